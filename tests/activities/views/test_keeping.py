"""Adding an activity and changing one: one form, one press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from activities.models import Activity, Organisation
from tests.activities.queries import queries_of

if TYPE_CHECKING:
    from django.test import Client

    from tests.activities.conftest import Garden

ADD = "/offer/add/"
NEW = {
    "title": "Fietsen repareren",
    "purpose": "volunteering",
    "theme": "craft",
    "kind": "recurring",
    "new_organisation": "Repair Café Oost",
    "moment-pattern": "monthly",
    "moment-weekday": "sa",
    "moment-nth": "1",
    "moment-starts": "10:00",
    "moment-ends": "14:00",
    "moment-capacity": "3",
}


def token(client: Client, url: str) -> str:
    return str(client.get(url).context["forms"][0]["token"].value())


def typed(garden: Garden, **changes: Any) -> dict[str, Any]:
    return {
        "title": "Wijktuin onderhouden",
        "purpose": "volunteering",
        "theme": "green",
        "kind": "recurring",
        "kind_of_work": str(garden.kind_of_work.public_id),
        "site_contact": str(garden.contact.public_id),
        "meeting_point": "Poort van het azc",
        "dutch_needed": "none",
        "physical_load": "light",
        "minimum_age": "16",
        "with_dutch_volunteers": "yes",
        "conduct_certificate": "no",
        "revision": "1",
    } | changes


def test_one_form_makes_everything_once(garden: Garden, other_garden: Garden, desk: Client) -> None:
    sent = {**NEW, "token": token(desk, ADD)}

    answers = [desk.post(ADD, sent) for _ in range(2)]

    made = Activity.objects.get(title="Fietsen repareren")
    assert [answer.headers["Location"] for answer in answers] == [f"/offer/{made.public_id}/"] * 2
    assert (made.team, made.organisation.name, made.keeper, made.status) == (
        garden.team,
        "Repair Café Oost",
        garden.desk,
        Activity.Status.DRAFT,
    )
    assert [(slot.nth, slot.weekday, slot.capacity) for slot in made.slots.all()] == [(1, "sa", 3)]


def test_the_moment_may_wait(garden: Garden, desk: Client) -> None:
    without = {name: value for name, value in NEW.items() if not name.startswith("moment-")}

    answer = desk.post(ADD, {**without, "moment-pattern": "weekly", "token": token(desk, ADD)})

    assert (answer.status_code, Activity.objects.get(title="Fietsen repareren").slots.count()) == (302, 0)


def test_a_moment_that_is_half_filled_is_asked_again(garden: Garden, desk: Client) -> None:
    answer = desk.post(ADD, {**NEW, "moment-capacity": "", "token": token(desk, ADD)})

    assert answer.status_code == 422
    assert [set(form.errors) for form in answer.context["forms"]] == [set(), {"capacity"}]
    assert Activity.objects.count() == 1


def test_a_known_organisation_under_its_own_name(garden: Garden, desk: Client) -> None:
    answer = desk.post(ADD, {**NEW, "new_organisation": "WIJKTUIN DE POL", "token": token(desk, ADD)})

    assert answer.status_code == 422
    assert Organisation.objects.count() == 1


def test_from_the_host_file_the_organisation_is_chosen(
    garden: Garden, other_garden: Garden, desk: Client
) -> None:
    chosen = [
        desk.get(f"{ADD}?organisation={asked}").context["forms"][0]["organisation"].value()
        for asked in (garden.organisation.public_id, other_garden.organisation.public_id, "x")
    ]

    assert chosen == [garden.organisation.public_id, None, None]


def test_coa_adds_and_changes_nothing(garden: Garden, coa: Client) -> None:
    urls = (ADD, f"/matching/activities/{garden.activity.public_id}/change/")

    assert [coa.get(url).status_code for url in urls] == [403, 403]
    assert [coa.post(url, NEW).status_code for url in urls] == [403, 403]


def test_changing(garden: Garden, desk: Client) -> None:
    url = f"/matching/activities/{garden.activity.public_id}/change/"

    answer = desk.post(url, typed(garden, title="Samen tuinieren", new_contact="José"))

    garden.activity.refresh_from_db()
    assert (answer.status_code, garden.activity.title, str(garden.activity.site_contact)) == (
        302,
        "Samen tuinieren",
        "José",
    )


def test_the_second_desk_is_told(garden: Garden, desk: Client) -> None:
    url = f"/matching/activities/{garden.activity.public_id}/change/"
    desk.post(url, typed(garden, title="Samen tuinieren"))

    answer = desk.post(url, typed(garden, title="Wieden"))

    garden.activity.refresh_from_db()
    assert (answer.status_code, len(answer.context["forms"][0].non_field_errors())) == (422, 1)
    assert garden.activity.title == "Samen tuinieren"


def test_what_is_shown_cannot_lose_what_it_needs(garden: Garden, desk: Client) -> None:
    url = f"/matching/activities/{garden.activity.public_id}/change/"

    answer = desk.post(url, typed(garden, meeting_point=""))

    garden.activity.refresh_from_db()
    assert (answer.status_code, garden.activity.meeting_point) == (422, "Poort van het azc")


def test_queries_of_the_form(garden: Garden, desk: Client) -> None:
    # Session, user, membership; organisations, contacts and kinds of work to choose from.
    assert queries_of(desk, ADD) == 6
