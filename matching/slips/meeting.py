"""Says where people are met and at what hour, in the reader's language as far as it can be said in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aandeslag.vocabulary import MeetingPlace
from activities.rules.meeting import meet_at
from matching.slips.facts import SlipLine
from matching.slips.lines import joined, with_typed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import time

    from aandeslag.phrases.book import Line, Phrasebook
    from activities.models import Activity, Occurrence


def place_lines(occurrence: Occurrence, book: Phrasebook) -> Iterator[SlipLine]:
    """The meeting point with its hour, and beneath it the address where that is elsewhere."""
    activity, label = occurrence.activity, _label(occurrence, book)
    address = _address(activity)
    if is_said_in_every_language(activity):
        place = joined(label, book.line(f"meet.{activity.meeting_place}"), by=": ")
        yield SlipLine("place", with_typed(place, activity.meeting_point, by=", "))
    elif typed := _typed(activity):
        yield SlipLine("place", typed_after(label, typed))
    if address and gathers_elsewhere(activity) and address != activity.meeting_point:
        yield SlipLine("place", typed_after(book.line("slip.address"), address))


def place_words(activity: Activity, book: Phrasebook) -> str:
    """The same in a few words of one language; empty where nothing is known."""
    if is_said_in_every_language(activity):
        return ", ".join(filter(None, [book.say(f"meet.{activity.meeting_place}"), activity.meeting_point]))
    return _typed(activity)


def is_said_in_every_language(activity: Activity) -> bool:
    """Whether it is one of the few places that are translated; at the address one reads the address."""
    return bool(activity.meeting_place) and activity.meeting_place != MeetingPlace.ADDRESS


def gathers_elsewhere(activity: Activity) -> bool:
    """Whether one goes somewhere else first than to the address."""
    if activity.meeting_place:
        return is_said_in_every_language(activity)
    return bool(activity.meeting_point)


def typed_after(label: Line, where: str) -> Line:
    """Read once: an address is the same in both languages."""
    return replace(with_typed(label, where, by=": "), dutch=label.dutch)


def clock(value: time) -> str:
    return f"{value.hour}:{value.minute:02d}"


def _address(activity: Activity) -> str:
    return activity.address or activity.organisation.address


def _typed(activity: Activity) -> str:
    """What stands there as somebody wrote it: where they gather, else the address."""
    if gathers_elsewhere(activity):
        return activity.meeting_point
    return ", ".join(filter(None, [_address(activity), activity.meeting_point]))


def _label(occurrence: Occurrence, book: Phrasebook) -> Line:
    minutes = occurrence.activity.minutes_earlier
    if not minutes:
        return book.line("slip.place")
    return book.line("slip.place-at", {"time": clock(meet_at(occurrence.starts, minutes))})
