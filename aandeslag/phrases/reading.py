"""One text at a time, for a speaker who reads along on a phone: good, said better, or the next one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, F, Q

from aandeslag.phrases.files import codes
from aandeslag.phrases.languages import OWN_NAMES, direction_of
from aandeslag.phrases.models import Phrase
from aandeslag.vocabulary import TextLanguage

if TYPE_CHECKING:
    from aandeslag.teams.models import User


@dataclass(frozen=True)
class Reading:
    """The text to look at now, the Dutch and English beside it, and how many still wait for this speaker."""

    phrase: Phrase
    dutch: str
    english: str
    direction: str
    own_name: str
    waiting: int

    @property
    def seen(self) -> str:
        return f"{self.phrase.public_id}:{self.phrase.revision}"


def next_text(language: str, by: User, after: str = "") -> Reading | None:
    """The first that no speaker checked and this one said nothing of; `after` passes some. Two queries."""
    mine = Q(remarks__by=by, remarks__settled_on__isnull=True, remarks__revision=F("revision"))
    rows = Phrase.objects.in_languages([language]).filter(checked_on__isnull=True).exclude(mine)
    place = {code: number for number, code in enumerate(codes())}
    waiting = sorted(rows, key=lambda one: place.get(one.code, len(place)))
    if not waiting:
        return None
    passed = place.get(after, -1)
    phrase = next((one for one in waiting if place.get(one.code, 0) > passed), waiting[0])
    beside = Phrase.objects.filter(code=phrase.code, language__in=(TextLanguage.DUTCH, TextLanguage.ENGLISH))
    texts = dict(beside.values_list("language", "text"))
    return Reading(
        phrase=phrase,
        dutch=texts.get(TextLanguage.DUTCH, ""),
        english=texts.get(TextLanguage.ENGLISH, ""),
        direction=direction_of(language),
        own_name=OWN_NAMES[language],
        waiting=len(waiting),
    )


def open_remarks() -> dict[str, int]:
    """How many better texts wait for the programme, by language."""
    waiting = Q(remarks__settled_on__isnull=True, remarks__isnull=False)
    rows = Phrase.objects.filter(waiting).order_by().values("language").annotate(count=Count("remarks"))
    return {row["language"]: row["count"] for row in rows}
