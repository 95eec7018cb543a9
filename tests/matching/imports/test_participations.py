"""An attendance list: which activity, who, which date; one placement per person and activity."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest

from aandeslag.vocabulary import Weekday
from activities.models import Occurrence, Slot
from matching.imports.applying import apply_import
from matching.imports.deciding import decide
from matching.imports.judgement import LEAVE_OUT, YES, Why
from matching.imports.kinds.participations.states import placement_state
from matching.models import Import, Participation, Placement
from residents.models import Resident
from tests.factories import (
    ActivityFactory,
    OccurrenceFactory,
    ParticipationFactory,
    ResidentFactory,
    SlotFactory,
)
from tests.matching.imports.lists import (
    NOW,
    TODAY,
    attended,
    bring_in,
    choose,
    person,
    preview,
    read_to_the_end,
    reasons,
    row,
    verdicts,
)

if TYPE_CHECKING:
    from datetime import datetime

    from activities.models import Activity
    from tests.world import Town

KIND = Import.Kind.PARTICIPATIONS
WEDNESDAY = "24-09-2025"
THURSDAY = "25-09-2025"


def walking(town: Town, **facts: Any) -> Slot:
    """A walk every Wednesday, known only since this year."""
    made: Slot = SlotFactory.create(
        activity__title="Wandelclub",
        activity__organisation__team=town.team,
        **{
            "weekday": Weekday.WEDNESDAY,
            "starts": time(14),
            "ends": time(15, 30),
            "valid_from": TODAY,
            **facts,
        },
    )
    return made


def someone(town: Town, number: int, name: str, **facts: Any) -> Resident:
    made: Resident = ResidentFactory.create(
        team=town.team, number=number, first_name=name, registered_on=date(2025, 1, 1), **facts
    )
    return made


@pytest.fixture
def walk(town: Town, other_town: Town) -> Slot:
    walking(other_town)
    someone(other_town, 1, "Rahel")
    return walking(town)


def noted(walk: Slot) -> set[tuple[str, date, str]]:
    rows = Participation.objects.filter(team=walk.team)
    return set(rows.values_list("resident__first_name", "occurrence__date", "status"))


# --- what is written down ---


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("ja", ("present", "", NOW)),
        ("x", ("present", "", NOW)),
        ("nee", ("absent", "", NOW)),
        ("ziek", ("excused", "ill", NOW)),
        ("afspraak", ("excused", "procedure", NOW)),
        ("afgemeld", ("excused", "other", NOW)),
        ("", ("signed-up", "", None)),
    ],
)
def test_marks(town: Town, walk: Slot, mark: str, expected: tuple[str, str, datetime | None]) -> None:
    rahel = someone(town, 1, "Rahel")
    bring_in(town, KIND, attended(WEDNESDAY, "wandelclub", 1, "Rachel", mark))
    found = Participation.objects.get(team=town.team)
    assert found.resident == rahel
    assert (found.status, found.excuse, found.marked_at) == expected
    assert (found.occurrence.date, found.occurrence.starts, found.occurrence.is_extra) == (
        date(2025, 9, 24),
        time(14),
        False,
    )
    assert found.occurrence.slot == walk


def test_one_placement_from_the_first_to_the_last_date(town: Town, walk: Slot) -> None:
    someone(town, 1, "Rahel")
    days = ("01-10-2025", WEDNESDAY, "08-10-2025")
    marks = ("ja", "nee", "ja")
    bring_in(
        town,
        KIND,
        *(attended(day, "Wandelclub", 1, "Rahel", mark) for day, mark in zip(days, marks, strict=True)),
    )
    found = Placement.objects.get(team=town.team)
    assert (found.is_imported, found.slot, found.occurrence, found.is_standing) == (True, None, None, False)
    assert (found.status, found.agreed_on, found.started_on, found.ended_on, found.end_reason) == (
        "ended",
        date(2025, 9, 24),
        date(2025, 10, 1),
        date(2025, 10, 8),
        "unknown",
    )
    assert found.participations.count() == 3


@pytest.mark.parametrize(
    ("marks", "one_off", "expected"),
    [
        ([(date(2026, 11, 1), "absent")], False, ("ended", None, date(2026, 11, 1), "unknown")),
        (
            [(date(2026, 11, 1), "present")],
            True,
            ("ended", date(2026, 11, 1), date(2026, 11, 1), "completed"),
        ),
        ([(TODAY, "present"), (date(2026, 11, 1), "excused")], False, ("started", TODAY, None, "")),
        ([(TODAY, "signed-up")], False, ("agreed", None, None, "")),
    ],
)
def test_the_state_of_a_placement(
    marks: list[tuple[date, str]], *, one_off: bool, expected: tuple[Any, ...]
) -> None:
    state = placement_state(marks, is_one_off=one_off, today=TODAY)
    assert (state.status, state.started_on, state.ended_on, state.end_reason) == expected


def test_a_later_list_makes_the_placement_longer(town: Town, walk: Slot) -> None:
    someone(town, 1, "Rahel")
    bring_in(town, KIND, attended(WEDNESDAY, "Wandelclub", 1, "Rahel", "nee"))
    bring_in(town, KIND, attended("08-10-2025", "Wandelclub", 1, "Rahel"))
    found = Placement.objects.get(team=town.team)
    assert (found.agreed_on, found.started_on, found.ended_on) == (
        date(2025, 9, 24),
        date(2025, 10, 8),
        date(2025, 10, 8),
    )


def test_neither_places_nor_the_gate_count_for_what_has_been(town: Town) -> None:
    walking(town, capacity=1, activity__minimum_age=18)
    lines = []
    for number, name in enumerate(("Rahel", "Emre", "Olena"), 1):
        someone(town, number, name, legal_status="in-procedure", birth_year=2010)
        lines.append(attended(WEDNESDAY, "Wandelclub", number, name))
    assert bring_in(town, KIND, *lines).counts["made"]["participations"] == 3


# --- which activity ---


def test_an_activity_that_is_not_there(town: Town, walk: Slot) -> None:
    someone(town, 1, "Rahel")
    imported = preview(town, KIND, attended(WEDNESDAY, "Zeilen", 1, "Rahel"))
    assert reasons(imported, 2) == [(Why.NO_ACTIVITY, "activity")]


@pytest.mark.parametrize(("other", "code"), [("Wandelclub", Why.SEVERAL_TITLES), ("Wandelclubje", None)])
def test_a_title_that_several_have(town: Town, walk: Slot, other: str, code: Why | None) -> None:
    someone(town, 1, "Rahel")
    SlotFactory.create(activity__title=other, activity__organisation__team=town.team, weekday="we")
    imported = preview(town, KIND, attended(WEDNESDAY, "Wandelclub", 1, "Rahel"))
    assert verdicts(imported) == {2: "undecided" if code else "new"}
    if code:
        assert reasons(imported, 2) == [(code, "activity")]
        bring = choose(imported, f"activity:{walk.activity.public_id}")
        assert (verdicts(bring), row(bring, 2).activity) == ({2: "new"}, walk.activity)


def test_a_title_that_is_merely_alike(town: Town, walk: Slot) -> None:
    someone(town, 1, "Rahel")
    imported = preview(town, KIND, attended(WEDNESDAY, "Wandelclubb", 1, "Rahel"))
    assert reasons(imported, 2) == [(Why.TITLE_ALIKE, "activity")]
    assert verdicts(choose(imported, "first")) == {2: "new"}


def test_an_activity_without_times(town: Town) -> None:
    someone(town, 1, "Rahel")
    ActivityFactory.create(title="Naaien", organisation__team=town.team)
    imported = preview(town, KIND, attended(WEDNESDAY, "Naaien", 1, "Rahel"))
    assert reasons(imported, 2) == [(Why.NO_MOMENT, "activity")]


# --- who ---


@pytest.mark.parametrize(
    ("written", "verdict", "code"),
    [
        ((1, "Rahel"), "new", None),
        ((1, "ራሄል"), "new", None),
        ((1, ""), "new", None),
        ((1, "Emre"), "undecided", Why.NUMBER_OTHER_NAME),
        ((99, "Rahel"), "undecided", Why.NUMBER_OTHER_NAME),
        (("", "Rahel"), "new", None),
        (("", "Rachel"), "undecided", Why.ONE_IS_ALIKE),
        (("", "Mohammed"), "undecided", Why.SEVERAL_FIT),
        (("", "Wolfgang"), "not-understood", Why.NOBODY),
        ((99, ""), "not-understood", Why.NOBODY),
        (("", ""), "not-understood", Why.MISSING),
    ],
)
def test_number_and_name_together(
    town: Town, walk: Slot, written: tuple[object, str], verdict: str, code: Why | None
) -> None:
    for taken, called in ((1, "Rahel"), (2, "Mohammed"), (3, "Muhammad"), (4, "Emre")):
        someone(town, taken, called)
    imported = preview(town, KIND, attended(WEDNESDAY, "Wandelclub", *written))
    assert verdicts(imported) == {2: verdict}
    assert [one for one, _column in reasons(imported, 2)] == ([code] if code else [])


def test_a_name_is_decided_once_for_all_its_rows_in_an_activity(town: Town, walk: Slot) -> None:
    first, second = someone(town, 2, "Mohammed"), someone(town, 3, "Muhammad")
    SlotFactory.create(activity__title="Naaien", activity__organisation__team=town.team, weekday="we")
    lines = (
        attended(WEDNESDAY, "Wandelclub", "", "Mohamad"),
        attended("01-10-2025", "Wandelclub", "", "mohamad"),
        attended(WEDNESDAY, "Naaien", "", "Mohamad"),
        attended(WEDNESDAY, "Wandelclub", 2, "Mohammed", "nee"),
    )
    imported = preview(town, KIND, *lines)
    assert verdicts(imported) == {2: "undecided", 3: "undecided", 4: "undecided", 5: "new"}
    question = imported.questions.get(activity=walk.activity)
    assert imported.questions.count() == 2
    assert question.options == [
        f"resident:{first.public_id}",
        f"resident:{second.public_id}",
        LEAVE_OUT,
    ]
    assert sorted(question.rows.values_list("number", flat=True)) == [2, 3]
    from_now = decide_one(imported, question.public_id, f"resident:{second.public_id}")
    assert verdicts(from_now) == {2: "new", 3: "new", 4: "undecided", 5: "new"}
    apply_import(imported=from_now, by=None, now=NOW)
    assert noted(walk) == {
        ("Muhammad", date(2025, 9, 24), "present"),
        ("Muhammad", date(2025, 10, 1), "present"),
        ("Mohammed", date(2025, 9, 24), "absent"),
    }


def decide_one(imported: Import, question: Any, option: str) -> Import:
    decide(imported=imported, choices={question: option}, by=None)
    return read_to_the_end(imported)


def test_the_number_of_the_list_is_remembered(town: Town, walk: Slot) -> None:
    someone(town, 1, "Wolfgang", gender="man")
    bring_in(town, Import.Kind.RESIDENTS, person(1, "Rahel"))
    assert Resident.objects.get(team=town.team, first_name="Rahel").number == 2
    imported = preview(town, KIND, attended(WEDNESDAY, "Wandelclub", 1, "Rahel"))
    resident = row(imported, 2).resident
    assert resident is not None
    assert (resident.first_name, resident.number) == ("Rahel", 2)


def test_who_was_not_here_then_is_told(town: Town, walk: Slot) -> None:
    someone(town, 1, "Rahel", departed_on=date(2025, 9, 1), departure_reason="housing")
    imported = preview(town, KIND, attended(WEDNESDAY, "Wandelclub", 1, "Rahel"))
    assert (verdicts(imported), reasons(imported, 2)) == ({2: "new"}, [(Why.NOT_HERE_THEN, "date")])


# --- which date ---


def test_dates_outside_the_pattern_are_decided_once_per_activity(town: Town, walk: Slot) -> None:
    someone(town, 1, "Rahel")
    someone(town, 2, "Emre")
    lines = (
        attended(THURSDAY, "Wandelclub", 1, "Rahel"),
        attended("03-10-2025", "Wandelclub", 2, "Emre"),
        attended(WEDNESDAY, "Wandelclub", 2, "Emre"),
    )
    imported = preview(town, KIND, *lines)
    assert verdicts(imported) == {2: "undecided", 3: "undecided", 4: "new"}
    assert imported.questions.get().options == [YES, LEAVE_OUT]
    apply_import(imported=choose(imported, YES), by=None, now=NOW)
    extra = (
        Occurrence.objects.filter(team=town.team).order_by("date").values_list("date", "is_extra", "starts")
    )
    assert list(extra) == [
        (date(2025, 9, 24), False, time(14)),
        (date(2025, 9, 25), True, time(14)),
        (date(2025, 10, 3), True, time(14)),
    ]


def test_with_different_times_it_is_also_asked_which(town: Town, walk: Slot) -> None:
    someone(town, 1, "Rahel")
    other = SlotFactory.create(
        activity=walk.activity, weekday=Weekday.SATURDAY, starts=time(10), ends=time(11)
    )
    imported = preview(town, KIND, attended(THURSDAY, "Wandelclub", 1, "Rahel"))
    assert imported.questions.get().options == [
        f"slot:{walk.public_id}",
        f"slot:{other.public_id}",
        LEAVE_OUT,
    ]
    apply_import(imported=choose(imported, f"slot:{other.public_id}"), by=None, now=NOW)
    assert Occurrence.objects.get(team=town.team).starts == time(10)


def test_a_date_out_of_season_is_outside_the_pattern(town: Town) -> None:
    someone(town, 1, "Rahel")
    walking(town, season_from=11, season_until=3)
    lines = (attended(WEDNESDAY, "Wandelclub", 1, "Rahel"), attended("03-12-2025", "Wandelclub", 1, "Rahel"))
    assert verdicts(preview(town, KIND, *lines)) == {2: "undecided", 3: "new"}


def test_two_moments_on_one_day(town: Town, walk: Slot) -> None:
    someone(town, 1, "Rahel")
    evening = SlotFactory.create(
        activity=walk.activity, weekday=Weekday.WEDNESDAY, starts=time(19), ends=time(20)
    )
    imported = preview(town, KIND, attended(WEDNESDAY, "Wandelclub", 1, "Rahel"))
    assert reasons(imported, 2) == [(Why.SEVERAL_MOMENTS, "date")]
    apply_import(imported=choose(imported, f"slot:{evening.public_id}"), by=None, now=NOW)
    assert Occurrence.objects.get(team=town.team).slot == evening


def test_a_date_that_exists_is_used(town: Town, walk: Slot) -> None:
    someone(town, 1, "Rahel")
    there = OccurrenceFactory.create(slot=walk, date=date(2025, 9, 25), is_extra=True)
    bring_in(town, KIND, attended(THURSDAY, "Wandelclub", 1, "Rahel"))
    assert Participation.objects.get(team=town.team).occurrence == there


def test_a_date_that_was_cancelled(town: Town, walk: Slot) -> None:
    someone(town, 1, "Rahel")
    OccurrenceFactory.create(slot=walk, date=date(2025, 9, 24), cancelled_at=NOW)
    imported = preview(town, KIND, attended(WEDNESDAY, "Wandelclub", 1, "Rahel"))
    assert reasons(imported, 2) == [(Why.CANCELLED_THEN, "date")]


@pytest.mark.parametrize(
    ("day", "code"),
    [("", Why.MISSING), ("25-11-2026", Why.IN_THE_FUTURE), ("31-02-2025", Why.CELL), ("ooit", Why.CELL)],
)
def test_dates_that_are_none(town: Town, walk: Slot, day: str, code: Why) -> None:
    someone(town, 1, "Rahel")
    imported = preview(town, KIND, attended(day, "Wandelclub", 1, "Rahel"))
    assert (verdicts(imported), reasons(imported, 2)) == ({2: "not-understood"}, [(code, "date")])


def test_a_year_that_is_given_for_the_file(town: Town, walk: Slot) -> None:
    someone(town, 1, "Rahel")
    line = attended("24 september", "Wandelclub", 1, "Rahel")
    assert verdicts(preview(town, KIND, line)) == {2: "undecided"}
    imported = preview(town, KIND, line, year=2025)
    assert (imported.asks, row(imported, 2).values["date"]) == (["year"], "2025-09-24")


# --- what is known ---


def test_what_was_noted_before_stays(town: Town, walk: Slot) -> None:
    rahel = someone(town, 1, "Rahel")
    there = ParticipationFactory.create(
        placement__occurrence__slot=walk,
        placement__occurrence__date=date(2025, 9, 24),
        placement__resident=rahel,
        status="absent",
    )
    imported = bring_in(town, KIND, attended(WEDNESDAY, "Wandelclub", 1, "Rahel"))
    there.refresh_from_db()
    assert (there.status, imported.counts["same"]) == ("absent", 1)
    assert Participation.objects.filter(team=town.team).count() == 1


def test_the_same_line_and_the_same_fact_twice(town: Town, walk: Slot) -> None:
    someone(town, 1, "Rahel")
    line = attended(WEDNESDAY, "Wandelclub", 1, "Rahel")
    imported = preview(town, KIND, line, line, attended(WEDNESDAY, "Wandelclub", "", "Rahel", "x"))
    assert verdicts(imported) == {2: "new", 3: "same", 4: "same"}
    assert (row(imported, 3).same_row, row(imported, 4).same_row) == (2, 2)


@pytest.mark.parametrize(("right", "status"), [(3, "absent"), (2, "present")])
def test_a_list_that_says_two_things(town: Town, walk: Slot, right: int, status: str) -> None:
    someone(town, 1, "Rahel")
    lines = (
        attended(WEDNESDAY, "Wandelclub", 1, "Rahel"),
        attended(WEDNESDAY, "Wandelclub", 1, "Rahel", "nee"),
    )
    imported = preview(town, KIND, *lines)
    assert (verdicts(imported), reasons(imported, 3)) == (
        {2: "new", 3: "undecided"},
        [(Why.SAYS_TWO_THINGS, "status")],
    )
    question = imported.questions.get()
    assert question.options == ["row:3", "row:2"]
    decide_one(imported, question.public_id, f"row:{right}")
    wrong = 5 - right
    assert verdicts(imported) == {right: "new", wrong: "undecided"}
    apply_import(imported=imported, by=None, now=NOW)
    assert Participation.objects.get(team=town.team).status == status
    assert (imported.counts["new"], imported.counts["undecided"]) == (1, 1)


def test_what_was_overruled_comes_back_with_the_decision(town: Town, walk: Slot) -> None:
    someone(town, 1, "Rahel")
    lines = [attended(WEDNESDAY, "Wandelclub", 1, "Rahel", mark) for mark in ("ja", "nee", "ja ")]
    imported = preview(town, KIND, *lines)
    assert verdicts(imported) == {2: "new", 3: "undecided", 4: "same"}
    question = imported.questions.get()
    decide_one(imported, question.public_id, "row:3")
    assert verdicts(imported) == {2: "undecided", 3: "new", 4: "undecided"}
    assert reasons(imported, 2)[0] == (Why.OVERRULED, "status")
    decide_one(imported, question.public_id, "row:2")
    assert verdicts(imported) == {2: "new", 3: "undecided", 4: "same"}


@pytest.mark.parametrize(("mark", "below"), [("ja", "same"), ("nee", "undecided")])
def test_a_row_above_that_is_decided_later_is_compared_with_those_below(
    town: Town, walk: Slot, mark: str, below: str
) -> None:
    rahel = someone(town, 1, "Rahel")
    lines = (
        attended(WEDNESDAY, "Wandelclub", "", "Rachel", mark),
        attended(WEDNESDAY, "Wandelclub", 1, "Rahel"),
    )
    imported = preview(town, KIND, *lines)
    assert verdicts(imported) == {2: "undecided", 3: "new"}
    decide_one(imported, imported.questions.get().public_id, f"resident:{rahel.public_id}")
    assert verdicts(imported) == {2: "new", 3: below}


def test_the_same_file_again_changes_nothing(town: Town, walk: Slot) -> None:
    someone(town, 1, "Rahel")
    lines = [attended(day, "Wandelclub", 1, "Rahel") for day in (WEDNESDAY, "01-10-2025")]
    bring_in(town, KIND, *lines)
    before = list(Placement.objects.values()), list(Participation.objects.values())
    again = bring_in(town, KIND, *reversed(lines))
    assert again.counts["same"] == 2
    assert (list(Placement.objects.values()), list(Participation.objects.values())) == before


def test_without_a_column_for_it_everybody_may_have_been_there(town: Town, walk: Slot) -> None:
    someone(town, 1, "Rahel")
    heading = "datum;activiteit;nr;naam"
    line = f"{WEDNESDAY};Wandelclub;1;Rahel"
    imported = preview(town, KIND, line, heading=heading, all_present=True)
    assert (imported.asks, row(imported, 2).values["status"]) == (["all-present"], "present")
    assert row(preview(town, KIND, line, heading=heading), 2).values["status"] == "signed-up"


def test_a_title_belongs_to_the_team(town: Town, walk: Slot, other_town: Town) -> None:
    activity: Activity = walk.activity
    rahel = Resident.objects.get(team=other_town.team)
    imported = preview(other_town, KIND, attended(WEDNESDAY, "Wandelclub", 1, "Rahel"))
    assert row(imported, 2).resident == rahel
    assert row(imported, 2).activity != activity
