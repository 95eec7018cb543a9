"""Languages people speak, and how much Dutch or English they know."""

from __future__ import annotations

import re
from typing import Final

from aandeslag.spreadsheets.dutch.outcome import (
    NotUnderstood,
    Reason,
    not_understood,
    reads_text,
)
from aandeslag.spreadsheets.wording import plain
from aandeslag.vocabulary import Language, LanguageLevel

_SPLIT = re.compile(r"[/,;+&|\n]| en | and | - |\. ")
_ASIDE = re.compile(r"\([^)]*\)")
# Written with hyphens, but one language.
_OTHERS = (
    *("albanees", "bengaals", "bulgaars", "chinees", "mandarijn", "kantonees", "duits", "grieks", "hindi"),
    *("indonesisch", "italiaans", "japans", "kroatisch", "servisch", "servo kroatisch", "bosnisch"),
    *("lingala", "swahili", "malinke", "mandinka", "mandingo", "fula", "fulani", "pulaar", "peul", "susu"),
    *("soussou", "wolof", "hausa", "igbo", "yoruba", "twi", "krio", "nepalees", "oeigoers", "oezbeeks"),
    *("pools", "punjabi", "pendjabi", "roemeens", "hongaars", "sinhala", "singalees", "tamil", "tadzjieks"),
    *("tsjetsjeens", "turkmeens", "vietnamees", "kirundi", "kinyarwanda", "luganda", "macedonisch"),
    *("mongools", "hebreeuws", "berbers", "tamazight", "riffijns", "afar", "saho", "bilen", "tigre", "blin"),
    *("baloetsji", "balochi", "azeri turks", "koreaans", "thais", "tibetaans", "kazachs", "kirgizisch"),
    *("wit russisch", "belarussisch", "litouws", "lets", "ests", "slowaaks", "sloveens", "tsjechisch"),
    *("gebarentaal", "armeens west", "assyrisch", "aramees", "suryoyo", "syrisch aramees", "somali bantu"),
)
_LANGUAGES: Final[dict[str, Language]] = {
    **dict.fromkeys(_OTHERS, Language.OTHER),
    **dict.fromkeys(("tigrinya", "tigrigna", "tigrina", "tigrinja", "tigrinia"), Language.TIGRINYA),
    **dict.fromkeys(("arabisch", "arabic", "arab", "arabisch syrisch"), Language.ARABIC),
    **dict.fromkeys(("farsi", "perzisch", "iraans", "persian"), Language.FARSI),
    **dict.fromkeys(("dari", "afghaans dari", "dari afghaans"), Language.DARI),
    **dict.fromkeys(("somalisch", "somali", "somaals", "somalis"), Language.SOMALI),
    **dict.fromkeys(("turks", "turkish"), Language.TURKISH),
    **dict.fromkeys(("koerdisch", "kurdisch", "kurdish"), Language.KURDISH),
    **dict.fromkeys(("kurmanji", "koerdisch kurmanji", "kurmandji", "kurmanci"), Language.KURMANJI),
    **dict.fromkeys(("sorani", "koerdisch sorani", "kurdisch sorani"), Language.SORANI),
    **dict.fromkeys(("pashto", "pasjtoe", "pashtu", "pasjto", "pasjtou"), Language.PASHTO),
    **dict.fromkeys(("oekraiens", "oekrains", "ukrainian", "ukraiens", "oekraine"), Language.UKRAINIAN),
    **dict.fromkeys(("russisch", "russian"), Language.RUSSIAN),
    **dict.fromkeys(("amhaars", "amharisch", "amharic"), Language.AMHARIC),
    **dict.fromkeys(("oromo", "afaan oromo", "oromoo"), Language.OROMO),
    **dict.fromkeys(("urdu", "oerdoe"), Language.URDU),
    **dict.fromkeys(("armeens", "armenian"), Language.ARMENIAN),
    **dict.fromkeys(("azerbeidzjaans", "azeri", "azerbaidzjaans"), Language.AZERBAIJANI),
    **dict.fromkeys(("georgisch", "georgian"), Language.GEORGIAN),
    **dict.fromkeys(("frans", "french"), Language.FRENCH),
    **dict.fromkeys(("spaans", "spanish"), Language.SPANISH),
    **dict.fromkeys(("portugees", "portuguese"), Language.PORTUGUESE),
    **dict.fromkeys(("engels", "english", "eng"), Language.ENGLISH),
    **dict.fromkeys(("nederlands", "ned", "nl", "dutch", "nederlandse"), Language.DUTCH),
}

_LEVELS: Final[dict[str, LanguageLevel]] = {
    **dict.fromkeys(("geen", "0", "nee", "niet", "niets", "nul", "a0", "none"), LanguageLevel.NONE),
    **dict.fromkeys(
        ("weinig", "beetje", "een beetje", "klein beetje", "heel weinig", "een klein beetje", "iets"),
        LanguageLevel.FEW_WORDS,
    ),
    **dict.fromkeys(
        ("een paar woorden", "paar woorden", "enkele woorden", "zeer weinig", "few words"),
        LanguageLevel.FEW_WORDS,
    ),
    **dict.fromkeys(("a1", "niveau a1", "a1 niveau"), LanguageLevel.A1),
    **dict.fromkeys(("a2", "niveau a2", "a2 niveau"), LanguageLevel.A2),
    **dict.fromkeys(
        ("b1", "b2", "c1", "c2", "niveau b1", "niveau b2", "goed", "zeer goed", "vloeiend"), LanguageLevel.B1
    ),
}


@reads_text
def parse_languages(text: str) -> tuple[Language, ...] | NotUnderstood:
    """Read one or more languages, in the order in which they stand."""
    words = [word for part in _SPLIT.split(_ASIDE.sub(" ", text)) if (word := plain(part))]
    found: list[Language] = []
    for word in words:
        language = _LANGUAGES.get(word)
        if language is None:
            return not_understood(Reason.LANGUAGE_UNKNOWN, word)
        if language not in found:
            found.append(language)
    return tuple(found) or not_understood(Reason.LANGUAGE_UNKNOWN, text)


@reads_text
def parse_level(text: str) -> LanguageLevel | NotUnderstood:
    """Read how much someone knows of a language, or an activity needs; `-` says nothing."""
    return _LEVELS.get(plain(text)) or not_understood(Reason.LEVEL_UNKNOWN, text)
