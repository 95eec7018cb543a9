"""The words of a message, in one language: what is to come, what is offered, and what is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone

from aandeslag.phrases.dates import date_line
from activities.rules.meeting import meet_at
from matching.cards.looking import clock
from matching.slips.meeting import clock as time_of
from matching.slips.meeting import place_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aandeslag.phrases.book import Phrasebook
    from activities.models import Occurrence
    from matching.models import Participation, Placement, Proposal

# Codes of the texts that a message may consist of.
TEXTS: Final = (
    "message.hello",
    "message.next",
    "message.what",
    "message.meet",
    "message.meet-at",
    "message.every",
    "message.cannot",
)
# And one that says that there is a place.
OFFER_TEXTS: Final = ("message.place", "message.what", "message.meet", "message.every", "message.answer")
# And one that proposes something: no place is kept, so it promises none.
PROPOSAL_TEXTS: Final = (
    "message.hello",
    "message.what",
    "slip.when",
    "message.meet",
    "message.meet-at",
    "message.ask",
    "explain.free",
)


def offering(book: Phrasebook, placement: Placement, first: Occurrence) -> str:
    activity, until = placement.activity, timezone.localtime(placement.held_until)
    place = activity.meeting_point or activity.address or activity.organisation.address
    lines = [
        book.say(
            "message.place",
            day=date_line(book, first.date).text,
            time=clock(first.starts, first.ends),
        ),
        book.say("message.what", activity=activity.title),
    ]
    if place:
        lines.append(book.say("message.meet", place=place))
    if placement.is_standing:
        lines.append(book.say("message.every"))
    answer = {"day": date_line(book, until.date()).text, "time": clock(until.time(), None)}
    return "\n".join([*lines, book.say("message.answer", **answer)])


def proposing(book: Phrasebook, proposal: Proposal) -> str:
    """What it is, when, and whether they want to come; who said yes is not asked again."""
    occurrence = proposal.occurrence
    day, time = date_line(book, occurrence.date).text, clock(occurrence.starts, occurrence.ends)
    comma = "،" if book.direction == "rtl" else ","
    asks = [book.say("message.ask")] if proposal.status == proposal.Status.PROPOSED else []
    return "\n".join(
        [
            book.say("message.hello"),
            book.say("message.what", activity=occurrence.activity.title),
            f"{book.say('slip.when')}: {day}{comma} {time}.",
            *_meeting(occurrence, book),
            *asks,
            book.say("explain.free"),
        ]
    )


def written(book: Phrasebook, coming: Iterable[Participation]) -> str:
    parts = [book.say("message.hello"), *(_of(row, book) for row in coming), book.say("message.cannot")]
    return "\n".join(parts)


def _of(row: Participation, book: Phrasebook) -> str:
    occurrence, activity = row.occurrence, row.occurrence.activity
    lines = [
        book.say(
            "message.next",
            day=date_line(book, occurrence.date).text,
            time=clock(occurrence.starts, occurrence.ends),
        ),
        book.say("message.what", activity=activity.title),
        *_meeting(occurrence, book),
    ]
    if row.placement.is_standing:
        lines.append(book.say("message.every"))
    return "\n".join(lines)


def _meeting(occurrence: Occurrence, book: Phrasebook) -> list[str]:
    place, earlier = place_words(occurrence.activity, book), occurrence.activity.minutes_earlier
    if not place:
        return []
    if not earlier:
        return [book.say("message.meet", place=place)]
    return [book.say("message.meet-at", place=place, time=time_of(meet_at(occurrence.starts, earlier)))]
