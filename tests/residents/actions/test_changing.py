"""What is known of someone is changed, never over what somebody else just saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from residents.actions import (
    change_resident,
    forget_old_notes,
    resume_mediation,
    stop_mediation,
)
from residents.details import ResidentDetails
from residents.errors import StaleRevisionError
from residents.models import Resident
from tests.factories import ResidentFactory

if TYPE_CHECKING:
    from tests.world import Town

TODAY = date(2026, 11, 24)


@pytest.fixture
def rahel(town: Town) -> Resident:
    return ResidentFactory.create(team=town.team, centre=town.centre, first_name="Rahel", number=455)


def change(town: Town, resident: Resident, revision: int = 1, **facts: object) -> Resident:
    details = replace(ResidentDetails.of(resident), **facts)  # type: ignore[arg-type]  # by name
    return change_resident(
        resident=resident, details=details, revision=revision, by=town.member(Role.DESK).user, today=TODAY
    )


def test_a_change_is_stored_and_counted(town: Town, rahel: Resident) -> None:
    change(town, rahel, first_name="  Rachel ", free=frozenset({"tu-morning"}), conditions=frozenset())

    rahel.refresh_from_db()
    assert (rahel.first_name, rahel.name_key, rahel.revision) == ("Rachel", "rachel", 2)
    assert (rahel.free, rahel.conditions, rahel.skills) == (frozenset({"tu-morning"}), frozenset(), None)
    line = Line.objects.get()
    assert (line.action, line.changed) == ("resident.changed", "conditions first_name free")


def test_saving_the_same_again_changes_and_logs_nothing(town: Town, rahel: Resident) -> None:
    change(town, rahel)

    rahel.refresh_from_db()
    assert (rahel.revision, Line.objects.count()) == (1, 0)


def test_a_form_that_is_out_of_date_is_refused_with_how_it_stands_now(town: Town, rahel: Resident) -> None:
    change(town, rahel, birth_year=1990)

    with pytest.raises(StaleRevisionError) as refused:
        change(town, rahel, birth_year=1996)

    assert (refused.value.stored.birth_year, refused.value.stored.revision) == (1990, 2)
    rahel.refresh_from_db()
    assert rahel.birth_year == 1990


def test_a_note_gets_the_date_on_which_it_was_written(town: Town, rahel: Resident) -> None:
    assert change(town, rahel, note="komt met de fiets").noted_on == TODAY
    rahel.refresh_from_db()
    assert change(town, rahel, revision=2, note="").noted_on is None


def test_old_notes_are_forgotten_in_the_own_team_only(town: Town, other_town: Town) -> None:
    written = {"old": date(2026, 5, 23), "new": date(2026, 5, 24)}
    mine = {
        name: ResidentFactory.create(team=town.team, note=name, noted_on=day) for name, day in written.items()
    }
    theirs = ResidentFactory.create(team=other_town.team, note="old", noted_on=written["old"])

    assert forget_old_notes(team=town.team, today=TODAY) == 1

    notes = {one.pk: one.note for one in Resident.objects.all()}
    assert notes == {mine["old"].pk: "", mine["new"].pk: "new", theirs.pk: "old"}
    assert forget_old_notes(team=town.team, today=TODAY) == 0


def test_mediation_stops_without_a_reason_and_starts_again(town: Town, rahel: Resident) -> None:
    stop_mediation(resident=rahel, on=TODAY)
    stop_mediation(resident=rahel, on=date(2026, 11, 25))
    rahel.refresh_from_db()
    assert (rahel.mediation_stopped_on, rahel.revision) == (TODAY, 2)

    resume_mediation(resident=rahel)
    rahel.refresh_from_db()
    assert (rahel.mediation_stopped_on, rahel.revision) == (None, 3)
    assert list(Line.objects.values_list("action", flat=True)) == [
        "resident.mediation-resumed",
        "resident.mediation-stopped",
    ]
