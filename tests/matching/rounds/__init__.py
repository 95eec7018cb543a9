"""Rounds of proposals."""
