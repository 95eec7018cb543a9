"""A week to look at, by day or by person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from matching import wording
from matching.cards.week.dates import cards_of
from matching.cards.week.days import DAYS_IN_A_WEEK, days_of, monday_of
from matching.cards.week.people import people_of
from matching.cards.week.rows import moments_between

if TYPE_CHECKING:
    from datetime import date, datetime

    from matching.cards.week.dates import Date
    from matching.cards.week.days import Day
    from matching.cards.week.people import Listed
    from matching.cards.week.rows import Goer, Offered
    from matching.cards.week.sight import Sight


@dataclass(frozen=True)
class Span:
    """Monday to Sunday, and the weeks beside it."""

    day: date
    first: date
    last: date
    previous: date
    next: date
    is_now: bool


@dataclass(frozen=True)
class WeekByDay:
    """Seven days to choose from, of which one is shown in full; `named` are those who stand on it."""

    span: Span
    days: list[Day]
    shown: str
    dates: list[Date]
    named: list[Goer | Offered]


@dataclass(frozen=True)
class WeekByPerson:
    span: Span
    listed: Listed


def week_by_day(day: date, sight: Sight, now: datetime) -> WeekByDay:
    """Six queries, and one more for staff where a place is kept for somebody."""
    dates, named = cards_of(moments_between(day, day, sight), sight, now)
    return WeekByDay(span_of(day, now), days_of(day, sight, now), wording.day(day), dates, named)


def week_by_person(day: date, sight: Sight, now: datetime, page: str | None) -> WeekByPerson:
    """Four queries for staff, three for others."""
    span = span_of(day, now)
    moments = moments_between(span.first, span.last, sight)
    return WeekByPerson(span, people_of(moments, sight, now, page))


def span_of(day: date, now: datetime) -> Span:
    first = monday_of(day)
    week = timedelta(days=DAYS_IN_A_WEEK)
    last = first + week - timedelta(days=1)
    return Span(
        day=day,
        first=first,
        last=last,
        previous=first - week,
        next=first + week,
        is_now=first <= timezone.localdate(now) <= last,
    )
