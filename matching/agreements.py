"""The volunteer agreement of one placement: nine parts, filled in with what is known, to be signed on paper.

The parts are those that the guideline of the Dutch association of volunteer organisations (NOV) names: the
work, begin and end, times, guidance, having a say, costs, insurance, conflicts, confidentiality. Who signs
reads it in their own language, with the Dutch of the organisation beside it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import override

from aandeslag.paper.typesetting import typeset
from aandeslag.phrases.dates import dated_line
from aandeslag.phrases.filling import isolated
from aandeslag.vocabulary import TextLanguage
from activities.models import Activity
from activities.texts import texts_of
from activities.wording import euros
from matching.cards.looking import clock
from matching.cards.mine.offer import moment_words
from matching.slips.lines import joined, unbroken

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.phrases.book import Line, Phrasebook
    from matching.models import Placement

# What nobody has answered yet is written in by hand.
TO_FILL_IN: Final = "…………………………………"
PAID_BY: Final = {
    Activity.TravelPaidBy.NO_COST: "none",
    Activity.TravelPaidBy.ORGANISATION: "organisation",
    Activity.TravelPaidBy.TEAM: "team",
    Activity.TravelPaidBy.SELF: "self",
}


@dataclass(frozen=True)
class Part:
    heading: Line
    text: Line


def agreement(placement: Placement, book: Phrasebook, today: date) -> bytes:
    """One or two A4. Needs the placement with its resident, team, slot, occurrence and activity loaded."""
    heading = _say(book, "heading")
    between = {
        "volunteer": f"{placement.resident.first_name} ({placement.resident.number_shown})",
        "organisation": placement.activity.organisation.name,
    }
    data: dict[str, Any] = {
        "product": placement.team.product_name,
        "heading": asdict(heading),
        "between": asdict(_say(book, "between", between)),
        "parts": [asdict(one) for one in parts_of(placement, book)],
        "day": asdict(dated_line(book, today)),
        "signatures": [asdict(_say(book, who)) for who in ("volunteer", "organisation", "guardian")],
    }
    return typeset("agreement", data, title=heading.dutch or heading.text, language=book.language)


def parts_of(placement: Placement, book: Phrasebook) -> list[Part]:
    activity = placement.activity
    texts = {
        "work": _work(activity, book),
        "begin": _begin_and_end(placement, book),
        "times": _times(placement, book),
        "guidance": _guidance(activity, book),
        "say": _say(book, "say-said"),
        "costs": _costs(activity, book),
        "insurance": _insurance(activity, book),
        "wrong": _say(book, "wrong-said", {"phone": unbroken(placement.team.phone) or TO_FILL_IN}),
        "kept": _say(book, "kept-said"),
    }
    return [Part(_say(book, code), text) for code, text in texts.items()]


def _say(
    book: Phrasebook, code: str, values: dict[str, Any] | None = None, *, dutch: dict[str, Any] | None = None
) -> Line:
    return book.line(f"agreement.{code}", values, dutch=dutch)


def _work(activity: Activity, book: Phrasebook) -> Line:
    """What one does there in the own language goes before what it is called here."""
    work = activity.kind_of_work.description if activity.kind_of_work is not None else ""
    named = f"{activity.title} ({work})" if work and work != activity.title else activity.title
    own = texts_of(activity, book).title.line.text
    name = isolated(named) if book.direction == "rtl" else named
    said = named if book.language == TextLanguage.DUTCH else f"{own}: {name}"
    return _say(book, "work-said", {"work": said}, dutch={"work": named})


def _begin_and_end(placement: Placement, book: Phrasebook) -> Line:
    begins = placement.occurrence.date if placement.occurrence is not None else placement.agreed_on
    if not placement.is_standing:
        return _on_days(book, "begin-once", day=begins)
    until = placement.slot.valid_until if placement.slot is not None else None
    code, days = (
        ("begin-until", {"day": begins, "until": until}) if until else ("begin-from", {"day": begins})
    )
    return joined(_on_days(book, code, **days), _say(book, "begin-stop"), by=" ")


def _on_days(book: Phrasebook, code: str, **days: date | None) -> Line:
    known = {name: dated_line(book, day) for name, day in days.items() if day is not None}
    own = {name: known[name].text if name in known else TO_FILL_IN for name in days}
    dutch = {name: known[name].dutch if name in known else TO_FILL_IN for name in days}
    return _say(book, code, own, dutch=dutch)


def _times(placement: Placement, book: Phrasebook) -> Line:
    """The one part around which no sentence stands: how often, and from when until when."""
    is_dutch = book.language == TextLanguage.DUTCH
    own, dutch = (_time_words(placement, one) for one in (book, book.dutch))
    return replace(book.line("when.once"), text=own, dutch="" if is_dutch else dutch)


def _time_words(placement: Placement, book: Phrasebook) -> str:
    when = placement.occurrence or placement.slot
    if when is None:
        return TO_FILL_IN
    standing = placement.slot if placement.is_standing else None
    how_often = moment_words(standing, book) if standing is not None else book.say("when.once")
    starts = clock(when.starts, None)
    hours = clock(when.starts, when.ends) if when.ends else book.say("when.from", starts=starts)
    return f"{how_often} · {isolated(hours) if book.direction == 'rtl' else hours}"


def _guidance(activity: Activity, book: Phrasebook) -> Line:
    contact = activity.site_contact.name if activity.site_contact is not None else TO_FILL_IN
    return _say(book, "guidance-said", {"contact": contact})


def _costs(activity: Activity, book: Phrasebook) -> Line:
    paid = PAID_BY[Activity.TravelPaidBy(activity.travel_paid_by)] if activity.travel_paid_by else "open"
    said = _say(book, f"costs-{paid}", {"whom": TO_FILL_IN})
    if not activity.travel_cost:
        return said
    with override(TextLanguage.DUTCH):
        amount = euros(activity.travel_cost)
    return joined(_say(book, "costs-way", {"amount": amount}), said, by=" ")


def _insurance(activity: Activity, book: Phrasebook) -> Line:
    if activity.organisation.is_insured:
        return _say(book, "insurance-said")
    return _say(book, "insurance-open", {"whom": TO_FILL_IN})
