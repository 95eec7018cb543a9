"""A sign-up that was a slip of the hand: taken back whole, but not what was agreed earlier or has begun."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from matching.actions import sign_up, undo_sign_up
from matching.errors import NotOpenError
from matching.models import Participation, Placement
from tests.factories import VisitFactory, WalkInSessionFactory
from tests.matching.conftest import NOW, TODAY, Garden, make_garden

if TYPE_CHECKING:
    from residents.models import Resident, Visit


def visit_of(garden: Garden, person: Resident) -> Visit:
    session = WalkInSessionFactory.create(
        team=garden.town.team, centre=garden.town.centre, date=TODAY, opened_at=NOW
    )
    made: Visit = VisitFactory.create(session=session, resident=person, outcome="none")
    return made


def outcome_of(visit: Visit) -> str:
    visit.refresh_from_db()
    return visit.outcome


def every_time(garden: Garden, person: Resident) -> Placement:
    return sign_up(resident=person, slot=garden.slot, by=garden.desk, now=NOW)


@pytest.mark.parametrize(("registered_days_ago", "outcome"), [(0, "registered"), (7, "none")])
def test_places_and_visit_are_as_before(garden: Garden, registered_days_ago: int, outcome: str) -> None:
    person = garden.resident(registered_on=TODAY - timedelta(days=registered_days_ago))
    visit, placement = visit_of(garden, person), every_time(garden, person)
    assert outcome_of(visit) == "signed-up"

    undo_sign_up(placement=placement, by=garden.desk, now=NOW)

    placement.refresh_from_db()
    assert (placement.status, placement.end_reason, outcome_of(visit)) == ("ended", "mistake", outcome)
    assert not Participation.objects.filter(placement=placement).taking_a_place().exists()


def test_what_was_agreed_besides_stays_and_counts(garden: Garden) -> None:
    person = garden.resident()
    visit = visit_of(garden, person)
    other = make_garden(garden.town, title="Kringloop")
    other.dates[0].date += timedelta(days=1)
    other.dates[0].save()
    kept = sign_up(resident=person, occurrence=other.dates[0], by=garden.desk, now=NOW)

    undo_sign_up(placement=every_time(garden, person), by=garden.desk, now=NOW)

    assert list(Placement.objects.for_team(garden.town.team).agreed()) == [kept]
    assert outcome_of(visit) == "signed-up"


def test_what_was_agreed_on_an_earlier_day_is_no_slip_of_the_hand(garden: Garden) -> None:
    """Whoever comes every week and called off a date keeps that placement when signed up for it again."""
    placement = every_time(garden, garden.resident())
    Placement.objects.filter(pk=placement.pk).update(agreed_on=TODAY - timedelta(days=7))

    with pytest.raises(NotOpenError):
        undo_sign_up(placement=placement, by=garden.desk, now=NOW)

    placement.refresh_from_db()
    assert placement.status == "agreed"
    assert placement.participations.taking_a_place().count() == 3  # type: ignore[attr-defined]  # our own queryset


def test_what_has_begun_or_ended_is_not_taken_back(garden: Garden) -> None:
    begun, ended = (every_time(garden, garden.resident()) for _ in range(2))
    Placement.objects.filter(pk=begun.pk).update(status="started", started_on=timezone.localdate(NOW))
    undo_sign_up(placement=ended, by=garden.desk, now=NOW)

    for one in (begun, ended):
        with pytest.raises(NotOpenError):
            undo_sign_up(placement=one, by=garden.desk, now=NOW)

    begun.refresh_from_db()
    assert begun.status == "started"
