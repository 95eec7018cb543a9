"""Writes one activity of a slip: what, when, when to leave, where, with whom, and what to bring."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from aandeslag.vocabulary import Bring, Weekday
from activities.gathering import gathers_elsewhere
from activities.models import Slot
from activities.rules.meeting import meet_at
from activities.texts import texts_of
from matching.profiles import location_of
from matching.slips.facts import SlipCard, SlipLine
from matching.slips.lines import joined, unbroken, with_typed
from matching.slips.meeting import clock, place_lines
from matching.travel import best_way

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, time

    from aandeslag.phrases.book import Line, Phrasebook
    from activities.models import Activity, Occurrence
    from matching.models import Participation
    from residents.models import Resident

SPARE: Final = timedelta(minutes=5)  # to find the door
FIVES: Final = 5  # a time to leave is said in whole fives
# Who is known by a title has no first name to be called by.
TITLES: Final = frozenset({"mevrouw", "mevr.", "mevr", "mw.", "mw", "meneer", "dhr.", "dhr", "de", "familie"})
EVERY: Final = {Slot.Pattern.WEEKLY: "when.every-week", Slot.Pattern.MONTHLY: "when.every-month"}


def card_of(row: Participation, person: Resident, book: Phrasebook) -> SlipCard:
    """Give the activity of one participation: load placement, slot, organisation, contact, own texts."""
    occurrence, activity = row.occurrence, row.occurrence.activity
    theme = texts_of(activity, book).title.line
    return SlipCard(
        placement=str(row.placement.public_id),
        picture=activity.theme,
        theme=theme,
        heading=theme.text if theme.dutch else activity.title,
        title=activity.title if theme.dutch else "",
        organisation=activity.organisation.name,
        day=occurrence.date.weekday(),
        starts=clock(meet_at(occurrence.starts, activity.minutes_earlier)),
        ends=clock(occurrence.ends) if occurrence.ends else "",
        when=_day(occurrence.date, book),
        begins=book.line("slip.begins", {"time": clock(occurrence.starts)})
        if activity.minutes_earlier
        else None,
        lines=(
            *_every(row, book),
            *_leaving(occurrence, person, book),
            *place_lines(occurrence, book),
            *_together(activity, book),
            *_bring(activity, book),
        ),
    )


def leave_at(starts: time, minutes: int) -> time:
    """Early enough to find the door, rounded down to whole fives."""
    there = datetime(2000, 1, 2, starts.hour, starts.minute)  # noqa: DTZ001 - a clock, not a moment
    leave = there - timedelta(minutes=minutes) - SPARE
    return leave.replace(minute=leave.minute // FIVES * FIVES).time()


def first_name(name: str) -> str:
    """What a host is called by; a surname is nobody's business on a slip."""
    first = next(iter(name.split()), "")
    return name if first.lower() in TITLES else first


def _day(day: date, book: Phrasebook) -> Line:
    name, month = book.line(_name_of(day)), book.line(f"month.{day.month}")
    words = book.line(
        "date.day",
        {"day": name.text, "number": day.day, "month": month.text},
        dutch={"day": name.dutch, "month": month.dutch},
    )
    return replace(words, is_checked=name.is_checked and month.is_checked and words.is_checked)


def _name_of(day: date) -> str:
    return f"day.{Weekday.from_date(day).value}"


def _every(row: Participation, book: Phrasebook) -> Iterable[SlipLine]:
    code = EVERY.get(Slot.Pattern(row.occurrence.slot.pattern))
    if row.placement.is_standing and code is not None:
        name = book.line(_name_of(row.occurrence.date))
        yield SlipLine("again", book.line(code, {"day": name.text}, dutch={"day": name.dutch}))


def _leaving(occurrence: Occurrence, person: Resident, book: Phrasebook) -> Iterable[SlipLine]:
    activity = occurrence.activity
    home = location_of(person.centre) or location_of(person.housed_in)
    there = location_of(activity) or location_of(activity.organisation)
    trip = best_way(home, person.travel_modes, there)
    if trip is None:
        return
    how = book.line(f"travel.{trip.mode.value}", {"minutes": trip.minutes})
    if gathers_elsewhere(activity):  # where from, only who wrote it down knows
        yield SlipLine(trip.mode.value, how)
        return
    be_there = meet_at(occurrence.starts, activity.minutes_earlier)
    leave = book.line("slip.leave", {"time": clock(leave_at(be_there, trip.minutes))})
    yield SlipLine(trip.mode.value, joined(leave, how))


def _together(activity: Activity, book: Phrasebook) -> Iterable[SlipLine]:
    contact = activity.site_contact
    if contact is not None:
        who = book.line("slip.together", {"names": first_name(contact.name)})
        yield SlipLine("together", with_typed(who, unbroken(contact.phone)))


def _bring(activity: Activity, book: Phrasebook) -> Iterable[SlipLine]:
    ticked = [one for one in Bring if one in (activity.bring or ())]
    things = [book.line(f"bring.{one.value}") for one in ticked]
    label = book.line("slip.bring")
    if Bring.NOTHING in ticked:
        yield SlipLine("bring", with_typed(joined(*things, by=", "), activity.to_bring, by=", "))
    elif things:
        named = joined(label, joined(*things, by=", "), by=": ")
        yield SlipLine("bring", with_typed(named, activity.to_bring, by=", "))
    elif activity.to_bring:
        yield SlipLine("bring", with_typed(label, activity.to_bring, by=": "))
