"""Finds people by number, by a scanned code or by name in any spelling, and says whom a newcomer resembles.

Names first, people second: an index gives the different names whose bones fit, they are put in order by how
near they sound, and only then the few people are read who bear the nearest. So it does not matter how many
are called Mohammed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Abs, Coalesce, Length

from aandeslag.vocabulary import Gender
from residents.folding.initials import initials_like
from residents.models import Resident
from residents.models.keys import SKELETONS
from residents.names import folds, name_key, skeletons_of_words
from residents.nearness import nearest, nearest_keys
from residents.querysets import number_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aandeslag.teams.models import Team
    from residents.nearness import Near
    from residents.querysets import ResidentQuerySet

AT_MOST: Final = 10
LOOKALIKES_AT_MOST: Final = 5
# Years of birth are often guessed: one or two years apart may still be the same person.
YEARS_APART: Final = 2
# Of a single bone there are too many names that go on after it.
SHORTEST_BEGINNING: Final = 2
# Of so many different names with the same bones the keys are compared, and of so many the names themselves.
WITHIN_REACH: Final = 1000
SAME_BONES: Final = 150
BEGINNINGS: Final = 60

_NOT_THE_SAME_GENDER: Final[dict[str, str]] = {Gender.WOMAN: Gender.MAN, Gender.MAN: Gender.WOMAN}

_TABLE: Final = Resident._meta.db_table
_CODE: Final = re.compile(r"[0-9a-f]{8}(?:.?[0-9a-f]{4}){3}.?[0-9a-f]{12}", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Wanted:
    """What was typed: *Yusuf K. 1998* is the Yusuf of that year whose surname begins with K."""

    name: str
    initial: str = ""
    year: int | None = None


def find_residents(people: ResidentQuerySet[Resident], text: str) -> list[Resident]:
    """Find by participant number, scanned code, or name: who is still here and sounds nearest comes first.

    Among many of one name a first letter of the surname and a year of birth behind it tell them apart.
    """
    if names_one_person(text):
        return _numbered_or_coded(people, text)
    wanted = _read(text)
    if wanted is None:
        return []
    narrowed = _narrowed(people, wanted)
    names = nearest(wanted.name, _names_like(narrowed, wanted.name))
    return list(_bearers(narrowed, names, wanted.year).for_lines()[:AT_MOST]) if names else []


def names_one_person(text: str) -> bool:
    """Whether this is a participant number or a scanned code: then there is nothing to choose."""
    return text.strip().isdecimal() or _code_in(text) is not None


def _numbered_or_coded(people: ResidentQuerySet[Resident], text: str) -> list[Resident]:
    """Also by the number or the slip of before, of someone who was in the books twice."""
    code, number = _code_in(text), number_in(text)
    if code is not None:
        now, before = people.coded(code), people.taken_over(public_id=code)
    elif number is not None:
        now, before = people.numbered(text), people.taken_over(number=number)
    else:
        return []
    return list(now.for_lines()[:1]) or list(before.for_lines()[:1])


@dataclass(frozen=True)
class Newcomer:
    """What is known of someone before they are stored, as far as it can tell them from somebody else."""

    first_name: str
    birth_year: int | None = None
    gender: str = ""
    initial: str = ""


def lookalikes(*, team: Team, newcomer: Newcomer, since: int = 0) -> list[Resident]:
    """People of the team whose name may be the same; no year of birth, gender or initial contradicts it.

    A desk that is asked at every Mohammed stops reading. With `since` only among those stored after that key
    (see `newest_of`).
    """
    if since and newest_of(team) <= since:
        return []
    name, year = newcomer.first_name, newcomer.birth_year
    likely = [
        one
        for one in nearest(name, _names_with_the_same_bones(team, name, year, since))
        if one.may_be_the_same
    ]
    if not likely:
        return []
    people = _that_may_be(newcomer, Resident.objects.for_team(team).filter(pk__gt=since))
    return list(_bearers(people, likely, year).for_lines()[:LOOKALIKES_AT_MOST])


def _that_may_be(newcomer: Newcomer, people: ResidentQuerySet[Resident]) -> ResidentQuerySet[Resident]:
    """What is not known of one of the two contradicts nothing."""
    people = _narrowed(people, Wanted(newcomer.first_name, year=newcomer.birth_year))
    if newcomer.initial:
        people = people.filter(initial__in=["", *initials_like(newcomer.initial)])
    return people.exclude(gender=_NOT_THE_SAME_GENDER.get(newcomer.gender, ""))


def newest_of(team: Team) -> int:
    """The key of the last one stored, to look later at those that came after."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT MAX(id) FROM {_TABLE} WHERE team_id = %s", [team.pk])  # noqa: S608 - our own table
        (newest,) = cursor.fetchone()
    return newest or 0


def _names_with_the_same_bones(team: Team, name: str, year: int | None, since: int) -> list[str]:
    """By hand: every registration waits for this, and the ORM takes many times as long to write it down."""
    bones, sounds = sorted(frozenset().union(*skeletons_of_words(name))), sorted(folds(name))
    if not bones:
        return []
    any_bone, any_sound = (", ".join(["%s"] * len(some)) for some in (bones, sounds or [""]))
    same_bones = " OR ".join(f"{column} IN ({any_bone})" for column in SKELETONS)
    years = "" if year is None else " AND (birth_year IS NULL OR birth_year BETWEEN %s AND %s)"
    near = [] if year is None else [year - YEARS_APART, year + YEARS_APART]
    sentence = (
        f"SELECT name_key FROM {_TABLE} WHERE team_id = %s AND id > %s{years} AND ({same_bones})"  # noqa: S608 - our own words
        f" GROUP BY name_key ORDER BY MAX(CASE WHEN sound_key IN ({any_sound}) THEN 1 ELSE 0 END) DESC,"
        " ABS(LENGTH(name_key) - %s), name_key LIMIT %s"
    )
    asked: list[int | str] = [
        team.pk,
        since,
        *near,
        *bones * len(SKELETONS),
        *(sounds or [""]),
        len(name),
        SAME_BONES,
    ]
    with connection.cursor() as cursor:
        cursor.execute(sentence, asked)
        return [found for (found,) in cursor.fetchall()]


def _code_in(text: str) -> UUID | None:
    """The opaque id that a scanner types, in capitals and with whatever its keyboard makes of a hyphen."""
    found = _CODE.fullmatch(text.strip())
    return UUID(re.sub(r"[^0-9a-fA-F]", "", found[0])) if found else None


def _read(text: str) -> Wanted | None:
    """A number beside a name is a year of birth or a slip of the finger."""
    years = [word for word in text.split() if _YEAR.fullmatch(word)]
    words = [word for word in text.split() if word not in years]
    if any(character.isdigit() for word in words for character in word) or not name_key(" ".join(words)):
        return None
    year = int(years[0]) if years else None
    last = words[-1].rstrip(".")
    if len(words) > 1 and len(last) == 1:
        return Wanted(" ".join(words[:-1]), last, year)
    return Wanted(" ".join(words), "", year)


def _narrowed(people: ResidentQuerySet[Resident], wanted: Wanted) -> ResidentQuerySet[Resident]:
    if wanted.initial:
        people = people.filter(initial__in=initials_like(wanted.initial))
    if wanted.year is not None:
        near = (wanted.year - YEARS_APART, wanted.year + YEARS_APART)
        people = people.filter(Q(birth_year__isnull=True) | Q(birth_year__range=near))
    return people


def _names_like(people: ResidentQuerySet[Resident], name: str) -> list[str]:
    """The different names with the same bones, and those that begin with them or with what was typed."""
    whole, *each = skeletons_of_words(name) or (frozenset(),)
    bones = whole.union(*each)
    long_enough = [one for one in bones if len(one) >= SHORTEST_BEGINNING]
    exactly, beginning = Q(), Q(name_key__begins=name_key(name))
    for column in SKELETONS:
        exactly |= Q(**{f"{column}__in": bones})
        for one in long_enough:
            beginning |= Q(**{f"{column}__begins": one})
    sounds = folds(name)
    names = people.values_list("name_key", flat=True).distinct()
    apart = Abs(Length("name_key") - len(name))
    # Before all who share one word of several with it.
    all_of_it = _first(skeleton__in=whole)
    close = people.filter(exactly).order_by(_first(sound_key__in=sounds), all_of_it, apart)
    within_reach = close.values_list("name_key", "sound_key").distinct()[:WITHIN_REACH]
    longer = names.filter(beginning).order_by(_first(name_key__begins=name_key(name)), Length("name_key"))
    return list({*nearest_keys(sounds, within_reach)[:SAME_BONES], *longer[:BEGINNINGS]})


def _first(**condition: Any) -> Case:
    """An order in which the rows with this condition come before all others."""
    return Case(When(**condition, then=Value(0)), default=Value(1))


def _bearers(
    people: ResidentQuerySet[Resident], names: Sequence[Near], year: int | None
) -> ResidentQuerySet[Resident]:
    """Those who bear these names: who may be meant first, then who is here, by year and by nearness."""
    whole = [one.name for one in names if one.is_the_same_length]
    same = [one.name for one in names if one.may_be_the_same]
    places = [When(name_key=one.name, then=Value(place)) for place, one in enumerate(names)]
    apart = Value(0) if year is None else Coalesce(Abs(F("birth_year") - year), Value(YEARS_APART))
    return people.filter(name_key__in=[one.name for one in names]).order_by(
        _first(name_key__in=whole),
        _first(name_key__in=same),
        _first(departed_on=None),
        apart,
        Case(*places, default=Value(len(names))),
        "-number",
    )
