"""The one form of an activity: known parts chosen, new parts typed, nothing of another team."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.utils.translation import override

from activities.details import ActivityDetails, ContactDetails, NewOffer, OrganisationDetails
from activities.forms.activities import ChangeActivityForm, NewActivityForm
from activities.models import Organisation
from tests.factories import OrganisationFactory, SiteContactFactory

if TYPE_CHECKING:
    from tests.activities.conftest import Garden

LEAST = {"title": "Snoeien", "purpose": "volunteering", "theme": "green", "kind": "recurring"}


def filled(garden: Garden, **changes: Any) -> NewActivityForm:
    mine = Organisation.objects.for_team(garden.team)
    return NewActivityForm({"token": str(uuid4()), **LEAST, **changes}, organisations=mine)


def test_a_title_and_an_organisation_are_enough(garden: Garden, other_garden: Garden) -> None:
    form = filled(garden, organisation=str(garden.organisation.public_id))

    assert form.is_valid(), form.errors
    assert form.offer() == NewOffer(
        activity=ActivityDetails(title="Snoeien", theme="green"), organisation=garden.organisation
    )


def test_everything_may_be_new(garden: Garden) -> None:
    form = filled(
        garden,
        new_organisation="Repair Café Oost",
        address="Pleinweg 20",
        new_contact="Anneke",
        new_contact_phone="06 1234 5678",
        new_kind_of_work="Fietsen repareren",
        dutch_needed="none",
        women_only="no",
        children_welcome="yes",
    )

    assert form.is_valid(), form.errors
    assert form.offer() == NewOffer(
        activity=ActivityDetails(
            title="Snoeien",
            theme="green",
            address="Pleinweg 20",
            dutch_needed="none",
            women_only=False,
            children_welcome=True,
        ),
        organisation=OrganisationDetails(name="Repair Café Oost", address="Pleinweg 20"),
        contact=ContactDetails(name="Anneke", phone="06 1234 5678"),
        kind_of_work="Fietsen repareren",
    )


@pytest.mark.parametrize(("typed", "amount"), [("4,50", "4.5"), ("4.50", "4.5"), ("0", "0"), ("", None)])
def test_what_the_way_costs_is_typed_as_people_write_it(
    garden: Garden, typed: str, amount: str | None
) -> None:
    form = filled(garden, new_organisation="De Linde", travel_cost=typed)
    with override("nl"):
        assert form.is_valid(), form.errors
    assert form.offer().activity.travel_cost == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, {"organisation"}),
        ({"new_organisation": "De Linde", "title": ""}, {"title"}),
        ({"new_organisation": "De Linde", "new_contact_phone": "06 1234 5678"}, {"new_contact"}),
        ({"new_organisation": "De Linde", "latitude": "51.8"}, {"longitude"}),
        ({"new_organisation": "De Linde", "latitude": "40", "longitude": "5.8"}, {"latitude", "longitude"}),
        ({"new_organisation": "De Linde", "minimum_age": "-1"}, {"minimum_age"}),
        ({"new_organisation": "De Linde", "travel_cost": "duur"}, {"travel_cost"}),
        ({"new_organisation": "De Linde", "travel_cost": "-2"}, {"travel_cost"}),
        ({"new_organisation": "De Linde", "physical_load": "enormous"}, {"physical_load"}),
    ],
)
def test_what_is_wrong_is_said_at_its_question(
    garden: Garden, changes: dict[str, str], wrong: set[str]
) -> None:
    assert set(filled(garden, **changes).errors) == wrong


def test_one_organisation_not_two(garden: Garden) -> None:
    form = filled(garden, organisation=str(garden.organisation.public_id), new_organisation="De Linde")

    assert set(form.errors) == {"new_organisation"}


def test_nothing_of_another_team_can_be_chosen(garden: Garden, other_garden: Garden) -> None:
    form = filled(
        garden,
        organisation=str(other_garden.organisation.public_id),
        site_contact=str(other_garden.contact.public_id),
        kind_of_work=str(other_garden.kind_of_work.public_id),
    )

    assert set(form.errors) == {"organisation", "site_contact", "kind_of_work"}


def test_a_contact_belongs_to_the_organisation_that_was_chosen(garden: Garden) -> None:
    elsewhere = SiteContactFactory.create(organisation=OrganisationFactory.create(team=garden.team))

    form = filled(
        garden, organisation=str(garden.organisation.public_id), site_contact=str(elsewhere.public_id)
    )

    assert set(form.errors) == {"site_contact"}


def test_the_form_of_a_change_shows_what_is_known(garden: Garden) -> None:
    mine = Organisation.objects.filter(pk=garden.organisation.pk)

    form = ChangeActivityForm(instance=garden.activity, organisations=mine)

    shown = {
        name: form[name].value()
        for name in ("title", "revision", "women_only", "children_welcome", "to_bring")
    }
    assert shown == {
        "title": "Wijktuin onderhouden",
        "revision": 1,
        "women_only": "no",
        "children_welcome": "yes",
        "to_bring": "niets",
    }
    assert form["site_contact"].value() == garden.contact.public_id


@pytest.mark.parametrize(("name", "part"), [("site_contact", "Henk"), ("kind_of_work", "Tuin onderhouden")])
def test_a_part_says_whose_it_is_and_is_refused_elsewhere(garden: Garden, name: str, part: str) -> None:
    linde = OrganisationFactory.create(team=garden.team, name="De Linde")
    row = getattr(garden.activity, name)
    with override("en"):
        choices = [str(option.data["label"]) for option in filled(garden)[name].subwidgets]
        at_another = filled(garden, organisation=str(linde.public_id), **{name: str(row.public_id)})
        at_a_new_one = filled(garden, new_organisation="De Eik", **{name: str(row.public_id)})
        said = [dict(form.errors)[name][0] for form in (at_another, at_a_new_one)]

    assert choices == ["not known yet", f"{part} (Wijktuin De Pol)"]
    assert said == [
        f"{part} belongs to Wijktuin De Pol. Choose one of De Linde, or type a new one.",
        f"{part} belongs to Wijktuin De Pol. For a new organisation, type a new one.",
    ]


def test_no_choice_is_only_dashes(garden: Garden) -> None:
    with override("nl"):
        mine = Organisation.objects.for_team(garden.team)
        pages = [
            filled(garden).as_p(),
            ChangeActivityForm(instance=garden.activity, organisations=mine).as_p(),
        ]

    assert ["---" in page for page in pages] == [False, False]
