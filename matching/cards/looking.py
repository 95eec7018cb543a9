"""One time of an activity as the person themselves sees it: pictures, their language, nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from aandeslag.phrases.dates import date_line, every_week
from aandeslag.vocabulary import LanguageLevel, Weekday
from activities.models import Slot
from activities.texts import texts_of
from matching.slips.meeting import place_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, time
    from uuid import UUID

    from aandeslag.phrases.book import Line, Phrasebook
    from activities.models import Occurrence
    from matching.travel import Trip


@dataclass(frozen=True)
class Day:
    """One of the seven boxes."""

    line: Line
    is_it: bool


@dataclass(frozen=True)
class Mark:
    """A picture with a few words."""

    picture: str
    line: Line


@dataclass(frozen=True)
class LookCard:
    """What one can choose, without what it would cost anybody else; `said`: what we do there, with whom."""

    occurrence: UUID
    theme: str
    what: Line
    title: str
    days: list[Day]
    day: Line
    hours: str
    every: Line | None
    said: list[Mark]
    marks: list[Mark]

    @property
    def is_checked(self) -> bool:
        lines = [
            self.what,
            self.day,
            *(mark.line for mark in (*self.said, *self.marks)),
            *([self.every] if self.every else []),
        ]
        return all(line.is_checked for line in lines)


def look_card(occurrence: Occurrence, book: Phrasebook, *, trip: Trip | None, women: int | None) -> LookCard:
    """`women`: how many other women go, told to a woman; `trip`: the way there, if it is known.

    Reads the own texts of the activity: prefetch them.
    """
    activity = occurrence.activity
    texts = texts_of(activity, book)
    return LookCard(
        occurrence=occurrence.public_id,
        theme=activity.theme,
        what=texts.title.line,
        title=activity.title,
        days=_week(occurrence.date, book),
        day=date_line(book, occurrence.date),
        hours=clock(occurrence.starts, occurrence.ends),
        every=_every(occurrence, book),
        # What must be known besides stands among the marks, with the facts of the day.
        said=[Mark(one.picture, one.line) for one in texts.sentences[:2]],
        marks=list(_marks(occurrence, book, trip, women)),
    )


def clock(starts: time, ends: time | None) -> str:
    """9:30–12:00: the same in every language."""
    return "–".join(f"{one.hour}:{one.minute:02d}" for one in (starts, ends) if one is not None)


def _week(day: date, book: Phrasebook) -> list[Day]:
    here = Weekday.from_date(day)
    return [Day(book.line(f"day-short.{one.value}"), one == here) for one in Weekday]


def _every(occurrence: Occurrence, book: Phrasebook) -> Line | None:
    match occurrence.slot.pattern:
        case Slot.Pattern.SINGLE:
            return None
        case Slot.Pattern.MONTHLY:
            return book.line("when.every-month")
    return every_week(book, occurrence.date)


def _marks(occurrence: Occurrence, book: Phrasebook, trip: Trip | None, women: int | None) -> Iterator[Mark]:
    activity = occurrence.activity
    for place in islice(place_lines(occurrence, book), 1):
        yield Mark(place.picture, place.line)
    if trip is not None:
        mode = trip.mode.value
        yield Mark(mode, book.line(f"travel.{mode}", {"minutes": trip.minutes}))
    if activity.women_only:
        yield Mark("look.women", book.line("look.women-only"))
    elif women:
        yield Mark("look.women", book.line("look.women"))
    if activity.children_welcome:
        yield Mark("look.children", book.line("look.children"))
    if activity.dutch_needed == LanguageLevel.NONE:
        yield Mark("look.no-dutch", book.line("look.no-dutch"))
