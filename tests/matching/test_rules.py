"""The rules as tables: a fact that is different, and everything that is then found."""

from __future__ import annotations

from datetime import date, time

import pytest

from aandeslag.vocabulary import Condition, LegalStatus, TravelMode, Weekday, WeekPart
from activities.rules import Standing
from matching.facts import Appointment, Candidate, Hours, Location, Opening, WeeklyTime
from matching.findings import Caution, Obstacle, Question, Verdict
from matching.rules import lowest_possible_age, weigh
from tests.matching.people import FITS, SUITS, TODAY, TUESDAY, opening, person

FAR_AWAY = Location(52.37, 4.90)
ON_FOOT = frozenset({TravelMode.FOOT})
TWO_AND_A_HALF_KM = Location(51.8575, 5.875)


def needs(*conditions: Condition) -> Candidate:
    return person(conditions=frozenset(conditions))


def test_whoever_fits_hears_nothing() -> None:
    assert weigh(FITS, SUITS, TODAY) == Verdict()


OBSTACLES = [
    # the declaration gate: only for volunteering, only for who needs one, on the day itself
    ("no declaration for this work", FITS, opening(declaration=Standing.NONE), Obstacle.DECLARATION_MISSING),
    ("asked, receipt not in", FITS, opening(declaration=Standing.ASKED), Obstacle.DECLARATION_ASKED),
    ("refused", FITS, opening(declaration=Standing.REFUSED), Obstacle.DECLARATION_REFUSED),
    ("expired", FITS, opening(declaration=Standing.EXPIRED), Obstacle.DECLARATION_EXPIRED),
    ("receipt is in", FITS, opening(declaration=Standing.RECEIVED), None),
    (
        "status holder needs none",
        person(legal_status=LegalStatus.STATUS_HOLDER),
        opening(declaration=Standing.NONE),
        None,
    ),
    (
        "unknown status counts as needing one",
        person(legal_status=LegalStatus.UNKNOWN),
        opening(declaration=Standing.NONE, declaration_needed_by=frozenset()),
        Obstacle.DECLARATION_MISSING,
    ),
    ("sport asks for none", FITS, opening(declaration=Standing.NONE, is_volunteering=False), None),
    # age: the lowest possible one counts
    (
        "turns 18 this year, perhaps in December",
        person(birth_year=2008, guardian_agreed=True),
        SUITS,
        Obstacle.TOO_YOUNG,
    ),
    ("turned 18 last year", person(birth_year=2007), SUITS, None),
    ("activity asks 21", person(birth_year=2006), opening(minimum_age=21), Obstacle.TOO_YOUNG),
    (
        "16, from 16, guardian agreed",
        person(birth_year=2009, guardian_agreed=True),
        opening(minimum_age=16),
        None,
    ),
    ("16, from 16, no agreement", person(birth_year=2009), opening(minimum_age=16), Obstacle.GUARDIAN),
    ("year unknown, from 16", person(birth_year=None), opening(minimum_age=16), Obstacle.GUARDIAN),
    # certificate of conduct: seen for this organisation
    ("certificate not seen", FITS, opening(conduct_certificate=True), Obstacle.CERTIFICATE),
    (
        "seen for another organisation",
        person(conduct_seen_for=frozenset({31})),
        opening(conduct_certificate=True),
        Obstacle.CERTIFICATE,
    ),
    ("seen here", person(conduct_seen_for=frozenset({30})), opening(conduct_certificate=True), None),
    ("man in a women's group", person(gender="man"), opening(women_only=True), Obstacle.WOMENS_GROUP),
    ("woman in a women's group", FITS, opening(women_only=True), None),
    # the offer
    ("full", FITS, opening(places_left=0), Obstacle.FULL),
    ("mediation stopped", person(mediation_stopped=True), SUITS, Obstacle.MEDIATION_STOPPED),
    ("left last week", person(departed_on=date(2026, 11, 16)), SUITS, Obstacle.DEPARTED),
    ("leaves on the day itself", person(departed_on=TUESDAY), SUITS, Obstacle.DEPARTED),
    ("leaves the day after", person(departed_on=date(2026, 12, 2)), SUITS, None),
    ("still a draft", FITS, opening(is_published=False), Obstacle.NOT_PUBLISHED),
    ("cancelled", FITS, opening(is_cancelled=True), Obstacle.CANCELLED),
    ("begun this morning", FITS, opening(day=TODAY, has_started=True), Obstacle.PAST),
]


@pytest.mark.parametrize(
    ("candidate", "offer", "found"), [row[1:] for row in OBSTACLES], ids=[row[0] for row in OBSTACLES]
)
def test_obstacles(candidate: Candidate, offer: Opening, found: Obstacle | None) -> None:
    assert weigh(candidate, offer, TODAY).obstacles == ((found,) if found else ())


APPOINTMENTS = [
    ("same time elsewhere", 11, TUESDAY, Hours(time(9, 30), time(12)), (Obstacle.PLACED_THEN,)),
    ("half an hour of overlap", 11, TUESDAY, Hours(time(11, 30), time(13)), (Obstacle.PLACED_THEN,)),
    ("begins when this ends", 11, TUESDAY, Hours(time(12), time(14)), ()),
    ("another day", 11, date(2026, 12, 2), Hours(time(9, 30), time(12)), ()),
    ("begins in between, end unknown", 11, TUESDAY, Hours(time(10)), (Obstacle.PLACED_THEN,)),
    ("began before, end unknown", 11, TUESDAY, Hours(time(9)), ()),
    ("this very time", 10, TUESDAY, Hours(time(9, 30), time(12)), (Obstacle.SIGNED_UP_ALREADY,)),
]


@pytest.mark.parametrize(
    ("occurrence", "day", "hours", "found"),
    [row[1:] for row in APPOINTMENTS],
    ids=[row[0] for row in APPOINTMENTS],
)
def test_already_expected_elsewhere(
    occurrence: int, day: date, hours: Hours, found: tuple[Obstacle, ...]
) -> None:
    busy = person(appointments=(Appointment(occurrence, day, hours),))
    assert weigh(busy, SUITS, TODAY).obstacles == found


CAUTIONS = [
    ("free on another day", person(free=frozenset({WeekPart.MONDAY_MORNING})), SUITS, Caution.NOT_FREE),
    ("never free", person(free=frozenset()), SUITS, Caution.NOT_FREE),
    (
        "runs into the afternoon",
        FITS,
        opening(hours=Hours(time(9, 30), time(14))),
        Caution.NOT_FREE,
    ),
    ("half an hour into the afternoon", FITS, opening(hours=Hours(time(9, 30), time(12, 30))), None),
    (
        "reporting duty at that time",
        person(blocked=(WeeklyTime(Weekday.TUESDAY, Hours(time(9), time(10))),)),
        SUITS,
        Caution.BLOCKED_TIME,
    ),
    (
        "reporting duty before",
        person(blocked=(WeeklyTime(Weekday.TUESDAY, Hours(time(8), time(9, 30))),)),
        SUITS,
        None,
    ),
    ("far away by bicycle", FITS, opening(location=FAR_AWAY), Caution.TOO_FAR),
    ("two and a half kilometres, on foot", person(travel_modes=ON_FOOT), opening(location=TWO_AND_A_HALF_KM),
     Caution.TOO_FAR),
    ("two and a half kilometres, by bicycle", FITS, opening(location=TWO_AND_A_HALF_KM), None),
    ("named no way to travel: on foot", person(travel_modes=frozenset()), opening(location=TWO_AND_A_HALF_KM),
     Caution.TOO_FAR),
    ("heavy work", needs(Condition.NO_HEAVY_LIFTING), opening(physical_load="heavy"), Caution.TOO_HEAVY),
    ("somewhat heavy", needs(Condition.NO_HEAVY_LIFTING), opening(physical_load="medium"), Caution.TOO_HEAVY),
    ("light work", needs(Condition.NO_HEAVY_LIFTING), SUITS, None),
    ("heavy work, nothing asked to spare", FITS, opening(physical_load="heavy"), None),
    ("sits down", needs(Condition.SITTING), opening(physical_load="medium"), Caution.TOO_HEAVY),
    ("more Dutch needed", FITS, opening(dutch_needed="a2"), Caution.DUTCH),
    ("just enough Dutch", FITS, opening(dutch_needed="few-words"), None),
    ("with a child, not welcome", needs(Condition.BRINGS_CHILD), opening(children_welcome=False),
     Caution.NO_CHILDREN),
    ("with a child, welcome", needs(Condition.BRINGS_CHILD), SUITS, None),
    ("in school hours", needs(Condition.SCHOOL_HOURS), SUITS, None),
    ("before school", needs(Condition.SCHOOL_HOURS), opening(hours=Hours(time(8), time(10))),
     Caution.OUTSIDE_SCHOOL_HOURS),
    ("said no before", person(refused=frozenset({20})), SUITS, Caution.SAID_NO),
    ("said no to something else", person(refused=frozenset({21})), SUITS, None),
    ("wants a women's group", needs(Condition.WOMEN_ONLY), SUITS, Caution.NO_WOMENS_GROUP),
    ("gets a women's group", needs(Condition.WOMEN_ONLY), opening(women_only=True), None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("candidate", "offer", "found"), [row[1:] for row in CAUTIONS], ids=[row[0] for row in CAUTIONS]
)
def test_cautions(candidate: Candidate, offer: Opening, found: Caution | None) -> None:
    verdict = weigh(candidate, offer, TODAY)
    assert (verdict.obstacles, verdict.cautions) == ((), (found,) if found else ())


SCHOOL_DAYS = [
    ("Wednesday morning", date(2026, 12, 2), Hours(time(9), time(12)), ()),
    ("Wednesday after twelve", date(2026, 12, 2), Hours(time(12), time(14)), (Caution.OUTSIDE_SCHOOL_HOURS,)),
    ("Saturday", date(2026, 12, 5), Hours(time(9), time(12)), (Caution.OUTSIDE_SCHOOL_HOURS,)),
    ("from nine, end unknown", date(2026, 12, 3), Hours(time(9)), ()),
]


@pytest.mark.parametrize(
    ("day", "hours", "found"), [row[1:] for row in SCHOOL_DAYS], ids=[row[0] for row in SCHOOL_DAYS]
)
def test_school_days(day: date, hours: Hours, found: tuple[Caution, ...]) -> None:
    parent = person(conditions=frozenset({Condition.SCHOOL_HOURS}), free=None)
    assert weigh(parent, opening(day=day, hours=hours), TODAY).cautions == found


QUESTIONS = [
    ("which days?", person(free=None), SUITS, Question.FREE),
    ("what do they need?", person(conditions=None), SUITS, Question.CONDITIONS),
    ("how do they travel?", person(travel_modes=None), opening(location=TWO_AND_A_HALF_KM), Question.TRAVEL),
    ("next door: no need to ask", person(travel_modes=None), SUITS, None),
    ("where do they live?", person(home=None), SUITS, Question.HOME),
    ("how much Dutch?", person(dutch_level=None), opening(dutch_needed="a1"), Question.DUTCH_LEVEL),
    ("no Dutch needed: no need to ask", person(dutch_level=None), SUITS, None),
    ("is Dutch needed?", FITS, opening(dutch_needed=None), Question.DUTCH_NEEDED),
    ("how heavy?", needs(Condition.NO_HEAVY_LIFTING), opening(physical_load=None), Question.PHYSICAL_LOAD),
    ("can it be done sitting?", needs(Condition.SITTING), SUITS, Question.SITTING),
    ("is it indoors?", needs(Condition.INDOORS), SUITS, Question.INDOORS),
    ("may a child come?", needs(Condition.BRINGS_CHILD), opening(children_welcome=None),
     Question.CHILDREN_WELCOME),
    ("is it a women's group?", needs(Condition.WOMEN_ONLY), opening(women_only=None), Question.WOMENS_GROUP),
    ("is a certificate needed?", FITS, opening(conduct_certificate=None), Question.CERTIFICATE_NEEDED),
    ("until when?", FITS, opening(hours=Hours(time(9, 30))), Question.END_TIME),
    ("where is it?", FITS, opening(location=None, has_address=False), Question.ADDRESS),
    ("known, and not on the map", FITS, opening(location=None, has_address=True), Question.SPOT),
    ("on the map, whatever the address", FITS, opening(has_address=False), None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("candidate", "offer", "found"), [row[1:] for row in QUESTIONS], ids=[row[0] for row in QUESTIONS]
)
def test_what_is_unknown_is_a_question(candidate: Candidate, offer: Opening, found: Question | None) -> None:
    assert weigh(candidate, offer, TODAY) == Verdict(questions=(found,) if found else ())


def test_the_two_exceptions_are_obstacle_and_question() -> None:
    nothing_known = person(legal_status=LegalStatus.UNKNOWN, birth_year=None)
    assert weigh(nothing_known, opening(declaration=Standing.NONE), TODAY) == Verdict(
        obstacles=(Obstacle.DECLARATION_MISSING, Obstacle.TOO_YOUNG, Obstacle.GUARDIAN),
        questions=(Question.LEGAL_STATUS, Question.BIRTH_YEAR),
    )


def test_everything_is_found_at_once() -> None:
    hardly = person(
        birth_year=2011,
        gender="man",
        free=frozenset(),
        refused=frozenset({20}),
        dutch_level="none",
        mediation_stopped=True,
    )
    offer = opening(women_only=True, places_left=0, dutch_needed="b1", declaration=Standing.REFUSED)
    assert weigh(hardly, offer, TODAY) == Verdict(
        obstacles=(
            Obstacle.DECLARATION_REFUSED,
            Obstacle.TOO_YOUNG,
            Obstacle.GUARDIAN,
            Obstacle.WOMENS_GROUP,
            Obstacle.FULL,
            Obstacle.MEDIATION_STOPPED,
        ),
        cautions=(Caution.NOT_FREE, Caution.DUTCH, Caution.SAID_NO),
    )


AGES = [
    ("the last day of the year", 2008, date(2026, 12, 31), 18),
    ("the day before", 2008, date(2026, 12, 30), 17),
    ("unknown", None, date(2026, 6, 1), 17),
]


@pytest.mark.parametrize(
    ("birth_year", "day", "age"), [row[1:] for row in AGES], ids=[row[0] for row in AGES]
)
def test_the_lowest_possible_age(birth_year: int | None, day: date, age: int) -> None:
    assert lowest_possible_age(birth_year, day) == age


def test_cautions_are_passed_only_when_each_was_seen() -> None:
    verdict = Verdict(cautions=(Caution.NOT_FREE, Caution.TOO_FAR))
    assert [
        verdict.allows(frozenset(passed))
        for passed in ([], [Caution.NOT_FREE], [Caution.NOT_FREE, Caution.TOO_FAR])
    ] == [False, False, True]


def test_an_obstacle_is_never_passed() -> None:
    assert not Verdict(obstacles=(Obstacle.FULL,)).allows(frozenset({Obstacle.FULL.value}))
