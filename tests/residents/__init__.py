"""People and walk-in hours."""
