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
from activities.gathering import address_of, gathers_elsewhere, is_said_in_every_language, typed_place
from activities.rules.meeting import meet_at
from activities.sheets.said import Books, clock
from activities.texts import ready_texts_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aandeslag.phrases.book import Phrasebook
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
        # The large hour is the one at which people are met, as on the slip.
        "starts": clock(meet_at(occurrence.starts, activity.minutes_earlier)),
        "ends": clock(occurrence.ends),
        "title": _title(activity, books),
        "name": activity.title,
        "where": _where(activity),
        "meet": _meeting(occurrence, books),
        "marks": _marks(activity, books),
    }


def _where(activity: Activity) -> str:
    """In Dutch, beside its name: the address, or who it is where nobody noted one."""
    typed = "" if gathers_elsewhere(activity) else typed_place(activity)
    return typed or address_of(activity) or activity.organisation.name


def _meeting(occurrence: Occurrence, books: Books) -> dict[str, Any] | None:
    """Where people are met when that is not at the address, and when it begins when they are met earlier."""
    said = [one for book in books.books if (one := _met(occurrence, book))]
    if not said:
        return None
    once = [one for number, one in enumerate(said) if one not in said[:number]]
    return {"picture": "place", "words": books.books[0].say("slip.place"), "said": once}


def _met(occurrence: Occurrence, book: Phrasebook) -> dict[str, str] | None:
    """In one language; what was typed is Dutch, and stands as it was typed."""
    activity = occurrence.activity
    parts = []
    if is_said_in_every_language(activity):
        parts.append(book.say(f"meet.{activity.meeting_place}"))
    if gathers_elsewhere(activity) and activity.meeting_point:
        parts.append(activity.meeting_point)
    if activity.minutes_earlier:
        parts.append(book.say("slip.begins", time=clock(occurrence.starts)))
    return {"text": " · ".join(parts), "lang": book.language_of("slip.begins")} if parts else None


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
    return [row, *row["marks"], *filter(None, [row["meet"]])]
