"""Template tags of the walk-in hour."""
