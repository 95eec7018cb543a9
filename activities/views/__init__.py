"""Pages of the offer, by task."""
