"""What the engine refuses, and why."""

from __future__ import annotations


class EngineError(Exception):
    """The question cannot be answered as it was put; the message says what to change."""


class PolicyError(EngineError):
    """A weight, band or number lies outside its bounds."""


class ProblemError(EngineError):
    """The facts contradict each other."""


class InfeasibleError(EngineError):
    """There is no way to give everybody exactly one of what they may have."""


class CertificateError(EngineError):
    """The result was not proven to be the best, so it is not shown."""
