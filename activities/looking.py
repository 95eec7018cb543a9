"""Reads the offer as plain facts to look through, and what its cards show: however many, a few questions.

These are written in SQL by hand. They run on every look at the offer, and for so many small facts
Django takes longer to put the question together and to convert the answers than the database takes to answer
(`make bench ONLY=offer`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from django.db import DEFAULT_DB_ALIAS, connection

from aandeslag.teams.access import Role
from aandeslag.vocabulary import Weekday
from activities.models import Activity, Organisation, Slot
from activities.rules.looking import NO_MOMENTS, YES, Ask, Asked, Offer
from activities.rules.walking import minutes_on_foot

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from aandeslag.teams.models import Membership, Team
    from activities.rules.looking import Moments
    from activities.rules.walking import Point

# Minutes on foot that can be asked for; within fifteen is within thirty too.
WALKS: Final = (15, 30, 60)
# One answer to each, in the order of the columns below.
QUESTIONS: Final = (
    *(Ask.THEME, Ask.PURPOSE, Ask.STATE, Ask.NO_DUTCH, Ask.WOMEN, Ask.CHILDREN),
    *(Ask.WORDS, Ask.WALK, Ask.NARROWED),
)
# Last comes where it is: its own place before the organisation's.
OFFER: Final = """
SELECT a.id, a.theme, a.purpose, a.status,
    CASE WHEN a.dutch_needed = 'none' THEN 'on' ELSE '' END,
    CASE WHEN a.women_only THEN 'on' ELSE '' END,
    CASE WHEN a.children_welcome THEN 'on' ELSE '' END,
    {words},
    CASE WHEN a.latitude IS NULL OR a.longitude IS NULL THEN o.latitude ELSE a.latitude END,
    CASE WHEN a.latitude IS NULL OR a.longitude IS NULL THEN o.longitude ELSE a.longitude END
FROM activities_activity a JOIN activities_organisation o ON o.id = a.organisation_id
WHERE a.team_id = %s AND a.status IN (%s, %s)
ORDER BY {order}
"""
ANY_WORDS: Final = "'on'"
THESE_WORDS: Final = """CASE WHEN UPPER(a.title) LIKE UPPER(%s) ESCAPE '\\'
    OR UPPER(o.name) LIKE UPPER(%s) ESCAPE '\\'
    OR UPPER(a.address) LIKE UPPER(%s) ESCAPE '\\' THEN 'on' ELSE '' END"""
COLUMNS: Final = {
    "title": "a.title",
    "organisation__name": "o.name",
    "theme": "a.theme",
    "confirmed_on": "a.confirmed_on",
    "pk": "a.id",
}
# Noon and six o'clock divide the day.
MOMENTS: Final = """
SELECT activity_id, weekday, date,
    CASE WHEN starts < '12:00' THEN 'morning' WHEN starts < '18:00' THEN 'afternoon' ELSE 'evening' END
FROM activities_slot
WHERE team_id = %s AND (valid_until IS NULL OR valid_until >= %s) AND (date IS NULL OR date >= %s)
"""
OWN_CENTRES: Final = """
SELECT c.name, c.latitude, c.longitude
FROM teams_receptioncentre c JOIN teams_membership_centres m ON m.receptioncentre_id = c.id
WHERE m.membership_id = %s AND c.latitude IS NOT NULL AND c.longitude IS NOT NULL
ORDER BY c.name
"""
SERVED_CENTRES: Final = """
SELECT c.name, c.latitude, c.longitude
FROM teams_receptioncentre c JOIN teams_teamcentre t ON t.centre_id = c.id
WHERE t.team_id = %s AND t.valid_from <= %s AND (t.valid_until IS NULL OR t.valid_until >= %s)
    AND c.latitude IS NOT NULL AND c.longitude IS NOT NULL
ORDER BY c.name
"""


# What a card shows, and what still has to be asked: half of the columns there are.
ACTIVITIES: Final = """
SELECT a.id, a.public_id, a.organisation_id, a.kind_of_work_id, a.site_contact_id, a.title, a.theme,
    a.purpose, a.status, a.meeting_place, a.meeting_point, a.address, a.dutch_needed, a.physical_load,
    a.minimum_age, a.with_dutch_volunteers, a.conduct_certificate, a.women_only, a.children_welcome,
    a.is_additional, a.is_non_profit, a.travel_paid_by, a.travel_cost, a.group_size, a.bring, a.to_bring,
    a.confirmed_on,
    o.name AS host_name, o.is_insured AS host_is_insured
FROM activities_activity a JOIN activities_organisation o ON o.id = a.organisation_id
WHERE a.id IN ({keys})
"""
HOST: Final = ("id", "name", "is_insured")
RUNNING: Final = """
SELECT * FROM activities_slot
WHERE activity_id IN ({keys}) AND (valid_until IS NULL OR valid_until >= %s) AND (date IS NULL OR date >= %s)
ORDER BY activity_id, id
"""


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
    """What a member of the team can look through, in the order asked; two questions.

    What has ended is there only when it is asked for. `homes` is from where one walks; `narrowed` are the
    activities that a page above the offer lets through.
    """
    found = _rows(*_offer_asked(team, asked, keeps=keeps, order=order))
    leave = tuple(one.place for one in homes)
    near = {place: _within(leave, *place) for place in {row[-2:] for row in found}}
    facts = [
        (*row[:-2], near[row[-2:]], YES if narrowed is None or row[0] in narrowed else "") for row in found
    ]
    return Offer(QUESTIONS, facts, moments_of(team, today), {Ask.WALK: [str(one) for one in WALKS]})


def moments_of(team: Team, today: date) -> Mapping[int, Moments]:
    """The days and parts of the day at which each activity begins, by its id. One question.

    What stands on one date has the weekday of that date.
    """
    found: dict[int, Moments] = {}
    for activity, weekday, on, part in _rows(MOMENTS, [team.pk, today, today]):
        day = weekday if on is None else _weekday(on)
        found[activity] = _and_on(found.get(activity, NO_MOMENTS), day, part)
    return found


@lru_cache(maxsize=4096)  # most of an offer takes place at the same few moments: they are kept once
def _and_on(moments: Moments, day: str, part: str) -> Moments:
    return moments | {(day, part)}


def activities_at(keys: Sequence[int]) -> list[Activity]:
    """In the order of the keys, with what a card names of the organisation. One question."""
    found = {one.pk: one for one in Activity.objects.raw(ACTIVITIES.format(keys=_marks(keys)), list(keys))}
    for one in found.values():
        insured = one.host_is_insured  # type: ignore[attr-defined]  # asked above, and so is the name
        host = (one.organisation_id, one.host_name, None if insured is None else bool(insured))  # type: ignore[attr-defined]  # as above
        one.organisation = Organisation.from_db(DEFAULT_DB_ALIAS, HOST, host)
    return [found[key] for key in keys if key in found]


def running_at(keys: Sequence[int], today: date) -> Mapping[int, list[Slot]]:
    """The fixed moments that still run of these activities, by their ids. One question."""
    found: dict[int, list[Slot]] = defaultdict(list)
    for slot in Slot.objects.raw(RUNNING.format(keys=_marks(keys)), [*keys, today, today]):
        found[slot.activity_id].append(slot)
    return found


def _marks(keys: Sequence[int]) -> str:
    return ", ".join(["%s"] * len(keys))


def homes_of(membership: Membership, team: Team, today: date) -> list[Home]:
    """The centres from where people of this member leave: the own ones of COA, otherwise all of the team."""
    if membership.role == Role.COA:
        rows = _rows(OWN_CENTRES, [membership.pk])
    else:
        rows = _rows(SERVED_CENTRES, [team.pk, today, today])
    return [Home(name, (latitude, longitude)) for name, latitude, longitude in rows]


def _offer_asked(team: Team, asked: Asked, *, keeps: bool, order: Sequence[str]) -> tuple[str, list[Any]]:
    """Who does not keep the offer sees what is shown; what has ended is seen only when it is asked for."""
    states = [Activity.Status.PUBLISHED.value, Activity.Status.PUBLISHED.value]
    if keeps:
        states[1] = Activity.Status.DRAFT.value
    if keeps and Activity.Status.ENDED in asked.of(Ask.STATE):
        states = [Activity.Status.ENDED.value] * 2
    typed = [_pattern(asked.words)] * 3 if asked.words else []
    columns = [f"{COLUMNS[one.lstrip('-')]}{' DESC' if one.startswith('-') else ''}" for one in order]
    statement = OFFER.format(words=THESE_WORDS if typed else ANY_WORDS, order=", ".join(columns))
    return statement, [*typed, team.pk, *states]


def _pattern(typed: str) -> str:
    """What was typed, anywhere; a percent sign in it is only a percent sign."""
    for sign in ("\\", "%", "_"):
        typed = typed.replace(sign, f"\\{sign}")
    return f"%{typed}%"


def _rows(statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def _weekday(on: date | str) -> str:
    """SQLite gives a date as it is kept: in letters."""
    return Weekday.from_date(date.fromisoformat(on) if isinstance(on, str) else on).value


@lru_cache(maxsize=8192)  # places seldom move, and a busy page asks for hundreds
def _within(homes: tuple[Point, ...], latitude: float | None, longitude: float | None) -> str:
    """Within how many minutes one is there from the nearest home."""
    if not homes or latitude is None or longitude is None:
        return ""
    minutes = min(minutes_on_foot(home, (latitude, longitude)) for home in homes)
    return next((str(one) for one in WALKS if minutes <= one), "")
