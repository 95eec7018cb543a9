"""When and where somebody goes, in the supporter's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from aandeslag.phrases.dates import day_in_words
from aandeslag.vocabulary import TextLanguage
from activities.gathering import Gathers
from activities.rules.meeting import meet_at
from matching.cards.looking import clock
from matching.slips.meeting import clock as time_of
from matching.slips.meeting import place_words

if TYPE_CHECKING:
    from aandeslag.phrases.book import Phrasebook
    from matching.models import Placement
    from matching.wording import Timed


class GoneTo(Gathers, Protocol):
    """Of an activity what it is, and where people are met."""

    @property
    def title(self) -> str: ...

    @property
    def theme(self) -> str: ...

    @property
    def minutes_earlier(self) -> int | None: ...


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


def when_offered(offer: Placement, book: Phrasebook) -> When:
    """Of a fixed moment it is every time, and no date."""
    if offer.occurrence is None:
        activity = offer.activity
        return When(activity.title, theme_words(activity.theme, book), activity.theme, "", "", "")
    return when_of(offer.occurrence, offer.activity, book)


def theme_words(theme: str, book: Phrasebook) -> str:
    """For a title that a supporter may not read; nothing where the title is in their language."""
    return "" if book.language == TextLanguage.DUTCH else book.say(f"theme.{theme}")


def when_of(occurrence: Timed, activity: GoneTo, book: Phrasebook) -> When:
    place = place_words(activity, book)
    earlier = activity.minutes_earlier
    there = time_of(meet_at(occurrence.starts, earlier)) if earlier else ""
    return When(
        title=activity.title,
        what=theme_words(activity.theme, book),
        theme=activity.theme,
        day=day_in_words(book, occurrence.date),
        hours=clock(occurrence.starts, occurrence.ends),
        meet=" · ".join(filter(None, [place, there])),
    )
