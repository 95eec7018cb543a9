"""One person of a supporter as the phone shows them: what is known, and what can be pressed in two taps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.utils import timezone

from aandeslag.phrases.dates import date_line
from aandeslag.phrases.languages import OWN_NAMES
from aandeslag.vocabulary import ExcuseReason, Language
from matching.calling import Why
from matching.cards.mine.gathering import has_begun, last_tap, offers_among, without_answer
from matching.cards.mine.whens import When, when_of
from matching.cards.spoken import Subject
from matching.models import Contact, Participation, Placement, Proposal
from matching.slips.meeting import clock as time_of
from matching.taps import WEEKS, Tap, can_be_taken_back
from residents.cards import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from aandeslag.phrases.book import Phrasebook
    from aandeslag.teams.models import User
    from matching.cards.mine.gathering import Gathered
    from residents.models import Resident

Code, Status = Contact.Code, Participation.Status
OPEN_REASONS: Final = frozenset({Why.OFFER, Why.NEW, Why.PROPOSAL})


@dataclass(frozen=True)
class Button:
    """What is sent when it is pressed, and its words."""

    tap: str
    words: str


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
    why: list[str]
    when: When | None
    # To what `when` shows, where the desk wrote that down and no tick says it.
    says_yes: bool
    # Asked now: about a date that began, about a place, or whether they know of it.
    first: list[Button]
    others: list[Button]
    # Each with a choice behind it.
    could_not: list[Button]
    not_now: list[Button]
    stops: list[Button]
    said: Said | None
    note: str
    can_be_called: bool
    # Something to come, offered or proposed, and a number to send it to.
    can_be_written_to: bool
    is_to_mark: bool


@dataclass(frozen=True)
class Looking:
    """Who looks, when, and in which language."""

    user: User
    now: datetime
    book: Phrasebook
    shown: frozenset[str]

    @property
    def today(self) -> date:
        return timezone.localdate(self.now)


# What the last tap of each was about, by person and by id.
Subjects = Mapping[tuple[int, UUID], Subject]


def person_of(
    person: Resident, found: Gathered, subjects: Subjects, looking: Looking, why: tuple[Why, ...]
) -> Person:
    book, dates = looking.book, found.dates.get(person.pk, [])
    placements, contacts = found.placements.get(person.pk, []), found.contacts.get(person.pk, [])
    offer = next(iter(offers_among(placements, looking.now)), None)
    proposals = found.proposals.get(person.pk, [])
    proposal = next(iter(without_answer(proposals)), None)
    unmarked = [one for one in dates if one.status == Status.SIGNED_UP and has_begun(one, looking.now)]
    coming = [one for one in dates if one.status == Status.SIGNED_UP and not has_begun(one, looking.now)]
    expected = next(iter([*reversed(unmarked), *coming]), None)
    asked = offer or proposal
    shown = proposal or next(iter(proposals), None)
    known = _to_know(placements, coming, asked.public_id if asked else None)
    return Person(
        public_id=person.public_id,
        number=person.number_shown,
        name=name_of(person, looking.shown),
        languages=_languages(person) if "languages" in looking.shown else [],
        why=[_why(one, offer, book) for one in why],
        when=when_of(expected.occurrence if expected else None, offer, shown, book),
        says_yes=_says_yes(shown if not expected and not offer else None, contacts),
        first=_first(unmarked, asked.public_id if asked else None, known, why, book),
        others=[
            _button(Tap(Code.INFORMED, "", known), book),
            _button(Tap(Code.SOMETHING_ELSE, "", asked.public_id if asked else None), book),
        ],
        could_not=_could_not(expected, book),
        not_now=[
            Button(str(Tap(Code.NOT_NOW, str(weeks), asked.public_id if asked else None)), book.say(code))
            for weeks, code in ((one, f"phone.weeks-{one}") for one in WEEKS)
        ],
        stops=[
            Button(str(Tap(Code.STOPS, "", one.public_id)), one.activity.title) for one in _agreed(placements)
        ],
        said=_said(contacts, subjects, looking),
        note=next((one.note for one in contacts if one.code == Code.NOTE), ""),
        can_be_called=person.pk in found.may_be_called,
        can_be_written_to=person.pk in found.may_be_called and bool(coming or offer or shown),
        is_to_mark=bool(unmarked),
    )


def _first(
    unmarked: list[Participation],
    asked: UUID | None,
    known: UUID | None,
    why: tuple[Why, ...],
    book: Phrasebook,
) -> list[Button]:
    """At most two: what is most likely said now."""
    taps = []
    if unmarked:
        taps.append(Tap(Code.WAS_THERE, "", unmarked[-1].public_id))
    if asked is not None:
        taps.append(Tap(Code.WANTS, "", asked))
    elif OPEN_REASONS.intersection(why):
        taps.append(Tap(Code.INFORMED, "", known))
    return [_button(one, book) for one in taps]


def _to_know(placements: list[Placement], coming: list[Participation], asked: UUID | None) -> UUID | None:
    """What they know of once they were told: the place or proposal that waits, else what they go to first."""
    if asked is not None:
        return asked
    keys = {one.pk: one.public_id for one in placements}
    new = [one for one in coming if one.placement_id in keys]
    fresh = [one for one in new if _is_new(one, placements)]
    return next((keys[one.placement_id] for one in [*fresh, *new]), None)


def _is_new(row: Participation, placements: Iterable[Placement]) -> bool:
    return any(one.pk == row.placement_id and one.status == Placement.Status.AGREED for one in placements)


def _agreed(placements: Iterable[Placement]) -> list[Placement]:
    return [one for one in placements if one.status != Placement.Status.PROPOSED]


def _button(tap: Tap, book: Phrasebook) -> Button:
    return Button(str(tap), book.say(f"phone.{tap.code}"))


def _could_not(row: Participation | None, book: Phrasebook) -> list[Button]:
    if row is None:
        return []
    return [
        Button(str(Tap(Code.COULD_NOT, reason.value, row.public_id)), book.say(f"excuse.{reason.value}"))
        for reason in ExcuseReason
    ]


def _why(why: Why, offer: Placement | None, book: Phrasebook) -> str:
    if why is Why.OFFER and offer is not None and offer.held_until is not None:
        until = timezone.localtime(offer.held_until)
        day = date_line(book, until.date()).text
        return book.say("phone.why-offer", day=day, time=time_of(until.time()))
    return book.say(f"phone.why-{why.value}")


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
        day=date_line(looking.book, day).text if day else "",
        is_last_press=is_mine and can_be_taken_back(last, looking.now),
    )


def _says_yes(proposal: Proposal | None, contacts: Iterable[Contact]) -> bool:
    if proposal is None or proposal.status != Proposal.Status.WANTED:
        return False
    last = last_tap(contacts)
    return last is None or (last.code, last.about) != (Code.WANTS, proposal.public_id)


def _languages(person: Resident) -> list[str]:
    """What each calls itself, where we know it."""
    spoken = person.languages or frozenset()
    return [OWN_NAMES.get(one.value, str(one.label)) for one in Language if one in spoken]
