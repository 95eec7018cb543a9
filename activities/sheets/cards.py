"""The activity card: one activity on an A5, to hang up or to hand over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import override

from aandeslag.paper.pictures import drawings
from aandeslag.paper.typesetting import typeset
from aandeslag.vocabulary import Bring, LanguageLevel, TextLanguage, Weekday
from activities.gathering import address_of, gathers_elsewhere, is_said_in_every_language, typed_place
from activities.models import Slot
from activities.rules.meeting import meet_at
from activities.sheets.said import Books, as_typed, clock, said_once
from activities.texts import ready_texts_of, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aandeslag.teams.models import Team
    from activities.models import Activity
    from activities.sheets.said import Said

# As they stand on every Dutch timetable.
DAYS: Final = ("ma", "di", "wo", "do", "vr", "za", "zo")


def activity_cards(
    activities: Sequence[Activity], running: Mapping[int, Sequence[Slot]], books: Books, team: Team
) -> bytes:
    """A page for each; `running` are the fixed moments that still run.

    The organisations are loaded, and own translations with `prefetch_related("own_texts")`.
    """
    cards = [_card(one, running.get(one.pk, ()), books) for one in activities]
    data = {
        "product": team.product_name,
        "phone": team.phone,
        "days": DAYS,
        "pictures": drawings({"clock", *(line["picture"] for card in cards for line in _pictures(card))}),
        "cards": cards,
    }
    with override(TextLanguage.DUTCH):
        title = _("Activity card")
    return typeset("card", data, title=title, language=books.languages[0])


def _card(activity: Activity, slots: Sequence[Slot], books: Books) -> dict[str, Any]:
    return {
        "picture": texts_of(activity, books.books[0]).title.picture,
        "title": books.each(lambda book: texts_of(activity, book).title.line),
        "name": activity.title,
        "organisation": _organisation(activity),
        "moments": [_moment(slot, activity, books) for slot in slots],
        "lines": [
            *_place(activity, slots, books),
            *_told(activity, books),
            *_known(activity, books),
            *_bring(activity, books),
        ],
    }


def _moment(slot: Slot, activity: Activity, books: Books) -> dict[str, Any]:
    """A day of the week, a day of the month, or a date; `on` is the box of its day.

    From the hour at which people are met, as on the slip: who cannot read comes at the large one.
    """
    weekday = Weekday.from_date(slot.date) if slot.date else Weekday(slot.weekday)
    days = f"day.{weekday.value}"
    said: Said = books.date(slot.date) if slot.date else books.say(days)
    often = books.say("when.every-month") if slot.pattern == Slot.Pattern.MONTHLY else []
    return {
        "on": weekday.number,
        "time": "–".join(
            filter(None, map(clock, (meet_at(slot.starts, activity.minutes_earlier), slot.ends)))
        ),
        "day": said,
        "often": often,
    }


def _place(activity: Activity, slots: Sequence[Slot], books: Books) -> Iterator[dict[str, Any]]:
    """Where people are met and, if always at one hour, when; and when it begins if that is later."""
    where = as_typed(typed) if (typed := typed_place(activity)) else []
    if is_said_in_every_language(activity):
        where = [*books.say(f"meet.{activity.meeting_place}"), *where]
    if where:
        yield {"picture": "place", "said": _label(activity, slots, books), "typed": where}
    begins = {clock(slot.starts) for slot in slots}
    if activity.minutes_earlier and len(begins) == 1:
        yield {"picture": "clock", "said": books.say("slip.begins", {"time": begins.pop()}), "typed": []}


def _organisation(activity: Activity) -> str:
    """With the address beside its name where people are met elsewhere: a line of its own has no room."""
    address = address_of(activity) if gathers_elsewhere(activity) else ""
    name = activity.organisation.name
    return f"{name} · {address}" if address and address != activity.meeting_point else name


def _label(activity: Activity, slots: Sequence[Slot], books: Books) -> Said:
    hours = {clock(meet_at(slot.starts, activity.minutes_earlier)) for slot in slots}
    if activity.minutes_earlier and len(hours) == 1:
        return books.say("slip.place-at", {"time": hours.pop()})
    return books.say("slip.place")


def _told(activity: Activity, books: Books) -> Iterator[dict[str, Any]]:
    """Sentence by sentence; where one language has a translation by hand, which is one text, all at once."""
    texts = [texts_of(activity, book) for book in books.books]
    if any(one.is_own for one in texts):
        said = [{"text": one.in_one, "lang": one.title.line.language} for one in texts]
        yield {"picture": texts[0].sentences[0].picture, "said": said, "typed": []}
        return
    for lines in zip(*(one.sentences for one in texts), strict=True):
        yield {"picture": lines[0].picture, "said": said_once(one.line for one in lines), "typed": []}


def _known(activity: Activity, books: Books) -> Iterator[dict[str, Any]]:
    """What decides whether somebody can come, as far as the sentences do not say it."""
    pictures = {one.picture for one in ready_texts_of(activity, books.books[0]).sentences}
    needs_no_dutch = activity.dutch_needed == LanguageLevel.NONE and "know.no-dutch" not in pictures
    for holds, code in ((needs_no_dutch, "look.no-dutch"), (activity.children_welcome, "look.children")):
        if holds:
            yield {"picture": code, "said": books.say(code), "typed": []}


def _bring(activity: Activity, books: Books) -> Iterator[dict[str, Any]]:
    """All of it on one line of each language: a line apiece would leave no room for the rest."""
    codes = [f"bring.{one.value}" for one in Bring if one in (activity.bring or ())]
    if codes:
        said = [
            {"text": " · ".join(map(book.say, codes)), "lang": book.language_of(codes[0])}
            for book in books.books
        ]
        yield {"picture": "bring", "said": said, "typed": []}


def _pictures(card: dict[str, Any]) -> list[dict[str, Any]]:
    return [card, *card["lines"]]
