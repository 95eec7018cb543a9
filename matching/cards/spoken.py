"""Which activity, and which date of it, a contact of a supporter was about: on the phone and for the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matching.models import Participation, Placement, Proposal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from activities.models import Activity, Occurrence
    from matching.models import Contact


@dataclass(frozen=True)
class Subject:
    """No date for what somebody does every time."""

    title: str
    on: date | None


def subjects_of(contacts: Iterable[Contact]) -> dict[tuple[int, UUID], Subject]:
    """By person and by what their contact was about, as long as that is there. Three queries, or none.

    Only what is of that same person: an id that a phone made up says nothing of anybody else.
    """
    asked = {(one.resident_id, one.about) for one in contacts if one.about is not None}
    if not asked:
        return {}
    mine = {"resident__in": {person for person, _ in asked}, "public_id__in": {about for _, about in asked}}
    dates: list[Any] = [*_of_one_date(Participation, mine), *_of_one_date(Proposal, mine)]
    placements = Placement.objects.filter(**mine).select_related("activity", "occurrence").order_by()
    found = {(one.resident_id, one.public_id): _subject(one.activity, one.occurrence) for one in placements}
    for one in dates:
        found[one.resident_id, one.public_id] = _subject(one.occurrence.activity, one.occurrence)
    return {key: subject for key, subject in found.items() if key in asked}


def _of_one_date(model: type[Participation | Proposal], mine: dict[str, Any]) -> Iterable[Any]:
    return model._default_manager.filter(**mine).select_related("occurrence__activity").order_by()


def _subject(activity: Activity, occurrence: Occurrence | None) -> Subject:
    return Subject(activity.title, occurrence.date if occurrence else None)
