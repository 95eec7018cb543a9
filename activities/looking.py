"""Reads the offer as plain facts to look through: three queries, however many activities and dates."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import time
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Cast, ExtractIsoWeekDay

from aandeslag.teams.access import Role
from aandeslag.teams.models import ReceptionCentre
from aandeslag.vocabulary import DayPart, LanguageLevel, Weekday
from activities.models import Activity, Slot
from activities.rules.looking import YES, Ask, Asked, Offer
from activities.rules.walking import minutes_on_foot

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from django.db.models import Expression

    from aandeslag.teams.models import Membership, Team
    from activities.rules.walking import Point

# Minutes on foot that can be asked for; within fifteen is within thirty too.
WALKS: Final = (15, 30, 60)
PLACED: Final = ("name", "latitude", "longitude")
PLACES: Final = ("latitude", "longitude", "organisation__latitude", "organisation__longitude")


def _if(**holds: object) -> Expression:
    """Read as a word: turning hundreds of values into truths and times takes longer than asking for them."""
    return Case(When(**holds, then=Value(YES)), default=Value(""))


# One answer to each question, in this order.
ANSWERS: Final[Mapping[str, F | Expression]] = {
    Ask.THEME: F("theme"),
    Ask.PURPOSE: F("purpose"),
    Ask.STATE: F("status"),
    Ask.NO_DUTCH: _if(dutch_needed=LanguageLevel.NONE),
    Ask.WOMEN: _if(women_only=True),
    Ask.CHILDREN: _if(children_welcome=True),
}
QUESTIONS: Final = (*ANSWERS, Ask.WORDS, Ask.WALK, Ask.NARROWED)
# Noon and six o'clock divide the day.
PART_OF_THE_DAY: Final = Case(
    When(starts__lt=time(12), then=Value(DayPart.MORNING.value)),
    When(starts__lt=time(18), then=Value(DayPart.AFTERNOON.value)),
    default=Value(DayPart.EVENING.value),
)
DAY: Final = Case(
    When(date__isnull=True, then=F("weekday")),
    default=Cast(ExtractIsoWeekDay("date"), CharField()),
)
# What stands on one date has the weekday of that date.
DAYS: Final = {str(number): day for number, day in enumerate(Weekday.values, start=1)}


@dataclass(frozen=True)
class Home:
    """A centre that stands on the map."""

    name: str
    place: Point


def offer_of(  # noqa: PLR0913 - each is something else that is asked
    team: Team,
    asked: Asked,
    *,
    keeps: bool,
    order: Sequence[str],
    homes: Sequence[Home],
    today: date,
    narrowed: Collection[int] | None = None,
) -> Offer:
    """What a member of the team can look through, in the order asked; two queries.

    What has ended is there only when it is asked for. `homes` is from where one walks; `narrowed` are the
    activities that a page above the offer lets through.
    """
    ended = Activity.Status.ENDED in asked.of(Ask.STATE)
    rows = Activity.objects.for_team(team).shown_to(keeper=keeps)
    rows = rows.filter(status=Activity.Status.ENDED) if ended else rows.not_ended()
    found = rows.order_by(*order).values_list("pk", *ANSWERS.values(), _words(asked.words), *PLACES)
    leave = tuple(one.place for one in homes)
    facts = [
        (
            *answers,
            _within(leave, latitude, longitude, or_latitude, or_longitude),
            YES if narrowed is None or answers[0] in narrowed else "",
        )
        for *answers, latitude, longitude, or_latitude, or_longitude in found
    ]
    return Offer(QUESTIONS, facts, moments_of(team, today), {Ask.WALK: [str(one) for one in WALKS]})


def moments_of(team: Team, today: date) -> Mapping[int, set[tuple[str, str]]]:
    """The days and parts of the day at which each activity begins, by its id. One query."""
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    running = Slot.objects.for_team(team).running(today).filter(Q(date__isnull=True) | Q(date__gte=today))
    for activity, day, part in running.order_by().values_list("activity_id", DAY, PART_OF_THE_DAY):
        found[activity].add((DAYS.get(day, day), part))
    return found


def homes_of(membership: Membership, team: Team, today: date) -> list[Home]:
    """The centres from where people of this member leave: the own ones of COA, otherwise all of the team."""
    if membership.role == Role.COA:
        centres = membership.centres.all()
    else:
        served = Q(served__valid_until__isnull=True) | Q(served__valid_until__gte=today)
        centres = ReceptionCentre.objects.filter(served, served__team=team, served__valid_from__lte=today)
    placed = centres.filter(latitude__isnull=False, longitude__isnull=False)
    return [Home(name, (latitude, longitude)) for name, latitude, longitude in placed.values_list(*PLACED)]


def _words(typed: str) -> Expression:
    """Whether what was typed stands in its title, organisation or address."""
    if not typed:
        return Value(YES)
    has = Q(title__icontains=typed) | Q(organisation__name__icontains=typed) | Q(address__icontains=typed)
    return Case(When(has, then=Value(YES)), default=Value(""))


@lru_cache(maxsize=8192)  # places seldom move, and a busy page asks for hundreds
def _within(
    homes: tuple[Point, ...],
    latitude: float | None,
    longitude: float | None,
    or_latitude: float | None,
    or_longitude: float | None,
) -> str:
    """Within how many minutes one is there from the nearest home; its own place before the organisation's."""
    if latitude is None or longitude is None:
        latitude, longitude = or_latitude, or_longitude
    if not homes or latitude is None or longitude is None:
        return ""
    minutes = min(minutes_on_foot(home, (latitude, longitude)) for home in homes)
    return next((str(one) for one in WALKS if minutes <= one), "")
