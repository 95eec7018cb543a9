"""When and where somebody goes, in the supporter's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aandeslag.phrases.dates import date_line
from activities.rules.meeting import meet_at
from matching.cards.looking import clock
from matching.slips.meeting import clock as time_of
from matching.slips.meeting import place_words

if TYPE_CHECKING:
    from aandeslag.phrases.book import Phrasebook
    from activities.models import Activity, Occurrence
    from matching.models import Placement, Proposal


@dataclass(frozen=True)
class When:
    """What someone goes to, or was expected at."""

    title: str
    theme: str
    day: str
    hours: str
    meet: str


def when_of(
    occurrence: Occurrence | None, offer: Placement | None, proposal: Proposal | None, book: Phrasebook
) -> When | None:
    """The next time and where they meet; without one, what is offered or proposed."""
    if occurrence is not None:
        return _on(occurrence, occurrence.activity, book)
    if offer is not None and offer.occurrence is None:
        return _every_time(offer.activity)
    if offer is not None and offer.occurrence is not None:
        return _on(offer.occurrence, offer.activity, book)
    if proposal is not None:
        return _on(proposal.occurrence, proposal.occurrence.activity, book)
    return None


def _on(occurrence: Occurrence, activity: Activity, book: Phrasebook) -> When:
    place = place_words(activity, book)
    earlier = activity.minutes_earlier
    there = time_of(meet_at(occurrence.starts, earlier)) if earlier else ""
    return When(
        title=activity.title,
        theme=activity.theme,
        day=date_line(book, occurrence.date).text,
        hours=clock(occurrence.starts, occurrence.ends),
        meet=" · ".join(filter(None, [place, there])),
    )


def _every_time(activity: Activity) -> When:
    return When(activity.title, activity.theme, "", "", "")
