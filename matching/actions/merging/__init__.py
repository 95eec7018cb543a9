"""Two participants turn out to be one person: everything of the one moves to the other; and the undo."""

from matching.actions.merging.forgetting import forget_old_merges
from matching.actions.merging.joining import merge_residents
from matching.actions.merging.undoing import undo_merge

__all__ = ["forget_old_merges", "merge_residents", "undo_merge"]
