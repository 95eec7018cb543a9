"""Rounds of proposals: gathers the facts for the engine, and tells what it found in numbers."""
