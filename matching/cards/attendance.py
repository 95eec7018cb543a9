"""The attendance of one occurrence: each person, what can be said of them, and who said it when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aandeslag.vocabulary import ExcuseReason
from activities.wording import hours
from matching import wording
from matching.models import Participation
from matching.profiles import has_started
from residents.cards import name_of

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from activities.models import Occurrence
    from residents.models import Resident

Status = Participation.Status


@dataclass(frozen=True)
class Choice:
    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True)
class Line:
    """One person on the list; `was` tells, when the form comes back, what it showed."""

    participation: UUID
    resident: UUID
    number: str
    name: str
    was: str
    choices: list[Choice]
    excuses: list[Choice]
    is_marked: bool
    marked: str


@dataclass(frozen=True)
class Attendance:
    occurrence: UUID
    title: str
    organisation: str
    activity: UUID
    theme: str
    date: date
    when: str
    hours: str
    lines: list[Line]
    residents: list[Resident]
    is_to_come: bool
    has_begun: bool
    is_cancelled: bool
    because: str

    @property
    def takes_unexpected(self) -> bool:
        return not self.is_to_come and not self.is_cancelled

    @property
    def unmarked(self) -> int:
        return sum(not line.is_marked for line in self.lines)


def attendance_of(occurrence: Occurrence, *, now: datetime, shown: frozenset[str]) -> Attendance:
    """One query, with the occurrence loaded together with its activity and organisation."""
    rows = list(rows_of(occurrence))
    is_to_come = occurrence.date > timezone.localdate(now)
    return Attendance(
        occurrence=occurrence.public_id,
        title=occurrence.activity.title,
        organisation=occurrence.activity.organisation.name,
        activity=occurrence.activity.public_id,
        theme=occurrence.activity.theme,
        date=occurrence.date,
        when=wording.when(occurrence),
        hours=hours(occurrence.starts, occurrence.ends),
        lines=[_line(row, shown, is_to_come=is_to_come) for row in rows],
        residents=[row.resident for row in rows],
        is_to_come=is_to_come,
        has_begun=has_started(occurrence, now),
        is_cancelled=occurrence.cancelled_at is not None,
        because=occurrence.cancelled_because,
    )


def rows_of(occurrence: Occurrence) -> list[Participation]:
    """Who is on the list: everybody who was not taken off, in the order of their numbers."""
    return list(
        Participation.objects.filter(occurrence=occurrence)
        .exclude(status=Status.CANCELLED)
        .select_related("resident", "marked_by")
        .order_by("resident__number")
    )


def statuses(*, is_to_come: bool) -> list[tuple[str, str]]:
    """What can be said before the day, and what from the day on."""
    if is_to_come:
        return [(Status.SIGNED_UP, _("comes")), (Status.EXCUSED, _("called off"))]
    return [
        (Status.PRESENT, _("was there")),
        (Status.ABSENT, _("was not there")),
        (Status.EXCUSED, _("called off")),
    ]


def told(row: Participation) -> str:
    """Status and reason in one word, as the form sends it back."""
    return f"{row.status}:{row.excuse}"


def _line(row: Participation, shown: frozenset[str], *, is_to_come: bool) -> Line:
    excuse = row.excuse or ExcuseReason.OTHER
    return Line(
        participation=row.public_id,
        resident=row.resident.public_id,
        number=row.resident.number_shown,
        name=name_of(row.resident, shown),
        was=told(row),
        choices=[
            Choice(value, words, value == row.status) for value, words in statuses(is_to_come=is_to_come)
        ],
        excuses=[Choice(one.value, str(one.label), one == excuse) for one in ExcuseReason],
        is_marked=row.status != Status.SIGNED_UP,
        marked=_marked(row),
    )


def _marked(row: Participation) -> str:
    """Who said it, and when."""
    if row.marked_at is None:
        return ""
    moment = date_format(timezone.localtime(row.marked_at), "j F G:i")
    if row.marked_by is None:
        return moment
    return _("%(name)s, %(moment)s") % {"name": row.marked_by.name, "moment": moment}
