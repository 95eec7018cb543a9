"""What a role may see of a person, ready to be shown: nothing else reaches a template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aandeslag.code_sets import CodeSetField
from aandeslag.vocabulary import LegalStatus
from residents.models import Resident
from residents.rules import InTheWay, Known, keep_note_until, may_take_part, questions
from residents.wording import IN_THE_WAY, NOTHING_ELSE, NOTHING_NAMED, SHORT_DAYS, TO_ASK

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from django.db.models import Field
    from django.utils.functional import _StrPromise

# Facts that need their label; the others are tags, or stand below the name.
FACTS: Final = (
    "legal_status",
    "free",
    "preferred_language",
    "district",
    "guardian_agreed_on",
    "phone",
    "email",
    "registered_on",
    "departed_on",
    "departure_reason",
)
TAGS: Final = ("travel_modes", "conditions", "interests", "skills", "wishes")
LEVELS: Final = {
    "dutch_level": gettext_lazy("Dutch: %(level)s"),
    "english_level": gettext_lazy("English: %(level)s"),
}


@dataclass(frozen=True)
class Tag:
    label: str | _StrPromise
    kind: str = ""


@dataclass(frozen=True)
class PersonRow:
    """One line of a list: enough to tell two people apart, and no more."""

    public_id: UUID
    number: str
    name: str
    facts: str
    lives_at: str
    tags: list[Tag]


@dataclass(frozen=True)
class PersonCard:
    """The card of one person; what the reader may not see is not in it."""

    public_id: UUID
    number: str
    name: str
    in_short: str
    tags: list[Tag]
    in_the_way: list[str]
    to_ask: list[str]
    # The same, each with its code, where it can be answered at once.
    asked: list[tuple[str, str]]
    facts: list[tuple[str, str]]
    note: str
    note_until: date | None


def row_of(resident: Resident, shown: frozenset[str], *, explained: bool = True) -> PersonRow:
    """Describe someone in one line, with the fields in `shown` only."""
    told = [value_of(resident, name, shown) for name in ("birth_year", "languages")]
    lives_at = value_of(resident, "centre", shown) or value_of(resident, "housed_in", shown)
    tags = [Tag(IN_THE_WAY[InTheWay.LEFT], "plain")] if _left(resident, shown) else []
    if not explained and not tags:
        tags.append(Tag(_("still to explain"), "ask"))
    return PersonRow(
        public_id=resident.public_id,
        number=resident.number_shown,
        name=name_of(resident, shown),
        facts=" · ".join(filter(None, told)),
        lives_at=lives_at,
        tags=tags,
    )


def card_of(
    resident: Resident, shown: frozenset[str], *, explained: bool, minimum_age: int, today: date
) -> PersonCard:
    """Describe someone in full, with the fields in `shown` only."""
    known = known_of(resident, explained=explained)
    open_questions = questions(known, day=today)
    in_short = ("gender", "birth_year", "centre", "housed_in")
    return PersonCard(
        public_id=resident.public_id,
        number=resident.number_shown,
        name=name_of(resident, shown),
        in_short=" · ".join(filter(None, (value_of(resident, name, shown) for name in in_short))),
        tags=tags_of(resident, shown),
        in_the_way=[str(IN_THE_WAY[one]) for one in may_take_part(known, minimum_age=minimum_age, day=today)],
        to_ask=[str(TO_ASK[question]) for question in open_questions],
        asked=[(question.value, str(TO_ASK[question])) for question in open_questions],
        facts=[
            (label_of(name), value_of(resident, name, shown))
            for name in FACTS
            if name in shown and value_of(resident, name, shown)
        ],
        note=resident.note if "note" in shown else "",
        note_until=keep_note_until(resident.noted_on) if resident.noted_on and "note" in shown else None,
    )


def known_of(resident: Resident, *, explained: bool) -> Known:
    """The facts as the rules want them."""
    return Known(
        explained=explained,
        birth_year=resident.birth_year,
        guardian_agreed=resident.guardian_agreed_on is not None,
        lives_somewhere=resident.centre_id is not None or resident.housed_in_id is not None,
        languages=resident.languages or frozenset(),
        legal_status_known=resident.legal_status != LegalStatus.UNKNOWN,
        free=resident.free,
        interests=resident.interests,
        travel_modes=resident.travel_modes,
        conditions=resident.conditions,
        dutch_level=resident.dutch_level,
        skills=resident.skills,
        wishes=resident.wishes,
        has_left=resident.departed_on is not None,
        mediation_stopped=resident.mediation_stopped_on is not None,
    )


class Named(Protocol):
    """A person, or of one the columns that a name is made of."""

    @property
    def first_name(self) -> str: ...

    @property
    def initial(self) -> str: ...


def name_of(resident: Named, shown: frozenset[str]) -> str:
    initial = f"{resident.initial}." if resident.initial and "initial" in shown else ""
    return f"{resident.first_name} {initial}".strip() if "first_name" in shown else ""


def tags_of(resident: Resident, shown: frozenset[str]) -> list[Tag]:
    """The facts that matter at the desk, as short tags."""
    levels = [
        str(phrase % {"level": value_of(resident, name, shown)})
        for name, phrase in LEVELS.items()
        if value_of(resident, name, shown)
    ]
    days = _free_days(resident) if "free" in shown else ""
    told = [value_of(resident, name, shown) for name in TAGS if getattr(resident, name)]
    words = [value_of(resident, "languages", shown), *levels, days, *told]
    return [Tag(word) for word in words if word]


def value_of(resident: Resident, name: str, shown: frozenset[str]) -> str:
    """The value of one field in words; nothing when it is not for these eyes or not known."""
    return in_words(name, getattr(resident, name)) if name in shown else ""


def in_words(name: str, value: Any) -> str:
    """The value of a field of `Resident` in words; *asked, nothing* is a word too."""
    field = _field(name)
    if value is None or value == "" or (not value and not field.null):
        return ""
    if isinstance(field, CodeSetField):
        return _listed(field, value)
    if field.choices:
        return str(dict(field.flatchoices)[value])
    return date_format(value, "j F Y") if name.endswith("_on") else str(value)


def label_of(name: str) -> str:
    words = str(_field(name).verbose_name)
    return words[:1].upper() + words[1:]


def _field(name: str) -> Field[Any, Any]:
    field: Field[Any, Any] = Resident._meta.get_field(name)  # type: ignore[assignment]
    return field


def _listed(field: CodeSetField, codes: Iterable[str]) -> str:
    words = [str(code.label) for code in field.codes or () if code in codes]
    return ", ".join(words) if words else str(NOTHING_NAMED.get(field.name, NOTHING_ELSE))


def _free_days(resident: Resident) -> str:
    """The days on which someone is free at all: *Mon Tue Thu*; or that there are none."""
    if resident.free is not None and not resident.free:
        return str(NOTHING_NAMED["free"])
    days = {part.split("-")[0] for part in resident.free or ()}
    return " ".join(str(short) for code, short in SHORT_DAYS.items() if code in days)


def _left(resident: Resident, shown: frozenset[str]) -> bool:
    return resident.departed_on is not None and "departed_on" in shown
