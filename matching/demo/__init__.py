"""Two invented towns with a year of history, to look around in without anybody's data."""
