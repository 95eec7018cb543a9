"""Says days in someone's language: which day of the week, and the whole date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aandeslag.vocabulary import Weekday

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.phrases.book import Line, Phrasebook


def code_of_day(day: date) -> str:
    return f"day.{Weekday.from_date(day).value}"


def date_line(book: Phrasebook, day: date) -> Line:
    """For instance *Tuesday 1 December*, in the order of that language; checked when all of it is."""
    name, month = book.line(code_of_day(day)), book.line(f"month.{day.month}")
    words = book.line(
        "date.day",
        {"day": name.text, "number": day.day, "month": month.text},
        dutch={"day": name.dutch, "month": month.dutch},
    )
    return replace(words, is_checked=name.is_checked and month.is_checked and words.is_checked)


def day_in_words(book: Phrasebook, day: date) -> str:
    """The text of `date_line` alone, for a page with many of them."""
    name, month = book.say(code_of_day(day)), book.say(f"month.{day.month}")
    return book.say("date.day", day=name, number=day.day, month=month)


def dated_line(book: Phrasebook, day: date) -> Line:
    """For instance *1 December 2026*: without the day of the week, for what is kept for long."""
    month = book.line(f"month.{day.month}")
    words = book.line(
        "date.year",
        {"number": day.day, "month": month.text, "year": day.year},
        dutch={"month": month.dutch or month.text},
    )
    return replace(words, is_checked=month.is_checked and words.is_checked)


def every_week(book: Phrasebook, day: date) -> Line:
    """For instance *every week: Tuesday*."""
    name = book.line(code_of_day(day))
    return book.line("when.every-week", {"day": name.text}, dutch={"day": name.dutch})
