"""What was published of a team and of the country, and how to read one breakdown of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aandeslag.vocabulary import Gender
from reports.figures.counts import Dimension
from reports.periods import Span
from reports.protection.deciding import Verdict
from reports.protection.publishing import percentage
from reports.publishing.menu import Shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aandeslag.teams.models import Team
    from reports.models import Publication
    from reports.periods import Period


@dataclass(frozen=True)
class Shares:
    """Numbers per group of categories, of one publication."""

    name: str
    publication: Publication

    @property
    def is_fresh(self) -> bool:
        """Not repeated from before: only then it says something of its own period."""
        return bool(self.publication.content["breakdowns"][self.name]["verdict"] == Verdict.FRESH)

    @property
    def numbers(self) -> list[tuple[list[str], int]]:
        shown = self.publication.content["breakdowns"][self.name]["numbers"]
        return [(codes, value) for codes, value in shown]


@dataclass(frozen=True)
class Women:
    """Per cent of the participants; `with_other` where that group is in it because it is small."""

    share: int
    with_other: bool
    publication: Publication


@dataclass(frozen=True)
class Publications:
    """All of a team, and of the country."""

    team: Team
    own: Sequence[Publication]
    national: Sequence[Publication]

    def of(self, period: Period) -> Publication | None:
        return _find(self.own, period)

    def of_country(self, period: Period) -> Publication | None:
        return _find(self.national, period)

    @property
    def quarters(self) -> list[Publication]:
        return [one for one in self.own if one.span == Span.QUARTER]

    @property
    def years(self) -> list[Publication]:
        return [one for one in self.own if one.span == Span.YEAR]

    def before(self, period: Period) -> Publication | None:
        """Of the period of the same kind that ended the day before."""
        return next(
            (one for one in self.own if one.span == period.span and (period.first - one.last).days == 1),
            None,
        )

    def women(self, period: Period) -> Women | None:
        """Of this period, or else of the last one before it of which a share can be shown."""
        earlier = [one for one in self.own if one.last <= period.last]
        # This period itself first, then the latest; of two that end alike the year has more people.
        in_order = sorted(earlier, key=lambda one: (one.last, one.first != period.first, one.span))
        return next((found for one in reversed(in_order) if (found := women_of(one))), None)


def women_of(publication: Publication) -> Women | None:
    """Only of fresh numbers: what is repeated is no part of the total of now."""
    shares = Shares(f"{Shown.PEOPLE}/{Dimension.GENDER}", publication)
    whole = publication.content["totals"][Shown.PEOPLE]
    if not shares.is_fresh or not whole:
        return None
    for codes, value in shares.numbers:
        if Gender.WOMAN in codes and Gender.MAN not in codes:
            share = percentage(value, whole)
            return None if share is None else Women(share, len(codes) > 1, publication)
    return None


def _find(publications: Sequence[Publication], period: Period) -> Publication | None:
    return next((one for one in publications if (one.span, one.first) == (period.span, period.first)), None)
