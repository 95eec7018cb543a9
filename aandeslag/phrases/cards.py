"""The texts as a page of the toolkit lists them: by family, the Dutch beside each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from aandeslag.phrases.files import codes
from aandeslag.phrases.languages import OWN_NAMES, direction_of
from aandeslag.phrases.models import Phrase
from aandeslag.vocabulary import TextLanguage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django_stubs_ext import StrOrPromise

FAMILIES: Final[dict[str, StrOrPromise]] = {
    "day": _("Days"),
    "day-short": _("Days, short"),
    "month": _("Months"),
    "date": _("Order of a date"),
    "when": _("How often and from when until when"),
    "part": _("Parts of the day"),
    "theme": _("What one does there"),
    "skill": _("What someone is good at"),
    "gender": _("Woman or man"),
    "status": _("Residence permit"),
    "level": _("How much of a language"),
    "condition": _("What someone needs"),
    "wish": _("Wishes"),
    "mode": _("Ways to travel"),
    "travel": _("How far it is"),
    "bring": _("What to bring"),
    "answer": _("Yes and no"),
    "meet": _("Where one is met"),
    "slip": _("On the slip"),
    "explain": _("The explanation"),
    "consent": _("Asked apart"),
    "look": _("Looking together"),
    "message": _("Messages"),
    "sheet": _("Intake and sign-in sheet"),
    "certificate": _("Certificate"),
    "title": _("What an activity is called"),
    "do": _("What we do there"),
    "with": _("With whom"),
    "know": _("Good to know of an activity"),
    "excuse": _("Why someone could not come"),
    "phone": _("On the phone of a supporter"),
    "hand-over": _("On the card of who moves"),
    "read": _("Reading texts along"),
    "problem": _("When a page cannot be shown"),
    "sign-in": _("Signing in on a phone"),
    "agreement": _("Volunteer agreement"),
}


@dataclass(frozen=True)
class Shelf:
    """One language, and how far its speakers are."""

    code: str
    name: str
    own_name: str
    direction: str
    total: int
    checked: int

    @property
    def is_done(self) -> bool:
        return self.total == self.checked


@dataclass(frozen=True)
class Entry:
    phrase: Phrase
    dutch: str
    direction: str
    remarks: int

    @property
    def is_checked(self) -> bool:
        return self.phrase.checked_on is not None

    @property
    def seen(self) -> str:
        """What a button sends: this text, in this wording."""
        return f"{self.phrase.public_id}:{self.phrase.revision}"


@dataclass(frozen=True)
class Family:
    code: str
    title: str
    entries: list[Entry]

    @property
    def is_done(self) -> bool:
        return all(entry.is_checked for entry in self.entries)


def shelves() -> list[Shelf]:
    counts = Phrase.objects.values("language").annotate(
        total=Count("pk"), checked=Count("pk", filter=Q(checked_on__isnull=False))
    )
    found = {row["language"]: row for row in counts.order_by("language")}
    return [
        Shelf(
            code=language.value,
            name=str(language.label),
            own_name=OWN_NAMES[language],
            direction=direction_of(language),
            total=found[language]["total"],
            checked=found[language]["checked"],
        )
        for language in TextLanguage
        if language in found
    ]


def families_of(language: str) -> list[Family]:
    """All texts of a language in the order of the files, with two queries."""
    waiting = Count("remarks", filter=Q(remarks__settled_on__isnull=True))
    own = Phrase.objects.in_languages([language]).annotate(waiting=waiting)
    own = own.select_related("checked_by", "corrected_by")
    dutch = dict(Phrase.objects.in_languages([TextLanguage.DUTCH]).values_list("code", "text"))
    place = {code: number for number, code in enumerate(codes())}
    phrases = sorted(own, key=lambda one: place.get(one.code, len(place)))
    return [
        Family(family, str(FAMILIES.get(family, family)), _entries(members, dutch))
        for family, members in groupby(phrases, key=lambda one: one.code.split(".")[0])
    ]


def _entries(phrases: Iterable[Any], dutch: dict[str, str]) -> list[Entry]:
    return [Entry(one, dutch.get(one.code, ""), direction_of(one.language), one.waiting) for one in phrases]
