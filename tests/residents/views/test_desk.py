"""The page as pieces: news for other screens, a person, questions, friends; as asked by htmx and without."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from aandeslag.teams.access import Role
from aandeslag.teams.models import Duty
from residents.actions import note_present, tell_of_offers
from residents.models import Resident, Visit, WalkInSession
from residents.news import read_stamp, stamp_of
from tests.factories import ResidentFactory, VisitFactory, WalkInSessionFactory
from tests.residents.views.reading import FRAGMENT, body, log, registration

if TYPE_CHECKING:
    from django.test import Client

    from tests.world import Town

FITS = "matching:fits"


def url_of(session: WalkInSession, name: str, *more: object) -> str:
    return reverse(f"residents:{name}", args=[session.public_id, *more])


def news(desk: Client, session: WalkInSession, since: str) -> object:
    return desk.get(url_of(session, "news"), {"since": since}, headers=FRAGMENT)


def stamp(session: WalkInSession) -> str:
    session.refresh_from_db()
    return str(stamp_of(session))


def test_no_news_is_an_empty_answer_and_leaves_no_line(
    desk: Client, session: WalkInSession, rahel: Resident
) -> None:
    VisitFactory.create(session=session, resident=rahel)

    response = news(desk, session, stamp(session))

    assert (response.status_code, response.content) == (204, b"")  # type: ignore[attr-defined]
    assert log() == []


def test_a_count_alone_tells_nobodys_name(desk: Client, session: WalkInSession, rahel: Resident) -> None:
    VisitFactory.create(session=session, resident=rahel)
    before = stamp(session)
    WalkInSession.objects.update(visitors=3)

    response = news(desk, session, before)

    assert 'id="number-visitors" hx-swap-oob="true">3<' in body(response)  # type: ignore[arg-type]
    assert "Rahel" not in body(response)  # type: ignore[arg-type]
    assert log() == []


def test_whoever_came_is_told_and_logged_once(desk: Client, session: WalkInSession, rahel: Resident) -> None:
    before = stamp(session)
    desk.post(url_of(session, "note-visit"), {"resident": str(rahel.public_id)})

    response = news(desk, session, before)

    assert "Rahel" in body(response)  # type: ignore[arg-type]
    assert log()[-1] == ("walk-in.news", str(rahel.public_id))
    assert news(desk, session, stamp(session)).status_code == 204  # type: ignore[attr-defined]


@pytest.mark.parametrize("nonsense", ["", "x", "1.2", "1.2.3", "1.2.3.4.5", "-1.0.0-0-0.open", "9" * 400])
def test_nonsense_is_as_good_as_having_seen_nothing(
    desk: Client, session: WalkInSession, nonsense: str
) -> None:
    assert news(desk, session, nonsense).status_code == 200  # type: ignore[attr-defined]
    assert read_stamp("x").people == ""


def test_everything_that_the_left_column_shows_is_news(
    desk: Client, session: WalkInSession, rahel: Resident, town: Town
) -> None:
    helper = str(town.member(Role.SUPPORTER).public_id)
    came = {"resident": str(rahel.public_id)}
    changed = {"reason": "coffee", "outcome": "later"}
    seen = [stamp(session)]

    desk.post(url_of(session, "note-visit"), came)
    seen.append(stamp(session))
    visit = Visit.objects.get()
    desk.post(reverse("residents:visit", args=[visit.public_id]), changed)
    seen.append(stamp(session))
    desk.post(url_of(session, "note-present"), {"member": helper})
    seen.append(stamp(session))
    desk.post(reverse("residents:take-back-visit", args=[visit.public_id]))
    seen.append(stamp(session))
    desk.post(url_of(session, "count"), {"what": "visitors", "step": "1", "token": str(uuid4())})
    seen.append(stamp(session))
    desk.post(url_of(session, "close-session"))
    seen.append(stamp(session))

    assert len(set(seen)) == len(seen)


def test_an_offer_makes_open_cards_look_again_and_names_nobody(
    desk: Client, session: WalkInSession, rahel: Resident
) -> None:
    VisitFactory.create(session=session, resident=rahel)
    before = stamp(session)
    tell_of_offers([rahel.pk], session.date)

    response = news(desk, session, before)

    assert json.loads(response.headers["HX-Trigger"]) == {"offers-changed": {}}  # type: ignore[attr-defined]
    assert "Rahel" not in body(response)  # type: ignore[arg-type]
    assert log() == []


def test_another_teams_news_is_not_found(desk: Client, other_town: Town) -> None:
    theirs = WalkInSessionFactory.create(team=other_town.team)

    assert news(desk, theirs, "").status_code == 404  # type: ignore[attr-defined]


def test_the_same_press_counts_once(desk: Client, session: WalkInSession) -> None:
    once = {"what": "visitors", "step": "1", "token": str(uuid4())}

    for _ in range(2):
        desk.post(url_of(session, "count"), once, headers=FRAGMENT)

    session.refresh_from_db()
    assert session.visitors == 1


def test_a_person_comes_as_a_piece_with_an_opaque_address(
    desk: Client, session: WalkInSession, rahel: Resident
) -> None:
    response = desk.post(url_of(session, "note-visit"), {"resident": str(rahel.public_id)}, headers=FRAGMENT)

    assert "<html" not in body(response)
    assert response.headers["HX-Push-Url"] == url_of(session, "at-desk", rahel.public_id)
    assert "desk-changed" in response.headers["HX-Trigger"]
    assert reverse(FITS, args=[rahel.public_id]) in body(response)


def test_enter_on_one_person_only_serves_them(desk: Client, session: WalkInSession, rahel: Resident) -> None:
    ResidentFactory.create(team=rahel.team, number=456, first_name="Rahel")
    enter = {"find": "0455", "enter": "yes"}

    several = desk.post(url_of(session, "find-at-desk"), {**enter, "find": "rahel"}, headers=FRAGMENT)
    assert (len(several.context["found"]), Visit.objects.count()) == (2, 0)
    one = desk.post(url_of(session, "find-at-desk"), enter, headers=FRAGMENT)

    assert one.headers["HX-Retarget"] == "#at-desk"
    assert Visit.objects.get().resident == rahel


def test_typing_alone_notes_nobody(desk: Client, session: WalkInSession, rahel: Resident) -> None:
    desk.post(url_of(session, "find-at-desk"), {"find": "0455"}, headers=FRAGMENT)

    assert Visit.objects.count() == 0


def test_who_comes_along_is_registered_and_goes_together(
    desk: Client, session: WalkInSession, rahel: Resident
) -> None:
    VisitFactory.create(session=session, resident=rahel)
    url = url_of(session, "register-at-desk")
    friend = {"friend": str(rahel.public_id), "together": "yes", "then": "another"}

    response = desk.post(url, registration(**friend))

    selam = Resident.objects.get(first_name="Selam")
    assert response.headers["Location"] == f"{url}?with={selam.public_id}"
    assert len(set(Visit.objects.values_list("party", flat=True))) == 1
    assert desk.get(response.headers["Location"]).context["friend"].number == selam.number_shown


def test_nobody_of_another_team_comes_along(desk: Client, session: WalkInSession, stranger: Resident) -> None:
    url = url_of(session, "register-at-desk")

    assert desk.get(url, {"with": str(stranger.public_id)}).status_code == 404
    assert desk.get(url, {"with": "nonsense"}).context["friend"] is None
    friend = {"friend": str(stranger.public_id), "together": "yes"}
    assert desk.post(url, registration(**friend)).status_code == 404
    together = url_of(session, "together", stranger.public_id)
    assert desk.post(together, {"friend": str(stranger.public_id)}).status_code == 404
    assert Resident.objects.for_team(session.team).count() == 0


def test_a_supporter_at_the_desk_asks_what_is_not_known_and_overwrites_nothing(
    supporter: Client, town: Town, session: WalkInSession, rahel: Resident
) -> None:
    VisitFactory.create(session=session, resident=rahel)
    url = reverse("residents:ask", args=[rahel.public_id, "interests"])
    assert supporter.get(url).status_code == 403
    note_present(
        session=session, membership=town.member(Role.SUPPORTER), now=datetime(2026, 11, 24, 12, tzinfo=UTC)
    )

    supporter.post(url, {"interests": ["green"]}, headers=FRAGMENT)
    supporter.post(url, {"interests": ["food"]}, headers=FRAGMENT)

    rahel.refresh_from_db()
    assert rahel.interests == frozenset({"green"})


def test_a_question_needs_an_answer_and_has_to_exist(
    desk: Client, rahel: Resident, stranger: Resident
) -> None:
    url = reverse("residents:ask", args=[rahel.public_id, "free"])

    assert desk.get(url).status_code == 200
    assert desk.post(url, {"free": ""}).status_code == 422
    assert desk.get(reverse("residents:ask", args=[rahel.public_id, "explanation"])).status_code == 404
    assert desk.get(reverse("residents:ask", args=[stranger.public_id, "free"])).status_code == 404


@pytest.mark.parametrize(
    ("at", "opens"),
    [(time(12, 29), False), (time(12, 30), True), (time(14, 59), True), (time(15, 0), False)],
)
def test_the_page_opens_the_session_by_itself_around_its_time(
    desk: Client, town: Town, at: time, *, opens: bool
) -> None:
    planned = WalkInSessionFactory.create(team=town.team, centre=town.centre, opened_at=None)
    local = datetime(2026, 11, 24, at.hour - 1, at.minute, tzinfo=UTC)

    with time_machine.travel(local, tick=False):
        page = body(desk.get(url_of(planned, "session")))

    assert ('hx-trigger="load, submit"' in page) is opens
    planned.refresh_from_db()
    assert planned.opened_at is None


def test_a_closed_session_says_what_it_yielded(desk: Client, session: WalkInSession, rahel: Resident) -> None:
    VisitFactory.create(session=session, resident=rahel, outcome="signed-up")
    VisitFactory.create(session=session, reason="coffee")
    session.closed_at = session.opened_at
    session.save()

    summary = desk.get(url_of(session, "session")).context["summary"]

    assert ([number for _, number in summary.outcomes], summary.coffee) == ([1, 1], 1)


def test_who_left_and_came_back_helped_once_for_all_the_minutes(
    desk: Client, session: WalkInSession, town: Town
) -> None:
    supporter, began = town.member(Role.SUPPORTER), session.opened_at
    assert began is not None
    for start, end in ((0, 20), (30, 45)):
        since, until = began + timedelta(minutes=start), began + timedelta(minutes=end)
        session.duties.add(Duty.objects.create(membership=supporter, since=since, until=until))
    session.closed_at = began + timedelta(hours=1)
    session.save()

    summary = desk.get(url_of(session, "session")).context["summary"]

    assert [(one.name, one.minutes) for one in summary.helpers] == [(supporter.user.name, 35)]
    assert summary.supporter_minutes == 35


def test_who_was_registered_and_signed_up_at_once_counts_in_both(
    desk: Client, session: WalkInSession, rahel: Resident
) -> None:
    VisitFactory.create(session=session, resident=rahel, reason="register", outcome="signed-up")
    VisitFactory.create(session=session, reason="register", outcome="registered")
    VisitFactory.create(session=session, reason="register", outcome="none")
    VisitFactory.create(session=session, reason="sign-up", outcome="signed-up")
    session.closed_at = session.opened_at
    session.save()

    summary = desk.get(url_of(session, "session")).context["summary"]

    label = {one.value: str(one.label) for one in Visit.Outcome}
    assert dict(summary.outcomes) == {label["none"]: 1, label["registered"]: 2, label["signed-up"]: 2}
