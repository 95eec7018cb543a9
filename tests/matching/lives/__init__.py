"""Whatever is pressed, by hand and by the night, in any order: the books stay sound."""
