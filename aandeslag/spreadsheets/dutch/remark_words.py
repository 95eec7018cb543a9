"""The wordings of remarks that have a place among the fixed facts, or need none."""

from __future__ import annotations

import re
from typing import Final

from aandeslag.vocabulary import Condition, Skill

CONDITIONS: Final[dict[str, Condition]] = {
    **dict.fromkeys(
        (
            *("wil alleen met vrouwen", "alleen met vrouwen", "alleen vrouwen", "vrouwengroep"),
            *("alleen vrouwengroep", "alleen in vrouwengroep", "liever met vrouwen"),
        ),
        Condition.WOMEN_ONLY,
    ),
    **dict.fromkeys(
        (
            *("alleen schooltijd", "onder schooltijd", "tijdens schooltijd", "alleen onder schooltijd"),
            *("schooltijd", "alleen tijdens schooltijd", "alleen schooltijden"),
        ),
        Condition.SCHOOL_HOURS,
    ),
    **dict.fromkeys(
        (
            *("kind mee", "kind komt mee", "neemt kind mee", "met kind", "neemt kinderen mee"),
            *("kinderen mee", "brengt kind mee", "baby mee", "met baby"),
        ),
        Condition.BRINGS_CHILD,
    ),
    **dict.fromkeys(
        (
            *("niet zwaar tillen", "niet tillen", "geen zwaar werk", "licht werk"),
            *("alleen licht werk", "kan niet tillen", "niet zwaar werk"),
        ),
        Condition.NO_HEAVY_LIFTING,
    ),
    **dict.fromkeys(("zittend werk", "alleen zittend werk"), Condition.SITTING),
    **dict.fromkeys(("alleen binnen", "binnen werken", "wil binnen werken"), Condition.INDOORS),
}
CHILDREN: Final = re.compile(
    r"(?:heeft )?(?:\d{1,2}|een|twee|drie|vier|vijf)? ?(?:kleine |jonge )?(?:kind|kinderen|kids)"
)
NO_BICYCLE: Final = frozenset(
    {"geen fiets", "heeft geen fiets", "zonder fiets", "kan niet fietsen", "fietst niet"}
)
SKILLED: Final = re.compile(
    r"(?:kan (?:heel |erg |zeer )?goed|is goed in|was|is|werkte als|heeft gewerkt als|ervaring als"
    r"|ervaring met|ervaren) ([a-z ]+?)(?: (?:geweest|in [a-z ]+|van beroep))?"
)
CRAFTS: Final[dict[str, Skill]] = {
    **dict.fromkeys(("kok", "koken", "chef kok", "bakker", "bakken", "kokkin"), Skill.COOKING),
    **dict.fromkeys(("naaien", "kleermaker", "naaister", "kleren maken", "coupeuse"), Skill.SEWING),
    **dict.fromkeys(("fietsen repareren", "fietsenmaker", "fiets repareren"), Skill.BICYCLE_REPAIR),
    **dict.fromkeys(("tuinieren", "tuinman", "hovenier", "boer", "tuinieren"), Skill.GARDENING),
    **dict.fromkeys(("timmerman", "timmeren", "meubelmaker"), Skill.CARPENTRY),
    **dict.fromkeys(("schilder", "schilderen", "verven"), Skill.PAINTING),
    **dict.fromkeys(("elektricien", "elektriciteit", "electricien"), Skill.ELECTRICS),
    **dict.fromkeys(("computers", "programmeur", "ict er", "programmeren", "met computers"), Skill.COMPUTERS),
    **dict.fromkeys(("muzikant", "muziek maken", "zingen", "zanger", "zangeres"), Skill.MUSIC),
    **dict.fromkeys(("voetballer", "voetballen", "sport", "sporttrainer", "trainer"), Skill.SPORT),
    **dict.fromkeys(("verpleegkundige", "verpleegster", "verzorger", "verzorgende"), Skill.CARE),
    **dict.fromkeys(("leraar", "lerares", "juf", "onderwijzer", "met kinderen", "docent"), Skill.CHILDREN),
    **dict.fromkeys(("dierenarts", "met dieren", "herder"), Skill.ANIMALS),
    **dict.fromkeys(("schoonmaker", "schoonmaakster", "schoonmaken"), Skill.CLEANING),
    **dict.fromkeys(("kapper", "kapster", "haren knippen"), Skill.HAIRDRESSING),
    **dict.fromkeys(("tekenen", "ontwerper", "tekenaar", "kunstenaar"), Skill.DRAWING),
}
_WITH: Final = (
    *("broer", "zus", "zusje", "broertje", "man", "vrouw", "vriend", "vriendin", "moeder", "vader"),
    *("buurman", "buurvrouw", "zoon", "dochter"),
)
NEUTRAL: Final = re.compile(
    rf"(?:komt )?(?:altijd )?samen met (?:zijn |haar )?(?:{'|'.join(_WITH)})"
    r"|te laat|(?:was )?op tijd|fiets kapot|lekke band|bus gemist|ging goed|goed gedaan|leuk|geen|oke?|nieuw"
)
