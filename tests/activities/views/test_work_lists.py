"""The work lists of the offer: a second pair of eyes, what is still to ask, whom to call."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from aandeslag.teams.access import Role
from activities.actions import change_activity, check_activity, forget_host_notes
from activities.details import ActivityDetails
from activities.errors import OwnWorkError, StaleRevisionError
from activities.keeping import ToKeep, to_keep
from activities.models import Activity, Organisation, Satisfaction
from activities.profiles import publishing_facts, running_slots
from activities.rules import still_to_ask
from tests.activities.conftest import TODAY, logged
from tests.activities.queries import queries_of
from tests.factories import ActivityFactory, OrganisationFactory, UserFactory

if TYPE_CHECKING:
    from django.test import Client

    from tests.activities.conftest import Garden

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_a_second_pair_of_eyes(garden: Garden) -> None:
    writer, other = garden.desk, UserFactory.create()
    Activity.objects.update(written_by=writer)

    with pytest.raises(OwnWorkError):
        check_activity(activity=garden.activity, revision=1, by=writer, today=TODAY)
    checked = check_activity(activity=garden.activity, revision=1, by=other, today=TODAY)

    assert (checked.checked_by, checked.checked_on) == (other, TODAY)
    assert logged() == [("activity.checked", "checked_on")]


def test_what_is_changed_is_looked_at_anew(garden: Garden) -> None:
    other = UserFactory.create()
    check_activity(activity=garden.activity, revision=1, by=other, today=TODAY)
    facts = {
        name: getattr(garden.activity, name)
        for name in ActivityDetails.__dataclass_fields__
        if name != "title"
    }
    changed = change_activity(
        activity=garden.activity,
        details=ActivityDetails(title="Anders", **facts),
        revision=1,
        today=TODAY,
        by=other,
    )
    assert (changed.checked_by, changed.checked_on, changed.written_by) == (None, None, other)
    with pytest.raises(StaleRevisionError):
        check_activity(activity=garden.activity, revision=1, by=garden.desk, today=TODAY)


def test_the_page_offers_it_only_to_somebody_else(desk: Client, garden: Garden) -> None:
    url = reverse("activities:activity", args=[garden.activity.public_id])
    assert desk.get(url).context["can_check"] is True
    Activity.objects.update(keeper=garden.town.member(Role.DESK).user)
    assert desk.get(url).context["can_check"] is False
    desk.post(reverse("activities:check-activity", args=[garden.activity.public_id]), {"revision": "1"})
    garden.activity.refresh_from_db()
    assert garden.activity.checked_on is None
    assert "niet nagekeken" in desk.get(url).content.decode()


def test_what_is_counted_for_today(garden: Garden, other_garden: Garden) -> None:
    assert to_keep(garden.team, TODAY) == ToKeep(drafts=0, stale=0, unchecked=1, to_ask=1)
    Organisation.objects.update(is_insured=True)
    known = {"is_additional": True, "is_non_profit": True, "travel_paid_by": "no-cost", "group_size": 4}
    Activity.objects.update(checked_on=TODAY, confirmed_on=TODAY - 61 * DAY, **known)
    assert to_keep(garden.team, TODAY) == ToKeep(drafts=0, stale=1, unchecked=0, to_ask=0)
    Activity.objects.update(confirmed_on=TODAY - 60 * DAY)
    assert to_keep(garden.team, TODAY) == ToKeep(drafts=0, stale=0, unchecked=0, to_ask=0)


UNKNOWN: list[dict[str, object]] = [
    {},
    {"is_additional": None},
    {"is_additional": None, "purpose": "sport"},
    {"is_non_profit": None},
    {"women_only": None},
    {"children_welcome": None},
    {"address": ""},
    {"to_bring": "", "bring": None},
    {"travel_paid_by": None},
    {"travel_paid_by": "self"},
    {"travel_paid_by": "self", "travel_cost": "4.60"},
    {"group_size": None},
]


@pytest.mark.parametrize("facts", UNKNOWN, ids=str)
def test_the_work_list_asks_what_the_page_of_the_activity_asks(
    garden: Garden, facts: dict[str, object]
) -> None:
    Organisation.objects.update(is_insured=True)
    known = {"is_additional": True, "is_non_profit": True, "travel_paid_by": "no-cost", "group_size": 4}
    Activity.objects.filter(pk=garden.activity.pk).update(**(known | facts))
    activity = Activity.objects.get(pk=garden.activity.pk)

    asked = still_to_ask(publishing_facts(activity, running_slots(activity, TODAY)))

    assert to_keep(garden.team, TODAY).to_ask == bool(asked)


@pytest.mark.parametrize("what", ["stale", "check", "ask"])
def test_the_list_costs_the_same_for_many(desk: Client, garden: Garden, what: str) -> None:
    Activity.objects.update(confirmed_on=None)
    url = f"/offer/to-keep/?what={what}"
    assert len(desk.get(url).context["lines"]) == 1
    before = queries_of(desk, url)
    ActivityFactory.create_batch(
        20,
        organisation=garden.organisation,
        kind_of_work=None,
        confirmed_on=None,
        site_contact=garden.contact,
    )
    assert queries_of(desk, url) == before


def test_what_is_still_to_ask_is_named(desk: Client, garden: Garden) -> None:
    [line] = desk.get("/offer/to-keep/?what=ask").context["lines"]
    assert [str(one) for one in line["questions"]] == [
        "is het aanvullend, zodat niemand betaald werk verliest?",
        "is het zonder winstoogmerk?",
        "zijn de vrijwilligers verzekerd via de gemeente?",
        "wat kost de reis, en wie betaalt die?",
        "hoeveel mensen hoogstens in één groep?",
    ]


def test_whom_to_call_and_just_spoken_to(desk: Client, garden: Garden, other_garden: Garden) -> None:
    OrganisationFactory.create(team=garden.team, name="Zonder aanbod")
    Organisation.objects.filter(pk=garden.organisation.pk).update(spoken_on=TODAY - 61 * DAY)
    assert [one.name for one in desk.get("/offer/to-call/").context["page"]] == ["Wijktuin De Pol"]

    desk.post(reverse("activities:spoken-to", args=[garden.organisation.public_id]), {"then": "to-call"})

    garden.organisation.refresh_from_db()
    assert garden.organisation.spoken_on == TODAY
    assert list(desk.get("/offer/to-call/").context["page"]) == []
    assert logged()[-1] == ("organisation.spoken-to", "spoken_on")


@pytest.mark.parametrize("before", [TODAY - 61 * DAY, None])
@pytest.mark.parametrize("then", ["to-call", "file"])
def test_pressed_at_the_wrong_line_it_is_taken_back(
    desk: Client, garden: Garden, other_garden: Garden, before: date | None, then: str
) -> None:
    organisation = garden.organisation
    Organisation.objects.update(spoken_on=before)
    url = reverse("activities:spoken-to", args=[organisation.public_id])
    page = desk.post(url, {"then": then}, follow=True)
    pressed = page.context["pressed"]
    assert (pressed.about, "Maak ongedaan" in page.content.decode()) == (organisation, True)

    again = desk.post(url, {"then": then, "before": pressed.before}, follow=True)

    organisation.refresh_from_db()
    other_garden.organisation.refresh_from_db()
    assert (organisation.spoken_on, other_garden.organisation.spoken_on) == (before, before)
    assert (again.context["pressed"], logged()[-1]) == (
        None,
        ("organisation.spoken-taken-back", "spoken_on"),
    )


def test_a_second_press_on_one_day_is_noted_and_leaves_nothing_to_take_back(
    desk: Client, garden: Garden
) -> None:
    Organisation.objects.update(spoken_on=TODAY)
    url = reverse("activities:spoken-to", args=[garden.organisation.public_id])

    page = desk.post(url, {"then": "file"}, follow=True)

    assert [str(one) for one in page.context["messages"]] == ["Genoteerd: net gesproken met Wijktuin De Pol."]
    assert page.context["pressed"] is None


@pytest.mark.parametrize(
    ("stood", "before"), [(TODAY, TODAY + DAY), (TODAY, TODAY), (TODAY - DAY, TODAY - 61 * DAY)]
)
def test_only_a_press_of_today_is_taken_back_and_to_an_earlier_day(
    desk: Client, garden: Garden, stood: date, before: date
) -> None:
    Organisation.objects.update(spoken_on=stood)
    url = reverse("activities:spoken-to", args=[garden.organisation.public_id])

    assert desk.post(url, {"before": before.isoformat()}).status_code == 302
    assert desk.post(url, {"before": "x"}).status_code == 404

    garden.organisation.refresh_from_db()
    assert garden.organisation.spoken_on == stood


@pytest.mark.parametrize("before", [TODAY - 61 * DAY, None])
@pytest.mark.parametrize("then", ["to-keep", "activity"])
def test_confirmed_at_the_wrong_line_it_is_taken_back(
    desk: Client, garden: Garden, other_garden: Garden, before: date | None, then: str
) -> None:
    Activity.objects.update(confirmed_on=before)
    url = reverse("activities:confirm-activity", args=[garden.activity.public_id])
    page = desk.post(url, {"then": then}, follow=True)
    pressed = page.context["pressed"]
    assert (pressed.about, "Maak ongedaan" in page.content.decode()) == (garden.activity, True)

    again = desk.post(url, {"then": then, "before": pressed.before}, follow=True)

    assert set(Activity.objects.values_list("confirmed_on", flat=True)) == {before}
    assert (again.context["pressed"], logged()[-1]) == (
        None,
        ("activity.confirmation-taken-back", "confirmed_on"),
    )


@pytest.mark.parametrize(
    ("stood", "before"), [(TODAY, TODAY + DAY), (TODAY, TODAY), (TODAY - DAY, TODAY - 61 * DAY)]
)
def test_only_a_confirmation_of_today_is_taken_back_and_to_an_earlier_day(
    desk: Client, garden: Garden, stood: date, before: date
) -> None:
    Activity.objects.update(confirmed_on=stood)
    url = reverse("activities:confirm-activity", args=[garden.activity.public_id])

    assert desk.post(url, {"before": before.isoformat()}).status_code == 302
    assert desk.post(url, {"before": "x"}).status_code == 404

    assert Activity.objects.get(pk=garden.activity.pk).confirmed_on == stood


@pytest.mark.parametrize("pressed", ["x", "00000000-0000-4000-8000-000000000000"])
def test_nonsense_in_the_address_of_a_press_shows_no_press(desk: Client, pressed: str) -> None:
    assert desk.get(f"/offer/to-call/?pressed={pressed}").context["pressed"] is None


def test_whom_nobody_ever_spoke_to_stands_first(desk: Client, garden: Garden) -> None:
    garden.organisation.spoken_on = TODAY - 90 * DAY
    garden.organisation.save()
    never = ActivityFactory.create(organisation__team=garden.team, organisation__name="Zwembad").organisation

    assert list(desk.get("/offer/to-call/").context["page"]) == [never, garden.organisation]


def test_how_it_went_in_two_presses(desk: Client, garden: Garden) -> None:
    url = reverse("activities:satisfaction", args=[garden.activity.public_id])
    assert [code for code, _ in desk.get(url).context["answers"]] == ["good", "fair", "bad"]
    desk.post(url, {"answer": "bad"})
    desk.post(url, {"answer": "good"})
    said = Satisfaction.objects.get()
    assert (said.answer, said.on) == ("good", TODAY)
    garden.organisation.refresh_from_db()
    assert garden.organisation.spoken_on == TODAY
    assert desk.post(url, {"answer": "9"}).status_code == 404


def test_a_note_is_gone_after_six_months(garden: Garden, other_garden: Garden) -> None:
    old = {"note": "Belt liever 's ochtends", "noted_on": date(2026, 5, 22)}
    Organisation.objects.update(**old)

    assert forget_host_notes(team=garden.team, today=TODAY) == 1

    garden.organisation.refresh_from_db()
    other_garden.organisation.refresh_from_db()
    assert (garden.organisation.note, garden.organisation.noted_on) == ("", None)
    assert other_garden.organisation.note == old["note"]
    assert forget_host_notes(team=garden.team, today=TODAY) == 0
