"""Brings in a spreadsheet of a team from the command line, by the same rules as the browser."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aandeslag.spreadsheets.errors import UnreadableFileError
from aandeslag.spreadsheets.limits import MAX_BYTES
from aandeslag.teams.models import ReceptionCentre, Team
from matching.imports.answers import Answers, FileQuestion
from matching.imports.applying import apply_import
from matching.imports.counting import Counts, counts_of
from matching.imports.deciding import decide_all_changes
from matching.imports.errors import ChangedMeanwhileError, ColumnsMissingError, ColumnTwiceError
from matching.imports.mapping import answer, set_columns
from matching.imports.preview import remarkable, skipped_lines
from matching.imports.reading import read_on
from matching.imports.starting import Upload, start_import
from matching.imports.undoing import forget_import
from matching.imports.wording import (
    column_twice,
    columns_missing,
    counted,
    made_sentence,
    row_sentence,
    unreadable,
)
from matching.models import Import, ImportRow

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from datetime import datetime

    from matching.imports.preview import Remarkable

CANNOT_BE_READ = 1


class Command(BaseCommand):
    help = "Import a list of residents, an offer or an attendance list; rows to be decided are left out."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=Import.Kind.values)
        parser.add_argument("file", type=Path)
        parser.add_argument("--team", required=True, help="short name (slug) of the team")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, keep nothing")
        parser.add_argument("--centre", help="name of the centre where everybody in the file lives")
        parser.add_argument("--year", type=int, help="year of dates that were written without one")
        parser.add_argument("--registered-on", type=date.fromisoformat, help="for rows without a date")
        parser.add_argument("--phone-asked", action="store_true", help="everybody agreed to be called")
        parser.add_argument("--whole-year", action="store_true", help="'until 2026' is its last day")
        parser.add_argument(
            "--accept-changes", action="store_true", help="take over what the list says of known activities"
        )
        parser.add_argument("--all-present", action="store_true", help="no column says who was there")

    def handle(self, *_args: str, **options: Any) -> None:
        now = timezone.now()
        team = Team.objects.filter(slug=options["team"]).first()
        if team is None:
            raise CommandError(_("There is no team with this short name."), returncode=2)
        try:
            upload = Upload(team, options["kind"], _content(options["file"]), options["file"].name, None)
            imported = start_import(upload=upload, now=now)
        except (OSError, UnreadableFileError) as error:
            self._give_up(unreadable(error))
        try:
            self._bring_in(imported, now, options)
        except BaseException:
            # Whatever stopped it, no half-read file stays behind.
            forget_import(imported=imported)
            raise

    def _bring_in(self, imported: Import, now: datetime, options: dict[str, Any]) -> None:
        today = timezone.localdate(now)
        try:
            set_columns(imported=imported, columns=imported.columns, today=today)
        except ColumnsMissingError as error:
            self._give_up(columns_missing(imported.kind, error.missing))
        except ColumnTwiceError as error:
            self._give_up(column_twice(imported.kind, error.column))
        answer(imported=imported, answers=self._answers(imported, options))
        self._read(imported, today)
        if options["accept_changes"] and decide_all_changes(imported=imported, by=None):
            self._read(imported, today)
        if options["dry_run"]:
            forget_import(imported=imported)
            self.stdout.write(_("Nothing was imported: this was a rehearsal."))
            return
        self._apply(imported, now)
        self.stdout.write(made_sentence(imported.counts["made"]))

    def _read(self, imported: Import, today: date) -> None:
        while not read_on(imported=imported, today=today).done:
            pass
        self._print_rows(imported, counts_of(imported))

    def _apply(self, imported: Import, now: datetime) -> None:
        """Read once more when somebody at a desk was just ahead; who keeps being ahead wins."""
        try:
            apply_import(imported=imported, by=None, now=now)
        except ChangedMeanwhileError:
            self.stdout.write(
                _("Meanwhile somebody added something that may be the same: reading once more.")
            )
            self._read(imported, timezone.localdate(now))
            apply_import(imported=imported, by=None, now=now)

    def _answers(self, imported: Import, options: dict[str, Any]) -> Answers:
        """What is not given on the line is taken from the file or the team, and said."""
        year = options["year"]
        if year is None and FileQuestion.YEAR in imported.asks and imported.year_hint:
            year = imported.year_hint
            self.stdout.write(_("Dates without a year: %(year)s, as the title says.") % {"year": year})
        return Answers(
            centre=self._centre(imported, options["centre"]),
            year=year,
            registered_on=options["registered_on"],
            phone_asked=options["phone_asked"],
            whole_year=options["whole_year"],
            all_present=options["all_present"],
        )

    def _centre(self, imported: Import, name: str | None) -> str | None:
        if FileQuestion.CENTRE not in imported.asks:
            return None
        centres = list(ReceptionCentre.objects.filter(served__team=imported.team).distinct())
        if name is not None:
            centres = [one for one in centres if one.name.casefold() == name.casefold()]
            if not centres:
                raise CommandError(_("The team has no centre of that name."), returncode=2)
        if len(centres) != 1:
            return None
        self.stdout.write(_("Everybody lives at %(centre)s.") % {"centre": centres[0].name})
        return str(centres[0].public_id)

    def _print_rows(self, imported: Import, counts: Counts) -> None:
        for line in counted(counts):
            self.stdout.write(line)
        for line in skipped_lines(imported):
            self.stdout.write(_("not read: %(what)s") % {"what": line})
        for one in remarkable(imported):
            self.stdout.write(_in_rows(one))
        rows = imported.rows.exclude(verdict=ImportRow.Verdict.NEW).order_by("number")
        for row in rows.select_related("resident", "activity"):
            self.stdout.write(row_sentence(row, imported))

    def _give_up(self, sentence: str) -> Any:
        self.stderr.write(sentence)
        sys.exit(CANNOT_BE_READ)


def _in_rows(one: Remarkable) -> str:
    """What several rows have in common, and all of those rows."""
    rows = ", ".join(map(str, one.rows))
    words = ngettext("%(sentence)s: row %(rows)s", "%(sentence)s: rows %(rows)s", one.count)
    return words % {"sentence": one.sentence, "rows": rows}


def _content(path: Path) -> bytes:
    """Never more than a file may be: one byte too many is enough to refuse it."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)
