"""The walk-in hour on paper, for when the line is down: what is asked of who is new, and who came."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from aandeslag.paper.pictures import drawings
from aandeslag.paper.typesetting import typeset
from aandeslag.phrases.book import phrasebook
from aandeslag.phrases.languages import OWN_NAMES
from aandeslag.vocabulary import DayPart, Gender, Language, LegalStatus, TextLanguage, Theme, Weekday

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aandeslag.phrases.book import Phrasebook
    from aandeslag.teams.models import Team
    from residents.models import WalkInSession

LINES: Final = 24
EXPLANATION: Final = ("explain.free", "explain.no-effect", "explain.stop", "explain.record")
ASKED: Final = ("first-name", "gender", "birth-year", "languages", "home", "status", "days", "interests")
COLUMNS: Final = ("sheet.first-name", "sheet.number", "sheet.gender", "sheet.new")
# Which Kurdish is asked, and what is not listed is written beside it.
NOT_LISTED: Final = frozenset({Language.KURDISH, Language.OTHER})


def intake_sheet(team: Team, language: str) -> bytes:
    """One side of an A4 for one person."""
    book = phrasebook(language)
    data = {
        "product": team.product_name,
        "heading": _line(book, "sheet.intake"),
        "explanation": _lines(book, EXPLANATION),
        "explained": _line(book, "sheet.explained"),
        "asked": {code: _line(book, f"sheet.{code}") for code in ASKED},
        "genders": _lines(book, (f"gender.{one.value}" for one in Gender)),
        "statuses": _lines(book, (f"status.{one.value}" for one in LegalStatus)),
        "days": _lines(book, (f"day.{one.value}" for one in Weekday)),
        "parts": _lines(book, (f"part.{one.value}" for one in DayPart)),
        "themes": [{"picture": one.value, "line": _line(book, f"theme.{one.value}")} for one in Theme],
        "pictures": drawings(Theme.values),
    }
    with override(TextLanguage.DUTCH):
        data["languages"] = [_named(one) for one in Language if one not in NOT_LISTED]
        data["staff"] = [_("explained by"), _("on"), _("participant number")]
        return typeset("intake", data, title=_("Intake sheet"), language=book.language)


def sign_in_sheet(session: WalkInSession, language: str) -> bytes:
    """Lines to write on; nobody's name is on it yet."""
    book = phrasebook(language)
    data = {
        "product": session.team.product_name,
        "heading": _line(book, "sheet.sign-in"),
        "columns": _lines(book, COLUMNS),
        "lines": LINES,
    }
    with override(TextLanguage.DUTCH):
        data["session"] = f"{session.centre.name}, {date_format(session.date, 'l j F Y')}"
        return typeset("sign_in", data, title=_("Sign-in sheet"), language=book.language)


def _line(book: Phrasebook, code: str) -> dict[str, Any]:
    return asdict(book.line(code))


def _lines(book: Phrasebook, codes: Iterable[str]) -> list[dict[str, Any]]:
    return [_line(book, code) for code in codes]


def _named(language: Language) -> dict[str, str]:
    """A language is known by its own name; the Dutch one helps the desk."""
    own, dutch = OWN_NAMES.get(language.value, ""), str(language.label)
    return {"text": own or dutch, "dutch": dutch if own and own != dutch else ""}
