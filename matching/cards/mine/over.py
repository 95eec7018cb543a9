"""Tells that the time to answer is over: what became of the place, and what to do now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.cards.mine.asking import Asked
from matching.cards.mine.gathering import last_tap
from matching.cards.mine.whens import when_offered
from matching.profiles import has_started

if TYPE_CHECKING:
    from datetime import datetime

    from aandeslag.phrases.book import Phrasebook
    from matching.cards.mine.gathering import Gathered
    from matching.models import Placement
    from residents.models import Resident


def over_of(person: Resident, found: Gathered, now: datetime, book: Phrasebook) -> Asked | None:
    """Of the latest place that is still to come, when nothing came instead and nobody spoke of it since."""
    told = [one for one in found.over.get(person.pk, []) if _is_to_tell(one, person, found, now)]
    if not told:
        return None
    last = max(told, key=_since)
    is_in_line = (person.pk, last.slot_id) in found.in_line
    words = book.say("phone.over-waits" if is_in_line else "phone.over")
    return Asked(None, words, when_offered(last, book), None, says_yes=False)


def _is_to_tell(one: Placement, person: Resident, found: Gathered, now: datetime) -> bool:
    if one.occurrence is not None and has_started(one.occurrence, now):
        return False
    instead = (other for other in found.placements.get(person.pk, []) if other.slot_id == one.slot_id)
    if any(other.is_standing or other.occurrence_id == one.occurrence_id for other in instead):
        return False
    spoken = last_tap(found.contacts.get(person.pk, []))
    return spoken is None or spoken.at < _since(one)


def _since(one: Placement) -> datetime:
    """When it was over: at its term, or later, when a yes was undone."""
    moments = [moment for moment in (one.held_until, one.ended_at) if moment is not None]
    return max(moments)
