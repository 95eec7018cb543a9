"""Whom to call about their proposal: by supporter and by language, with what to say in that language.

It is made to be handed to supporters, so it tells what they may see: first name, number, languages, what and
when; a telephone number only of their own people, and only of who agreed to be called.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from aandeslag.phrases.book import phrasebooks
from aandeslag.phrases.dates import date_line, every_week
from aandeslag.phrases.languages import OWN_NAMES
from aandeslag.teams.access import Role, fields_shown
from aandeslag.vocabulary import Language
from matching.cards.looking import clock
from matching.models import Proposal
from matching.rounds.waiting import that_can_be
from residents.cards import name_of, value_of
from residents.models import Consent, Entrustment
from residents.speaking import resident_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from aandeslag.phrases.book import Phrasebook
    from aandeslag.teams.models import Team
    from residents.models import Resident

# Also where the coordinator prints it: the paper is for a supporter.
SHOWN: Final = fields_shown(Role.SUPPORTER)


@dataclass(frozen=True)
class Asked:
    """One proposal; `own` is what to say, in the language in which this person reads."""

    title: str
    organisation: str
    own: str
    says_yes: bool


@dataclass(frozen=True)
class Call:
    """One person, and all they are asked."""

    number: str
    name: str
    languages: str
    phone: str
    language: str
    direction: str
    asked: list[Asked]


@dataclass(frozen=True)
class CallList:
    """For one supporter, or for whoever speaks a language."""

    heading: str
    calls: list[Call]


@dataclass(frozen=True)
class Calls:
    lists: list[CallList]
    residents: list[Resident]


def calls_of(team: Team, now: datetime) -> Calls:
    """Everybody in the open round without an answer. Six queries."""
    today = timezone.localdate(now)
    lines = _to_call(team, now)
    supporters, numbers = _supporters(lines, today), _numbers(lines)
    books = phrasebooks()
    lists: dict[str, list[Call]] = defaultdict(list)
    by_person: dict[int, list[Proposal]] = defaultdict(list)
    for line in lines:
        by_person[line.resident_id].append(line)
    for key, mine in by_person.items():
        book, supporter = books[resident_language(mine[0].resident)], supporters.get(key)
        phone = numbers.get(key, "") if supporter else ""
        lists[supporter or _in_language(book)].append(_call(mine, book, phone))
    headings = sorted(lists, key=lambda one: (one not in supporters.values(), one))
    return Calls(
        [CallList(one, lists[one]) for one in headings], [mine[0].resident for mine in by_person.values()]
    )


def _to_call(team: Team, now: datetime) -> list[Proposal]:
    """Nobody who goes to enough by now, and nothing that is past or does not take place.

    Of one person what would be their first comes first.
    """
    unanswered = Proposal.objects.for_team(team).unanswered().filter(round__status="open")
    shown = unanswered.select_related("resident", "round", "occurrence__activity__organisation")
    return that_can_be(list(shown.order_by("-waited", "resident__number", "is_further", "pk")), team, now)


def _supporters(lines: Iterable[Proposal], today: date) -> dict[int, str]:
    """Whose own person each of them is, the latest entrustment first."""
    rows = Entrustment.objects.on(today).filter(resident__in=[one.resident_id for one in lines])
    ordered = rows.select_related("supporter").order_by("valid_from", "pk")
    return {one.resident_id: str(one.supporter) for one in ordered}


def _numbers(lines: Iterable[Proposal]) -> dict[int, str]:
    """Of who agreed to be called."""
    people = {one.resident_id: one.resident.phone for one in lines}
    agreed = Consent.objects.filter(
        resident__in=list(people), purpose=Consent.Purpose.PHONE, given=True, withdrawn_on__isnull=True
    )
    return {pk: people[pk] for pk in agreed.order_by().values_list("resident", flat=True)}


def _in_language(book: Phrasebook) -> str:
    """In the words of who prints it, and of who is called."""
    name, own = str(Language(book.language).label), OWN_NAMES[book.language]
    return name if name == own else f"{name} · {own}"


def _call(lines: Sequence[Proposal], book: Phrasebook, phone: str) -> Call:
    person = lines[0].resident
    return Call(
        number=person.number_shown,
        name=name_of(person, SHOWN),
        languages=value_of(person, "languages", SHOWN),
        phone=phone,
        language=book.language,
        direction=book.direction,
        asked=[_asked(one, book) for one in lines],
    )


def _asked(line: Proposal, book: Phrasebook) -> Asked:
    activity = line.occurrence.activity
    return Asked(
        title=activity.title,
        organisation=activity.organisation.name,
        own=_own(line, book),
        says_yes=line.status == Proposal.Status.WANTED,
    )


def _own(line: Proposal, book: Phrasebook) -> str:
    """For instance *Working in the garden · Tuesday 1 December · 9:30–12:00*, in their language."""
    occurrence = line.occurrence
    day = every_week(book, occurrence.date) if line.round.every_time else date_line(book, occurrence.date)
    times = clock(occurrence.starts, occurrence.ends)
    return " · ".join([book.say(f"theme.{occurrence.activity.theme}"), day.text, times])
