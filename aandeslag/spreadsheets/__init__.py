"""Read the spreadsheets a desk keeps: bytes to a table, Dutch words to values; no database."""
