"""The week: what takes place on which day, who goes, who goes along, and how many still can."""
