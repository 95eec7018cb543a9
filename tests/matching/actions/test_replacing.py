"""The place of one goes to another in one go, and the waiting list goes first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from aandeslag.audit.models import Line
from aandeslag.vocabulary import LegalStatus
from matching.actions import (
    join_waiting_list,
    replace_person,
    sign_up,
    take_off,
    undo_replacement,
)
from matching.errors import NotOpenError, OtherTeamError, PlacementRefusedError, WrongMomentError
from matching.models import Participation, Placement, Task, WaitingListEntry
from matching.places import places_left
from tests.factories import OccurrenceFactory, SlotFactory
from tests.matching.conftest import NOW, Garden

if TYPE_CHECKING:
    from activities.models import Occurrence
    from residents.models import Resident

Status = Participation.Status
LATER = datetime(2026, 11, 24, 13, tzinfo=UTC)
WHILE_IT_RUNS = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def goes(garden: Garden) -> Participation:
    """One of four, so that it is full."""
    placement = sign_up(resident=garden.resident(), occurrence=garden.dates[0], by=garden.desk, now=NOW)
    garden.fill(garden.dates[0], 3)
    return placement.participations.get()


def instead(garden: Garden, row: Participation, resident: Resident, now: datetime = NOW) -> Participation:
    placement = replace_person(participation=row, resident=resident, by=garden.desk, now=now)
    return placement.participations.get(occurrence=row.occurrence_id)


def states(*rows: Participation) -> list[tuple[str, str]]:
    fresh = [Participation.objects.select_related("placement").get(pk=row.pk) for row in rows]
    return [(row.status, row.placement.status) for row in fresh]


def waits(garden: Garden, **facts: object) -> Resident:
    person = garden.resident(**facts)
    join_waiting_list(resident=person, occurrence=garden.dates[0], by=garden.desk, now=NOW)
    return person


def _at_the_same_time(garden: Garden) -> Occurrence:
    slot = SlotFactory.create(activity__organisation__team=garden.town.team)
    date: Occurrence = OccurrenceFactory.create(slot=slot, date=garden.dates[0].date)
    return date


def test_one_goes_and_the_other_comes(garden: Garden, goes: Participation) -> None:
    new = instead(garden, goes, garden.resident())
    assert states(goes, new) == [(Status.CANCELLED, "ended"), (Status.SIGNED_UP, "agreed")]
    assert places_left([garden.dates[0].pk], NOW) == {garden.dates[0].pk: 0}


def test_who_comes_every_time_is_replaced_on_this_date_only(garden: Garden) -> None:
    standing = sign_up(resident=garden.resident(), slot=garden.slot, by=garden.desk, now=NOW)
    instead(garden, standing.participations.get(occurrence=garden.dates[0]), garden.resident())
    standing.refresh_from_db()
    rows = standing.participations.order_by("occurrence__date").values_list("status", flat=True)
    assert (standing.status, list(rows)) == ("agreed", [Status.CANCELLED, Status.SIGNED_UP, Status.SIGNED_UP])


def test_who_may_not_come_changes_nothing(garden: Garden, goes: Participation) -> None:
    """It needs a declaration that nobody asked for: then the first keeps the place."""
    before = Line.objects.count()
    with pytest.raises(PlacementRefusedError):
        instead(garden, goes, garden.resident(legal_status=LegalStatus.IN_PROCEDURE))
    assert states(goes) == [(Status.SIGNED_UP, "agreed")]
    assert Line.objects.count() == before


def test_whoever_waits_goes_first(garden: Garden, goes: Participation) -> None:
    first = waits(garden)
    with pytest.raises(PlacementRefusedError) as refused:
        instead(garden, goes, garden.resident())
    assert refused.value.verdict.obstacles == ("full",)
    assert states(goes) == [(Status.SIGNED_UP, "agreed")]
    assert WaitingListEntry.objects.get().left_at is None

    new = instead(garden, goes, first)
    assert states(goes, new) == [(Status.CANCELLED, "ended"), (Status.SIGNED_UP, "agreed")]
    assert WaitingListEntry.objects.get().left_because == WaitingListEntry.Left.PLACED


def test_the_second_in_line_does_not_go_before_the_first(garden: Garden, goes: Participation) -> None:
    waits(garden)
    second = waits(garden)
    with pytest.raises(PlacementRefusedError):
        instead(garden, goes, second)
    assert not Placement.objects.filter(status="proposed").exists()


def test_who_cannot_come_by_now_is_passed_by_and_it_is_said(garden: Garden, goes: Participation) -> None:
    first = waits(garden)
    sign_up(resident=first, occurrence=_at_the_same_time(garden), by=garden.desk, now=NOW)
    new = instead(garden, goes, garden.resident())
    assert states(goes, new) == [(Status.CANCELLED, "ended"), (Status.SIGNED_UP, "agreed")]
    assert WaitingListEntry.objects.get().skipped_because == {"placed-then"}


def test_not_once_it_has_begun_nor_by_the_same_nor_twice(garden: Garden, goes: Participation) -> None:
    with pytest.raises(WrongMomentError):
        instead(garden, goes, garden.resident(), WHILE_IT_RUNS)
    with pytest.raises(NotOpenError):
        instead(garden, goes, goes.resident)
    take_off(participation=goes, by=garden.desk, now=NOW)
    with pytest.raises(NotOpenError):
        instead(garden, goes, garden.resident())


def test_nobody_of_another_team(garden: Garden, other_garden: Garden, goes: Participation) -> None:
    with pytest.raises(OtherTeamError):
        instead(garden, goes, other_garden.resident())


def test_sent_twice_is_done_once(garden: Garden, goes: Participation) -> None:
    token, person = uuid4(), garden.resident()
    for _ in range(2):
        replace_person(participation=goes, resident=person, by=garden.desk, now=NOW, token=token)
    assert person.placements.count() == 1


def undo(garden: Garden, new: Participation, old: Participation, now: datetime = LATER) -> None:
    undo_replacement(came=new, instead_of=old, by=garden.desk, now=now)


def test_undone_it_is_as_before_also_in_the_line(garden: Garden, goes: Participation) -> None:
    """The second in line is offered nothing: no place came free."""
    first = waits(garden)
    waits(garden)
    new = instead(garden, goes, first)

    undo(garden, new, goes)

    assert states(goes, new) == [(Status.SIGNED_UP, "agreed"), (Status.CANCELLED, "ended")]
    line = WaitingListEntry.objects.in_line()
    assert line.values_list("resident_id", flat=True)[0] == first.pk
    assert (line.count(), Placement.objects.filter(status="proposed").count()) == (2, 0)
    assert places_left([garden.dates[0].pk], LATER) == {garden.dates[0].pk: 0}


def offers() -> list[tuple[int, datetime | None]]:
    """To whom a place is offered, and until when."""
    rows = Placement.objects.filter(status="proposed").order_by("pk")
    return [(row.resident_id, row.held_until) for row in rows]


@pytest.fixture
def two_wait(garden: Garden, goes: Participation) -> tuple[Resident, Resident]:
    """The first of them has an offer."""
    first, second = waits(garden), waits(garden)
    take_off(participation=_another(goes), by=garden.desk, now=NOW)
    assert [one for one, _until in offers()] == [first.pk]
    return first, second


def _another(row: Participation) -> Participation:
    rows = Participation.objects.filter(occurrence=row.occurrence, status=Status.SIGNED_UP)
    return rows.exclude(pk=row.pk)[0]


def test_undone_who_came_has_back_what_was_held_for_them(
    garden: Garden, goes: Participation, two_wait: tuple[Resident, Resident]
) -> None:
    """Until the same moment; the next, who was offered the place that came free, waits again and is told."""
    first, second = two_wait
    before = offers()
    new = instead(garden, goes, first)
    assert [one for one, _until in offers()] == [second.pk]

    assert undo_replacement(came=new, instead_of=goes, by=garden.desk, now=LATER) is True

    assert offers() == before
    assert states(goes, new) == [(Status.SIGNED_UP, "agreed"), (Status.CANCELLED, "ended")]
    line = WaitingListEntry.objects.in_line().values_list("resident_id", flat=True)
    assert list(line) == [first.pk, second.pk]
    tasks = Task.objects.to_do().order_by("pk").values_list("kind", "waiting__resident")
    assert set(tasks) == {("offer", first.pk), ("offer-withdrawn", second.pk)}
    assert places_left([garden.dates[0].pk], LATER) == {garden.dates[0].pk: 0}


def test_what_the_next_accepted_meanwhile_stays_and_it_is_said(
    garden: Garden, goes: Participation, two_wait: tuple[Resident, Resident]
) -> None:
    first, second = two_wait
    new = instead(garden, goes, first)
    sign_up(resident=second, occurrence=garden.dates[0], by=garden.desk, now=NOW)

    assert undo_replacement(came=new, instead_of=goes, by=garden.desk, now=LATER) is False

    assert (offers(), states(goes)) == ([], [(Status.SIGNED_UP, "agreed")])
    assert WaitingListEntry.objects.in_line().get().resident_id == first.pk


def test_after_its_term_it_is_offered_as_to_anybody_who_waits(
    garden: Garden, goes: Participation, two_wait: tuple[Resident, Resident]
) -> None:
    """The next let it lapse."""
    [(_first, until)] = offers()
    new = instead(garden, goes, two_wait[0])
    assert until is not None
    after = until + timedelta(hours=1)
    undo(garden, new, goes, after)
    assert offers() == [(two_wait[0].pk, after + (until - NOW))]


def test_not_undone_once_something_else_happened(garden: Garden, goes: Participation) -> None:
    new = instead(garden, goes, garden.resident())
    with pytest.raises(NotOpenError):
        undo(garden, new, goes, WHILE_IT_RUNS)
    other = sign_up(resident=garden.resident(), occurrence=garden.dates[1], by=garden.desk, now=NOW)
    with pytest.raises(NotOpenError):
        undo(garden, other.participations.get(), goes)
    take_off(participation=new, by=garden.desk, now=LATER)
    with pytest.raises(NotOpenError):
        undo(garden, new, goes)
    assert states(goes, new) == [(Status.CANCELLED, "ended"), (Status.CANCELLED, "ended")]


def test_not_undone_when_the_first_is_elsewhere_by_now(garden: Garden, goes: Participation) -> None:
    new = instead(garden, goes, garden.resident())
    sign_up(resident=goes.resident, occurrence=_at_the_same_time(garden), by=garden.desk, now=NOW)
    with pytest.raises(PlacementRefusedError):
        undo(garden, new, goes)
    assert states(goes, new) == [(Status.CANCELLED, "ended"), (Status.SIGNED_UP, "agreed")]
