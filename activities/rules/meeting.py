"""Where and when are people met before it begins? Reads what an organisation wrote of it in Dutch."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from aandeslag.vocabulary import MeetingPlace

MOST_MINUTES: Final = 120
_WORDS: Final = {"kwartier": 15, "half uur": 30, "halfuur": 30, "drie kwartier": 45, "uur": 60}
_EARLIER: Final = re.compile(
    r"[\s,;(·-]*\b(?:(?P<minutes>\d{1,3})\s*min(?:uten|uut|\.)?"
    r"|(?:een\s+|één\s+|1\s+)?(?P<words>drie kwartier|kwartier|half ?uur|uur))"
    r"\s+(?:eerder|van tevoren|vooraf|ervoor)\b[).]*",
    re.IGNORECASE,
)
# What is said whole by the code needs no words beside it.
_PLACES: Final = {
    MeetingPlace.GATE: re.compile(r"(?:bij )?(?:de )?poort(?: van het azc)?", re.IGNORECASE),
    MeetingPlace.RECEPTION: re.compile(r"(?:bij )?(?:de )?receptie(?: van het azc)?", re.IGNORECASE),
    MeetingPlace.BUS_STOP: re.compile(r"(?:bij )?(?:de )?bushalte(?: bij het azc)?", re.IGNORECASE),
    MeetingPlace.ADDRESS: re.compile(r"ter plekke|ter plaatse|op het adres|op locatie", re.IGNORECASE),
}


@dataclass(frozen=True)
class Meeting:
    """A place that can be said in every language, what was typed beside it, and how long before the start."""

    place: str = ""
    typed: str = ""
    minutes_earlier: int | None = None


def read_meeting(text: str) -> Meeting:
    """*Poort van het azc, een half uur eerder*; whatever is not understood stays as it was typed."""
    earlier = _EARLIER.search(text)
    minutes = _minutes(earlier) if earlier else None
    where = (text[: earlier.start()] + text[earlier.end() :]).strip(" ,;") if earlier and minutes else text
    place = next((place for place, said in _PLACES.items() if said.fullmatch(where.strip(" ."))), None)
    return Meeting(place.value if place else "", "" if place else where, minutes)


def meet_at(starts: time, minutes_earlier: int | None) -> time:
    """When one has to be at the meeting point."""
    moment = datetime(2000, 1, 2, starts.hour, starts.minute)  # noqa: DTZ001 - a clock, not a moment
    return (moment - timedelta(minutes=minutes_earlier or 0)).time()


def _minutes(found: re.Match[str]) -> int | None:
    words = (found["words"] or "").lower()
    minutes = int(found["minutes"]) if found["minutes"] else _WORDS[words]
    return minutes if 0 < minutes <= MOST_MINUTES else None
