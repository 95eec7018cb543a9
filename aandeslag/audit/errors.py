"""What the log does not allow."""

from __future__ import annotations


class AppendOnlyError(Exception):
    """A line of the log is never changed and never taken away."""
