"""The attendance of one occurrence: each person, what can be said of them, and who said it when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aandeslag.vocabulary import ExcuseReason
from activities.wording import hours
from matching import wording
from matching.facts import Hours
from matching.models import EarlierMark, Participation
from matching.profiles import has_started
from residents.cards import name_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
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
    number: str
    name: str
    was: str
    choices: list[Choice]
    excuses: list[Choice]
    hours: str
    is_marked: bool
    is_unexpected: bool
    marked: str
    # What was said before it was corrected, oldest first, and then what holds now.
    history: list[str]


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
    def takes_place(self) -> bool:
        return not self.is_cancelled

    @property
    def unmarked(self) -> int:
        return sum(not line.is_marked for line in self.lines)


def attendance_of(
    occurrence: Occurrence,
    *,
    now: datetime,
    shown: frozenset[str],
    only: frozenset[UUID] | None = None,
) -> Attendance:
    """Two queries, with the occurrence loaded together with its activity and organisation.

    With `only`, no others than these participations.
    """
    rows = [row for row in rows_of(occurrence) if only is None or row.public_id in only]
    earlier = _earlier_marks(rows)
    is_to_come = not has_started(occurrence, now)
    scheduled = Hours(occurrence.starts, occurrence.ends).minutes
    return Attendance(
        occurrence=occurrence.public_id,
        title=occurrence.activity.title,
        organisation=occurrence.activity.organisation.name,
        activity=occurrence.activity.public_id,
        theme=occurrence.activity.theme,
        date=occurrence.date,
        when=wording.when(occurrence),
        hours=hours(occurrence.starts, occurrence.ends),
        lines=[_line(row, earlier[row.pk], scheduled, shown, is_to_come=is_to_come) for row in rows],
        residents=[row.resident for row in rows],
        is_to_come=is_to_come,
        has_begun=not is_to_come,
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


def off_the_list(occurrence: Occurrence, keys: Collection[UUID]) -> list[Participation]:
    """Of the lines that a page showed those that were taken off since. No query where all are on it."""
    if not keys:
        return []
    rows = Participation.objects.filter(occurrence=occurrence, status=Status.CANCELLED, public_id__in=keys)
    return list(rows.select_related("resident").order_by("resident__number"))


def not_saved_of(rows: Iterable[Participation], occurrence: Occurrence, shown: frozenset[str]) -> str:
    """Whom the press was about, as the list names them, and why it says nothing of them."""
    who = ", ".join(f"{row.resident.number_shown} {name_of(row.resident, shown)}" for row in rows)
    if occurrence.cancelled_at is not None:
        return _("This does not take place any more. Not saved: %(who)s.") % {"who": who}
    return _("Not on this list any more, and not saved: %(who)s.") % {"who": who}


def statuses(*, is_to_come: bool) -> list[tuple[str, str]]:
    """What can be said before the start, and what from then on."""
    if is_to_come:
        return [(Status.SIGNED_UP, _("comes")), (Status.EXCUSED, _("called off"))]
    return [
        (Status.PRESENT, _("was there")),
        (Status.ABSENT, _("was not there")),
        (Status.EXCUSED, _("called off")),
    ]


def told(status: str, excuse: str, minutes: int | None) -> str:
    """All that is said of someone in one word, as the form sends it back."""
    return f"{status}:{excuse}:{'' if minutes is None else minutes}"


def told_of(row: Participation) -> str:
    return told(row.status, row.excuse, row.minutes)


def _earlier_marks(rows: Sequence[Participation]) -> dict[int, list[EarlierMark]]:
    found: dict[int, list[EarlierMark]] = defaultdict(list)
    marks = EarlierMark.objects.filter(participation__in=[row.pk for row in rows])
    for mark in marks.select_related("marked_by").order_by("pk"):
        found[mark.participation_id].append(mark)
    return found


def _line(
    row: Participation,
    earlier: Iterable[EarlierMark],
    scheduled: int | None,
    shown: frozenset[str],
    *,
    is_to_come: bool,
) -> Line:
    excuse = row.excuse or ExcuseReason.OTHER
    history = [_said(mark) for mark in earlier]
    return Line(
        participation=row.public_id,
        number=row.resident.number_shown,
        name=name_of(row.resident, shown),
        was=told_of(row),
        choices=[
            Choice(value, words, value == row.status) for value, words in statuses(is_to_come=is_to_come)
        ],
        excuses=[Choice(one.value, str(one.label), one == excuse) for one in ExcuseReason],
        hours="" if is_to_come else wording.duration(row.minutes or scheduled),
        is_marked=row.status != Status.SIGNED_UP,
        is_unexpected=row.is_unexpected,
        marked=_marked(row),
        history=[*history, _said(row)] if history else [],
    )


def _said(mark: Participation | EarlierMark) -> str:
    """For instance *was there (2:30) · Anna, 1 December 15:05*."""
    words = str(mark.get_excuse_display() or mark.get_status_display())
    # Of any other reason the words say already that they called off.
    if mark.status == Status.EXCUSED and mark.excuse not in {"", ExcuseReason.OTHER}:
        words = f"{mark.get_status_display()}: {words}"
    if mark.minutes is not None:
        words = f"{words} ({wording.duration(mark.minutes)})"
    return " · ".join(filter(None, [words, _marked(mark)]))


def _marked(row: Participation | EarlierMark) -> str:
    """Who said it, and when."""
    if row.marked_at is None:
        return ""
    moment = date_format(timezone.localtime(row.marked_at), "j F G:i")
    if row.marked_by is None:
        return moment
    return _("%(name)s, %(moment)s") % {"name": row.marked_by.name, "moment": moment}
