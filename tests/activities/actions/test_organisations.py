"""Keeping organisations, contacts and kinds of work."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from activities.actions import (
    add_contact,
    add_kind_of_work,
    change_contact,
    change_organisation,
    end_contact,
    save_organisation,
    unpublish_activity,
)
from activities.details import ContactDetails, OrganisationDetails
from activities.errors import ContactInUseError, NameTakenError, StaleRevisionError
from activities.models import KindOfWork, Organisation, SiteContact
from tests.activities.conftest import TODAY, logged

if TYPE_CHECKING:
    from tests.activities.conftest import Garden

LINDE = OrganisationDetails(name="De Linde", kind="care", address="Dorpsstraat 44")


def test_save_organisation_stores_it_for_the_team(garden: Garden, other_garden: Garden) -> None:
    made = save_organisation(team=garden.team, details=LINDE)

    stored = Organisation.objects.get(pk=made.pk)
    assert (stored.team, stored.name, stored.kind, stored.address) == (
        garden.team,
        "De Linde",
        "care",
        "Dorpsstraat 44",
    )
    assert logged() == [("organisation.added", "")]


def test_a_name_is_there_once_in_a_team_whatever_its_capitals(garden: Garden, other_garden: Garden) -> None:
    save_organisation(team=garden.team, details=LINDE)

    with pytest.raises(NameTakenError):
        save_organisation(team=garden.team, details=OrganisationDetails(name="DE LINDE"))

    save_organisation(team=other_garden.team, details=LINDE)
    assert Organisation.objects.filter(name__iexact="de linde").count() == 2


def test_the_same_form_makes_one_organisation(garden: Garden) -> None:
    token = uuid4()

    first = save_organisation(team=garden.team, details=LINDE, token=token)
    second = save_organisation(team=garden.team, details=LINDE, token=token)

    assert first == second
    assert logged() == [("organisation.added", "")]


def test_change_organisation_names_what_changed(garden: Garden, other_garden: Garden) -> None:
    details = OrganisationDetails(name="Wijktuin De Pol", kind="neighbourhood", phone="024 111 11 11")

    changed = change_organisation(organisation=garden.organisation, details=details, revision=1)

    assert (changed.phone, changed.revision) == ("024 111 11 11", 2)
    assert logged() == [("organisation.changed", "phone")]
    other_garden.organisation.refresh_from_db()
    assert other_garden.organisation.phone == ""


def test_two_desks_do_not_overwrite_each_other(garden: Garden) -> None:
    change_organisation(organisation=garden.organisation, details=LINDE, revision=1)

    with pytest.raises(StaleRevisionError):
        change_organisation(
            organisation=garden.organisation, details=OrganisationDetails(name="De Pol"), revision=1
        )

    assert Organisation.objects.get(pk=garden.organisation.pk).name == "De Linde"


def test_nothing_changed_is_nothing_logged(garden: Garden) -> None:
    same = OrganisationDetails(name="Wijktuin De Pol", kind="neighbourhood")

    changed = change_organisation(organisation=garden.organisation, details=same, revision=1)

    assert (changed.revision, logged()) == (1, [])


def test_contacts_are_added_and_changed(garden: Garden) -> None:
    contact = add_contact(organisation=garden.organisation, details=ContactDetails(name="Anneke"))
    change_contact(contact=contact, details=ContactDetails(name="Anneke", phone="06 1234 5678"))

    stored = SiteContact.objects.get(pk=contact.pk)
    assert (stored.team, stored.organisation, stored.phone) == (
        garden.team,
        garden.organisation,
        "06 1234 5678",
    )
    assert logged() == [("contact.added", ""), ("contact.changed", "phone")]


def test_a_contact_of_an_activity_that_is_shown_stays(garden: Garden) -> None:
    with pytest.raises(ContactInUseError) as refused:
        end_contact(contact=garden.contact, on=TODAY)

    assert refused.value.titles == ["Wijktuin onderhouden"]


def test_a_contact_of_a_draft_goes_and_the_draft_asks_again(garden: Garden) -> None:
    unpublish_activity(activity=garden.activity)

    end_contact(contact=garden.contact, on=TODAY)

    garden.activity.refresh_from_db()
    assert garden.activity.site_contact is None
    assert SiteContact.objects.get().ended_on == TODAY


def test_a_kind_of_work_is_there_once_at_an_organisation(garden: Garden, other_garden: Garden) -> None:
    with pytest.raises(NameTakenError):
        add_kind_of_work(organisation=garden.organisation, description="tuin onderhouden")

    made = add_kind_of_work(organisation=garden.organisation, description="Koffie schenken")

    assert list(KindOfWork.objects.for_team(garden.team)) == [made, garden.kind_of_work]
    assert made.team == garden.team
