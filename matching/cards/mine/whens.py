"""When and where somebody goes, in the supporter's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aandeslag.phrases.dates import date_line
from aandeslag.vocabulary import TextLanguage
from activities.rules.meeting import meet_at
from matching.cards.looking import clock
from matching.slips.meeting import clock as time_of
from matching.slips.meeting import place_words

if TYPE_CHECKING:
    from aandeslag.phrases.book import Phrasebook
    from activities.models import Activity, Occurrence
    from matching.models import Placement


@dataclass(frozen=True)
class When:
    """What someone goes to, was expected at, or is asked for.

    `what` is what one does there, in another language than the Dutch of the title.
    """

    title: str
    what: str
    theme: str
    day: str
    hours: str
    meet: str


def when_of(occurrence: Occurrence, book: Phrasebook) -> When:
    return _on(occurrence, occurrence.activity, book)


def when_offered(offer: Placement, book: Phrasebook) -> When:
    """Of a fixed moment it is every time, and no date."""
    if offer.occurrence is None:
        activity = offer.activity
        return When(activity.title, theme_words(activity.theme, book), activity.theme, "", "", "")
    return _on(offer.occurrence, offer.activity, book)


def theme_words(theme: str, book: Phrasebook) -> str:
    """For a title that a supporter may not read; nothing where the title is in their language."""
    return "" if book.language == TextLanguage.DUTCH else book.say(f"theme.{theme}")


def _on(occurrence: Occurrence, activity: Activity, book: Phrasebook) -> When:
    place = place_words(activity, book)
    earlier = activity.minutes_earlier
    there = time_of(meet_at(occurrence.starts, earlier)) if earlier else ""
    return When(
        title=activity.title,
        what=theme_words(activity.theme, book),
        theme=activity.theme,
        day=date_line(book, occurrence.date).text,
        hours=clock(occurrence.starts, occurrence.ends),
        meet=" · ".join(filter(None, [place, there])),
    )
