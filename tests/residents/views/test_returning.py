"""Whoever works at the desk stays there, whatever is done for the person before them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone

from residents.models import Visit, WalkInSession
from tests.factories import ActivityFactory, VisitFactory, WalkInSessionFactory
from tests.residents.views.test_changing import opened, url_of

if TYPE_CHECKING:
    from django.test import Client

    from residents.models import Resident
    from tests.world import Town


@pytest.fixture
def at_desk(session: WalkInSession, rahel: Resident, stranger: Resident) -> str:
    """The place of Rahel at the desk, where she came in; somebody came elsewhere too."""
    VisitFactory.create(session=session, resident=rahel)
    theirs = WalkInSessionFactory.create(team=stranger.team, centre=stranger.centre)
    VisitFactory.create(session=theirs, resident=stranger)
    return reverse("residents:at-desk", args=[session.public_id, rahel.public_id])


def said_no(desk: Client, town: Town, rahel: Resident) -> str:
    activity = ActivityFactory.create(organisation__team=town.team)
    address = reverse("matching:refuse", args=[rahel.public_id, activity.public_id])
    return desk.post(address).headers["Location"]


def changed(desk: Client, rahel: Resident) -> str:
    return desk.post(url_of(rahel), opened(desk, rahel)).headers["Location"]


def test_after_saving_and_a_no_the_desk_is_where_it_was(
    desk: Client, town: Town, rahel: Resident, at_desk: str
) -> None:
    assert desk.get(url_of(rahel)).context["back_url"] == at_desk
    assert changed(desk, rahel) == at_desk
    assert desk.post(url_of(rahel, "explain"), {"language": "ti"}).headers["Location"] == at_desk
    assert said_no(desk, town, rahel) == at_desk


@pytest.mark.parametrize("why", ["no visit", "closed", "an earlier day"])
def test_without_a_visit_at_an_open_session_of_today_it_is_the_card(
    desk: Client, town: Town, rahel: Resident, at_desk: str, why: str
) -> None:
    mine = WalkInSession.objects.filter(team=town.team)
    match why:
        case "no visit":
            Visit.objects.filter(resident=rahel).delete()
        case "closed":
            mine.update(closed_at=timezone.now())
        case _:
            mine.update(date=timezone.localdate() - timedelta(days=7))

    assert changed(desk, rahel) == url_of(rahel, "resident")
    assert said_no(desk, town, rahel) == reverse("matching:fits", args=[rahel.public_id])
