"""A text of a card or poster in the one or two languages that were chosen, the first one large."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aandeslag.vocabulary import TextLanguage, Weekday

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from aandeslag.phrases.book import Line, Phrasebook

# What a template reads: each language with its own text.
Said = list[dict[str, str]]


@dataclass(frozen=True)
class Books:
    """The open phrasebooks of one paper, in the order in which they are read."""

    books: Sequence[Phrasebook]

    @property
    def languages(self) -> list[str]:
        return [book.language for book in self.books]

    def say(self, code: str, values: Mapping[str, Any] | None = None) -> Said:
        return self.each(lambda book: book.line(code, values))

    def each(self, make: Callable[[Phrasebook], Line]) -> Said:
        """In each language once; what is missing in one was perhaps said in the other already."""
        return said_once(make(book) for book in self.books)

    def day(self, day: date) -> Said:
        return self.say(f"day.{Weekday.from_date(day).value}")

    def date(self, day: date) -> Said:
        return [
            {
                "text": book.say("date.day", day=_day(book, day), number=day.day, month=_month(book, day)),
                "lang": book.language_of("date.day"),
            }
            for book in self.books
        ]


def said_once(lines: Iterable[Line]) -> Said:
    """What is missing in one language was perhaps said in the other already."""
    return [{"text": one.text, "lang": one.language} for one in dict.fromkeys(lines)]


def as_typed(text: str) -> Said:
    """What somebody typed is Dutch, and read once."""
    return [{"text": text, "lang": TextLanguage.DUTCH.value}]


def clock(time: datetime.time | None) -> str:
    """9:30: the same in every language."""
    return "" if time is None else f"{time.hour}:{time.minute:02d}"


def _day(book: Phrasebook, day: date) -> str:
    return book.say(f"day.{Weekday.from_date(day).value}")


def _month(book: Phrasebook, day: date) -> str:
    return book.say(f"month.{day.month}")
