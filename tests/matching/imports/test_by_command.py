"""A team's own lists, as messy as they are kept, brought in by the command."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from activities.models import Activity, VolunteerDeclaration
from matching.imports.counting import counts_of
from matching.imports.undoing import undo_import
from matching.models import Import, ImportRow, Participation, Placement
from residents.models import Resident
from tests.factories import ActivityFactory, ResidentFactory, SlotFactory
from tests.invariants import rows_with_another_team_than_their_parent
from tests.matching.imports.breaking import StoppedError, stop_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.world import Town

PEOPLE = """INSCHRIJVINGEN INLOOPUUR 2025;;;;;;;;
bijgewerkt door: balie;;;;;;;;

Nr.;Voornaam;M/V;Geb. jaar;Taal;Status;06-nummer;Bijzonderheden;Ingeschreven op
12;Rahel ;v;1997;Tigrinya/Nederlands;SH;06-11111111;rugklachten;03-06-2025
13;ራሄል;vrouw;1997;Tigrinya;statushouder;;;24-06-2025
14;Farhad;M;27-9-1987;Farsi;AZ;;gehoor IND 14/3;2025-07-01
15;Yonas;m;97;Tigrinya;AZ;;;01-07-2025
;Farhad;man;1987;Farsi;in procedure;;;15-07-2025
"""
OFFER = """Organisatie;Activiteit;Soort;Wanneer;Aantal plaatsen;Nederlands nodig;Lichamelijk;Adres;\
Contactpersoon;Vrijwilligersverklaring
Wijktuin De Pol;Tuin onderhouden;tuin;di 09:30-12:00;4;nee;matig;Lindelaan 12;Henk;nee
Manege;Stallen;dieren;dagelijks 8-10;2;nee;zwaar;Ruitersweg 5;Anneke;ja
"""


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel("2026-11-23T09:00:00+00:00", tick=False):
        yield


@pytest.fixture
def team_b(other_town: Town) -> Town:
    """Give a second town with somebody of the same name and year, who is never found."""
    ResidentFactory.create(team=other_town.team, first_name="Farhad", birth_year=1987, number=14)
    return other_town


def bring_in(town: Town, folder: Path, kind: str, content: str | bytes, *more: str) -> Import | None:
    path = folder / "lijst.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("cp1252", "xmlcharrefreplace"))
    call_command("import_spreadsheet", kind, str(path), "--team", town.team.slug, *more)
    return Import.objects.for_team(town.team).order_by("pk").last()


def bring_in_people(town: Town, folder: Path, *more: str) -> Import:
    imported = bring_in(town, folder, "residents", PEOPLE.encode(), *more)
    assert imported is not None
    return imported


def verdicts(imported: Import) -> dict[int, str]:
    return dict(imported.rows.values_list("number", "verdict"))


@pytest.mark.usefixtures("team_b")
def test_every_row_has_one_of_four_verdicts(town: Town, tmp_path: Path) -> None:
    imported = bring_in_people(town, tmp_path)

    verdict = ImportRow.Verdict
    assert verdicts(imported) == {
        5: verdict.NEW,
        6: verdict.UNDECIDED,  # the same name in another script
        7: verdict.NEW,
        8: verdict.NOT_UNDERSTOOD,  # two digits are no year
        9: verdict.SAME,  # name, year and language of row 7
    }
    assert counts_of(imported).total == imported.row_count == 5


@pytest.mark.usefixtures("team_b")
def test_what_is_taken_over_and_what_is_left_out(town: Town, tmp_path: Path) -> None:
    bring_in_people(town, tmp_path)

    people = Resident.objects.for_team(town.team).order_by("number")
    assert list(
        people.values_list("number", "first_name", "birth_year", "legal_status", "phone", "note")
    ) == [
        (12, "Rahel", 1997, "status-holder", "", ""),
        (14, "Farhad", 1987, "in-procedure", "", ""),
    ]
    assert [one.centre for one in people] == [town.centre, town.centre]
    assert [one.explanations.count() for one in people] == [0, 0]


@pytest.mark.usefixtures("team_b")
def test_remarks_about_health_and_procedure_are_stored_nowhere(town: Town, tmp_path: Path) -> None:
    imported = bring_in_people(town, tmp_path)

    stored = repr(list(Import.objects.values())) + repr(list(ImportRow.objects.values()))
    assert [word for word in ("rugklachten", "gehoor", "IND") if word in stored] == []
    assert imported.stage == Import.Stage.APPLIED


@pytest.mark.usefixtures("team_b")
def test_the_same_file_again_changes_nothing(town: Town, tmp_path: Path) -> None:
    bring_in_people(town, tmp_path)
    before = list(Resident.objects.order_by("pk").values())

    bring_in_people(town, tmp_path)

    assert list(Resident.objects.order_by("pk").values()) == before


def test_a_rehearsal_leaves_nothing_behind(town: Town, tmp_path: Path) -> None:
    bring_in(town, tmp_path, "residents", PEOPLE.encode(), "--dry-run")

    assert (Resident.objects.count(), Import.objects.count(), ImportRow.objects.count()) == (0, 0, 0)


def test_an_import_can_be_undone_until_something_was_built_on_it(town: Town, tmp_path: Path) -> None:
    imported = bring_in_people(town, tmp_path)

    undo_import(imported=imported, now=timezone.now())

    assert Resident.objects.for_team(town.team).count() == 0


def test_an_offer_becomes_drafts_with_what_is_known(town: Town, tmp_path: Path) -> None:
    bring_in(town, tmp_path, "activities", OFFER)

    offer = Activity.objects.for_team(town.team).order_by("title")
    shown = [(one.title, one.status, one.theme, one.slots.count()) for one in offer]
    assert shown == [("Stallen", "draft", "animals", 7), ("Tuin onderhouden", "draft", "green", 1)]
    assert (
        VolunteerDeclaration.objects.filter(state="granted").count() == 0
    )  # "ja" without an end is not guessed


def test_attendance_becomes_one_placement_per_person_and_activity(town: Town, tmp_path: Path) -> None:
    activity = ActivityFactory.create(organisation__team=town.team, title="Wandelclub")
    SlotFactory.create(activity=activity)
    ResidentFactory.create(team=town.team, number=7, first_name="Rahel", registered_on=date(2025, 1, 7))
    lines = "datum;activiteit;nr;naam;aanwezig\n" + "".join(
        f"{day};Wandelclub;7;Rahel;{mark}\n"
        for day, mark in (("02-09-2025", "ja"), ("09-09-2025", "ziek"), ("16-09-2025", "nee"))
    )

    bring_in(town, tmp_path, "participations", lines)

    placement = Placement.objects.get()
    went = Participation.objects.order_by("occurrence__date").values_list(
        "occurrence__date", "status", "excuse"
    )
    assert list(went) == [
        (date(2025, 9, 2), "present", ""),
        (date(2025, 9, 9), "excused", "ill"),
        (date(2025, 9, 16), "absent", ""),
    ]
    assert (placement.is_imported, placement.started_on) == (True, date(2025, 9, 2))
    assert rows_with_another_team_than_their_parent() == []


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01\x02" * 400, b"PK\x03\x04 broken", b"%PDF-1.4", "één,twee\n1,2\n".encode()],
    ids=["empty", "zeros", "broken archive", "another type", "no header"],
)
def test_a_bad_file_ends_with_status_1_a_sentence_and_nothing_stored(
    town: Town, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        bring_in(town, tmp_path, "residents", content)

    assert ended.value.code == 1
    assert capsys.readouterr().err.strip() != ""
    assert (Import.objects.count(), Resident.objects.count()) == (0, 0)


@pytest.mark.usefixtures("team_b")
def test_what_it_says(town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bring_in_people(town, tmp_path)

    assert capsys.readouterr().out.splitlines() == [
        f"Iedereen woont in {town.centre.name}.",
        "nieuw: 2",
        "al bekend: 1",
        "jij beslist: 1",
        "niet begrepen: 1",
        "rijen in totaal: 5",
        "niet gelezen: rij 1: een titel",
        "niet gelezen: rij 2: een titel",
        "niet gelezen: rij 3: leeg",
        "Opmerking: overgeslagen, het ging over gezondheid: rij 5",
        "Opmerking: overgeslagen, het ging over de procedure: rij 7",
        "Telefoon of e-mail overgeslagen: niemand heeft het gevraagd: rij 5",
        "rij 6 – jij beslist: Voornaam: lijkt op rij 5, maar het is niet zeker dezelfde persoon",
        "rij 8 – niet begrepen: Geb. jaar: schrijf het jaar met vier cijfers",
        "rij 9 – al bekend (rij 7): heeft dezelfde naam, hetzelfde geboortejaar en dezelfde taal",
        "Ingelezen: 2 deelnemers.",
    ]


def test_a_column_that_is_missing_ends_with_status_1(
    town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        bring_in(town, tmp_path, "residents", "Nr.;Voornaam;Taal\n1;Rahel;Tigrinya\n")

    assert (ended.value.code, "man of vrouw" in capsys.readouterr().err) == (1, True)
    assert (Import.objects.count(), ImportRow.objects.count()) == (0, 0)


def test_a_team_or_centre_that_is_not_there(town: Town, other_town: Town, tmp_path: Path) -> None:
    with pytest.raises(CommandError) as ended:
        bring_in_people(town, tmp_path, "--centre", other_town.centre.name)
    assert ended.value.returncode == 2
    with pytest.raises(CommandError) as ended:
        call_command("import_spreadsheet", "residents", str(tmp_path / "lijst.csv"), "--team", "nergens")
    assert ended.value.returncode == 2
    assert (Import.objects.count(), ImportRow.objects.count()) == (0, 0)


def test_what_fails_leaves_no_half_read_file(town: Town, tmp_path: Path) -> None:
    with pytest.raises(StoppedError), stop_at("residents_resident"):
        bring_in_people(town, tmp_path)

    assert (Import.objects.count(), ImportRow.objects.count(), Resident.objects.count()) == (0, 0, 0)
