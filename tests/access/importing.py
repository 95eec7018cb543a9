"""Brings files into a town, so that there is an import at every stage."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from aandeslag.teams.access import Role
from matching.imports.answers import Answers
from matching.imports.applying import apply_import
from matching.imports.mapping import answer, set_columns
from matching.imports.reading import read_on
from matching.imports.starting import Upload, start_import
from matching.imports.undoing import drop_import, undo_import
from matching.models import Import, ImportRow
from tests.access.populating import NOW, TODAY

if TYPE_CHECKING:
    from tests.access.populating import Populated

# A word of its own per town in the cells of the files; letters only, as in a name.
NAME_IN_FILE: Final = {"A": "Goudvinkaa", "B": "Goudvinkbb"}
HEADER: Final = "Nr.;Voornaam;Geslacht;Geboortejaar;Talen;Ingeschreven op"
# The one that stays imported comes first: the preview then asks whether these are the same people.
STAGES: Final = ("applied", "undone", "dropped", "columns", "answers", "reading", "preview")


def bring_in(populated: Populated) -> None:
    for number, stage in enumerate(STAGES):
        _bring_to(populated, stage, 500 + 10 * number)


def _bring_to(populated: Populated, stage: str, first: int) -> None:
    by = populated.town.member(Role.COORDINATOR).user
    name = NAME_IN_FILE[populated.letter]
    lines = [HEADER, f"{first};{name};v;1990;Tigrinya;01-09-2026", f"{first + 1};{name};?;;Farsi;gisteren"]
    upload = Upload(
        team=populated.town.team,
        kind=Import.Kind.RESIDENTS,
        content="\n".join(lines).encode(),
        file_name="lijst.csv",
        by=by,
    )
    imported = start_import(upload=upload, now=NOW)
    if stage == "columns":
        return
    set_columns(imported=imported, columns=imported.columns, today=TODAY)
    if stage == "answers":
        return
    centre = populated.town.centre
    answer(imported=imported, answers=replace(Answers(), centre=str(centre.public_id)))
    if stage == "reading":
        return
    while not read_on(imported=imported, today=TODAY).done:
        pass
    _finish(imported, stage)


def _finish(imported: Import, stage: str) -> None:
    if stage == "dropped":
        drop_import(imported=imported)
    elif stage in ("applied", "undone"):
        apply_import(imported=imported, by=imported.by, now=NOW)
        if stage == "undone":
            undo_import(imported=imported, now=NOW)


def a_row_of(populated: Populated) -> ImportRow:
    return ImportRow.objects.filter(team=populated.town.team).order_by("pk")[:1].get()
