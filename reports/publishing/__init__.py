"""From the rows of a period to what may leave the team: who counted how much, what was shown before."""
