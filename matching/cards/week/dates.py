"""The dates of a day as cards: who goes, who goes along, who has not answered, and how many still can."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aandeslag.addresses import address
from activities.wording import hours
from matching import wording
from matching.cards.numbers_waiting import numbers_waiting, waiting_words
from matching.cards.waiting import until
from matching.cards.week.rows import Offered, companions_on, goers_on, offered_on, still_there
from matching.models import Participation
from matching.places import count_among, participants_of
from matching.profiles import has_started
from matching.querysets import TAKING_A_PLACE
from residents.cards import name_of
from residents.numbers import as_shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from django_stubs_ext import StrOrPromise

    from matching.cards.week.rows import Companion, Goer, Moment
    from matching.cards.week.sight import Sight
    from matching.places import Participant, Places


@dataclass(frozen=True)
class Person:
    """Without `url` there is no page of theirs to go to; `off` and `instead` are presses of staff."""

    number: str
    name: str
    url: str = ""
    status: str = ""
    status_in_words: StrOrPromise = ""
    off: str = ""
    instead: str = ""


@dataclass(frozen=True)
class Date:
    """One occurrence as a card."""

    occurrence: UUID
    url: str
    title: str
    organisation: str
    theme: str
    hours: str
    people: list[Person]
    unconfirmed: list[Person]
    others: str
    companions: list[str]
    goes_along: bool
    places: str
    is_cancelled: bool
    because: str
    is_past: bool
    to_mark: int
    slot: UUID
    waiting: str
    can_change: bool
    can_print: bool
    token: UUID

    @property
    def has_links(self) -> bool:
        """Who could come too, and the list on paper."""
        return self.can_print and not self.is_cancelled and (self.can_change or bool(self.people))

    @property
    def can_mark(self) -> bool:
        """Also what was marked already can be corrected."""
        return bool(self.to_mark) or (self.is_marked and not self.is_cancelled)

    @property
    def is_marked(self) -> bool:
        return self.can_print and self.is_past and bool(self.people) and not self.to_mark


@dataclass(frozen=True)
class _Around:
    """What a card needs besides its own rows."""

    sight: Sight
    now: datetime
    offered: dict[int, list[Offered]]
    companions: dict[int, list[Companion]]
    waiting: dict[int, int]


def cards_of(
    moments: Sequence[Moment], sight: Sight, now: datetime
) -> tuple[list[Date], list[Goer | Offered]]:
    """In the order given, and everybody who is named on them.

    Four queries, and one more for staff where a place is kept for somebody.
    """
    goers = goers_on(moments, sight, now)
    everybody: Iterable[Participant] = goers if sight.is_of_staff else list(participants_of(moments))
    places = count_among(moments, everybody, now)
    people = _by_date(goers)
    waiting = numbers_waiting({one.slot_id for one in moments}) if sight.is_of_staff else {}
    held = any(one.held for one in places.values())
    offered = offered_on(moments, sight, now) if held else defaultdict(list)
    around = _Around(sight, now, offered, companions_on(moments, sight), waiting)
    number = _number_going(everybody)
    cards = [_card(one, people[one.pk], places[one.pk], number[one.pk], around) for one in moments]
    named: dict[int, Goer | Offered] = {}
    for goer in (one for found in people.values() for one in found):
        named[goer.resident_id] = goer
    for kept in (one for found in offered.values() for one in found):
        named[kept.resident_id] = kept
    return cards, list(named.values())


def _by_date(goers: Iterable[Goer]) -> dict[int, list[Goer]]:
    found: dict[int, list[Goer]] = defaultdict(list)
    for one in still_there(goers):
        found[one.occurrence_id].append(one)
    return found


def _number_going(everybody: Iterable[Participant]) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for one in everybody:
        found[one.occurrence_id] += one.status in TAKING_A_PLACE
    return found


def _card(moment: Moment, rows: list[Goer], places: Places, going: int, around: _Around) -> Date:
    sight = around.sight
    is_past, is_cancelled = has_started(moment, around.now), moment.cancelled_at is not None
    unmarked = sum(row.status == Participation.Status.SIGNED_UP for row in rows)
    can_change = sight.is_of_staff and not is_past and not is_cancelled
    companions = around.companions[moment.pk]
    own = sight.own_dates_of
    return Date(
        occurrence=moment.public_id,
        url=page_of(moment, sight),
        title=moment.title,
        organisation=moment.organisation,
        theme=moment.theme,
        hours=hours(moment.starts, moment.ends),
        people=[person_of(row, sight, can_change=can_change) for row in rows],
        unconfirmed=[person_of(row, sight) for row in around.offered[moment.pk]],
        others="" if own is None or is_cancelled else others_in_words(going - len(rows)),
        companions=[one.name for one in companions],
        goes_along=own is not None and any(one.supporter_id == own.pk for one in companions),
        places="" if is_past or is_cancelled else wording.places(places.left),
        is_cancelled=is_cancelled,
        because=moment.because,
        is_past=is_past,
        to_mark=unmarked if sight.is_of_staff and is_past and not is_cancelled else 0,
        slot=moment.slot_public_id,
        waiting="" if is_past else waiting_words(around.waiting.get(moment.slot_id, 0)),
        can_change=can_change,
        can_print=sight.is_of_staff,
        token=uuid4(),
    )


def page_of(moment: Moment, sight: Sight) -> str:
    """The attendance of the date for who marks it, else what it is."""
    if sight.is_of_staff:
        return address("matching:attendance", moment.public_id)
    return address("activities:activity", moment.activity)


def person_of(row: Goer | Offered, sight: Sight, *, can_change: bool = False) -> Person:
    """States are for staff: they would tell others who was not there."""
    number, name = as_shown(row.number), name_of(row, sight.shown)
    if not sight.is_of_staff:
        return Person(number, name)
    url = address("matching:placements", row.public_id)
    if isinstance(row, Offered):
        words = _("answers before %(moment)s") % {"moment": until(row.until)}
        return Person(number, name, url, "offered", words)
    changes = can_change and row.status == Participation.Status.SIGNED_UP
    return Person(
        number,
        name,
        url=url,
        status=row.status,
        status_in_words=Participation.Status(row.status).label,
        off=address("matching:take-off", row.participation) if changes else "",
        instead=address("matching:replace", row.participation) if changes else "",
    )


def others_in_words(number: int) -> str:
    """Who goes besides the own people, as a number."""
    if number <= 0:
        return ""
    return ngettext("and %(number)d other", "and %(number)d others", number) % {"number": number}
