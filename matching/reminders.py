"""Who is expected on a day, how each can be reminded, and in which words: their language, nobody's name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from aandeslag.phrases.book import phrasebooks
from activities.calendars import calendar_of
from matching.messaging import link_to, reminder_in
from matching.models import Participation, Reminder
from matching.profiles import has_started, when_is
from residents.models import Consent
from residents.speaking import resident_language

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from aandeslag.teams.models import Team
    from matching.querysets import ParticipationQuerySet
    from residents.models import Resident

Way, State = Reminder.Way, Reminder.State


@dataclass(frozen=True)
class Due:
    """One person and one time, with the best way to remind them and the text as it would be sent."""

    row: Participation
    way: Reminder.Way
    state: Reminder.State
    subject: str
    text: str
    dutch: str
    language: str
    direction: str
    link: str

    @property
    def resident(self) -> Resident:
        return self.row.resident

    @property
    def is_ready(self) -> bool:
        return self.state == State.READY


def expected(team: Team, day: date) -> ParticipationQuerySet[Participation]:
    """Signed up for a date that takes place."""
    rows = Participation.objects.for_team(team).filter(status=Participation.Status.SIGNED_UP)
    return rows.filter(
        occurrence__date=day,
        occurrence__cancelled_at__isnull=True,
        resident__departed_on__isnull=True,
    )


def due_on(team: Team, day: date, now: datetime) -> list[Due]:
    """By the time of day, then by number. Three queries."""
    rows = expected(team, day).select_related(
        "resident__centre", "placement", "occurrence__activity__organisation", "reminder"
    )
    return written(rows.order_by("occurrence__starts", "resident__number", "pk"), now)


def written(rows: Iterable[Participation], now: datetime) -> list[Due]:
    """What has begun needs no reminder."""
    coming = [row for row in rows if not has_started(row.occurrence, now)]
    agreed = set(
        Consent.objects.filter(
            resident__in=[row.resident_id for row in coming],
            purpose=Consent.Purpose.PHONE,
            given=True,
            withdrawn_on__isnull=True,
        ).values_list("resident_id", flat=True)
    )
    books = phrasebooks() if coming else {}
    found = []
    for row in coming:
        book = books[resident_language(row.resident)]
        subject, text = reminder_in(book, row)
        way = _way(row.resident, may_be_reached=row.resident_id in agreed)
        found.append(
            Due(
                row=row,
                way=way,
                state=_state(row),
                subject=subject,
                text=text,
                dutch="" if book.language == book.dutch.language else reminder_in(book.dutch, row)[1],
                language=book.language,
                direction=book.direction,
                link=link_to(row.resident.phone, text) if way == Way.MESSAGE else "",
            )
        )
    return found


def calendar_for(resident: Resident, now: datetime) -> bytes:
    """Everything that they are expected at from today on; of other people there is nothing in it."""
    rows = (
        Participation.objects.filter(resident=resident, status=Participation.Status.SIGNED_UP)
        .filter(occurrence__date__gte=timezone.localdate(now), occurrence__cancelled_at__isnull=True)
        .select_related("occurrence__activity__organisation")
        .order_by("occurrence__date", "occurrence__starts")
    )
    return calendar_of(resident.team.product_name, [row.occurrence for row in rows], now)


def _way(resident: Resident, *, may_be_reached: bool) -> Reminder.Way:
    """Without their agreement only paper: it is handed to them."""
    if may_be_reached and resident.email:
        return Way.MAIL
    return Way.MESSAGE if may_be_reached and resident.phone else Way.PAPER


def _state(row: Participation) -> Reminder.State:
    """A reminder counts for the time that it told."""
    reminder: Reminder | None = getattr(row, "reminder", None)
    if reminder is None or reminder.told not in {"", when_is(row.occurrence)}:
        return State.READY
    return State(reminder.state)
