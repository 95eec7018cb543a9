"""Closing and publishing periods, targets, keys, and erasing someone without losing a figure."""

from reports.actions.closing import close_due_quarters, close_quarter
from reports.actions.erasing import erase_resident
from reports.actions.keys import make_figures_key, revoke_figures_key
from reports.actions.national import publish_due_countries
from reports.actions.planning import count_centre, set_opening_balance, set_targets
from reports.actions.releasing import release_year

__all__ = [
    "close_due_quarters",
    "close_quarter",
    "count_centre",
    "erase_resident",
    "make_figures_key",
    "publish_due_countries",
    "release_year",
    "revoke_figures_key",
    "set_opening_balance",
    "set_targets",
]
