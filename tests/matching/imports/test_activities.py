"""An offer: what its words become, and what is still to be asked."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest

from activities.actions import (
    add_contact,
    add_kind_of_work,
    add_slot,
    draft_activity,
    record_declaration,
    save_organisation,
)
from activities.details import (
    ActivityDetails,
    ContactDetails,
    DeclarationDetails,
    OrganisationDetails,
    SlotDetails,
)
from activities.models import (
    Activity,
    KindOfWork,
    Organisation,
    SiteContact,
    Slot,
    VolunteerDeclaration,
)
from matching.imports.applying import apply_import
from matching.imports.judgement import LEAVE_OUT, NEW, Why
from matching.models import Import
from tests.factories import ActivityFactory
from tests.matching.imports.lists import (
    NOW,
    TODAY,
    activity,
    bring_in,
    choose,
    preview,
    reasons,
    row,
    verdicts,
)

if TYPE_CHECKING:
    from django.db.models import Model

    from tests.world import Town

KIND = Import.Kind.ACTIVITIES
OWN = {"id", "public_id", "team", "organisation", "activity", "kind_of_work", "site_contact", "keeper"}


def rows_of(model: type[Model], town: Town) -> list[dict[str, Any]]:
    """Everything a table says of a town, but for the keys."""
    fields = [field.attname for field in model._meta.concrete_fields if field.name not in OWN]
    return list(model._default_manager.filter(team=town.team).order_by("pk").values(*fields))


def by_hand(town: Town) -> None:
    """The same as one line of a list, through the actions of the desk."""
    details = OrganisationDetails(name="Wijktuin De Pol")
    organisation = save_organisation(team=town.team, details=details)
    contact = add_contact(organisation=organisation, details=ContactDetails("Henk", phone="0612345678"))
    kind = add_kind_of_work(organisation=organisation, description="Wijktuin onderhouden")
    record_declaration(
        kind_of_work=kind, details=DeclarationDetails(state="granted", valid_until=date(2027, 3, 1))
    )
    draft = draft_activity(
        organisation=organisation,
        details=ActivityDetails(
            title="Wijktuin onderhouden",
            theme="green",
            address="Lindelaan 12",
            dutch_needed="none",
            physical_load="medium",
            site_contact=contact,
            kind_of_work=kind,
        ),
        by=None,
    )
    for weekday in ("tu", "th"):
        slot = SlotDetails(starts=time(9, 30), ends=time(12), capacity=4, weekday=weekday)
        add_slot(activity=draft, details=slot, today=TODAY)


def test_a_row_becomes_what_the_desk_would_have_written_down(town: Town, other_town: Town) -> None:
    line = activity(times="di, do 09:30-12:00", phone="0612345678", declaration="ja", until="01-03-2027")
    bring_in(town, KIND, line)
    by_hand(other_town)
    for model in (Organisation, SiteContact, KindOfWork, VolunteerDeclaration, Activity, Slot):
        assert rows_of(model, town) == rows_of(model, other_town)
    draft = Activity.objects.get(team=town.team)
    assert (draft.status, draft.organisation.name) == ("draft", "Wijktuin De Pol")
    assert draft.site_contact is not None
    assert draft.kind_of_work is not None
    assert (draft.site_contact.name, draft.kind_of_work.description) == ("Henk", "Wijktuin onderhouden")


def test_what_is_missing_is_still_to_ask(town: Town) -> None:
    imported = preview(town, KIND, activity(contact="", times="", places="", load=""))
    said = next(one for one in row(imported, 2).reasons if one["code"] == Why.STILL_TO_ASK)
    assert verdicts(imported) == {2: "new"}
    assert said["values"]["what"] == [
        "meeting-point",
        "time",
        "places",
        "with-dutch-volunteers",
        "physical-load",
        "minimum-age",
        "conduct-certificate",
        "site-contact",
    ]


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ("di 09:30-12:00", [("weekly", "tu", None, None)]),
        ("ma, wo 09.00 - 11.30", [("weekly", "mo", None, None), ("weekly", "we", None, None)]),
        ("1e zaterdag v/d maand 10.00-14.00", [("monthly", "sa", 1, None)]),
        ("eenmalig 16-07-2025 07:00-15:00", [("single", "", None, date(2025, 7, 16))]),
    ],
)
def test_times_become_fixed_moments(town: Town, times: str, expected: list[tuple[Any, ...]]) -> None:
    bring_in(town, KIND, activity(times=times))
    slots = Slot.objects.filter(team=town.team).order_by("pk")
    assert list(slots.values_list("pattern", "weekday", "nth", "date")) == expected
    is_once = expected[0][0] == "single"
    assert Activity.objects.get().kind == ("one-off" if is_once else "recurring")


def test_a_season_is_kept_and_an_aside_is_told(town: Town) -> None:
    imported = preview(
        town, KIND, activity(times="zo 10-13 (nov-mrt)"), activity("Naaien", times="di 9-11 (schooltijd)")
    )
    assert (Why.ASIDE_LEFT_OUT, "times") in reasons(imported, 3)
    apply_import(imported=imported, by=None, now=NOW)
    slot = Slot.objects.get(activity__title="Wijktuin onderhouden")
    assert (slot.season_from, slot.season_until) == (11, 3)


@pytest.mark.parametrize(
    ("declaration", "until", "expected"),
    [
        ("nee", "", []),
        ("", "", []),
        ("loopt", "", [("asked", None, None, None)]),
        ("aangevraagd 12-01-2025", "", [("asked", date(2025, 1, 12), None, None)]),
        ("ontvangstbevestiging 12-01-2025", "", [("received", None, date(2025, 1, 12), None)]),
        # Without the date that counts the gate stays closed.
        ("ontvangstbevestiging", "", [("asked", None, None, None)]),
        ("ja", "2026", [("asked", None, None, None)]),
        ("ja", "", [("asked", None, None, None)]),
        ("ja", "01-03-2027", [("granted", None, None, date(2027, 3, 1))]),
    ],
)
def test_declarations(town: Town, declaration: str, until: str, expected: list[tuple[Any, ...]]) -> None:
    bring_in(town, KIND, activity(declaration=declaration, until=until))
    rows = VolunteerDeclaration.objects.values_list("state", "asked_on", "received_on", "valid_until")
    assert list(rows) == expected


def test_until_a_year_is_asked_once(town: Town) -> None:
    imported = preview(town, KIND, activity(declaration="ja", until="2026"), whole_year=True)
    assert imported.asks == ["whole-year"]
    apply_import(imported=imported, by=None, now=NOW)
    assert VolunteerDeclaration.objects.get().valid_until == date(2026, 12, 31)


def test_what_lines_share_is_made_once(town: Town, other_town: Town) -> None:
    bring_in(other_town, KIND, activity())
    bring_in(
        town,
        KIND,
        activity("Koffie schenken", organisation="Woonzorgcentrum De Linde", contact="Jos"),
        activity("Wandelclub", organisation="woonzorgcentrum de linde", contact="jos"),
    )
    assert Organisation.objects.filter(team=town.team).count() == 1
    assert SiteContact.objects.filter(team=town.team).count() == 1
    assert KindOfWork.objects.filter(team=town.team).count() == 2


def test_an_activity_that_is_known_stays_as_it_is_until_somebody_decides(
    town: Town, other_town: Town
) -> None:
    there = ActivityFactory.create(
        title="Wijktuin onderhouden", organisation__team=town.team, organisation__name="Wijktuin De Pol"
    )
    ActivityFactory.create(title="Naaien", organisation__team=other_town.team, organisation__name="Atelier")
    imported = preview(town, KIND, activity(places=9), activity("Naaien", organisation="Atelier"))
    assert verdicts(imported) == {2: "undecided", 3: "new"}
    apply_import(imported=imported, by=None, now=NOW)
    assert not Slot.objects.filter(activity=there).exists()


def test_a_title_that_is_alike_needs_a_decision(town: Town) -> None:
    ActivityFactory.create(
        title="Wijktuin onderhoud", organisation__team=town.team, organisation__name="Wijktuin De Pol"
    )
    imported = preview(
        town, KIND, activity(), activity("Wijktuin onderhouden", organisation="Heel iets anders")
    )
    assert verdicts(imported) == {2: "undecided", 3: "new"}
    assert reasons(imported, 2)[0] == (Why.TITLE_ALIKE, "title")
    assert verdicts(choose(imported, NEW)) == {2: "new", 3: "new"}


def test_two_lines_of_one_activity(town: Town) -> None:
    imported = preview(town, KIND, activity(), activity(places=5), activity(times="vr 9-12"))
    assert verdicts(imported) == {2: "new", 3: "same", 4: "undecided"}
    assert reasons(imported, 4)[0] == (Why.OTHER_TIMES, "title")
    assert imported.questions.get().options == ["row:2", NEW, LEAVE_OUT]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"organisation": ""}, "organisation"),
        ({"times": "om de week di 9-12"}, "times"),
        ({"places": "4-6"}, "capacity"),
        ({"load": "best wel"}, "physical-load"),
        ({"declaration": "misschien"}, "declaration"),
        ({"theme": "ruimtevaart"}, "kind"),
    ],
)
def test_not_understood(town: Town, cells: dict[str, Any], column: str) -> None:
    imported = preview(town, KIND, activity(**cells))
    assert verdicts(imported) == {2: "not-understood"}
    assert reasons(imported, 2)[0][1] == column


def test_a_certificate_and_a_womens_group(town: Town) -> None:
    bring_in(
        town,
        KIND,
        activity("Overblijfhulp (VOG)"),
        activity("Naaien", theme="vrouwen"),
        activity("Koffie", theme="ontmoeting"),
    )
    found = {one.title: one for one in Activity.objects.all()}
    assert found["Overblijfhulp"].conduct_certificate is True
    assert (found["Naaien"].women_only, found["Naaien"].conduct_certificate) == (True, None)
    assert (found["Koffie"].purpose, found["Naaien"].purpose) == ("", "volunteering")


def test_the_same_file_again_changes_nothing(town: Town) -> None:
    lines = (activity(), activity("Naaien", times="onzin"))
    bring_in(town, KIND, *lines)
    again = bring_in(town, KIND, *lines)
    assert again.counts["made"] == dict.fromkeys(again.counts["made"], 0)
    assert verdicts(again) == {2: "same", 3: "not-understood"}
    assert Activity.objects.count() == 1
