"""One filled form: everything that is new on it, or nothing of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from activities.actions import add_offer, change_offer
from activities.details import (
    ActivityDetails,
    ContactDetails,
    NewOffer,
    OrganisationDetails,
    SlotDetails,
)
from activities.errors import NameTakenError
from activities.models import Activity, KindOfWork, Organisation, SiteContact
from tests.activities.actions.test_activities import details_of
from tests.activities.conftest import TODAY

if TYPE_CHECKING:
    from tests.activities.conftest import Garden

REPAIR = NewOffer(
    activity=ActivityDetails(title="Fietsen repareren", theme="craft"),
    organisation=OrganisationDetails(name="Repair Café Oost", address="Pleinweg 20"),
    contact=ContactDetails(name="Anneke", phone="024 355 12 12"),
    kind_of_work="Fietsen repareren",
    slot=SlotDetails(pattern="monthly", weekday="sa", nth=1, starts=time(10), capacity=3),
)


def test_everything_on_the_form_is_made_together(garden: Garden, other_garden: Garden) -> None:
    token = uuid4()

    made = [
        add_offer(team=garden.team, offer=REPAIR, by=garden.desk, today=TODAY, token=token) for _ in range(2)
    ]

    activity = Activity.objects.get(title="Fietsen repareren")
    assert made == [activity, activity]
    assert (activity.organisation.name, str(activity.site_contact), str(activity.kind_of_work)) == (
        "Repair Café Oost",
        "Anneke",
        "Fietsen repareren",
    )
    assert [(slot.nth, slot.capacity, slot.team) for slot in activity.slots.all()] == [(1, 3, garden.team)]


def test_a_known_organisation_is_not_made_again(garden: Garden) -> None:
    offer = replace(REPAIR, organisation=garden.organisation, contact=None, kind_of_work="", slot=None)

    activity = add_offer(team=garden.team, offer=offer, by=garden.desk, today=TODAY)

    assert (activity.organisation, activity.site_contact, activity.slots.count()) == (
        garden.organisation,
        None,
        0,
    )
    assert list(Organisation.objects.all()) == [garden.organisation]


def test_when_a_part_is_refused_nothing_is_stored(garden: Garden) -> None:
    offer = replace(REPAIR, organisation=garden.organisation, kind_of_work="Tuin onderhouden")

    with pytest.raises(NameTakenError):
        add_offer(team=garden.team, offer=offer, by=garden.desk, today=TODAY, token=uuid4())

    assert [SiteContact.objects.get(), KindOfWork.objects.get()] == [garden.contact, garden.kind_of_work]
    assert Activity.objects.count() == 1


def test_changing_may_bring_a_new_contact(garden: Garden) -> None:
    offer = NewOffer(
        activity=details_of(garden),
        organisation=garden.organisation,
        contact=ContactDetails(name="José"),
    )

    changed = change_offer(activity=garden.activity, offer=offer, revision=1, today=TODAY)

    assert (str(changed.site_contact), changed.kind_of_work) == ("José", garden.kind_of_work)
