"""A weekly hour is planned once, with its coming sessions."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from aandeslag.audit.models import Line
from aandeslag.vocabulary import Weekday
from residents.actions import change_walk_in_hour, plan_walk_in_hour
from residents.models import WalkInHour, WalkInSession

if TYPE_CHECKING:
    from tests.world import Town

TODAY = date(2026, 11, 23)


def facts(town: Town) -> dict[str, Any]:
    return {
        "centre": town.centre,
        "weekday": Weekday.TUESDAY,
        "starts": time(13),
        "ends": time(15),
        "valid_from": TODAY,
        "valid_until": None,
    }


def test_planning_twice_with_one_form_is_once(town: Town) -> None:
    token = uuid4()

    first = plan_walk_in_hour(team=town.team, today=TODAY, token=token, **facts(town))
    again = plan_walk_in_hour(team=town.team, today=TODAY, token=token, **facts(town))

    assert first == again
    assert (WalkInHour.objects.count(), WalkInSession.objects.count()) == (1, 4)
    assert list(Line.objects.values_list("action", flat=True)) == ["walk-in.made", "walk-in-hour.planned"]


def test_saving_unchanged_touches_no_session(town: Town) -> None:
    hour = plan_walk_in_hour(team=town.team, today=TODAY, **facts(town))
    before = set(WalkInSession.objects.values_list("pk", flat=True))

    change_walk_in_hour(hour=hour, today=TODAY, **facts(town))

    assert set(WalkInSession.objects.values_list("pk", flat=True)) == before
