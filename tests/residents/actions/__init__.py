"""What can be done with people and walk-in hours."""
