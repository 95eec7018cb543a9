"""What stands on the pages about placements, ready to be shown: nothing else reaches a template."""
