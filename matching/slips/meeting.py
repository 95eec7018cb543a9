"""Says where people are met and at what hour, in the reader's language as far as it can be said in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from activities.gathering import address_of, gathers_elsewhere, is_said_in_every_language, typed_place
from activities.rules.meeting import meet_at
from matching.slips.facts import SlipLine
from matching.slips.lines import joined, with_typed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import time

    from aandeslag.phrases.book import Line, Phrasebook
    from activities.gathering import Gathers
    from activities.models import Occurrence


def place_lines(occurrence: Occurrence, book: Phrasebook) -> Iterator[SlipLine]:
    """The meeting point with its hour, and beneath it the address where that is elsewhere."""
    activity, label = occurrence.activity, _label(occurrence, book)
    address = address_of(activity)
    if is_said_in_every_language(activity):
        place = joined(label, book.line(f"meet.{activity.meeting_place}"), by=": ")
        yield SlipLine("place", with_typed(place, activity.meeting_point, by=", "))
    elif typed := typed_place(activity):
        yield SlipLine("place", typed_after(label, typed))
    if address and gathers_elsewhere(activity) and address != activity.meeting_point:
        yield SlipLine("place", typed_after(book.line("slip.address"), address))


def place_words(activity: Gathers, book: Phrasebook) -> str:
    """The same in a few words of one language; empty where nothing is known."""
    if is_said_in_every_language(activity):
        return ", ".join(filter(None, [book.say(f"meet.{activity.meeting_place}"), activity.meeting_point]))
    return typed_place(activity)


def typed_after(label: Line, where: str) -> Line:
    """Read once: an address is the same in both languages."""
    return replace(with_typed(label, where, by=": "), dutch=label.dutch)


def clock(value: time) -> str:
    return f"{value.hour}:{value.minute:02d}"


def _label(occurrence: Occurrence, book: Phrasebook) -> Line:
    minutes = occurrence.activity.minutes_earlier
    if not minutes:
        return book.line("slip.place")
    return book.line("slip.place-at", {"time": clock(meet_at(occurrence.starts, minutes))})
