"""The walk-in hour of today: open, find, note who came, go on with them, close."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.urls import reverse

from aandeslag.teams.access import Role
from residents.models import Resident, Visit, WalkInSession
from tests.factories import (
    ResidentFactory,
    VisitFactory,
    WalkInHourFactory,
    WalkInSessionFactory,
)
from tests.residents.views.reading import FRAGMENT, body, log

if TYPE_CHECKING:
    from django.test import Client

    from tests.world import Town

WALK_IN = reverse("residents:walk-in")


def url_of(session: WalkInSession, name: str = "session") -> str:
    return reverse(f"residents:{name}", args=[session.public_id])


def press(what: str, step: str = "1") -> dict[str, str]:
    """A press on a counter, with the token that makes it count once."""
    return {"what": what, "step": step, "token": str(uuid4())}


def at_desk(session: WalkInSession, resident: Resident) -> str:
    return reverse("residents:at-desk", args=[session.public_id, resident.public_id])


def note_present(desk: Client, town: Town, session: WalkInSession, **more: str) -> None:
    member = str(town.member(Role.SUPPORTER).public_id)
    desk.post(url_of(session, "note-present"), {"member": member, **more})


def test_without_a_session_the_page_says_when_the_next_is(desk: Client, town: Town, other_town: Town) -> None:
    WalkInSessionFactory.create(team=other_town.team)
    following = WalkInSessionFactory.create(team=town.team, date=date(2026, 12, 1), opened_at=None)
    WalkInSessionFactory.create(team=town.team, date=date(2026, 12, 8), opened_at=None)

    assert desk.get(WALK_IN).context["following"] == following


def test_the_session_of_today_is_there_even_if_the_night_was_skipped(desk: Client, town: Town) -> None:
    WalkInHourFactory.create(team=town.team, centre=town.centre)

    shown = desk.get(WALK_IN).context["session"]

    assert (shown.date, shown.starts, shown.is_held) == (date(2026, 11, 24), time(13), False)


def test_one_press_opens_it_and_whoever_presses_is_present(desk: Client, town: Town) -> None:
    planned = WalkInSessionFactory.create(team=town.team, centre=town.centre, opened_at=None)
    assert url_of(planned, "open-session") in body(desk.get(WALK_IN))

    response = desk.post(url_of(planned, "open-session"))

    planned.refresh_from_db()
    assert (planned.is_open, response.headers["Location"]) == (True, url_of(planned))
    assert [duty.membership for duty in planned.duties.all()] == [town.member(Role.DESK)]
    assert [(one.get_role_display(), one.is_here) for one in desk.get(WALK_IN).context["helpers"]] == [
        (town.member(role).get_role_display(), role is Role.DESK)
        for role in (Role.COORDINATOR, Role.DESK, Role.SUPPORTER)
    ]


def test_the_open_one_comes_first_when_there_are_several(
    desk: Client, town: Town, session: WalkInSession
) -> None:
    WalkInSessionFactory.create(team=town.team, centre=town.centre, starts=time(9), opened_at=None)
    WalkInSessionFactory.create(
        team=town.team, centre=town.centre, starts=time(8), closed_at=datetime(2026, 11, 24, 9, tzinfo=UTC)
    )

    page = desk.get(WALK_IN)
    assert (page.context["session"], [one.starts for one in page.context["others"]]) == (
        session,
        [time(8), time(9)],
    )


@pytest.mark.parametrize(
    ("what", "step", "heads"),
    [
        ("visitors", "1", (4, 1, 0)),
        ("women", "1", (3, 2, 0)),
        ("newcomers", "1", (3, 1, 1)),
        ("visitors", "-1", (2, 1, 0)),
    ],
)
def test_a_press_counts_one_more_or_less(
    desk: Client, session: WalkInSession, what: str, step: str, heads: tuple[int, int, int]
) -> None:
    WalkInSession.objects.update(visitors=3, women=1)

    response = desk.post(url_of(session, "count"), press(what, step))

    session.refresh_from_db()
    assert (session.visitors, session.women, session.newcomers) == heads
    assert response.headers["Location"] == url_of(session)


def test_with_htmx_only_the_counters_come_back(desk: Client, session: WalkInSession) -> None:
    response = desk.post(url_of(session, "count"), press("visitors"), headers=FRAGMENT)

    assert (response.status_code, [one.number for one in response.context["counters"]]) == (200, [1, 0, 0])
    assert "<html" not in body(response)


def test_a_count_that_cannot_be_is_explained(desk: Client, session: WalkInSession) -> None:
    refused = desk.post(url_of(session, "count"), press("women"), headers=FRAGMENT)
    followed = desk.post(url_of(session, "count"), press("women"), follow=True)

    assert (refused.status_code, bool(refused.context["problem"])) == (422, True)
    assert len(list(followed.context["messages"])) == 1
    for nonsense in ({}, press("pk"), press("visitors", "100"), {**press("visitors"), "token": "x"}):
        assert desk.post(url_of(session, "count"), nonsense).status_code == 302
    session.refresh_from_db()
    assert (session.visitors, session.women) == (0, 0)


def test_finding_shows_the_own_team_with_one_press_each(
    desk: Client, session: WalkInSession, rahel: Resident, stranger: Resident
) -> None:
    response = desk.post(url_of(session, "find-at-desk"), {"find": "Rahel"})

    assert [row.number for row in response.context["found"]] == ["0455"]
    assert f'name="resident" value="{rahel.public_id}"' in body(response)
    assert log() == [("walk-in.page", str(rahel.public_id))]


def test_finding_while_typing_brings_the_results_only(
    desk: Client, session: WalkInSession, rahel: Resident
) -> None:
    response = desk.post(url_of(session, "find-at-desk"), {"find": "rah"}, headers=FRAGMENT)

    assert [row.number for row in response.context["found"]] == ["0455"]
    assert "<html" not in body(response)
    assert log() == [("resident.found", str(rahel.public_id))]


def test_a_press_notes_the_visit_and_opens_the_card(
    desk: Client, session: WalkInSession, rahel: Resident
) -> None:
    response = desk.post(url_of(session, "note-visit"), {"resident": str(rahel.public_id)})

    assert response.headers["Location"] == at_desk(session, rahel)
    assert list(Visit.objects.values_list("resident", "reason", "outcome")) == [(rahel.pk, "sign-up", "none")]
    page = desk.get(at_desk(session, rahel))
    assert page.context["card"].number == "0455"
    assert reverse("matching:fits", args=[rahel.public_id]) in body(page)
    assert [one.person.number for one in page.context["came"]] == ["0455"]


def test_a_look_notes_no_visit_and_the_press_for_it_is_there(
    desk: Client, session: WalkInSession, rahel: Resident
) -> None:
    """Also Enter behind a name only looks; behind a number it is somebody who stands here."""
    page = desk.get(at_desk(session, rahel))
    found = desk.post(url_of(session, "find-at-desk"), {"find": "Rahel", "enter": "yes"}, headers=FRAGMENT)

    assert (page.context["visit"], Visit.objects.count()) == (None, 0)
    assert f'value="{rahel.public_id}"' in body(page)
    assert f'href="{at_desk(session, rahel)}"' in body(found)
    desk.post(url_of(session, "find-at-desk"), {"find": "455", "enter": "yes"}, headers=FRAGMENT)
    assert Visit.objects.get().resident == rahel


def test_just_a_coffee_is_a_visit_too(desk: Client, session: WalkInSession, rahel: Resident) -> None:
    desk.post(url_of(session, "note-visit"), {"resident": str(rahel.public_id), "reason": "coffee"})

    assert Visit.objects.get().reason == "coffee"


def test_nobody_of_another_team_is_noted(desk: Client, session: WalkInSession, stranger: Resident) -> None:
    for who in (str(stranger.public_id), "nonsense", ""):
        assert desk.post(url_of(session, "note-visit"), {"resident": who}).status_code == 404
    assert desk.get(at_desk(session, stranger)).status_code == 404
    assert Visit.objects.count() == 0
    assert {action for action, _ in log()} == {"refused:residents:note-visit", "refused:residents:at-desk"}


def test_a_session_of_another_team_is_not_found(desk: Client, other_town: Town) -> None:
    theirs = WalkInSessionFactory.create(team=other_town.team)
    gets = ["session", "register-at-desk", "correct-count", "cancel-session"]
    posts = ["open-session", "close-session", "count", "note-present", "note-visit", "reinstate-session"]

    assert {desk.get(url_of(theirs, name)).status_code for name in gets} == {404}
    assert {desk.post(url_of(theirs, name)).status_code for name in posts} == {404}


def test_what_came_of_a_visit_is_noted_and_a_mistake_taken_back(
    desk: Client, session: WalkInSession, rahel: Resident
) -> None:
    visit = VisitFactory.create(session=session, resident=rahel)
    url = reverse("residents:visit", args=[visit.public_id])
    assert desk.get(url).status_code == 200

    desk.post(url, {"reason": "coffee", "outcome": "later"})
    visit.refresh_from_db()
    assert (visit.reason, visit.outcome) == ("coffee", "later")
    assert desk.post(url, {"reason": "x", "outcome": "later"}).status_code == 422

    desk.post(reverse("residents:take-back-visit", args=[visit.public_id]))
    assert Visit.objects.count() == 0


def test_a_visit_to_another_team_is_not_found(desk: Client, stranger: Resident, other_town: Town) -> None:
    visit = VisitFactory.create(session__team=other_town.team, resident=stranger)

    assert desk.get(reverse("residents:visit", args=[visit.public_id])).status_code == 404
    assert desk.post(reverse("residents:take-back-visit", args=[visit.public_id])).status_code == 404


def test_a_supporter_works_here_from_being_noted_present_until_it_closes(
    desk: Client, supporter: Client, town: Town, session: WalkInSession, rahel: Resident
) -> None:
    pages = [
        WALK_IN,
        url_of(session),
        at_desk(session, rahel),
        reverse("residents:resident", args=[rahel.public_id]),
    ]
    assert [supporter.get(page).status_code for page in pages] == [403] * 4

    note_present(desk, town, session)
    assert [supporter.get(page).status_code for page in pages] == [200] * 4
    assert supporter.post(url_of(session, "count"), press("visitors")).status_code == 302
    assert (
        supporter.post(url_of(session, "note-visit"), {"resident": str(rahel.public_id)}).status_code == 302
    )
    assert supporter.get(reverse("residents:change", args=[rahel.public_id])).status_code == 403

    desk.post(url_of(session, "close-session"))
    assert [supporter.get(page).status_code for page in pages] == [403] * 4


def test_a_supporter_who_is_noted_gone_is_out(
    desk: Client, supporter: Client, town: Town, session: WalkInSession
) -> None:
    note_present(desk, town, session)
    note_present(desk, town, session, gone="yes")

    assert supporter.get(WALK_IN).status_code == 403


def test_a_supporter_cannot_let_others_in(
    desk: Client, supporter: Client, town: Town, session: WalkInSession
) -> None:
    note_present(desk, town, session)
    desk_member = str(town.member(Role.DESK).public_id)

    assert supporter.post(url_of(session, "note-present"), {"member": desk_member}).status_code == 403


def test_a_supporter_sees_no_session_at_which_they_are_not(
    desk: Client, supporter: Client, town: Town, session: WalkInSession
) -> None:
    elsewhere = WalkInSessionFactory.create(team=town.team, starts=time(9))
    note_present(desk, town, session)

    assert supporter.get(url_of(elsewhere)).status_code == 404


def test_a_supporter_present_sees_no_telephone_and_no_note(
    desk: Client, supporter: Client, town: Town, session: WalkInSession, rahel: Resident
) -> None:
    rahel.phone, rahel.note = "06 12345678", "komt met de fiets"
    rahel.save()
    note_present(desk, town, session)

    for url in (at_desk(session, rahel), reverse("residents:resident", args=[rahel.public_id])):
        shown = body(supporter.get(url))
        assert ("1995" in shown, "06 12345678" in shown, "komt met de fiets" in shown) == (True, False, False)


def test_a_closed_session_registers_nobody_and_says_how_to_complete_it(
    desk: Client, session: WalkInSession
) -> None:
    opened = body(desk.get(url_of(session, "session")))
    desk.post(url_of(session, "close-session"))
    closed = body(desk.get(url_of(session, "session")))

    here = ('id="find-form"', 'id="new-person"', reverse("matching:key-in-lines", args=[session.public_id]))
    assert [one in opened for one in here] == [True, True, False]
    assert [one in closed for one in here] == [False, False, True]


def test_a_closed_session_can_be_completed_by_the_desk(
    desk: Client, session: WalkInSession, rahel: Resident
) -> None:
    desk.post(url_of(session, "close-session"))

    desk.post(url_of(session, "note-visit"), {"resident": str(rahel.public_id)})

    assert Visit.objects.count() == 1
    assert desk.get(WALK_IN).context["session"] == session


def test_who_came_is_read_and_logged_at_once(desk: Client, town: Town, session: WalkInSession) -> None:
    came = [ResidentFactory.create(team=town.team) for _ in range(3)]
    for resident in came:
        VisitFactory.create(session=session, resident=resident)

    desk.get(url_of(session))

    [(action, ids)] = log()
    assert (action, sorted(ids.split())) == ("walk-in.page", sorted(str(one.public_id) for one in came))
