"""All or nothing: the last step of an import in one transaction, and what happens when it cannot be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from activities.models import Activity, Organisation
from matching.imports.applying import apply_import
from matching.imports.counting import counts_of
from matching.imports.errors import ChangedMeanwhileError, WrongStageError
from matching.imports.undoing import drop_import
from matching.models import Import, Participation, Placement
from residents.models import Resident
from tests.factories import ActivityFactory, ResidentFactory, SlotFactory
from tests.matching.imports.breaking import StoppedError, stop_at
from tests.matching.imports.lists import (
    NOW,
    activity,
    attended,
    bring_in,
    person,
    preview,
    read_to_the_end,
    upload,
    verdicts,
)
from tests.matching.imports.pages import page, press

if TYPE_CHECKING:
    from django.test import Client

    from tests.world import Town

PEOPLE = (person(1, "Rahel"), person(2, "Emre"), person(3, "Olena", gender="?"), person(2, "Emre"))


@pytest.mark.parametrize(
    ("kind", "lines", "table"),
    [
        ("residents", (person(1, "Rahel", phone="0612345678"), person(2, "Emre")), "residents_consent"),
        ("activities", (activity(), activity("Naaien")), "activities_slot"),
        ("participations", (attended("24-09-2025", "Wandelclub", 1, "Rahel"),), "matching_participation"),
    ],
)
def test_what_fails_in_the_middle_leaves_nothing(
    town: Town, kind: str, lines: tuple[str, ...], table: str
) -> None:
    if kind == "participations":
        ResidentFactory.create(team=town.team, number=1, first_name="Rahel")
        SlotFactory.create(activity__title="Wandelclub", activity__organisation__team=town.team, weekday="we")
    counted = (Resident, Organisation, Activity, Placement, Participation)
    before = [model.objects.count() for model in counted]
    imported = preview(town, kind, *lines, phone_asked=True)
    with pytest.raises(StoppedError), stop_at(table):
        apply_import(imported=imported, by=imported.by, now=NOW)
    assert [model.objects.count() for model in counted] == before
    stored = Import.objects.get(pk=imported.pk)
    assert (stored.stage, stored.counts, counts_of(stored).new) == ("preview", {}, len(lines))
    # Nothing was lost: the next press does it.
    apply_import(imported=stored, by=stored.by, now=NOW)
    assert Import.objects.get(pk=imported.pk).stage == "applied"


def test_the_four_counts_add_up_before_and_after(town: Town) -> None:
    ResidentFactory.create(team=town.team, number=900, first_name="ራሄል")
    imported = preview(town, Import.Kind.RESIDENTS, *PEOPLE, person("", "Rahel"))
    before = counts_of(imported)
    assert verdicts(imported) == {2: "undecided", 3: "new", 4: "not-understood", 5: "same", 6: "undecided"}
    assert (before.new, before.same, before.undecided, before.not_understood) == (1, 1, 2, 1)
    assert before.total == imported.row_count == 5
    apply_import(imported=imported, by=imported.by, now=NOW)
    after = counts_of(imported)
    assert after == before
    assert imported.counts == {
        "new": 1,
        "changed": 0,
        "same": 1,
        "undecided": 2,
        "not_understood": 1,
        "made": {"residents": 1},
    }


def test_what_the_desk_did_meanwhile_is_looked_at_first(town: Town, coordinator: Client) -> None:
    imported = preview(town, Import.Kind.RESIDENTS, person(1, "Rahel"), person(2, "Emre"))
    ResidentFactory.create(team=town.team, number=1, first_name="Rahel", birth_year=1995)
    shown = press(coordinator, imported, "import-apply")
    assert "Intussen heeft iemand iets toegevoegd" in shown.content.decode()
    assert verdicts(imported) == {2: "same", 3: "new"}
    assert Resident.objects.filter(team=town.team).count() == 1


def test_an_activity_that_the_desk_added_meanwhile(town: Town) -> None:
    imported = preview(town, Import.Kind.ACTIVITIES, activity())
    ActivityFactory.create(
        organisation__team=town.team, organisation__name="Wijktuin De Pol", title="Wijktuin onderhouden"
    )
    with pytest.raises(ChangedMeanwhileError):
        apply_import(imported=imported, by=None, now=NOW)
    # It is known now, and has no times yet: those are to be accepted.
    assert verdicts(read_to_the_end(Import.objects.get(pk=imported.pk))) == {2: "undecided"}


def test_somebody_elsewhere_is_no_reason_to_look_again(town: Town, other_town: Town) -> None:
    imported = preview(town, Import.Kind.RESIDENTS, person(1, "Rahel"))
    ResidentFactory.create(team=other_town.team, number=1, first_name="Rahel", birth_year=1995)
    apply_import(imported=imported, by=None, now=NOW)
    assert Resident.objects.filter(team=town.team).count() == 1


def test_only_a_preview_can_be_imported(town: Town) -> None:
    with pytest.raises(WrongStageError):
        apply_import(imported=upload(town, "residents", person(1)), by=None, now=NOW)
    with pytest.raises(WrongStageError):
        apply_import(imported=drop_import(imported=preview(town, "residents", person(1))), by=None, now=NOW)


def test_a_preview_of_which_another_desk_was_first(town: Town) -> None:
    imported = preview(town, "residents", person(1, "Rahel"))
    late = Import.objects.get(pk=imported.pk)
    apply_import(imported=imported, by=None, now=NOW)
    assert apply_import(imported=late, by=None, now=NOW).counts["made"] == {"residents": 1}
    assert Resident.objects.count() == 1


def test_a_file_thrown_away_is_gone(town: Town, coordinator: Client) -> None:
    imported = preview(town, "residents", person(1, "Rahel"))
    press(coordinator, imported, "import-drop")
    imported.refresh_from_db()
    assert (imported.stage, imported.header, imported.rows.count()) == ("dropped", [], 0)
    assert coordinator.get(page(imported)).status_code == 200


def test_the_same_people_again(town: Town) -> None:
    bring_in(town, "residents", *PEOPLE[:2])
    before = list(Resident.objects.order_by("pk").values())
    again = bring_in(town, "residents", *PEOPLE[:2])
    assert (again.counts["new"], again.counts["same"]) == (0, 2)
    assert list(Resident.objects.order_by("pk").values()) == before
