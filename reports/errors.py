"""What can stand in the way of an action of this app."""

from __future__ import annotations


class ClosingError(Exception):
    """A quarter cannot be closed: it is too early, it is closed already, or an earlier one is still open."""


class ReleaseError(Exception):
    """Nothing can be released by hand: the year is not closed yet, or it was released before."""
