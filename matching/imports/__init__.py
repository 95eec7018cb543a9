"""Brings in the spreadsheets of a team: read, preview, decide, apply, undo."""
