"""Pages of teams, by task."""
