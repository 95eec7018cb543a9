"""The week poster: what takes place on each day, large enough to be read from three metres."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from aandeslag.paper.pictures import drawings
from aandeslag.paper.typesetting import typeset
from aandeslag.vocabulary import TextLanguage
from activities.sheets.said import Books, clock
from activities.texts import ready_texts_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aandeslag.teams.models import Team
    from activities.models import Activity, Occurrence
    from activities.sheets.said import Said


class Size(StrEnum):
    A3 = "a3"
    A4 = "a4"


def week_poster(
    monday: date, occurrences: Sequence[Occurrence], books: Books, team: Team, size: Size
) -> bytes:
    """Give the dates of one week in order, with activity, own translations and organisation."""
    days = [
        {"day": books.date(day), "occurrences": [_row(one, books) for one in of_that_day]}
        for day, of_that_day in groupby(occurrences, key=lambda one: one.date)
    ]
    names = {line["picture"] for day in days for row in day["occurrences"] for line in _pictures(row)}
    data = {
        "size": size.value,
        "product": team.product_name,
        "phone": team.phone,
        "from": books.date(monday),
        "until": books.date(monday + timedelta(days=6)),
        "pictures": drawings(names | {"calendar"}),
        "days": days,
    }
    with override(TextLanguage.DUTCH):
        title = _("Week poster")
    return typeset("week", data, title=title, language=books.languages[0])


def _row(occurrence: Occurrence, books: Books) -> dict[str, Any]:
    activity = occurrence.activity
    return {
        "picture": texts_of(activity, books.books[0]).title.picture,
        "starts": clock(occurrence.starts),
        "ends": clock(occurrence.ends),
        "title": _title(activity, books),
        "name": activity.title,
        "where": activity.meeting_point or activity.address or activity.organisation.name,
        "marks": _marks(activity, books),
    }


def _marks(activity: Activity, books: Books) -> list[dict[str, str]]:
    """With whom, and what is good to know, in pictures: the large one says already what one does."""
    book = books.books[0]
    marks = [(one.picture, one.line.text) for one in ready_texts_of(activity, book).sentences[1:]]
    if activity.children_welcome:
        marks.append(("look.children", book.say("look.children")))
    return [{"picture": picture, "words": words} for picture, words in marks]


def _title(activity: Activity, books: Books) -> Said:
    """What one does there. Beneath another language no Dutch: its own name stands there already."""
    said = books.each(lambda book: texts_of(activity, book).title.line)
    return said[:1] + [one for one in said[1:] if one["lang"] != TextLanguage.DUTCH]


def _pictures(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [row, *row["marks"]]
