"""Exact figures of one team: counted by the database or person by person, and kept when people are erased."""
