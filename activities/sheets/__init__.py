"""The offer on paper: a card for each activity, and a poster of a week."""
