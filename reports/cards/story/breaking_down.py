"""One breakdown of a story as strips and as a table; of a year where the quarter is too small."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from reports.cards.parts import fixed_labels, titles
from reports.cards.report import Line, Table
from reports.cards.story.publications import Shares
from reports.charts import Strip, strips
from reports.periods import Span
from reports.publishing.menu import Shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.cards.story.publications import Publications
    from reports.models import Publication

# So many categories are still named one by one.
NAMED: Final = 3


@dataclass(frozen=True)
class Part:
    title: str
    strips: tuple[Strip, ...]
    table: Table


def part_of(publications: Publications, now: Publication, shown: str, characteristic: str) -> Part | None:
    shares = shares_of(publications, now, f"{shown}/{characteristic}")
    if shares is None:
        return None
    labels = fixed_labels(characteristic)
    # What has no names of its own comes last.
    in_order = sorted(shares.numbers, key=lambda one: len(one[0]) > NAMED)
    values = [(group_name(codes, labels), value) for codes, value in in_order]
    what = _names()[shown]
    title = f"{what}: {titles()[characteristic].lower()}"
    note = ""
    if shares.publication is not now:
        words = _("This quarter is too small to show; these are the figures of the year %(year)s.")
        note = words % {"year": shares.publication.first.year}
    table = Table(title, (what,), tuple(Line(label, (value,)) for label, value in values), note)
    return Part(title, strips(values), table)


def shares_of(publications: Publications, now: Publication, name: str) -> Shares | None:
    """Of this period, or else of the last year that was published up to then."""
    own = Shares(name, now)
    if own.numbers or now.span == Span.YEAR:
        return own if own.numbers else None
    years = [one for one in publications.years if one.first.year <= now.first.year]
    of_years = [Shares(name, one) for one in sorted(years, key=lambda one: one.first, reverse=True)]
    return next((one for one in of_years[:1] if one.numbers), None)


def _names() -> dict[str, str]:
    return {
        Shown.TIMES: _("Times taken part"),
        Shown.PEOPLE: _("Unique participants"),
        Shown.PLACEMENTS: _("Placements started"),
        Shown.HOURS: _("Hours"),
    }


def group_name(codes: Sequence[str], labels: dict[str, str]) -> str:
    """Categories that are shown as one number; more than three are *all other*."""
    in_order = [words for code, words in labels.items() if code in codes]
    return _("all other") if len(in_order) > NAMED else " + ".join(in_order)
