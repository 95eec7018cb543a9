"""Tells whether a row is somebody who is known already, or merely looks alike; pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from aandeslag.vocabulary import Gender, Language
from matching.imports.judgement import Why
from residents import names

if TYPE_CHECKING:
    from collections.abc import Iterable

# Desks write one for the other; for telling people apart they are one.
_ONE_LANGUAGE: Final[dict[str, str]] = {
    Language.DARI: Language.FARSI,
    Language.KURMANJI: Language.KURDISH,
    Language.SORANI: Language.KURDISH,
}


@dataclass(frozen=True)
class Person:
    """Someone of the team, or an earlier row of the same file; `ref` says which."""

    ref: str
    name: str
    # The name as it is compared: the same letters, the same sound (see `residents.names`).
    key: str
    sound: str
    birth_year: int | None = None
    languages: frozenset[str] = frozenset()
    gender: str = Gender.OTHER
    number: int | None = None
    # The numbers that lists gave someone of the team: not always their own.
    list_numbers: frozenset[int] = frozenset()
    resident_id: int | None = None
    row: int | None = None
    digest: str = ""

    @property
    def listed_as(self) -> frozenset[int]:
        """The numbers in lists; none for who was registered at the desk."""
        if self.row is None:
            return self.list_numbers
        return frozenset() if self.number is None else frozenset({self.number})


@dataclass
class People:
    """Everybody a row may be the same as, findable by number and by name."""

    by_number: dict[int, list[Person]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    by_sound: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    by_ref: dict[str, Person] = field(default_factory=dict)
    by_digest: dict[str, Person] = field(default_factory=dict)
    # Lists repeat the same names, and comparing two takes a while; no name outlives this object.
    _likeness: dict[tuple[str, str], bool] = field(default_factory=dict)

    @classmethod
    def of(cls, everybody: Iterable[Person]) -> People:
        people = cls()
        for person in everybody:
            people.add(person)
        return people

    def add(self, person: Person) -> None:
        if person.ref in self.by_ref:
            return
        self.by_ref[person.ref] = person
        for number in person.list_numbers | person.listed_as | {person.number or 0}:
            self.by_number[number].append(person)
        self.by_name[person.key].append(person)
        self.by_sound[first_sound(person.sound)].append(person)
        if person.digest:
            self.by_digest.setdefault(person.digest, person)

    def alike(self, one: str, other: str) -> bool:
        pair = (one, other)
        if pair not in self._likeness:
            self._likeness[pair] = names.alike(one, other)
        return self._likeness[pair]

    def sounding_like(self, sound: str) -> list[Person]:
        return self.by_sound.get(first_sound(sound), [])


def first_sound(sound: str) -> str:
    """The first name only: who gave two names yesterday may give one today."""
    return sound.split(" ", maxsplit=1)[0]


@dataclass(frozen=True)
class Comparison:
    """Either somebody the same, or everybody alike; and whether the number is another's."""

    same: Person | None = None
    why: Why | None = None
    alike: tuple[Person, ...] = ()
    number_taken: bool = False


def compare(me: Person, people: People) -> Comparison:
    """Same as needs an equal number, or equal name, year of birth and language; the rest is alike."""
    numbered = _earlier(me, people.by_number.get(me.number or 0, ())) if me.number else []
    for one in numbered:
        if people.alike(me.name, one.name) and not _years_differ(me, one):
            return Comparison(one, Why.SAME_NUMBER)
    doubtful = [one for one in numbered if people.alike(me.name, one.name) or _same_facts(me, one)]
    taken = any(one.number == me.number for one in numbered if one not in doubtful)
    equal = [one for one in _earlier(me, people.by_name.get(me.key, ())) if _equal(me, one)]
    sure = [one for one in equal if not _listed_apart(me, one)]
    if len(sure) == 1 and not doubtful:
        return Comparison(sure[0], Why.SAME_FACTS, number_taken=taken)
    near = _earlier(me, people.sounding_like(me.sound))
    found = [*doubtful, *equal, *(one for one in near if _merely_alike(me, one, people))]
    return Comparison(alike=tuple(dict.fromkeys(found)), number_taken=taken)


def _earlier(me: Person, others: Iterable[Person]) -> list[Person]:
    """Somebody of the team, or a row above; never the row itself."""
    return [one for one in others if one.row is None or (me.row is not None and one.row < me.row)]


def _equal(me: Person, other: Person) -> bool:
    return (
        me.birth_year is not None
        and me.birth_year == other.birth_year
        and bool(me.languages)
        and me.languages == other.languages
    )


def _listed_apart(me: Person, other: Person) -> bool:
    """Two numbers in the lists: the desk itself took them for two people."""
    return me.number is not None and bool(other.listed_as) and me.number not in other.listed_as


def _merely_alike(me: Person, other: Person, people: People) -> bool:
    return (
        people.alike(me.name, other.name)
        and not _years_differ(me, other)
        and not _languages_differ(me, other)
        and (me.gender == other.gender or Gender.OTHER in {me.gender, other.gender})
    )


def _same_facts(me: Person, other: Person) -> bool:
    """Another name, but so much the same that it may be a second name."""
    return (
        me.birth_year is not None
        and me.birth_year == other.birth_year
        and me.gender == other.gender
        and bool(_broad(me.languages) & _broad(other.languages))
    )


def _years_differ(me: Person, other: Person) -> bool:
    return None not in {me.birth_year, other.birth_year} and me.birth_year != other.birth_year


def _languages_differ(me: Person, other: Person) -> bool:
    mine, theirs = _broad(me.languages), _broad(other.languages)
    return bool(mine) and bool(theirs) and not mine & theirs


def _broad(languages: frozenset[str]) -> frozenset[str]:
    """Dutch and English say nothing about who someone is, unless they are all there is."""
    broad = frozenset(_ONE_LANGUAGE.get(one, one) for one in languages)
    return broad - {Language.DUTCH, Language.ENGLISH} or broad
