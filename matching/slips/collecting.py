"""Reads where people are expected, in a few queries however many they are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.utils import timezone

from aandeslag.phrases.book import phrasebook
from aandeslag.vocabulary import Weekday
from matching.models import Participation
from matching.profiles import has_started
from matching.slips.facts import Slip
from matching.slips.lines import unbroken
from matching.slips.writing import card_of
from residents.speaking import resident_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from aandeslag.phrases.book import Phrasebook
    from matching.models import Placement
    from residents.models import Resident


def slips_of(
    people: Sequence[Resident],
    now: datetime,
    *,
    placements: QuerySet[Placement] | None = None,
    language: str = "",
) -> list[Slip]:
    """One for each who is expected anywhere: one query, and one for each language that is read.

    The people come with their team, centre and municipality (`select_related`).
    """
    expected = _next_times(people, now, placements)
    readers = [one for one in people if one.pk in expected]
    spoken = {one.pk: language or resident_language(one) for one in readers}
    books = {code: phrasebook(code) for code in sorted(set(spoken.values()))}
    return [_slip(one, expected[one.pk], books[spoken[one.pk]]) for one in readers]


def _next_times(
    people: Sequence[Resident], now: datetime, placements: QuerySet[Placement] | None
) -> dict[int, list[Participation]]:
    """The first time to come of each placement, in order of time."""
    rows = (
        Participation.objects.filter(resident__in=people, status=Participation.Status.SIGNED_UP)
        .filter(occurrence__date__gte=timezone.localdate(now), occurrence__cancelled_at__isnull=True)
        .select_related("placement", "occurrence__slot", "occurrence__activity__organisation")
        .select_related("occurrence__activity__site_contact")
        .prefetch_related("occurrence__activity__own_texts")
        .order_by("occurrence__date", "occurrence__starts", "pk")
    )
    if placements is not None:
        rows = rows.filter(placement__in=placements)
    first: dict[int, Participation] = {}
    for row in rows:
        if not has_started(row.occurrence, now):
            first.setdefault(row.placement_id, row)
    found: dict[int, list[Participation]] = defaultdict(list)
    for row in first.values():
        found[row.resident_id].append(row)
    return found


def _slip(person: Resident, rows: Iterable[Participation], book: Phrasebook) -> Slip:
    phone = unbroken(person.team.phone)
    return Slip(
        code=str(person.public_id),
        number=person.number_shown,
        language=book.language,
        direction=book.direction,
        days=tuple(book.line(f"day-short.{one.value}") for one in Weekday),
        cards=tuple(card_of(row, person, book) for row in rows),
        call=book.line("slip.cannot", {"phone": phone}) if phone else book.line("slip.cannot-no-phone"),
        keep=book.line("slip.keep"),
        photo=book.line("slip.photo"),
    )
