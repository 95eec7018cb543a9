"""A list that says something else than is known of the offer: shown line by line, accepted, taken back."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from activities.actions import make_occurrences
from activities.models import Activity, SiteContact, Slot
from matching.imports.applying import apply_import
from matching.imports.deciding import decide, decide_all_changes
from matching.imports.errors import BuiltUponError, ChangedMeanwhileError
from matching.imports.judgement import LEAVE_OUT, YES, Why
from matching.imports.questions import questions_of, show_questions
from matching.imports.undoing import undo_import
from matching.models import Import, Participation, Task
from tests.factories import (
    ActivityFactory,
    OccurrenceFactory,
    ParticipationFactory,
    PlacementFactory,
    ResidentFactory,
    SlotFactory,
)
from tests.matching.imports.lists import (
    NOW,
    TODAY,
    activity,
    bring_in,
    choose,
    preview,
    read_to_the_end,
    reasons,
    verdicts,
)

if TYPE_CHECKING:
    from tests.world import Town

KIND = Import.Kind.ACTIVITIES
TUESDAY = date(2026, 12, 1)


@pytest.fixture
def garden(town: Town, other_town: Town) -> Activity:
    """Shown, every Tuesday from half past nine; in another town the same."""
    return [_garden(one) for one in (other_town, town)][-1]


def _garden(town: Town) -> Activity:
    made: Activity = ActivityFactory.create(
        organisation__team=town.team,
        organisation__name="Wijktuin De Pol",
        title="Wijktuin onderhouden",
        physical_load="medium",
        dutch_needed="none",
        theme="green",
        site_contact__name="Henk",
        site_contact__phone="",
    )
    slot = SlotFactory.create(activity=made, weekday="tu", starts=time(9, 30), ends=time(12), capacity=4)
    OccurrenceFactory.create(slot=slot, date=TUESDAY, starts=time(9, 30), ends=time(12))
    return made


def said(imported: Import) -> list[str]:
    """What the page asks to decide, in words."""
    return [one.heading for one in show_questions(imported, list(questions_of(imported)))[0]]


def accept_all(imported: Import) -> Import:
    decide_all_changes(imported=imported, by=imported.by)
    return read_to_the_end(imported)


def applied(imported: Import) -> Import:
    return apply_import(imported=accept_all(imported), by=imported.by, now=NOW)


def facts(one: Activity) -> dict[str, Any]:
    """All that a list may change, but not how often it was saved."""
    kept: dict[str, Any] = dict(Activity.objects.values().get(pk=one.pk))
    for name in ("revision", "written_by_id", "checked_by_id", "checked_on"):
        kept.pop(name)
    columns = ("weekday", "starts", "ends", "capacity", "season_from", "season_until")
    slots = one.slots.order_by("pk").values(*columns)
    return {**kept, "slots": list(slots)}


def sign_up(slot: Slot, number: int = 1) -> list[Participation]:
    occurrence = slot.occurrences.get()
    people = [ResidentFactory.create(team=slot.team) for _ in range(number)]
    placements = [PlacementFactory.create(occurrence=occurrence, resident=one) for one in people]
    return [ParticipationFactory.create(placement=one) for one in placements]


# --- Shown ---


def test_what_is_the_same_asks_nothing(town: Town, garden: Activity) -> None:
    imported = preview(town, KIND, activity())

    assert (verdicts(imported), said(imported)) == ({2: "same"}, [])


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"places": 6}, "Aantal plaatsen: 4 → 6"),
        ({"address": "Dorpsstraat 3"}, "Adres: Lindelaan 12 → Dorpsstraat 3"),
        ({"load": "licht"}, "Lichamelijk: een beetje zwaar werk → licht werk"),
        ({"contact": "Ingrid"}, "Contactpersoon: Henk → Ingrid"),
        ({"times": "di 10:00-12:00"}, "Wanneer: 9:30–12:00 → 10:00–12:00"),
        ({"times": "di 09:30-12:00, do 14:00-16:00"}, "Wanneer: erbij: donderdag 14:00–16:00"),
        (
            {"times": "di 09:30-12:00 (nov-mrt)"},
            "Wanneer: het hele jaar → alleen van november tot en met maart",
        ),
        (
            {"times": "do 14:00-16:00 (apr-okt)"},
            "Wanneer: erbij: donderdag 14:00–16:00, alleen van april tot en met oktober",
        ),
    ],
)
def test_each_line_says_from_what_to_what(
    town: Town, garden: Activity, cells: dict[str, Any], expected: str
) -> None:
    imported = preview(town, KIND, activity(**cells))

    assert verdicts(imported) == {2: "undecided"}
    assert said(imported) == [f"Wijktuin onderhouden · {expected}"]


def test_a_season_that_changed_and_one_that_is_over(town: Town, garden: Activity) -> None:
    garden.slots.update(season_from=11, season_until=3)

    [other] = said(preview(town, KIND, activity(times="di 09:30-12:00 (dec-feb)")))
    [over] = said(preview(town, KIND, activity(times="di 09:30-12:00")))

    before = "Wijktuin onderhouden · Wanneer: alleen van november tot en met maart"
    assert other == f"{before} → alleen van december tot en met februari"
    assert over == f"{before} → het hele jaar"


def test_the_same_season_asks_nothing(town: Town, garden: Activity) -> None:
    garden.slots.update(season_from=11, season_until=3)

    assert verdicts(preview(town, KIND, activity(times="di 09:30-12:00 (nov-mrt)"))) == {2: "same"}


def test_an_empty_cell_says_nothing(town: Town, garden: Activity) -> None:
    line = activity(places="", address="", load="", contact="", times="", dutch="")

    assert verdicts(preview(town, KIND, line)) == {2: "same"}


def test_it_says_whom_other_times_concern(town: Town, garden: Activity) -> None:
    sign_up(garden.slots.get(), 2)

    [line] = said(preview(town, KIND, activity(times="di 10:00-12:00")))

    assert line.endswith("9:30–12:00 → 10:00–12:00 (2 deelnemers zijn aangemeld)")


def test_what_an_import_leaves_to_people_is_told(town: Town, garden: Activity) -> None:
    imported = preview(town, KIND, activity(times="do 09:30-12:00", phone="0612345678"))

    assert {(Why.MOMENT_NOT_LISTED, "times"), (Why.BY_HAND, "phone")} <= set(reasons(imported, 2))


# --- Accepted ---


def test_nothing_changes_that_nobody_accepted(town: Town, garden: Activity) -> None:
    before = facts(garden)
    imported = preview(town, KIND, activity(places=6), activity("Naaien", organisation="Buurthuis"))

    apply_import(imported=imported, by=imported.by, now=NOW)

    assert facts(garden) == before
    assert verdicts(imported) == {2: "undecided", 3: "new"}


def test_one_line_is_taken_over_and_the_other_left(town: Town, garden: Activity) -> None:
    imported = preview(town, KIND, activity(places=6, address="Dorpsstraat 3"))
    places, address = (
        next(one for one in imported.questions.all() if word in said_of(imported, one))
        for word in ("plaatsen", "Adres")
    )
    decide(imported=imported, choices={places.public_id: YES, address.public_id: LEAVE_OUT}, by=imported.by)
    read_to_the_end(imported)

    apply_import(imported=imported, by=imported.by, now=NOW)

    garden.refresh_from_db()
    assert (garden.slots.get().capacity, garden.address) == (6, "Lindelaan 12")
    assert imported.counts["made"]["changed"] == 1


def said_of(imported: Import, question: Any) -> str:
    return show_questions(imported, [question])[0][0].heading


def test_all_at_once_and_somebody_else_looks_at_it_again(town: Town, garden: Activity) -> None:
    garden.checked_on = TUESDAY
    garden.save()

    applied(preview(town, KIND, activity(places=6, address="Dorpsstraat 3", contact="Ingrid", load="licht")))

    garden.refresh_from_db()
    assert garden.site_contact is not None
    assert (garden.address, garden.site_contact.name, garden.physical_load) == (
        "Dorpsstraat 3",
        "Ingrid",
        "light",
    )
    assert garden.status == "published"
    assert Activity.objects.filter(checked_on=None).count() == 2


def test_who_is_signed_up_comes_at_the_new_hour_and_is_told(town: Town, garden: Activity) -> None:
    [row] = sign_up(garden.slots.get())

    applied(preview(town, KIND, activity(times="di 10:00-12:30")))

    row.refresh_from_db()
    assert (row.status, row.occurrence.starts, row.occurrence.ends) == ("signed-up", time(10), time(12, 30))
    assert list(Task.objects.values_list("kind", flat=True)) == [Task.Kind.MOVED]


def test_with_fewer_places_nobody_is_taken_off(town: Town, garden: Activity) -> None:
    sign_up(garden.slots.get(), 3)

    applied(preview(town, KIND, activity(places=2)))

    assert Participation.objects.filter(status="signed-up").count() == 3
    assert list(Task.objects.values_list("kind", flat=True)) == [Task.Kind.TOO_MANY]


def dates_of(one: Activity) -> list[date]:
    return sorted(one.occurrences.values_list("date", flat=True))


SPRING = date(2027, 2, 2)
NOVEMBER = [TODAY + timedelta(days=1 + 7 * week) for week in range(6)]  # up to and including 29 December


def test_another_season_makes_and_takes_away_dates_but_nobody_loses_one(town: Town, garden: Activity) -> None:
    slot = garden.slots.get()
    OccurrenceFactory.create(slot=slot, date=SPRING)
    OccurrenceFactory.create(slot=slot, date=SPRING + timedelta(days=7))
    placement = PlacementFactory.create(occurrence=slot.occurrences.get(date=SPRING))
    row = ParticipationFactory.create(placement=placement)

    applied(preview(town, KIND, activity(times="di 09:30-12:00 (nov-dec)")))

    row.refresh_from_db()
    assert row.status == "signed-up"
    assert dates_of(garden) == [*NOVEMBER, SPRING]


def test_the_other_town_keeps_what_it_has(town: Town, other_town: Town, garden: Activity) -> None:
    other = Activity.objects.get(team=other_town.team)
    before = facts(other)

    applied(preview(town, KIND, activity(places=6, address="Dorpsstraat 3")))

    assert facts(other) == before


# --- Again ---


@pytest.mark.parametrize("choice", [YES, LEAVE_OUT])
def test_the_same_file_again_asks_and_changes_nothing(town: Town, garden: Activity, choice: str) -> None:
    line = activity(places=6, times="di 10:00-12:00")
    first = choose(preview(town, KIND, line, activity("Naaien")), choice)
    apply_import(imported=first, by=first.by, now=NOW)
    after = facts(garden)

    again = preview(town, KIND, line, activity("Naaien"))

    assert (verdicts(again), said(again)) == ({2: "same", 3: "same"}, [])
    assert facts(garden) == after


def test_a_line_from_before_another_list_is_compared_anew(town: Town, garden: Activity) -> None:
    applied(preview(town, KIND, activity(places=6)))
    applied(preview(town, KIND, activity(places=8)))

    [line] = said(preview(town, KIND, activity(places=6)))

    assert line.endswith("8 → 6")


def test_changed_by_somebody_since_it_is_read_again(town: Town, garden: Activity) -> None:
    imported = accept_all(preview(town, KIND, activity(places=6, address="Dorpsstraat 3")))
    Activity.objects.filter(pk=garden.pk).update(address="Kerkplein 1", revision=garden.revision + 1)

    with pytest.raises(ChangedMeanwhileError):
        apply_import(imported=imported, by=imported.by, now=NOW)

    garden.refresh_from_db()
    assert (garden.address, garden.slots.get().capacity) == ("Kerkplein 1", 4)
    assert any("Kerkplein 1 → Dorpsstraat 3" in one for one in said(read_to_the_end(imported)))


# --- Taken back ---


def test_taken_back_all_is_as_it_was(town: Town, garden: Activity) -> None:
    before = facts(garden)
    [row] = sign_up(garden.slots.get())
    line = activity(
        places=6, address="Dorpsstraat 3", contact="Ingrid", times="di 10:00-12:00, do 14:00-16:00"
    )
    imported = applied(preview(town, KIND, line))

    undo_import(imported=imported, now=NOW)

    assert facts(garden) == before
    assert not SiteContact.objects.filter(name="Ingrid").exists()
    row.refresh_from_db()
    assert (row.status, row.occurrence.starts) == ("signed-up", time(9, 30))


def test_taken_back_the_season_and_its_dates_are_as_they_were(town: Town, garden: Activity) -> None:
    garden.slots.update(season_from=11, season_until=12)
    make_occurrences(today=TODAY, team=town.team)
    before = dates_of(garden)
    imported = applied(preview(town, KIND, activity(times="di 09:30-12:00")))
    assert (before, len(dates_of(garden))) == (NOVEMBER, 12)

    undo_import(imported=imported, now=NOW)

    assert dates_of(garden) == before
    assert list(garden.slots.values_list("season_from", "season_until")) == [(11, 12)]


def test_not_when_somebody_goes_on_a_date_outside_the_season_of_before(town: Town, garden: Activity) -> None:
    garden.slots.update(season_from=11, season_until=12)
    imported = applied(preview(town, KIND, activity(times="di 09:30-12:00")))
    made = garden.occurrences.get(date=SPRING)
    ParticipationFactory.create(placement=PlacementFactory.create(occurrence=made))

    with pytest.raises(BuiltUponError) as refused:
        undo_import(imported=imported, now=NOW)

    assert refused.value.what == {"participation": 1}


def test_not_when_it_was_changed_since(town: Town, garden: Activity) -> None:
    imported = applied(preview(town, KIND, activity(address="Dorpsstraat 3")))
    Activity.objects.filter(pk=garden.pk).update(revision=99)

    with pytest.raises(BuiltUponError) as refused:
        undo_import(imported=imported, now=NOW)

    assert refused.value.what == {"changed": 1}


def test_not_when_somebody_has_a_place_that_was_not_there(town: Town, garden: Activity) -> None:
    imported = applied(preview(town, KIND, activity(places=6)))
    sign_up(garden.slots.get(), 5)

    with pytest.raises(BuiltUponError) as refused:
        undo_import(imported=imported, now=NOW)

    assert refused.value.what == {"participation": 1}


def test_what_is_kept_for_it_names_nobody(town: Town, garden: Activity) -> None:
    imported = applied(preview(town, KIND, activity(contact="Ingrid", phone="0612345678")))

    kept = str(Import.objects.values().get(pk=imported.pk)) + str(list(imported.rows.values()))
    assert [one for one in ("Ingrid", "Henk", "0612345678") if one in kept] == []
    assert bring_in(town, KIND, activity("Zingen")).stage == "applied"
