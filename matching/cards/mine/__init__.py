"""A supporter's own people on the phone: what is known of each, and what can be pressed."""
