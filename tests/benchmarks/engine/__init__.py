"""What the matching engine yields and how fast, on invented people and openings; no database."""
