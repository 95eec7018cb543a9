"""The form in which published activities and their dates go to other systems; no person fits in it."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Final
from uuid import UUID

from ninja import Field, Schema
from pydantic import BeforeValidator

from aandeslag.api.pages import Paging
from aandeslag.vocabulary import (
    Bring,
    LanguageLevel,
    MeetingPlace,
    PhysicalLoad,
    TextLanguage,
    Theme,
    Weekday,
)
from activities.models import Activity, Organisation, Slot

# RFC 3339 knows no time of a day without an offset, so it is a text.
CLOCK: Final = r"^\d{2}:\d{2}$"

DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def _only_iso(value: object) -> object:
    """Without this a number would be read as seconds since 1970."""
    if isinstance(value, str) and not DAY.fullmatch(value):
        raise ValueError("a day is written as 2026-11-24")
    return value


Day = Annotated[date, BeforeValidator(_only_iso)]


class Asked(Schema):
    language: TextLanguage = Field(TextLanguage.DUTCH, description="In which the texts are.")


class ActivitiesAsked(Asked, Paging):
    theme: Theme | None = None
    purpose: Activity.Purpose | None = None


class OccurrencesAsked(Paging):
    activity: UUID | None = Field(None, description="Only of this activity.")
    first: Day | None = Field(None, description="From this day on; without it from today on.")
    last: Day | None = Field(None, description="Up to and including this day.")


class Host(Schema):
    name: str
    kind: Organisation.Kind


class ResidentTexts(Schema):
    """What residents read, in the language that was asked or the nearest that there is."""

    language: TextLanguage
    direction: str = Field(description="ltr or rtl")
    title: str
    sentences: list[str]
    is_checked: bool = Field(description="Whether a speaker of the language looked at it.")


class Place(Schema):
    meeting_place: MeetingPlace | None
    meeting_point: str
    minutes_earlier: int | None = Field(description="How many minutes before the start people are met there.")
    address: str
    latitude: float | None
    longitude: float | None


class Moment(Schema):
    """A fixed moment: every week, a fixed weekday of the month, or once."""

    in_words: str = Field(description="As people say it, in Dutch.")
    pattern: Slot.Pattern
    weekday: Weekday | None
    nth: int | None = Field(description="Which of the month; -1 is the last.")
    every_weeks: int = Field(description="Of what is weekly: once in so many weeks.")
    on: date | None = Field(description="Of what is once.")
    starts: str = Field(pattern=CLOCK, description="Local time.")
    ends: str | None = Field(pattern=CLOCK)
    season_from: int | None = Field(description="Month, 1 to 12.")
    season_until: int | None
    valid_from: date
    valid_until: date | None
    places: int


class Needs(Schema):
    """null is: not asked yet."""

    dutch: LanguageLevel | None
    physical_load: PhysicalLoad | None
    minimum_age: int | None
    with_dutch_volunteers: bool | None
    conduct_certificate: bool | None
    women_only: bool | None
    children_welcome: bool | None
    group_size: int | None
    bring: list[Bring]
    travel_paid_by: Activity.TravelPaidBy | None
    # In euros, there and back, for one person.
    travel_cost: float | None


class PublishedActivity(Schema):
    id: UUID
    url: str
    title: str
    host: Host
    purpose: Activity.Purpose
    theme: Theme
    texts: ResidentTexts
    place: Place
    moments: list[Moment]
    needs: Needs
    confirmed_on: date | None = Field(description="When the host last said that all this is right.")
    looked_at_on: date | None = Field(description="When a second pair of eyes looked at it.")


class PublishedOccurrence(Schema):
    id: UUID
    activity: UUID
    starts_at: datetime
    ends_at: datetime | None
    is_cancelled: bool
    places: int
