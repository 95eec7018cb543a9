"""Reads the offer as plain facts to look through: three queries, however many activities and dates."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import TYPE_CHECKING, Final

from django.db.models import BooleanField, Case, Q, Value, When
from django.db.models.expressions import ExpressionWrapper

from aandeslag.teams.access import Role
from aandeslag.teams.models import ReceptionCentre
from aandeslag.vocabulary import DayPart, LanguageLevel, Weekday
from activities.models import Activity, Slot
from activities.rules.looking import YES, Ask, Asked, Shown
from activities.rules.walking import minutes_on_foot

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from aandeslag.teams.models import Membership, Team
    from activities.querysets import ActivityQuerySet
    from activities.rules.walking import Point

# Minutes on foot that can be asked for.
WALKS: Final = (15, 30, 60)
COLUMNS: Final = (
    *("pk", "theme", "purpose", "status", "dutch_needed", "women_only", "children_welcome"),
    *("latitude", "longitude", "organisation__latitude", "organisation__longitude", "has_words"),
)
PLACED: Final = ("name", "latitude", "longitude")
# Noon and six o'clock divide the day; read as a word, because a list of times takes long to parse.
PART_OF_THE_DAY: Final = Case(
    When(starts__lt=time(12), then=Value(DayPart.MORNING.value)),
    When(starts__lt=time(18), then=Value(DayPart.AFTERNOON.value)),
    default=Value(DayPart.EVENING.value),
)


@dataclass(frozen=True)
class Home:
    """A centre that stands on the map."""

    name: str
    place: Point


_ON: Final = frozenset({YES})
_OFF: Final[frozenset[str]] = frozenset()


def offer_of(
    team: Team,
    asked: Asked,
    *,
    keeps: bool,
    order: Sequence[str],
    homes: Sequence[Home],
    today: date,
    narrowed: Collection[int] | None = None,
) -> list[Shown]:
    """What a member of the team can look through, in the order asked; two queries.

    What has ended is there only when it is asked for. `homes` is from where one walks; `narrowed` are the
    activities that a page above the offer lets through.
    """
    ended = Activity.Status.ENDED in asked.of(Ask.STATE)
    rows = Activity.objects.for_team(team).shown_to(keeper=keeps)
    rows = rows.filter(status=Activity.Status.ENDED) if ended else rows.not_ended()
    moments = moments_of(team, today)
    places = [one.place for one in homes]
    found = _with_words(rows, asked).order_by(*order).values_list(*COLUMNS)
    return [_shown(row, moments.get(row[0], _NO_MOMENTS), places, narrowed) for row in found]


_NO_MOMENTS: Final[frozenset[tuple[str, str]]] = frozenset()


def moments_of(team: Team, today: date) -> Mapping[int, frozenset[tuple[str, str]]]:
    """The days and parts of the day at which each activity begins, by its id. One query."""
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    running = Slot.objects.for_team(team).running(today).annotate(part=PART_OF_THE_DAY).order_by()
    for activity, weekday, day, part in running.values_list("activity_id", "weekday", "date", "part"):
        if day is None or day >= today:
            found[activity].add((Weekday.from_date(day).value if day else weekday, part))
    return {activity: frozenset(moments) for activity, moments in found.items()}


def homes_of(membership: Membership, team: Team, today: date) -> list[Home]:
    """The centres from where people of this member leave: the own ones of COA, otherwise all of the team."""
    if membership.role == Role.COA:
        centres = membership.centres.all()
    else:
        served = Q(served__valid_until__isnull=True) | Q(served__valid_until__gte=today)
        centres = ReceptionCentre.objects.filter(served, served__team=team, served__valid_from__lte=today)
    placed = centres.filter(latitude__isnull=False, longitude__isnull=False)
    return [Home(name, (latitude, longitude)) for name, latitude, longitude in placed.values_list(*PLACED)]


def _with_words(rows: ActivityQuerySet[Activity], asked: Asked) -> ActivityQuerySet[Activity]:
    """Annotate `has_words`: whether what was typed stands in its title, organisation or address."""
    typed = asked.words
    if not typed:
        return rows.annotate(has_words=Value(value=True))
    has = Q(title__icontains=typed) | Q(organisation__name__icontains=typed) | Q(address__icontains=typed)
    return rows.annotate(has_words=ExpressionWrapper(has, output_field=BooleanField()))


@cache
def _one(code: str) -> frozenset[str]:
    """Of a closed list: a few dozen in all."""
    return frozenset({code})


def _shown(
    row: tuple[object, ...],
    moments: frozenset[tuple[str, str]],
    homes: Sequence[Point],
    narrowed: Collection[int] | None,
) -> Shown:
    key, theme, purpose, state, dutch, women, children, *where, has_words = row
    holds = {
        Ask.THEME: _one(theme),
        Ask.PURPOSE: _one(purpose),
        Ask.STATE: _one(state),
        Ask.NO_DUTCH: _ON if dutch == LanguageLevel.NONE else _OFF,
        Ask.WOMEN: _ON if women else _OFF,
        Ask.CHILDREN: _ON if children else _OFF,
        Ask.WALK: _walks(where, homes) if homes else _OFF,
        Ask.WORDS: _ON if has_words else _OFF,
        Ask.NARROWED: _ON if narrowed is None or key in narrowed else _OFF,
    }
    return Shown(key, holds, moments)  # type: ignore[arg-type]  # columns of one query


def _walks(where: Sequence[object], homes: Sequence[Point]) -> frozenset[str]:
    """Within how many minutes one is there from the nearest home; its own place before the organisation's."""
    latitude, longitude, of_organisation, and_longitude = where
    there = (latitude, longitude) if latitude is not None and longitude is not None else None
    if there is None and of_organisation is not None and and_longitude is not None:
        there = (of_organisation, and_longitude)
    if there is None:
        return _OFF
    minutes = min(minutes_on_foot(home, there) for home in homes)  # type: ignore[arg-type]  # two numbers
    return _WITHIN[sum(minutes <= one for one in WALKS)]


# Within fifteen minutes is within thirty too.
_WITHIN: Final = tuple(
    frozenset(str(one) for one in WALKS[len(WALKS) - number :]) for number in range(len(WALKS) + 1)
)
