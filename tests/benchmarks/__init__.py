"""Benchmarks: how a page or a save compares with one fixed page, measured side by side in the same run."""
