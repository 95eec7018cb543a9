"""Who could come instead of someone: who waits for the place first, then who else fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from matching import wording
from matching.candidates import candidate
from matching.cards.offers import Named
from matching.cards.week.full import why_full
from matching.findings import Obstacle
from matching.models import WaitingListEntry
from matching.profiles import openings
from matching.rounds import wording as round_wording
from matching.rounds.who_fits import who_fits
from residents.cards import row_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from activities.models import Occurrence
    from matching.findings import Verdict
    from matching.models import Participation
    from residents.cards import PersonRow
    from residents.models import Resident

    Refused = tuple[Resident, Verdict]

FITTING_SHOWN: Final = 10


@dataclass(frozen=True)
class Choice:
    """One person to press; `said` is why they stand here."""

    person: PersonRow
    said: str


@dataclass(frozen=True)
class NotSo:
    """Whom it was not given to, and why; with cautions only, one more press passes them."""

    person: PersonRow
    sentences: list[str]
    cautions: list[Named]


@dataclass(frozen=True)
class InsteadOf:
    participation: UUID
    occurrence: UUID
    person: PersonRow
    title: str
    when: str
    meant: list[Choice]
    in_line: list[Choice]
    fitting: list[Choice]
    refused: NotSo | None
    residents: list[Resident]


def instead_of(
    row: Participation,
    occurrence: Occurrence,
    *,
    found: Sequence[Resident],
    refused: Refused | None,
    shown: frozenset[str],
    now: datetime,
) -> InsteadOf:
    """`found` are those that a name could mean; then nobody else is shown. About fifteen queries."""
    line = [] if found else _line(row, occurrence)
    ahead = {one.resident_id for one in line}
    fits = [] if found else who_fits(occurrence, now, freed=1).people
    fitting = [one for one in fits if one.waiter.resident.pk not in ahead][:FITTING_SHOWN]
    residents = {
        one.pk: one
        for one in (
            row.resident,
            *found,
            *(one.resident for one in line),
            *(one.waiter.resident for one in fitting),
            *([refused[0]] if refused else []),
        )
    }
    return InsteadOf(
        participation=row.public_id,
        occurrence=occurrence.public_id,
        person=row_of(row.resident, shown),
        title=occurrence.activity.title,
        when=wording.when(occurrence),
        meant=[Choice(row_of(one, shown), "") for one in found],
        in_line=[Choice(row_of(one.resident, shown), _since(one)) for one in line],
        fitting=[
            Choice(row_of(one.waiter.resident, shown), round_wording.waited(one.waiter.waited))
            for one in fitting
        ],
        refused=_not_so(refused, occurrence, shown, now) if refused else None,
        residents=list(residents.values()),
    )


def _line(row: Participation, occurrence: Occurrence) -> list[WaitingListEntry]:
    """Who waits for this date, or for every time of its fixed moment, in order."""
    entries = WaitingListEntry.objects.in_line().of_people_here().filter(slot=occurrence.slot_id)
    return [
        one
        for one in entries.exclude(resident=row.resident_id).select_related(
            "resident__centre", "resident__housed_in"
        )
        if one.occurrence_id in {None, occurrence.pk}
    ]


def _since(entry: WaitingListEntry) -> str:
    day = date_format(timezone.localtime(entry.since), "j F")
    return _("waits since %(day)s") % {"day": day}


def _not_so(refused: Refused, occurrence: Occurrence, shown: frozenset[str], now: datetime) -> NotSo:
    resident, verdict = refused
    person = candidate(resident, timezone.localdate(now))
    opening = openings([occurrence], now, besides=resident.pk)[occurrence.pk]
    sentences = wording.obstacles(verdict, opening, shown)
    if Obstacle.FULL in verdict.obstacles:
        sentences = [str(why_full(occurrence, resident, now))]
    cautions = [Named(one.value, wording.caution(one, person, opening)) for one in verdict.cautions]
    return NotSo(row_of(resident, shown), sentences, [] if verdict.obstacles else cautions)
