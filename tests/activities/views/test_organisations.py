"""Organisations: the list, the host file, contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from activities.models import Organisation, SiteContact
from tests.activities.queries import queries_of
from tests.factories import ActivityFactory, DeclarationFactory, OrganisationFactory

if TYPE_CHECKING:
    from django.test import Client

    from tests.activities.conftest import Garden

LIST = "/offer/organisations/"


def file_of(garden: Garden, task: str = "") -> str:
    return f"{LIST}{garden.organisation.public_id}/{task}"


def token(client: Client, url: str) -> str:
    context: Any = client.get(url).context
    form = context["forms"][0] if "forms" in context else context["form"]
    return str(form["token"].value())


def test_the_list_finds_within_the_team(garden: Garden, other_garden: Garden, desk: Client) -> None:
    OrganisationFactory.create(team=garden.team, name="De Linde")

    found = [
        [row.name for row in desk.get(f"{LIST}?{query}").context["rows"]] for query in ("", "q=pol", "q=zzz")
    ]

    assert found == [["De Linde", "Wijktuin De Pol"], ["Wijktuin De Pol"], []]


def test_only_staff_see_the_host_files(garden: Garden, coa: Client, supporter: Client) -> None:
    assert [
        client.get(url).status_code for client in (coa, supporter) for url in (LIST, file_of(garden))
    ] == [403] * 4


def test_another_team_has_no_file_here(garden: Garden, other_garden: Garden, desk: Client) -> None:
    tasks = ("", "change/", "contacts/add/", "work/add/")

    assert [desk.get(file_of(other_garden, task)).status_code for task in tasks] == [404] * 4
    contact = f"/offer/contacts/{other_garden.contact.public_id}/"
    assert [desk.post(f"{contact}{task}").status_code for task in ("change/", "end/")] == [404, 404]


def test_the_host_file_shows_what_is_there(garden: Garden, other_garden: Garden, desk: Client) -> None:
    context = desk.get(file_of(garden)).context

    assert [contact.name for contact in context["contacts"]] == ["Henk"]
    assert [line.description for line in context["kinds_of_work"]] == ["Tuin onderhouden"]
    assert [card.title for card in context["cards"]] == ["Wijktuin onderhouden"]


def test_adding_and_changing_an_organisation(garden: Garden, desk: Client) -> None:
    sent = {"name": "De Linde", "kind": "care", "token": token(desk, f"{LIST}add/")}
    added = [desk.post(f"{LIST}add/", sent) for _ in range(2)]
    made = Organisation.objects.get(name="De Linde")
    change = f"{LIST}{made.public_id}/change/"
    changed = desk.post(change, {"name": "De Linde", "kind": "care", "phone": "024", "revision": "1"})
    stale = desk.post(change, {"name": "De Eik", "kind": "care", "revision": "1"})

    made.refresh_from_db()
    assert [answer.headers["Location"] for answer in added] == [f"{LIST}{made.public_id}/"] * 2
    assert (changed.status_code, stale.status_code) == (302, 422)
    assert (made.team, made.name, made.phone) == (garden.team, "De Linde", "024")


def test_a_name_that_is_taken_is_said_at_the_name(garden: Garden, desk: Client) -> None:
    sent = {"name": "wijktuin de pol", "kind": "care", "token": token(desk, f"{LIST}add/")}

    answer = desk.post(f"{LIST}add/", sent)

    assert (answer.status_code, set(answer.context["forms"][0].errors)) == (422, {"name"})


def test_contacts_come_change_and_go(garden: Garden, desk: Client) -> None:
    add = file_of(garden, "contacts/add/")
    desk.post(add, {"name": "Anneke", "token": token(desk, add)})
    anneke = SiteContact.objects.get(name="Anneke")
    url = f"/offer/contacts/{anneke.public_id}/"
    desk.post(f"{url}change/", {"name": "Anneke", "phone": "06 1234 5678"})
    asked = desk.get(f"{url}end/")
    gone = desk.post(f"{url}end/")

    anneke.refresh_from_db()
    assert (asked.status_code, gone.status_code) == (200, 302)
    assert (anneke.phone, anneke.ended_on is not None) == ("06 1234 5678", True)
    assert [one.name for one in desk.get(file_of(garden)).context["contacts"]] == ["Henk"]


def test_a_contact_in_use_stays(garden: Garden, desk: Client) -> None:
    answer = desk.post(f"/offer/contacts/{garden.contact.public_id}/end/")

    garden.contact.refresh_from_db()
    assert (answer.status_code, garden.contact.ended_on) == (409, None)
    assert "Wijktuin onderhouden" in answer.content.decode()


@pytest.mark.parametrize("count", [1, 50])
def test_the_number_of_organisations_makes_no_difference_to_the_queries(
    garden: Garden, desk: Client, count: int
) -> None:
    for organisation in OrganisationFactory.create_batch(count, team=garden.team):
        DeclarationFactory.create(kind_of_work__organisation=organisation)

    # Session, user, membership; a count, the rows, their kinds of work with their uses, the declarations.
    assert queries_of(desk, LIST) == 7


@pytest.mark.parametrize("count", [1, 50])
def test_queries_of_a_host_file(garden: Garden, desk: Client, count: int) -> None:
    for number in range(count):
        activity = ActivityFactory.create(
            organisation=garden.organisation, kind_of_work__description=f"Werk {number}"
        )
        DeclarationFactory.create(kind_of_work=activity.kind_of_work)

    # Session, user, membership; the organisation, contacts, kinds of work with declarations and uses,
    # activities with moments, and the papers of those.
    assert queries_of(desk, file_of(garden)) == 12
