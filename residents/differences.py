"""Finds out, when two desks changed the same person, who changed what since the form was opened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import blake2s
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.models import Model

    from residents.details import ResidentDetails

FINGERPRINT_BYTES = 5


def fingerprints(details: ResidentDetails) -> str:
    """One short fingerprint per fact: enough to see that it changed, not what it was."""
    return ",".join(f"{name}:{_fingerprint(value)}" for name, value in details.columns().items())


def _fingerprint(value: Any) -> str:
    plain = _plain(value)
    return blake2s(plain.encode(), digest_size=FINGERPRINT_BYTES).hexdigest()


def _plain(value: str | float | frozenset[str] | Model | None) -> str:
    if isinstance(value, frozenset):
        return f"set {sorted(value)}"
    if value is None:
        return "not asked"
    return f"row {value.pk}" if hasattr(value, "pk") else f"is {value}"


@dataclass(frozen=True)
class Merged:
    """What both desks meant together, and the facts on which they contradict each other."""

    details: ResidentDetails
    changed_by_other: list[str]
    changed_by_both: list[str]


def merge(*, seen: str, mine: ResidentDetails, stored: ResidentDetails) -> Merged:
    """Take from the other desk what I left as I saw it; where both changed a fact, keep mine and name it."""
    prints = dict(part.split(":", 1) for part in seen.split(",") if ":" in part)
    kept, by_other, by_both = stored.columns(), [], []
    for name in mine.differing(stored):
        wanted = getattr(mine, name)
        if prints.get(name) == _fingerprint(wanted):
            by_other.append(name)
            continue
        if prints.get(name) != _fingerprint(kept[name]):
            by_both.append(name)
        kept[name] = wanted
    return Merged(replace(mine, **kept), by_other, by_both)
