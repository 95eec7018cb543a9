"""COA staff send someone; the desk sees who is expected, and serves them with one press."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.urls import reverse

from aandeslag.teams.access import Role
from residents.models import Referral, Resident, Visit, WalkInSession
from tests.factories import (
    ActivityFactory,
    CentreFactory,
    ReferralFactory,
    ResidentFactory,
    TeamCentreFactory,
    VisitFactory,
    WalkInSessionFactory,
)
from tests.residents.views.reading import FRAGMENT, body, log, registration

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from aandeslag.teams.models import Membership
    from tests.world import Town

REFERRALS = reverse("residents:referrals")
TODAY = date(2026, 11, 24)


@pytest.fixture
def coa(town: Town, signed_in: Callable[[Membership], Client]) -> Client:
    return signed_in(town.member(Role.COA))


def told(**more: object) -> dict[str, object]:
    return {"token": str(uuid4()), "participant_number": "", "first_name": "", **more}


def url_of(session: WalkInSession, name: str) -> str:
    return reverse(f"residents:{name}", args=[session.public_id])


def withdraw_url(referral: Referral) -> str:
    return reverse("residents:withdraw-referral", args=[referral.public_id])


def by_coa(town: Town, session: WalkInSession, **more: object) -> Referral:
    return ReferralFactory.create(session=session, by=town.member(Role.COA).user, **more)


def of(resident: Resident) -> dict[str, object]:
    return {"resident": resident, "first_name": "", "languages": frozenset()}


# COA


def test_a_name_and_a_number_are_sent(coa: Client, session: WalkInSession, rahel: Resident) -> None:
    once = told(first_name=" Yonas ", languages=["ti", "ar"])

    answers = [coa.post(REFERRALS, one) for one in (once, once, told(participant_number="0455"))]

    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [(302, REFERRALS)] * 3
    kept = Referral.objects.order_by("pk").values_list("session", "resident", "first_name", "languages")
    assert list(kept) == [
        (session.pk, None, "Yonas", frozenset({"ti", "ar"})),
        (session.pk, rahel.pk, "", frozenset()),
    ]
    assert "dinsdag 24 november" in body(coa.get(REFERRALS))


@pytest.mark.parametrize("number", ["9455", "77", "78", "79", "12x"])
def test_a_number_must_be_of_somebody_present_at_the_own_centre(
    coa: Client, town: Town, stranger: Resident, session: WalkInSession, number: str
) -> None:
    """Of another team; of another centre of the team; housed in the town; left; and nonsense."""
    ResidentFactory.create(team=town.team, number=77)
    ResidentFactory.create(team=town.team, centre=None, housed_in=town.municipality, number=78)
    gone = {"departed_on": TODAY, "departure_reason": "relocation"}
    ResidentFactory.create(team=town.team, centre=town.centre, number=79, **gone)

    response = coa.post(REFERRALS, told(participant_number=number, languages=["ti"]))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["participant_number"]
    assert response.context["form"]["languages"].value() == ["ti"]
    assert Referral.objects.count() == 0


def test_nothing_filled_in_is_asked_again(coa: Client) -> None:
    response = coa.post(REFERRALS, told())

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["participant_number"])


def test_a_name_is_not_sent_to_a_session_before_which_it_would_vanish(coa: Client, town: Town) -> None:
    place = {"team": town.team, "centre": town.centre, "opened_at": None}
    WalkInSessionFactory.create(date=TODAY + timedelta(days=14), **place)

    far = coa.post(REFERRALS, told(first_name="Yonas"))
    WalkInSessionFactory.create(date=TODAY + timedelta(days=13), **place)
    near = coa.post(REFERRALS, told(first_name="Yonas"))

    assert (far.status_code, list(far.context["form"].errors)) == (422, ["first_name"])
    assert "25 november" in body(far)
    assert near.status_code == 302


def test_only_centres_of_the_membership_that_the_team_serves_are_offered(
    coa: Client, town: Town, other_town: Town
) -> None:
    member = town.member(Role.COA)
    TeamCentreFactory.create(team=town.team)  # of the team, not of this member
    member.centres.add(CentreFactory.create())  # of this member, not of the team
    assert "centre" not in coa.get(REFERRALS).context["form"].fields
    second = TeamCentreFactory.create(team=town.team).centre
    member.centres.add(second)

    offered = set(coa.get(REFERRALS).context["form"].fields["centre"].queryset)
    sent = {
        name: coa.post(REFERRALS, told(first_name="Yonas", centre=str(centre.public_id))).status_code
        for name, centre in (("own", second), ("other", other_town.centre))
    }

    assert offered == {town.centre, second}
    assert sent == {"own": 302, "other": 422}


def test_one_sees_the_own_referrals_and_whether_they_came(
    coa: Client, town: Town, session: WalkInSession, rahel: Resident
) -> None:
    last_week = WalkInSessionFactory.create(
        team=town.team, centre=town.centre, date=TODAY - timedelta(days=7)
    )
    moved = ResidentFactory.create(team=town.team, first_name="Verhuisd", phone="0612345678")
    by_coa(town, session, first_name="Yonas")
    by_coa(town, session, **of(rahel))
    by_coa(town, last_week, first_name="", referred_on=date(2026, 11, 16))
    by_coa(town, session, **of(moved))
    ReferralFactory.create(session=session, first_name="Vancollega")
    VisitFactory.create(session=session, resident=rahel)

    response = coa.get(REFERRALS)

    lines = [
        (one.name, one.number, str(one.state.label), one.can_be_withdrawn) for one in response.context["rows"]
    ]
    assert lines == [
        ("", "", "wordt verwacht", True),
        ("Rahel", "0455", "is geweest", False),
        ("Yonas", "", "wordt verwacht", True),
        ("", "", "is niet geweest", False),
    ]
    assert [word for word in ("Verhuisd", "0612345678", "Vancollega") if word in body(response)] == []
    shown = [rahel, Referral.objects.get(first_name="Yonas")]
    assert log()[-1] == ("referral.list", " ".join(str(one.public_id) for one in shown))


def test_nobody_sent_yet(coa: Client) -> None:
    assert "Nog niemand." in body(coa.get(REFERRALS))


def test_withdrawn_until_the_session(coa: Client, town: Town, session: WalkInSession) -> None:
    referral = by_coa(town, session)

    assert coa.post(withdraw_url(referral)).status_code == 302
    assert Referral.objects.count() == 0

    late = by_coa(
        town, WalkInSessionFactory.create(team=town.team, centre=town.centre, date=date(2026, 11, 17))
    )
    assert "Dit kan niet meer" in body(coa.post(withdraw_url(late), follow=True))
    assert Referral.objects.get() == late


def test_what_is_not_ones_own_does_not_exist(
    coa: Client, town: Town, other_town: Town, session: WalkInSession
) -> None:
    """Of a colleague; of another centre of this team; of another team, with the same account."""
    user = town.member(Role.COA).user
    others = [
        ReferralFactory.create(session=session),
        ReferralFactory.create(session=WalkInSessionFactory.create(team=town.team), by=user),
        ReferralFactory.create(session__team=other_town.team, session__centre=town.centre, by=user),
    ]

    assert [coa.post(withdraw_url(one)).status_code for one in others] == [404] * 3
    assert coa.get(REFERRALS).context["rows"] == []
    assert Referral.objects.count() == 3


@pytest.mark.parametrize("role", [Role.DESK, Role.SUPPORTER, Role.COORDINATOR])
def test_only_coa_staff_refer(town: Town, signed_in: Callable[[Membership], Client], role: Role) -> None:
    assert signed_in(town.member(role)).get(REFERRALS).status_code == 403


def test_it_is_found_from_home(coa: Client) -> None:
    assert f'href="{REFERRALS}"' in body(coa.get(reverse("reports:today"))).split("<main")[1]


# The desk


def expected(client: Client, session: WalkInSession) -> list[tuple[str, str, str]]:
    lines = client.get(url_of(session, "session")).context["expected"].lines
    return [(one.number, one.name, one.facts) for one in lines]


def test_the_desk_sees_who_is_expected(
    desk: Client, town: Town, other_town: Town, session: WalkInSession, rahel: Resident
) -> None:
    by_coa(town, session)
    by_coa(town, session, **of(rahel))
    ReferralFactory.create(session=session, **of(rahel))  # a colleague sent her too
    by_coa(town, session, first_name="")  # no name any more
    ReferralFactory.create(team=town.team, centre=town.centre, session=None, first_name="Zondersessie")
    elsewhere = WalkInSessionFactory.create(team=town.team)
    ReferralFactory.create(session=elsewhere, first_name="Elders")
    ReferralFactory.create(team=town.team, centre=elsewhere.centre, session=None, first_name="Elders")
    ReferralFactory.create(session__team=other_town.team, session__centre=town.centre, first_name="Vreemd")
    # The centre was another team's before.
    ReferralFactory.create(team=other_town.team, centre=town.centre, session=None, first_name="Vreemd")
    came = ResidentFactory.create(team=town.team)
    by_coa(town, session, **of(came))
    VisitFactory.create(session=session, resident=came)

    assert sorted(expected(desk, session)) == [
        ("", "Yonas", "Tigrinya"),
        ("", "Zondersessie", "Tigrinya"),
        ("0455", "Rahel", "1995 · Tigrinya"),
    ]
    names = Referral.objects.filter(first_name__in=["Yonas", "Zondersessie"]).order_by("-pk")
    read = {"walk-in.page": sorted(str(one.public_id) for one in [came, rahel, *names])}
    assert {action: sorted(ids.split()) for action, ids in log()} == read


def test_afterwards_the_desk_sees_who_did_not_come(desk: Client, town: Town, session: WalkInSession) -> None:
    by_coa(town, session)
    ReferralFactory.create(team=town.team, centre=town.centre, session=None, first_name="Volgende")
    desk.post(url_of(session, "close-session"))

    assert expected(desk, session) == [("", "Yonas", "Tigrinya")]
    assert "Niet geweest" in body(desk.get(url_of(session, "session")))


def test_a_known_number_is_served_with_one_press(
    desk: Client, coa: Client, town: Town, session: WalkInSession, rahel: Resident
) -> None:
    by_coa(town, session, **of(rahel))

    response = desk.post(url_of(session, "note-visit"), {"resident": str(rahel.public_id)}, headers=FRAGMENT)

    assert response.templates[0].name == "residents/_at_desk.html"
    assert expected(desk, session) == []
    assert [str(one.state.label) for one in coa.get(REFERRALS).context["rows"]] == ["is geweest"]


@pytest.mark.parametrize("headers", [{}, FRAGMENT], ids=["page", "htmx"])
def test_a_name_opens_the_registration_filled_in(
    desk: Client, coa: Client, town: Town, session: WalkInSession, headers: dict[str, str]
) -> None:
    referral = by_coa(town, session, languages=frozenset({"ti", "ar"}))
    url = url_of(session, "register-at-desk")

    response = desk.get(url, {"referral": str(referral.public_id)}, headers=headers)

    form = response.context["form"]
    assert (form["first_name"].value(), form["languages"].value()) == ("Yonas", ["ar", "ti"])
    assert ("referral.register-form", str(referral.public_id)) in log()
    assert f'name="referral" value="{referral.public_id}"' in body(response)

    told = {"first_name": "Yonas", "lives": str(town.centre.public_id), "referral": str(referral.public_id)}
    desk.post(url, registration(**told))

    made = Resident.objects.get(first_name="Yonas")
    referral.refresh_from_db()
    assert (referral.resident, referral.first_name, referral.languages) == (made, "", frozenset())
    assert expected(desk, session) == []
    assert [(one.name, str(one.state.label)) for one in coa.get(REFERRALS).context["rows"]] == [
        ("Yonas", "is geweest")
    ]


@pytest.mark.parametrize(("typed", "told"), [("saba", 1), ("Sa", 1), ("Sabah", 1), ("ሳባ", 1), ("Omar", 0)])
def test_who_looks_for_a_name_that_was_sent_finds_the_referral(  # noqa: PLR0917 - what pytest brings
    desk: Client, town: Town, other_town: Town, session: WalkInSession, typed: str, told: int
) -> None:
    sent = by_coa(town, session, first_name="Saba")
    there = WalkInSessionFactory.create(team=other_town.team, centre=other_town.centre)
    by_coa(other_town, there, first_name="Saba")

    answer = desk.post(url_of(session, "find-at-desk"), {"find": typed}, headers=FRAGMENT)

    assert [one.referral_id for one in answer.context["sent"]] == [sent.public_id] * told
    assert (f"?referral={sent.public_id}" in body(answer)) is bool(told)
    assert ("Niemand gevonden" in body(answer)) is not bool(told)
    assert [line for line in log() if line[0] == "referral.found"] == [
        ("referral.found", str(sent.public_id))
    ] * told


def test_a_name_that_turns_out_to_be_known(
    desk: Client, town: Town, session: WalkInSession, rahel: Resident
) -> None:
    """The second look of the registration sends the same form to the visit."""
    referral = by_coa(town, session, first_name="Rahel")

    answers = {"resident": str(rahel.public_id), "referral": str(referral.public_id)}
    desk.post(url_of(session, "note-visit"), answers)

    referral.refresh_from_db()
    assert (referral.resident, referral.first_name) == (rahel, "")
    assert Visit.objects.get().resident == rahel


def test_a_name_that_went_meanwhile_costs_nothing_that_was_typed(
    desk: Client, town: Town, session: WalkInSession
) -> None:
    answers = registration(lives=str(town.centre.public_id), referral=str(uuid4()))

    assert desk.post(url_of(session, "register-at-desk"), answers).status_code == 302
    assert Resident.objects.count() == 1


def test_a_name_of_another_session_or_team_does_not_open(
    desk: Client, town: Town, other_town: Town, session: WalkInSession
) -> None:
    others = [
        ReferralFactory.create(session__team=other_town.team, session__centre=town.centre),
        ReferralFactory.create(session=WalkInSessionFactory.create(team=town.team)),
    ]
    asked = [*(str(one.public_id) for one in others), "nonsense"]
    url = url_of(session, "register-at-desk")

    assert [desk.get(url, {"referral": one}).status_code for one in asked] == [404] * 3
    desk.post(url, registration(lives=str(town.centre.public_id), referral=asked[0]))
    assert list(Referral.objects.values_list("first_name", flat=True)) == ["Yonas", "Yonas"]


def test_another_screen_hears_of_it_within_the_hour(
    desk: Client, coa: Client, session: WalkInSession
) -> None:
    stamp = desk.get(url_of(session, "session")).context["stamp"]

    coa.post(REFERRALS, told(first_name="Yonas"))

    news = desk.get(url_of(session, "news"), {"since": str(stamp)}, headers=FRAGMENT)
    assert "Yonas" in body(news)
    assert log()[-1] == ("walk-in.news", str(Referral.objects.get().public_id))


def test_no_name_in_an_address(desk: Client, town: Town, session: WalkInSession) -> None:
    by_coa(town, session)

    page = body(desk.get(url_of(session, "session")))

    assert "?referral=" in page
    assert [part for part in page.split('"') if part.startswith("/") and "Yonas" in part] == []


def test_offered_on_an_activity_to_coa_only(coa: Client, desk: Client, town: Town) -> None:
    activity = ActivityFactory.create(team=town.team, organisation__team=town.team)
    url = reverse("activities:activity", args=[activity.public_id])

    assert [f'href="{REFERRALS}"' in body(one.get(url)).split("<main")[1] for one in (coa, desk)] == [
        True,
        False,
    ]
