"""Recognise what must never be stored or repeated: health, procedure, identity, background."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from aandeslag.spreadsheets.wording import plain


class Sensitive(StrEnum):
    """What kind of thing a text was about."""

    HEALTH = "health"
    PROCEDURE = "procedure"
    IDENTITY = "identity"
    BACKGROUND = "background"  # nationality, religion, origin


def _any_of(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words))


# On plain words: no case, no accents, no punctuation.
_WORDS: Final[dict[Sensitive, re.Pattern[str]]] = {
    Sensitive.HEALTH: _any_of(
        *(
            r"klacht",
            r"zwanger",
            r"\bbevall",
            r"\bmoe\b",
            r"slaap",
            r"slapeloos",
            r"medicijn",
            r"medicatie",
            r"\bziek",
        ),
        *(
            r"pijn\b",
            r"\brug\b",
            r"\bknie",
            r"\bhart\b",
            r"operatie",
            r"dokter",
            r"arts\b",
            r"psych",
            r"depress",
        ),
        *(
            r"stress",
            r"trauma",
            r"ptss",
            r"angst",
            r"suicid",
            r"verslaa",
            r"alcohol",
            r"\bdrugs",
            r"handicap",
        ),
        *(
            r"beperking",
            r"rolstoel",
            r"\bblind",
            r"\bdoof",
            r"slechthorend",
            r"diabet",
            r"suikerziek",
            r"allerg",
        ),
        *(
            r"astma",
            r"epilep",
            r"\bhiv\b",
            r"hepatitis",
            r"\btbc?\b",
            r"kanker",
            r"\bggz\b",
            r"therap",
            r"\bggd\b",
        ),
        *(r"gezondheid", r"medisch", r"letsel", r"gewond", r"blessure", r"burn ?out", r"somber", r"verdriet"),
        *(
            r"\bhuilt",
            r"overspannen",
            r"invalide",
            r"kunstheup",
            r"miskraam",
            r"duizelig",
            r"hersen",
            r"kraam",
        ),
    ),
    Sensitive.PROCEDURE: _any_of(
        *(
            r"gehoor\b",
            r"\bind\b",
            r"advocaat",
            r"beschikking",
            r"procedure",
            r"\bberoep\b",
            r"bezwaar",
            r"afgewezen",
        ),
        *(
            r"afwijzing",
            r"uitgeproc",
            r"dublin",
            r"rechtbank",
            r"\brechter",
            r"rechtszaak",
            r"zitting",
            r"\bdt ?v\b",
        ),
        *(r"\bvoornemen\b", r"asielaanvraag", r"verblijfs", r"vergunning", r"\bnareis", r"gezinshereniging"),
        *(
            r"vreemdelingen",
            r"\bpolitie",
            r"meldplicht",
            r"terugkeer",
            r"uitzetting",
            r"detentie",
            r"w document",
        ),
    ),
    Sensitive.IDENTITY: _any_of(
        *(
            r"\bbsn\b",
            r"burgerservice",
            r"sofi ?nummer",
            r"\bv ?nummer",
            r"\bv ?nr\b",
            r"paspoort",
            r"identiteit",
        ),
        *(
            r"\bid ?kaart",
            r"\bid ?bewijs",
            r"document ?n",
            r"rijbewijs",
            r"geboorteakte",
            r"\bdigid\b",
            r"\biban\b",
        ),
        *(r"rekeningnummer", r"geboren op", r"geboortedatum"),
    ),
    Sensitive.BACKGROUND: _any_of(
        *(
            r"moslim",
            r"\bislam",
            r"christen",
            r"orthodox",
            r"koptisch",
            r"jezidi",
            r"yezidi",
            r"atheist",
            r"bekeerd",
        ),
        *(r"\bhalal", r"ramadan", r"geloof", r"religie", r"nationaliteit", r"land van herkomst", r"\bvlucht"),
        *(r"\bhomo", r"lesbisch", r"\blhbt", r"transgender", r"etnisch", r"\bstam\b", r"\bclan\b"),
    ),
}
# Eight to ten digits in a row (with dots or spaces), a document number, a V-number.
_NUMBER: Final = re.compile(
    r"(?<!\d)(?:\d[ .]?){7,9}\d(?!\d)|\b[a-z]{2}[a-z0-9]{6}\d\b|\bv\d{6,}\b", re.IGNORECASE
)
_MOBILE: Final = re.compile(r"(?:\+31|0031|\b0)\s?-?6(?:[\s-]?\d){8}(?!\d)")


def sensitive_in(text: str) -> frozenset[Sensitive]:
    """Name what kinds of forbidden thing a text holds."""
    words = plain(text)
    found = {kind for kind, pattern in _WORDS.items() if pattern.search(words)}
    if _NUMBER.search(_MOBILE.sub(" ", text)):
        found.add(Sensitive.IDENTITY)
    return frozenset(found)
