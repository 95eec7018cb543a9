"""What is shown, in one form for screen, spreadsheet and paper: tables of labels and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.cards.writing import written_table
from reports.periods import Period, Quarter, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.utils.safestring import SafeString

    from reports.definitions import Definition
    from reports.models import Publication

Value = int | float | None


@dataclass(frozen=True)
class Line:
    """One row: None stands for what is not shown or does not exist."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Table:
    """Of one thing; `note` says of which period it is where that is another one, or what is left out."""

    title: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    note: str = ""

    @property
    def written(self) -> SafeString:
        return written_table(self)


def per_quarter(series: Sequence[tuple[str, int | None]]) -> Table:
    """What stands beside the chart of quarters."""
    lines = tuple(Line(label, (value,)) for label, value in series)
    return Table(_("Times taken part per quarter"), (_("Times taken part"),), lines)


@dataclass(frozen=True)
class Report:
    """A page of figures with all that must stand beside them."""

    title: str
    about: str
    tables: tuple[Table, ...]
    definitions: Sequence[Definition]
    notes: tuple[str, ...] = ()


def period_name(period: Period) -> str:
    """As it stands in a heading."""
    if period.span == Span.MONTH:
        return date_format(period.first, "F Y").capitalize()
    if period.span == Span.QUARTER:
        return quarter_name(Quarter.of(period.first))
    if period.span == Span.YEAR:
        return str(period.first.year)
    return _("The programme so far")


def publication_name(publication: Publication) -> str:
    return period_name(Period(Span(publication.span), publication.first, publication.last))


def quarter_name(quarter: Quarter) -> str:
    names = {1: _("First quarter"), 2: _("Second quarter"), 3: _("Third quarter"), 4: _("Fourth quarter")}
    return f"{names[quarter.quarter]} {quarter.year}"


def quarter_short(quarter: Quarter) -> str:
    return f"Q{quarter.quarter} ’{quarter.year % 100:02d}"


def day_name(day: date) -> str:
    return date_format(day, "j F Y")


def many(words: str, number: int) -> str:
    return words % {"number": number}


def times_words(number: int) -> str:
    return many(ngettext("%(number)d time", "%(number)d times", number), number)
