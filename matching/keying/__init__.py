"""Keying in afterwards what was written on paper at a walk-in hour: one line, one Enter."""
