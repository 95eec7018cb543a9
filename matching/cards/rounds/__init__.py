"""Rounds as they stand on the screen."""
