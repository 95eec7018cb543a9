"""What the invented supporters heard, did and counted in the past weeks."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from django.utils import timezone

from aandeslag.teams.access import Role
from matching.actions import go_along, note_contact, write_contact_note
from matching.models import Contact, Participation
from matching.taps import Tap
from residents.actions import count_help
from residents.models import Resident

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from matching.demo.towns import Town

Code, Status = Contact.Code, Participation.Status
GOES_ALONG, TELLS = 2, 3
# Of hours and people that somebody helped, some days ago.
HELPED: Final = ((2, {"minutes": 90}), (4, {"people": 5}), (9, {"minutes": 60}), (15, {"people": 10}))
EVENING: Final = time(19)


def build_support(town: Town, *, today: date) -> None:
    """Some know when they go, one is asked again, one wants something else, of one there is a note."""
    supporter = town.members[Role.SUPPORTER]
    own = Resident.objects.for_team(town.team).present().entrusted_to(supporter, today).order_by("number")
    coming = Participation.objects.filter(
        resident__in=own, status=Status.SIGNED_UP, occurrence__date__gt=today
    ).select_related("occurrence", "placement", "resident")
    soon = list(coming.order_by("occurrence__date", "occurrence__starts", "resident__number"))
    _go_along(town, soon, today)
    _tell(town, soon, today)
    going = {row.resident_id for row in soon}
    _ask(town, [one for one in own if one.pk not in going], today)
    for days, help_given in HELPED:
        day = today - timedelta(days=days)
        count_help(team=town.team, supporter=supporter, today=day, token=uuid4(), **help_given)


def _go_along(town: Town, soon: Sequence[Participation], today: date) -> None:
    dates = list({row.occurrence_id: row.occurrence for row in soon}.values())
    for one in dates[:GOES_ALONG]:
        go_along(occurrence=one, supporter=town.members[Role.SUPPORTER], today=today)


def _tell(town: Town, soon: Sequence[Participation], today: date) -> None:
    people = list({row.resident_id: row for row in soon}.values())
    for number, row in enumerate(people[:TELLS], 1):
        _press(town, row.resident, Tap(Code.INFORMED, about=row.placement.public_id), today, number)
    if people:
        write_contact_note(
            resident=people[0].resident,
            note="Belt liever 's avonds.",
            by=town.members[Role.SUPPORTER],
            now=_evening(today, 1),
            token=uuid4(),
        )


def _ask(town: Town, people: Sequence[Resident], today: date) -> None:
    """Of those who go nowhere: for one the weeks are over, one was asked yesterday."""
    said = [(Tap(Code.NOT_NOW, "2"), 15), (Tap(Code.SOMETHING_ELSE), 1), (Tap(Code.NOT_NOW, "4"), 2)]
    for person, (tap, days) in zip(people, said, strict=False):
        _press(town, person, tap, today, days)


def _press(town: Town, person: Resident, tap: Tap, today: date, days_ago: int) -> None:
    by = town.members[Role.SUPPORTER]
    note_contact(resident=person, tap=tap, by=by, now=_evening(today, days_ago), token=uuid4())


def _evening(today: date, days_ago: int) -> datetime:
    return timezone.make_aware(datetime.combine(today - timedelta(days=days_ago), EVENING))
