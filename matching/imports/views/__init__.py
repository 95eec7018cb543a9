"""Pages on which a coordinator brings in spreadsheets, step by step."""
