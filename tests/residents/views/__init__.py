"""What each member sees of people and walk-in hours."""
