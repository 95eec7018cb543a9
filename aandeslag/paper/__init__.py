"""Paper: PDF that a screen reader can read too, in every script the desk needs, and codes to scan."""
