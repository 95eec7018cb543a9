"""What there is to do, in the words of a supporter's language: what, where, when, and what one does there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aandeslag.phrases.dates import date_line
from activities.models import Slot
from activities.profiles import running_slots
from activities.texts import texts_of
from matching.cards.looking import clock
from matching.slips.meeting import place_words

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.phrases.book import Phrasebook
    from activities.models import Activity


@dataclass(frozen=True)
class Offered:
    """`moments` are a day in words, and its hours."""

    what: str
    title: str
    organisation: str
    theme: str
    moments: list[tuple[str, str]]
    said: str
    meet: str


def offered(activity: Activity, today: date, book: Phrasebook) -> Offered:
    """Reads the fixed moments and the own texts: prefetch them."""
    texts = texts_of(activity, book)
    return Offered(
        what=texts.title.line.text,
        title=activity.title,
        organisation=activity.organisation.name,
        theme=activity.theme,
        moments=[
            (moment_words(one, book), clock(one.starts, one.ends)) for one in running_slots(activity, today)
        ],
        said=texts.in_one,
        meet=place_words(activity, book),
    )


def moment_words(slot: Slot, book: Phrasebook) -> str:
    """A date, or a weekday and how often."""
    if slot.date is not None:
        return date_line(book, slot.date).text
    day = book.say(f"day.{slot.weekday}")
    if slot.pattern == Slot.Pattern.MONTHLY:
        return f"{day} · {book.say('when.every-month')}"
    if slot.every == Slot.Every.WEEK:
        return book.say("when.every-week", day=day)
    return book.say("when.every-weeks", number=slot.every, day=day)
