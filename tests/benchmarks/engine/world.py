"""Invented people and openings of one or several towns, as the product knows them; all from a seed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cache
from itertools import compress
from typing import TYPE_CHECKING, Any, Final, TypeVar

import numpy as np

from aandeslag.vocabulary import (
    Condition,
    Gender,
    LanguageLevel,
    LegalStatus,
    PhysicalLoad,
    Skill,
    Theme,
    TravelMode,
    WeekPart,
    Wish,
)
from activities.rules import Standing
from matching.engine import Openings, People, Problem
from matching.facts import Candidate, Hours, Location, Opening
from matching.part_tables import Company, part_tables
from matching.rule_tables import rule_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import TextChoices

    from matching.engine.arrays import Ints

Thing = TypeVar("Thing")
TODAY: Final = date(2026, 11, 23)
MONDAY: Final = date(2026, 12, 7)
# Towns lie so far apart that some of their residents reach the next one.
APART_KM: Final = 10.0
KM_IN_A_DEGREE: Final = 111.0
OPENINGS_IN_A_TOWN: Final = 200
PATTERNS: Final = 60
# At least so many people for one with a certificate.
SEEN_BY: Final = 10
SPOKEN: Final = {"ar": 0.35, "ti": 0.2, "tr": 0.15, "fa": 0.1, "so": 0.1, "uk": 0.1}
# At so many openings a supporter goes along.
SPEAKING_THERE: Final = 0.5
GENDERS: Final = [one.value for one in Gender]
STATUSES: Final = ["in-procedure", "status-holder", "displaced"]
LEVELS: Final = [one.value for one in LanguageLevel]
# A man who goes to women's groups only fits nowhere; nobody at a desk writes that down.
FOR_WOMEN: Final = frozenset({Condition.WOMEN_ONLY.value})
NEEDING: Final = frozenset({LegalStatus.IN_PROCEDURE.value, LegalStatus.DISPLACED.value})


@dataclass(frozen=True)
class Size:
    people: int
    openings: int
    # Places for each person.
    places: float = 0.9


SMALL: Final = Size(500, 60)
TEAM: Final = Size(1_500, 150)
CONNECTED: Final = Size(30_000, 2_000)
ONE_OF_THE_COUNTRY: Final = Size(700, 50)


@dataclass(frozen=True)
class World:
    people: list[Candidate]
    waited: list[int]
    openings: list[Opening]
    company: Company

    def problem(self) -> Problem:
        offer, people = self.openings, self.people
        return Problem(
            people=People(
                np.array([one.key for one in people]),
                np.array(self.waited),
                np.array([one.gender == Gender.WOMAN for one in people]),
            ),
            openings=Openings(
                np.array([one.occurrence for one in offer]),
                np.array([one.places_left for one in offer]),
                np.array([one.organisation for one in offer]),
            ),
            rules=rule_tables(people, offer, TODAY),
            parts=part_tables(people, offer, self.company),
        )


def world(size: Size, seed: int, *, people_seed: int | None = None) -> World:
    """With another `people_seed` other people with the same openings."""
    random = np.random.default_rng(seed)
    openings = _Offer(random, size).openings()
    town = _town(random, size, openings)
    of_people = random if people_seed is None else np.random.default_rng((seed, people_seed))
    crowd = _Crowd(of_people, size.people, town)
    people, waited = crowd.people(), crowd.waited()
    return World(people, waited, openings, Company(_speaking(of_people, people), town.spoken_there))


@cache
def many() -> World:
    """Made once: it takes a while."""
    return world(CONNECTED, 1)


def _towns(size: Size) -> int:
    return max(size.openings // OPENINGS_IN_A_TOWN, 1)


def _place(random: np.random.Generator, town: int, spread_km: float) -> Location:
    north, east = random.normal(0, spread_km, 2)
    return Location(52.0 + float(north) / KM_IN_A_DEGREE, 5.0 + (town * APART_KM + float(east)) / 68.0)


@dataclass
class _Offer:
    random: np.random.Generator
    size: Size

    def openings(self) -> list[Opening]:
        number = self.size.openings
        seats = int(self.size.people * self.size.places)
        places = 1 + self.random.multinomial(max(seats - number, 0), np.full(number, 1 / number))
        return [self._opening(at, int(places[at])) for at in range(number)]

    def _opening(self, at: int, places: int) -> Opening:
        random = self.random
        starts = int(random.choice([9, 10, 13, 14, 19], p=[0.3, 0.25, 0.2, 0.15, 0.1]))
        return Opening(
            occurrence=at + 1,
            activity=at + 1,
            organisation=at // 2 + 1,
            day=MONDAY + timedelta(days=int(random.choice(7, p=[0.17, 0.17, 0.17, 0.17, 0.17, 0.1, 0.05]))),
            hours=Hours(time(starts), time(starts + 2)),
            places_left=places,
            minimum_age=18,
            declaration=Standing(random.choice(["granted", "received", "asked"], p=[0.7, 0.15, 0.15])),
            declaration_needed_by=NEEDING,
            theme=str(random.choice([one.value for one in Theme])),
            conduct_certificate=bool(random.random() < 0.04),
            women_only=bool(random.random() < 0.06),
            children_welcome=bool(random.random() < 0.4),
            with_dutch_volunteers=bool(random.random() < 0.7),
            dutch_needed=str(random.choice(["none", "few-words", "a1"], p=[0.75, 0.17, 0.08])),
            physical_load=str(random.choice([one.value for one in PhysicalLoad], p=[0.5, 0.3, 0.2])),
            location=_place(random, at % _towns(self.size), 2.0),
        )


@dataclass(frozen=True)
class _Town:
    """What all people of a place have in common, whoever lives there.

    `patterns`: lessons and appointments leave them one of these choices of parts of the week. `asking`: the
    organisations that want to see a certificate of conduct. `spoken_there`: by occurrence, by supporters.
    """

    centres: list[Location]
    patterns: list[frozenset[str]]
    asking: list[int]
    spoken_there: dict[int, frozenset[str]]


def _town(random: np.random.Generator, size: Size, openings: Sequence[Opening]) -> _Town:
    return _Town(
        [_place(random, town, 1.0) for town in range(_towns(size))],
        [_some(random, WeekPart, float(share), 1)[0] for share in random.uniform(0.35, 0.85, PATTERNS)],
        sorted({one.organisation for one in openings if one.conduct_certificate}),
        {
            one.occurrence: frozenset(_languages(random, 1))
            for one in openings
            if random.random() < SPEAKING_THERE
        },
    )


def _speaking(random: np.random.Generator, people: Sequence[Candidate]) -> dict[int, frozenset[str]]:
    spoken = _languages(random, len(people))
    return {one.key: frozenset({language}) for one, language in zip(people, spoken, strict=True)}


def _languages(random: np.random.Generator, number: int) -> list[str]:
    codes: list[str] = random.choice(list(SPOKEN), number, p=list(SPOKEN.values())).tolist()
    return codes


@dataclass
class _Crowd:
    random: np.random.Generator
    number: int
    town: _Town

    def people(self) -> list[Candidate]:
        centres, facts = self.town.centres, self._facts()
        return [
            Candidate(
                key=at + 1,
                home=centres[at % len(centres)],
                **{name: column[at] for name, column in facts.items()},
            )
            for at in range(self.number)
        ]

    def waited(self) -> list[int]:
        days: list[int] = np.minimum(self.random.exponential(150, self.number), 700).astype(int).tolist()
        return days

    def _facts(self) -> dict[str, list[Any]]:
        """Of each fact what it is for everybody."""
        number, random, patterns = self.number, self.random, self.town.patterns
        gender = random.choice(GENDERS, number, p=[0.38, 0.61, 0.01]).tolist()
        return {
            "gender": gender,
            "legal_status": random.choice(STATUSES, number, p=[0.6, 0.3, 0.1]).tolist(),
            "birth_year": random.integers(1960, 2008, number).tolist(),
            "dutch_level": random.choice(LEVELS, number, p=[0.4, 0.3, 0.2, 0.07, 0.03]).tolist(),
            "free": [patterns[one] for one in random.integers(0, PATTERNS, number)],
            "conditions": [
                needed if one == Gender.WOMAN else needed - FOR_WOMEN
                for one, needed in zip(gender, _some(random, Condition, 0.08, number), strict=True)
            ],
            "travel_modes": [
                frozenset({TravelMode.FOOT.value}) | one for one in _some(random, TravelMode, 0.45, number)
            ],
            "conduct_seen_for": self._seen_for(),
            "interests": _some(random, Theme, 0.2, number),
            "skills": _some(random, Skill, 0.12, number),
            "wishes": _some(random, Wish, 0.4, number),
        }

    def _seen_for(self) -> list[frozenset[int]]:
        """One in ten for each organisation that asks, and nobody for two of them."""
        asking = self.town.asking
        which = self.random.integers(0, max(len(asking), SEEN_BY), self.number).tolist()
        return [frozenset(asking[one : one + 1]) for one in which]


def _some(
    random: np.random.Generator, words: type[TextChoices], share: float, number: int
) -> list[frozenset[str]]:
    return _chosen(random, [one.value for one in words], share, number)


def _chosen(
    random: np.random.Generator, things: Sequence[Thing], share: float, number: int
) -> list[frozenset[Thing]]:
    """Of each of so many people the things that are theirs, each with the same chance."""
    taken = (random.random((number, len(things))) < share).tolist()
    return [frozenset(compress(things, row)) for row in taken]


def some_of(problem: Problem, rows: Ints, places: Ints) -> Problem:
    """Only these people, and so many places."""
    people = problem.people
    return Problem(
        People(people.ids[rows], people.waited[rows], people.women[rows]),
        replace(problem.openings, places=places),
        tuple(replace(one, kind_of_person=one.kind_of_person[rows]) for one in problem.rules),
        tuple(replace(one, kind_of_person=one.kind_of_person[rows]) for one in problem.parts),
    )
