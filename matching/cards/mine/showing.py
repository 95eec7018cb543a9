"""One person of a supporter as the phone shows them: what is known, and what can be pressed in two taps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.utils import timezone

from aandeslag.phrases.dates import day_in_words
from aandeslag.phrases.languages import OWN_NAMES
from aandeslag.vocabulary import Language
from matching.calling import Why
from matching.cards.mine.asking import Asked, asked_of
from matching.cards.mine.buttons import Button, button_of
from matching.cards.mine.gathering import last_tap, offers_among
from matching.cards.mine.over import over_of
from matching.cards.mine.whens import When, when_of
from matching.cards.spoken import Subject
from matching.models import Contact, Participation, Placement
from matching.taps import Tap, can_be_taken_back
from residents.cards import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime, time

    from aandeslag.phrases.book import Phrasebook
    from aandeslag.teams.models import User
    from matching.cards.mine.gathering import Gathered, Going, Placed
    from residents.models import Resident

Code, Status = Contact.Code, Participation.Status
OF_WHAT_IS_ASKED: Final = frozenset({Why.OFFER, Why.PROPOSAL})


@dataclass(frozen=True)
class Said:
    """What this person said last, of which activity and day, and whether it can be taken back here.

    Without something that it was about, the day on which it was said.
    """

    contact: UUID
    words: str
    title: str
    day: str
    is_last_press: bool


@dataclass(frozen=True)
class Person:
    public_id: UUID
    number: str
    name: str
    languages: list[str]
    is_to_call: bool
    # A place or a proposal, with its own sentence and button.
    asked: Asked | None
    # A place that was kept, and is not any more.
    over: Asked | None
    # The other reasons to call: of where they go, or that they go nowhere.
    why: list[str]
    # What is new first, and then what is to be marked or comes next.
    goes: list[When]
    # Pressed now: about a date that began, or whether they know of what is new.
    first: list[Button]
    others: list[Button]
    # Each with a choice behind it: why not on this date, for how long about this, which activity.
    could_not: UUID | None
    could_not_of: str
    not_now: UUID | None
    stops: list[Button]
    said: Said | None
    note: str
    can_be_called: bool
    # Something to come, offered or proposed, and a number to send it to.
    can_be_written_to: bool
    is_to_mark: bool

    @property
    def theme(self) -> str:
        """Of what the card is about first; empty without anything."""
        shown = [self.asked.when] if self.asked else self.goes
        return next((one.theme for one in shown), "")


@dataclass(frozen=True)
class Looking:
    """Who looks, when, and in which language."""

    user: User
    now: datetime
    book: Phrasebook
    shown: frozenset[str]

    @cached_property
    def today(self) -> date:
        return timezone.localdate(self.now)

    @cached_property
    def _clock(self) -> tuple[date, time]:
        here = timezone.localtime(self.now)
        return here.date(), here.time()

    def has_begun(self, row: Going) -> bool:
        """As `has_started`, of dozens of dates."""
        return (row.date, row.starts) <= self._clock


# What the last tap of each was about, by person and by id.
Subjects = Mapping[tuple[int, UUID], Subject]


def person_of(
    person: Resident, found: Gathered, subjects: Subjects, looking: Looking, why: tuple[Why, ...]
) -> Person:
    book, dates = looking.book, found.dates.get(person.pk, [])
    placements, contacts = found.placements.get(person.pk, []), found.contacts.get(person.pk, [])
    offer = next((found.offers[one.pk] for one in offers_among(placements, looking.now)), None)
    asked = asked_of(offer, found.proposals.get(person.pk, []), contacts, book)
    about = asked.about if asked else None
    unmarked = [one for one in dates if one.status == Status.SIGNED_UP and looking.has_begun(one)]
    coming = [one for one in dates if one.status == Status.SIGNED_UP and not looking.has_begun(one)]
    new = _new_among(coming, placements) if Why.NEW in why else []
    expected = next(iter([*reversed(unmarked), *new, *coming]), None)
    known = (None if new else about) or _to_know(placements, coming)
    shown = _shown(new, expected)
    return Person(
        public_id=person.public_id,
        number=person.number_shown,
        name=name_of(person, looking.shown),
        languages=_languages(person) if "languages" in looking.shown else [],
        is_to_call=bool(why),
        asked=asked,
        over=over_of(person, found, looking.now, book),
        why=[book.say(f"phone.why-{one.value}") for one in why if one not in OF_WHAT_IS_ASKED],
        goes=[when_of(one, one, book) for one in shown],
        first=_first(unmarked, known if new else None, shown, book),
        others=[
            button_of(Tap(Code.INFORMED, "", known), book),
            button_of(Tap(Code.SOMETHING_ELSE, "", about), book),
        ],
        could_not=expected.public_id if expected else None,
        could_not_of=_title(expected, shown),
        not_now=about,
        stops=[Button(str(Tap(Code.STOPS, "", one.public_id)), one.title) for one in _agreed(placements)],
        said=_said(contacts, subjects, looking),
        note=next((one.note for one in contacts if one.code == Code.NOTE), ""),
        can_be_called=person.pk in found.may_be_called,
        can_be_written_to=person.pk in found.may_be_called and bool(coming or asked),
        is_to_mark=bool(unmarked),
    )


def _shown(new: list[Going], expected: Going | None) -> list[Going]:
    return list(dict.fromkeys([*new[:1], *([expected] if expected else [])]))


def _first(unmarked: list[Going], known: UUID | None, shown: list[Going], book: Phrasebook) -> list[Button]:
    """At most two: what is most likely said now of where they go. What is new is shown before the rest."""
    buttons = []
    if unmarked:
        tap = Tap(Code.WAS_THERE, "", unmarked[-1].public_id)
        buttons.append(button_of(tap, book, _title(unmarked[-1], shown)))
    if known is not None:
        buttons.append(button_of(Tap(Code.INFORMED, "", known), book, _title(next(iter(shown), None), shown)))
    return buttons


def _title(row: Going | None, shown: list[Going]) -> str:
    """Of what a button is, where more than one thing stands on the card."""
    return row.title if row is not None and len(shown) > 1 else ""


def _to_know(placements: list[Placed], coming: list[Going]) -> UUID | None:
    """What they know of once they were told: what is new, else what they go to first."""
    keys = {one.pk: one.public_id for one in placements}
    told = [*_new_among(coming, placements), *coming]
    return next((keys[one.placement_id] for one in told if one.placement_id in keys), None)


def _new_among(coming: list[Going], placements: Iterable[Placed]) -> list[Going]:
    agreed = {one.pk for one in placements if one.status == Placement.Status.AGREED}
    return [one for one in coming if one.placement_id in agreed]


def _agreed(placements: Iterable[Placed]) -> list[Placed]:
    return [one for one in placements if one.status != Placement.Status.PROPOSED]


def _said(contacts: Iterable[Contact], subjects: Subjects, looking: Looking) -> Said | None:
    last = last_tap(contacts)
    if last is None:
        return None
    subject = subjects.get((last.resident_id, last.about)) if last.about else None
    day = subject.on if subject else timezone.localdate(last.at)
    is_mine = last.supporter_id == looking.user.pk
    return Said(
        contact=last.public_id,
        words=looking.book.say(f"phone.{last.code}"),
        title=subject.title if subject else "",
        day=day_in_words(looking.book, day) if day else "",
        is_last_press=is_mine and can_be_taken_back(last, looking.now),
    )


def _languages(person: Resident) -> list[str]:
    """What each calls itself, where we know it."""
    spoken = person.languages or frozenset()
    return [OWN_NAMES.get(one.value, str(one.label)) for one in Language if one in spoken]
