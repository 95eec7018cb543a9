"""The same week by person: everybody once, with where they go and when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.core.paginator import Paginator

from matching import wording
from matching.cards.week.dates import page_of, person_of
from matching.cards.week.rows import companions_on, goers_on, offered_on, still_there

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from django.core.paginator import Page
    from django_stubs_ext import StrOrPromise

    from matching.cards.week.dates import Person
    from matching.cards.week.rows import Companion, Goer, Moment, Offered
    from matching.cards.week.sight import Sight

ON_A_PAGE: Final = 25


@dataclass(frozen=True)
class _Date:
    """What everybody on a date shares."""

    title: str
    url: str
    when: str
    companions: list[str]
    is_cancelled: bool


@dataclass(frozen=True)
class Time:
    """Where someone goes, or was asked to go."""

    date: _Date
    status: str
    status_in_words: StrOrPromise


@dataclass(frozen=True)
class PersonInWeek:
    person: Person
    times: list[Time]


@dataclass(frozen=True)
class Listed:
    """A page of everybody, ready to show, and who is on it for the log."""

    page: Page[list[_Line]]
    people: list[PersonInWeek]
    named: list[Goer | Offered]


_Line = tuple["Goer | Offered", "Moment"]


def people_of(moments: Sequence[Moment], sight: Sight, now: datetime, page: str | None) -> Listed:
    """A page of people by first name. Three queries; two for who sees a part."""
    lines: dict[int, list[_Line]] = defaultdict(list)
    by_pk = {one.pk: one for one in moments}
    for goer in still_there(goers_on(moments, sight, now)):
        lines[goer.resident_id].append((goer, by_pk[goer.occurrence_id]))
    for pk, offers in offered_on(moments, sight, now).items():
        for offered in offers:
            lines[offered.resident_id].append((offered, by_pk[pk]))
    in_order = sorted(lines.values(), key=lambda one: (one[0][0].first_name, one[0][0].number))
    found = Paginator(in_order, ON_A_PAGE).get_page(page)
    companions = companions_on(moments, sight)
    shown = {moment.pk: moment for lines_of in found.object_list for _row, moment in lines_of}
    dates = {pk: _date(moment, companions[pk], sight) for pk, moment in shown.items()}
    named = [one[0][0] for one in found.object_list]
    return Listed(found, [_person(one, dates, sight) for one in found.object_list], named)


def _person(lines: list[_Line], dates: dict[int, _Date], sight: Sight) -> PersonInWeek:
    in_order = sorted(lines, key=lambda line: (line[1].date, line[1].starts, line[1].pk))
    return PersonInWeek(
        person=person_of(lines[0][0], sight),
        times=[_time(row, dates[moment.pk], sight) for row, moment in in_order],
    )


def _date(moment: Moment, companions: list[Companion], sight: Sight) -> _Date:
    return _Date(
        title=moment.title,
        url=page_of(moment, sight),
        when=wording.when(moment),
        companions=[one.name for one in companions],
        is_cancelled=moment.cancelled_at is not None,
    )


def _time(row: Goer | Offered, date: _Date, sight: Sight) -> Time:
    state = person_of(row, sight)
    return Time(date, state.status, state.status_in_words)
