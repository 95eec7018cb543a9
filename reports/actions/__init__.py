"""Closing and publishing periods, targets, and erasing someone without losing a figure."""

from reports.actions.closing import close_due_quarters, close_quarter
from reports.actions.erasing import erase_resident
from reports.actions.planning import count_centre, set_opening_balance, set_targets
from reports.actions.releasing import release_year

__all__ = [
    "close_due_quarters",
    "close_quarter",
    "count_centre",
    "erase_resident",
    "release_year",
    "set_opening_balance",
    "set_targets",
]
