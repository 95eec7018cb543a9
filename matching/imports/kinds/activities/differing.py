"""What a row says otherwise than is known of its activity: line by line, from what to what; no database."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from aandeslag.spreadsheets.columns import ActivityColumn as Column
from aandeslag.spreadsheets.dutch.offer import title_key
from aandeslag.spreadsheets.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from uuid import UUID

    from matching.imports.judgement import Values


class Field(StrEnum):
    """What an import may change; the values of the first ones are fields of the activity."""

    TITLE = "title"
    THEME = "theme"
    ADDRESS = "address"
    DUTCH_NEEDED = "dutch_needed"
    PHYSICAL_LOAD = "physical_load"
    MINIMUM_AGE = "minimum_age"
    CONDUCT_CERTIFICATE = "conduct_certificate"
    WOMEN_ONLY = "women_only"
    MEETING = "meeting"
    CONTACT = "contact"
    CAPACITY = "capacity"
    TIMES = "times"
    SEASON = "season"
    MOMENT = "moment"


COLUMNS: Final = {
    Field.TITLE: Column.TITLE,
    Field.THEME: Column.KIND,
    Field.ADDRESS: Column.ADDRESS,
    Field.DUTCH_NEEDED: Column.LANGUAGE_NEED,
    Field.PHYSICAL_LOAD: Column.PHYSICAL_LOAD,
    Field.MINIMUM_AGE: Column.MINIMUM_AGE,
    Field.CONDUCT_CERTIFICATE: Column.TITLE,
    Field.WOMEN_ONLY: Column.KIND,
    Field.MEETING: Column.MEETING_POINT,
    Field.CONTACT: Column.CONTACT,
    Field.CAPACITY: Column.CAPACITY,
    Field.TIMES: Column.TIMES,
    Field.SEASON: Column.TIMES,
    Field.MOMENT: Column.TIMES,
}
PLAIN: Final = (
    *(Field.THEME, Field.DUTCH_NEEDED, Field.PHYSICAL_LOAD, Field.MINIMUM_AGE),
    *(Field.CONDUCT_CERTIFICATE, Field.WOMEN_ONLY),
)
MEETING: Final = ("meeting_place", "meeting_point", "minutes_earlier")
TIMES: Final = ("starts", "ends")
SEASON: Final = ("season_from", "season_until")
# By these a moment is the same one, though its times may have changed.
SAME_DAY: Final = ("pattern", "weekday", "nth", "date")


@dataclass(frozen=True)
class KnownMoment:
    """A fixed moment that still runs, as a row would say it, and how many are signed up for it."""

    slot: UUID
    pattern: dict[str, Any]
    capacity: int
    signed_up: int = 0


@dataclass(frozen=True)
class KnownActivity:
    """As it is now; `values` in the words of a row."""

    public_id: UUID
    revision: int
    values: Values
    moments: tuple[KnownMoment, ...] = ()


@dataclass(frozen=True)
class Difference:
    field: Field
    old: Any
    new: Any
    slot: str = ""
    signed_up: int = 0

    @property
    def column(self) -> str:
        return COLUMNS[self.field]


def differences(known: KnownActivity, values: Values, today: date) -> list[Difference]:
    """An empty cell says nothing, so it changes nothing."""
    return [*_of_the_activity(known, values), *_of_the_moments(known, values, today)]


def not_listed(known: KnownActivity, values: Values) -> list[KnownMoment]:
    """Moments that the row does not name: perhaps they have ended, perhaps another row names them."""
    listed = values.get("patterns", ())
    if not listed:
        return []
    return [one for one in known.moments if not any(_same_day(one.pattern, other) for other in listed)]


def _of_the_activity(known: KnownActivity, values: Values) -> Iterator[Difference]:
    before = known.values
    if title_key(values["title"]) != title_key(before["title"]):
        yield Difference(Field.TITLE, before["title"], values["title"])
    for field in PLAIN:
        if field in values and values[field] != before.get(field):
            yield Difference(field, before.get(field), values[field])
    for field in (Field.ADDRESS, Field.CONTACT):
        if plain(values.get(field, "")) not in ("", plain(before.get(field, ""))):
            yield Difference(field, before.get(field, ""), values[field])
    if any(name in values for name in MEETING):
        old, new = ([one.get(name) or "" for name in MEETING] for one in (before, values))
        if old != new:
            yield Difference(Field.MEETING, old, new)


def _of_the_moments(known: KnownActivity, values: Values, today: date) -> Iterator[Difference]:
    """A moment keeps its sign-ups when its times change; another day is another moment."""
    listed: Sequence[dict[str, Any]] = values.get("patterns", ())
    capacity = values.get("capacity")
    named = {} if listed else {one.slot: one for one in known.moments}
    for pattern in listed:
        moment = _moment_of(pattern, listed, known)
        if moment is None:
            if pattern["date"] is None or pattern["date"] >= today.isoformat():
                yield Difference(Field.MOMENT, None, {**pattern, "capacity": capacity or 0})
            continue
        named[moment.slot] = moment
        old, new = ([one[name] for name in TIMES] for one in (moment.pattern, pattern))
        if old != new and new != [old[0], None]:
            yield Difference(Field.TIMES, old, new, str(moment.slot), moment.signed_up)
        # Without months it takes place all year: a moment is said whole.
        old, new = ([one[name] for name in SEASON] for one in (moment.pattern, pattern))
        if old != new:
            yield Difference(Field.SEASON, old, new, str(moment.slot), moment.signed_up)
    for one in named.values():
        if capacity and capacity != one.capacity:
            yield Difference(Field.CAPACITY, one.capacity, capacity, str(one.slot), one.signed_up)


def _moment_of(
    pattern: dict[str, Any], listed: Sequence[dict[str, Any]], known: KnownActivity
) -> KnownMoment | None:
    """The one that begins at that time; else the only one of that day, if the row names that day once."""
    there = [one for one in known.moments if _same_day(one.pattern, pattern)]
    for one in there:
        if one.pattern["starts"] == pattern["starts"]:
            return one
    is_named_once = sum(_same_day(pattern, other) for other in listed) == 1
    return there[0] if is_named_once and len(there) == 1 else None


def _same_day(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(one[name] == other[name] for name in SAME_DAY)
