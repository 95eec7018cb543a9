"""All declarations on one page, the facts for UWV, and who needs one at all."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from aandeslag.teams.access import Role
from aandeslag.teams.models import VolunteerCentre
from activities.models import DeclarationRule, VolunteerDeclaration
from activities.papers import papers_of, warnings_of
from activities.rules.expiry import Warned
from tests.activities.conftest import TODAY, logged
from tests.activities.queries import queries_of
from tests.factories import ActivityFactory, DeclarationFactory, KindOfWorkFactory, OrganisationFactory

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from aandeslag.teams.models import Membership
    from tests.activities.conftest import Garden

pytestmark = pytest.mark.django_db
LIST = "/offer/declarations/"


@pytest.fixture
def programme(
    on_monday: None, national: dict[str, Membership], signed_in: Callable[[Membership], Client]
) -> Client:
    return signed_in(national[Role.PROGRAMME])


def _rule(status: str = "displaced") -> DeclarationRule:
    return DeclarationRule.objects.get(legal_status=status, valid_until=None)


def test_what_needs_you_stands_first(garden: Garden, other_garden: Garden) -> None:
    organisation = OrganisationFactory.create(team=garden.team, name="Zwembad")
    never = KindOfWorkFactory.create(organisation=organisation, description="Kassa")
    ActivityFactory.create(
        organisation=organisation, kind_of_work=never, site_contact__organisation=organisation
    )
    KindOfWorkFactory.create(organisation=organisation, description="Nergens voor gebruikt")
    VolunteerDeclaration.objects.filter(pk=garden.declaration.pk).update(valid_until=date(2027, 1, 10))

    found = [(one.kind_of_work.description, one.warned) for one in papers_of(garden.team, TODAY)]

    assert found == [("Kassa", None), ("Tuin onderhouden", Warned.THREE_MONTHS)]


def test_what_was_refused_has_no_last_day(garden: Garden, other_garden: Garden) -> None:
    mine = VolunteerDeclaration.objects.filter(pk=garden.declaration.pk)
    mine.update(valid_until=date(2028, 1, 10))
    granted = [one.last_day for one in papers_of(garden.team, TODAY)]

    mine.update(state=VolunteerDeclaration.State.REFUSED, refused_on=TODAY)

    assert (granted, [one.last_day for one in papers_of(garden.team, TODAY)]) == ([date(2028, 1, 10)], [None])


def test_who_only_counts_counts_the_same(garden: Garden, other_garden: Garden) -> None:
    for status, ended_on, purpose in (
        ("ended", date(2026, 10, 1), "volunteering"),
        ("published", None, "sport"),
    ):
        kind = KindOfWorkFactory.create(organisation=garden.organisation, description=status)
        DeclarationFactory.create(kind_of_work=kind)
        ActivityFactory.create(
            organisation=garden.organisation,
            kind_of_work=kind,
            site_contact__organisation=garden.organisation,
            status=status,
            ended_on=ended_on,
            purpose=purpose,
        )
    VolunteerDeclaration.objects.update(valid_until=date(2027, 1, 10))

    counted = warnings_of(garden.team, TODAY)

    listed = Counter(one.warned for one in papers_of(garden.team, TODAY) if one.warned is not None)
    assert counted == listed == {Warned.THREE_MONTHS: 1}


def test_the_page_asks_as_much_for_many_as_for_one(desk: Client, garden: Garden) -> None:
    before = queries_of(desk, LIST)
    for number in range(12):
        kind = KindOfWorkFactory.create(organisation=garden.organisation, description=f"Werk {number}")
        DeclarationFactory.create(kind_of_work=kind)
        ActivityFactory.create(
            organisation=garden.organisation, kind_of_work=kind, site_contact=garden.contact
        )
    assert queries_of(desk, LIST) == before


def test_the_facts_for_uwv_name_what_is_still_to_ask(desk: Client, garden: Garden) -> None:
    url = reverse("activities:application", args=[garden.kind_of_work.public_id])
    application = desk.get(url).context["application"]
    assert "Wat vrijwilligers daar doen, en voor wie" in application.missing
    assert "Tuin onderhouden" in application.plain

    described = reverse("activities:describe-work", args=[garden.kind_of_work.public_id])
    desk.post(described, {"details": "Onkruid weghalen met buurtbewoners."})
    garden.activity.is_additional, garden.activity.is_non_profit = True, True
    garden.activity.save()

    application = desk.get(url).context["application"]
    assert "Wat vrijwilligers daar doen, en voor wie" not in application.missing
    assert "Zonder winstoogmerk: ja" in application.plain
    assert "dinsdag 9:30–12:00" in application.plain


def test_the_volunteer_centre_applies_as_authorised_party(desk: Client, garden: Garden) -> None:
    centre = VolunteerCentre.objects.create(name="Vrijwilligerspunt", municipality=garden.town.municipality)
    garden.team.volunteer_centre = centre
    garden.team.save()
    url = reverse("activities:application", args=[garden.kind_of_work.public_id])

    assert "Vrijwilligerspunt" not in desk.get(url).context["application"].plain
    assert "Vrijwilligerspunt" in desk.get(f"{url}?by=centre").context["application"].plain


def test_the_facts_of_another_team_do_not_exist(desk: Client, other_garden: Garden) -> None:
    url = reverse("activities:application", args=[other_garden.kind_of_work.public_id])
    assert desk.get(url).status_code == 404


def test_staff_see_who_needs_one_with_source_and_date(coa: Client) -> None:
    lines = coa.get("/offer/declaration-rules/").context["lines"]
    assert [(str(one.who), one.answer, one.checked) for one in lines if one.can_be_changed] == [
        ("ontheemde (Oekraïne)", "heeft er een nodig", "23 november 2026"),
        ("in procedure", "heeft er een nodig", "23 november 2026"),
        ("vergunning", "heeft er geen nodig", "23 november 2026"),
        ("weet ik niet", "heeft er een nodig", "23 november 2026"),
    ]


def test_the_programme_says_that_it_looked_again(programme: Client) -> None:
    rule = _rule()
    url = reverse("activities:change-declaration-rule", args=[rule.public_id])
    programme.post(url, {"needs_declaration": "yes", "source": "UWV, pagina", "checked_on": "2026-11-23"})
    rule.refresh_from_db()
    assert (rule.source, rule.valid_until, DeclarationRule.objects.count()) == ("UWV, pagina", None, 4)
    assert logged()[-1] == ("declaration-rule.checked", "checked_on source")


def test_another_answer_begins_on_a_day_and_the_old_one_stays(programme: Client) -> None:
    rule = _rule()
    url = reverse("activities:change-declaration-rule", args=[rule.public_id])
    answer = {"needs_declaration": "no", "source": "Staatscourant", "checked_on": "2026-11-23"}
    assert programme.post(url, answer).status_code == 422

    programme.post(url, answer | {"valid_from": "2027-01-01"})

    rule.refresh_from_db()
    new = _rule()
    assert (rule.needs_declaration, rule.valid_until) == (True, date(2026, 12, 31))
    assert (new.needs_declaration, new.valid_from, new.source) == (False, date(2027, 1, 1), "Staatscourant")
    again = reverse("activities:change-declaration-rule", args=[new.public_id])
    too_early = {
        "needs_declaration": "yes",
        "source": "x",
        "checked_on": "2026-11-23",
        "valid_from": "2026-12-01",
    }
    assert programme.post(again, too_early).status_code == 422


def test_a_team_cannot_change_the_rules(desk: Client) -> None:
    url = reverse("activities:change-declaration-rule", args=[_rule().public_id])
    assert desk.post(url, {"needs_declaration": "no"}).status_code == 403
