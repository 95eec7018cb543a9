"""One person who fits and one opening that suits: each row of a table changes a single fact of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

from aandeslag.vocabulary import LegalStatus, TravelMode, WeekPart
from activities.rules import Standing
from matching.facts import Candidate, Hours, Location, Opening

TODAY = date(2026, 11, 23)
TUESDAY = date(2026, 12, 1)

FITS = Candidate(
    key=1,
    gender="woman",
    legal_status=LegalStatus.IN_PROCEDURE,
    birth_year=1995,
    dutch_level="few-words",
    free=frozenset({WeekPart.TUESDAY_MORNING}),
    conditions=frozenset(),
    travel_modes=frozenset({TravelMode.BICYCLE}),
    home=Location(51.840, 5.860),
)
SUITS = Opening(
    occurrence=10,
    activity=20,
    organisation=30,
    day=TUESDAY,
    hours=Hours(time(9, 30), time(12)),
    places_left=2,
    minimum_age=18,
    declaration=Standing.GRANTED,
    declaration_needed_by=frozenset({LegalStatus.IN_PROCEDURE, LegalStatus.DISPLACED}),
    theme="green",
    conduct_certificate=False,
    women_only=False,
    children_welcome=True,
    with_dutch_volunteers=True,
    dutch_needed="none",
    physical_load="light",
    location=Location(51.850, 5.870),
)


def person(**facts: Any) -> Candidate:
    return replace(FITS, **facts)


def opening(**facts: Any) -> Opening:
    return replace(SUITS, **facts)
