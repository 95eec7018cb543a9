"""Template tags that say a text."""
