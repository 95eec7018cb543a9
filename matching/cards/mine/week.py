"""A week of a supporter's own people: what they go to on which day, and who goes along."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aandeslag.phrases.dates import date_line
from matching.cards.looking import clock
from matching.cards.mine.whens import theme_words
from matching.cards.week.rows import companions_on, goers_on, moments_between
from matching.cards.week.weeks import Span, span_of
from matching.places import participants_of
from matching.profiles import has_started
from matching.querysets import TAKING_A_PLACE
from residents.cards import name_of
from residents.numbers import as_shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from aandeslag.phrases.book import Phrasebook
    from matching.cards.week.rows import Companion, Goer, Moment
    from matching.cards.week.sight import Sight


@dataclass(frozen=True)
class OwnDate:
    """Own people by name and number; of others only how many."""

    occurrence: UUID
    title: str
    what: str
    theme: str
    day: str
    hours: str
    people: list[tuple[str, str]]
    others: int
    companions: str
    goes_along: bool
    is_cancelled: bool
    is_open: bool


@dataclass(frozen=True)
class OwnWeek:
    """`between` are its first and last day in words; `named` for the log."""

    span: Span
    between: str
    dates: list[OwnDate]
    named: list[Goer]


def own_week(day: date, sight: Sight, now: datetime, book: Phrasebook) -> OwnWeek:
    """Four queries, however many people."""
    span = span_of(day, now)
    moments = moments_between(span.first, span.last, sight)
    goers = goers_on(moments, sight, now)
    people: dict[int, list[Goer]] = defaultdict(list)
    for one in goers:
        people[one.occurrence_id].append(one)
    going: dict[int, int] = defaultdict(int)
    for row in participants_of(moments):
        going[row.occurrence_id] += row.status in TAKING_A_PLACE
    along = companions_on(moments, sight)
    dates = [_date(one, people[one.pk], going[one.pk], along, sight, now, book) for one in moments]
    between = " – ".join(date_line(book, one).text for one in (span.first, span.last))
    return OwnWeek(span, between, dates, list({one.public_id: one for one in goers}.values()))


def _date(  # noqa: PLR0913, PLR0917 - a card and all that ties it
    moment: Moment,
    people: list[Goer],
    going: int,
    along: Mapping[int, list[Companion]],
    sight: Sight,
    now: datetime,
    book: Phrasebook,
) -> OwnDate:
    companions, me = along[moment.pk], sight.own_dates_of
    is_cancelled = moment.cancelled_at is not None
    return OwnDate(
        occurrence=moment.public_id,
        title=moment.title,
        what=theme_words(moment.theme, book),
        theme=moment.theme,
        day=date_line(book, moment.date).text,
        hours=clock(moment.starts, moment.ends),
        people=[(name_of(one, sight.shown), as_shown(one.number)) for one in people],
        others=0 if is_cancelled else max(going - len(people), 0),
        companions=", ".join(one.name for one in companions),
        goes_along=me is not None and any(one.supporter_id == me.pk for one in companions),
        is_cancelled=is_cancelled,
        is_open=not is_cancelled and not has_started(moment, now),
    )
