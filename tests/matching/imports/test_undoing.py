"""An import is taken back as a whole, as long as nothing was built on it; else a sentence says what was."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest

from activities.actions import add_slot, record_declaration
from activities.details import DeclarationDetails, SlotDetails
from activities.models import Activity, KindOfWork, Occurrence, Organisation, SiteContact, Slot
from matching.imports.errors import BuiltUponError, WrongStageError
from matching.imports.undoing import undo_import
from matching.models import Import, Participation, Placement
from residents.models import Consent, Resident
from tests.factories import (
    EntrustmentFactory,
    OrganisationFactory,
    ParticipationFactory,
    PlacementFactory,
    ResidentFactory,
    SlotFactory,
    VisitFactory,
)
from tests.matching.imports.lists import NOW, TODAY, activity, attended, bring_in, person, preview
from tests.matching.imports.pages import press
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from tests.world import Town

PHONE = person(1, "Rahel", phone="0612345678")


def refused(imported: Import) -> dict[str, int]:
    with pytest.raises(BuiltUponError) as caught:
        undo_import(imported=imported, now=NOW)
    imported.refresh_from_db()
    assert imported.stage == "applied"
    return caught.value.what


# --- people ---


def test_people_are_taken_back(town: Town, other_town: Town) -> None:
    known = ResidentFactory.create(team=town.team, number=900, first_name="Wolfgang", gender="man")
    bring_in(other_town, "residents", PHONE)
    imported = bring_in(town, "residents", PHONE, person(2, "Emre"), phone_asked=True)
    undo_import(imported=imported, now=NOW)
    assert list(Resident.objects.filter(team=town.team)) == [known]
    assert Resident.objects.filter(team=other_town.team).count() == 1
    assert (Consent.objects.count(), imported.rows.count()) == (0, 0)
    assert undo_import(imported=imported, now=NOW).stage == "undone"


def change(resident: Resident) -> None:
    resident.revision = 2
    resident.save()


def ask_again(resident: Resident) -> None:
    resident.consents.update(withdrawn_on=TODAY)


BUILT: dict[str, Callable[[Resident], Any]] = {
    "changed": change,
    "consent": ask_again,
    "entrustment": lambda resident: EntrustmentFactory.create(resident=resident),
    "visit": lambda resident: VisitFactory.create(resident=resident),
    "placement": lambda resident: PlacementFactory.create(resident=resident),
}


@pytest.mark.parametrize("what", BUILT)
def test_people_with_whom_something_was_done_stay(town: Town, what: str) -> None:
    imported = bring_in(town, "residents", PHONE, person(2, "Emre"), phone_asked=True)
    BUILT[what](Resident.objects.get(first_name="Rahel"))
    assert refused(imported) == {what: 1}
    assert Resident.objects.filter(team=town.team).count() == 2


def test_the_sentence_says_what_was_built(town: Town, coordinator: Client) -> None:
    imported = bring_in(town, "residents", PHONE, phone_asked=True)
    EntrustmentFactory.create(resident=Resident.objects.get())
    shown = press(coordinator, imported, "import-undo")
    (message,) = shown.context["messages"]
    assert str(message) == (
        "Je kunt deze lijst niet meer terugdraaien. Er is daarna iets mee gedaan: "
        "1 deelnemer toevertrouwd aan een supporter."
    )


def test_people_whom_a_waiting_list_names_stay(town: Town) -> None:
    imported = bring_in(town, "residents", person(1, "Rahel"))
    SlotFactory.create(activity__title="Wandelclub", activity__organisation__team=town.team, weekday="we")
    preview(town, "participations", attended("24-09-2025", "Wandelclub", 1, "Rahel"))
    assert refused(imported) == {"import": 1}


def test_who_was_known_already_is_not_taken_back(town: Town) -> None:
    known = ResidentFactory.create(team=town.team, number=1, first_name="Rahel", birth_year=1995)
    undo_import(imported=bring_in(town, "residents", person(1, "Rahel")), now=NOW)
    assert list(Resident.objects.all()) == [known]


def test_the_lines_of_a_later_list_about_them_go_too(town: Town) -> None:
    first, later = (bring_in(town, "residents", PHONE, person(2, name)) for name in ("Emre", "Wolfgang"))
    assert [line.verdict for line in later.rows.all()] == ["same", "undecided"]
    undo_import(imported=first, now=NOW)
    assert not Resident.objects.exists()
    assert [line.verdict for line in later.rows.all()] == ["undecided"]


@pytest.mark.parametrize("people", [1, 40])
def test_the_lock_is_as_short_for_many_people(town: Town, people: int) -> None:
    lines = [person(number, year=1950 + number) for number in range(1, people + 1)]
    imported = bring_in(town, "residents", *lines)
    assert Resident.objects.count() == people
    with exactly(32):
        undo_import(imported=imported, now=NOW)


# --- an offer ---


def test_an_offer_is_taken_back_with_all_that_was_made_for_it(town: Town) -> None:
    known = OrganisationFactory.create(team=town.team, name="Atelier")
    imported = bring_in(town, "activities", activity(), activity("Naaien", organisation="Atelier"))
    undo_import(imported=imported, now=NOW)
    assert [model.objects.count() for model in (Activity, Slot, KindOfWork, SiteContact)] == [0, 0, 0, 0]
    assert list(Organisation.objects.all()) == [known]


def test_an_offer_that_moved_on_stays(town: Town) -> None:
    imported = bring_in(town, "activities", activity())
    kind = KindOfWork.objects.get()
    details = DeclarationDetails(state="granted", valid_until=date(2027, 3, 1))
    record_declaration(kind_of_work=kind, details=details)
    assert refused(imported) == {"declaration": 1}


def test_an_offer_with_another_moment_stays(town: Town) -> None:
    imported = bring_in(town, "activities", activity())
    slot = SlotDetails(starts=time(9), ends=time(10), capacity=2, weekday="fr")
    add_slot(activity=Activity.objects.get(), details=slot, today=TODAY)
    assert refused(imported)["slot"] == 1


# --- attendance ---


@pytest.fixture
def walk(town: Town) -> Slot:
    ResidentFactory.create(team=town.team, number=1, first_name="Rahel")
    made: Slot = SlotFactory.create(
        activity__title="Wandelclub", activity__organisation__team=town.team, weekday="we"
    )
    return made


def test_attendance_is_taken_back(town: Town, walk: Slot) -> None:
    days = ("24-09-2025", "01-10-2025")
    imported = bring_in(town, "participations", *(attended(day, "Wandelclub", 1, "Rahel") for day in days))
    undo_import(imported=imported, now=NOW)
    assert [model.objects.count() for model in (Participation, Placement, Occurrence)] == [0, 0, 0]


def test_of_two_lists_the_first_keeps_what_it_said(town: Town, walk: Slot) -> None:
    bring_in(town, "participations", attended("24-09-2025", "Wandelclub", 1, "Rahel"))
    before = list(Placement.objects.values())
    second = bring_in(town, "participations", attended("01-10-2025", "Wandelclub", 1, "Rahel"))
    undo_import(imported=second, now=NOW)
    assert list(Placement.objects.values()) == before
    assert Participation.objects.count() == 1


def test_attendance_that_somebody_corrected_stays(town: Town, walk: Slot) -> None:
    imported = bring_in(town, "participations", attended("24-09-2025", "Wandelclub", 1, "Rahel"))
    Participation.objects.update(status="absent", marked_at=None)
    assert refused(imported)["changed"] == 1


def test_a_date_on_which_others_came_stays(town: Town, walk: Slot) -> None:
    imported = bring_in(town, "participations", attended("24-09-2025", "Wandelclub", 1, "Rahel"))
    occurrence = Occurrence.objects.get()
    placement = PlacementFactory.create(occurrence=occurrence, resident__team=town.team)
    ParticipationFactory.create(placement=placement)
    undo_import(imported=imported, now=NOW)
    assert (Occurrence.objects.get(), Participation.objects.count()) == (occurrence, 1)


def test_only_what_was_imported_can_be_taken_back(town: Town) -> None:
    with pytest.raises(WrongStageError):
        undo_import(imported=preview(town, "residents", person(1)), now=NOW)
