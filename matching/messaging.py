"""Writes the message that a phone sends, in someone's language: day, time, meeting point, nobody's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from django.utils import timezone
from django.utils.translation import gettext_lazy

from aandeslag.phrases.book import phrasebook
from aandeslag.phrases.dates import date_line
from activities.models import Occurrence
from matching.cards.looking import clock
from matching.message_texts import OFFER_TEXTS, PROPOSAL_TEXTS, TEXTS, offering, proposing, written
from matching.models import Participation
from matching.profiles import has_started
from residents.models import Consent
from residents.speaking import resident_language

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet
    from django_stubs_ext import StrOrPromise

    from aandeslag.phrases.book import Phrasebook
    from matching.models import Placement, Proposal
    from residents.models import Resident

ON_A_PHONE: Final = frozenset("+0123456789")


class WhyNot(StrEnum):
    """Why there is no message to send."""

    NOT_FOR_YOU = "not-for-you"  # a supporter sees no telephone numbers
    NOT_ASKED = "not-asked"
    NOT_AGREED = "not-agreed"
    NO_NUMBER = "no-number"
    NOTHING_TO_COME = "nothing-to-come"


SENTENCES: Final[dict[WhyNot, StrOrPromise]] = {
    WhyNot.NOT_FOR_YOU: gettext_lazy(
        "Ask someone of the team to send it: telephone numbers are not shown to you."
    ),
    WhyNot.NOT_ASKED: gettext_lazy("Ask first whether you may send messages."),
    WhyNot.NOT_AGREED: gettext_lazy("No message: this person did not agree to messages. Ask them first."),
    WhyNot.NO_NUMBER: gettext_lazy("No message: there is no telephone number. Ask for it."),
    WhyNot.NOTHING_TO_COME: gettext_lazy("No message: there is no time to come."),
}


@dataclass(frozen=True)
class Message:
    """A ready text, or why there is none. The number stands in the link and nowhere else."""

    language: str
    direction: str
    text: str
    dutch: str
    is_checked: bool
    link: str
    why_not: WhyNot | None

    @property
    def can_be_asked(self) -> bool:
        """Whether an answer, or a number, is all that is missing."""
        return self.why_not in {WhyNot.NOT_ASKED, WhyNot.NOT_AGREED, WhyNot.NO_NUMBER}

    @property
    def reason(self) -> StrOrPromise:
        return SENTENCES[self.why_not] if self.why_not else ""


def message_for(
    person: Resident,
    now: datetime,
    shown: frozenset[str],
    *,
    placement: Placement | None = None,
    proposal: Proposal | None = None,
) -> Message:
    """For one placement, or for everything that is to come; for an open offer that there is a place.

    What a round proposes only for who goes nowhere. Three queries.
    """
    book = phrasebook(resident_language(person))
    offered = _first_of_offer(placement, now) if placement is not None else None
    coming = [] if offered else _coming(person, now, placement)
    proposed = None if offered or coming else proposal
    codes = OFFER_TEXTS if offered else PROPOSAL_TEXTS if proposed else TEXTS

    def write(one: Phrasebook) -> str:
        if placement and offered:
            return offering(one, placement, offered)
        return proposing(one, proposed) if proposed else written(one, coming)

    text = write(book)
    why_not = _why_not(person, shown, is_any=bool(coming or offered or proposed))
    return Message(
        language=book.language,
        direction=book.direction,
        text=text,
        dutch="" if book.language == book.dutch.language else write(book.dutch),
        is_checked=not book.unchecked(*codes),
        link="" if why_not else link_to(person.phone, text),
        why_not=why_not,
    )


def reminder_in(book: Phrasebook, row: Participation) -> tuple[str, str]:
    """Of one time: a line that says when, and the whole text; nobody's name."""
    occurrence = row.occurrence
    day, time = date_line(book, occurrence.date).text, clock(occurrence.starts, occurrence.ends)
    return book.say("message.next", day=day, time=time), written(book, [row])


def link_to(phone: str, text: str) -> str:
    """Open the phone's own app; `?&` is read by both kinds of phones."""
    return f"sms:{dialled(phone)}?&body={quote(text, safe='')}"


def dialled(phone: str) -> str:
    """A number as a telephone takes it."""
    return "".join(one for one in phone if one in ON_A_PHONE)


def _why_not(person: Resident, shown: frozenset[str], *, is_any: bool) -> WhyNot | None:
    if "phone" not in shown:
        return WhyNot.NOT_FOR_YOU
    answers = list(person.consents.filter(purpose=Consent.Purpose.PHONE))
    if not any(one.given and one.withdrawn_on is None for one in answers):
        return WhyNot.NOT_AGREED if answers else WhyNot.NOT_ASKED
    if not person.phone:
        return WhyNot.NO_NUMBER
    return None if is_any else WhyNot.NOTHING_TO_COME


def _coming(person: Resident, now: datetime, placement: Placement | None) -> list[Participation]:
    """The first time to come of each placement."""
    rows: QuerySet[Participation] = (
        Participation.objects.filter(resident=person, status=Participation.Status.SIGNED_UP)
        .filter(occurrence__date__gte=timezone.localdate(now), occurrence__cancelled_at__isnull=True)
        .select_related("placement", "occurrence__activity__organisation")
        .order_by("occurrence__date", "occurrence__starts", "pk")
    )
    if placement is not None:
        rows = rows.filter(placement=placement)
    first: dict[int, Participation] = {}
    for row in rows:
        if not has_started(row.occurrence, now):
            first.setdefault(row.placement_id, row)
    return list(first.values())


def _first_of_offer(placement: Placement, now: datetime) -> Occurrence | None:
    """The first date of a place that is kept for someone, as long as they can still say yes."""
    if placement.status != placement.Status.PROPOSED or not placement.held_until:
        return None
    if placement.held_until <= now or placement.slot_id is None:
        return None
    dates = Occurrence.objects.filter(slot=placement.slot_id).taking_place()
    if not placement.is_standing:
        return dates.filter(placements=placement).first()
    first = max(timezone.localdate(now), placement.held_from or date.min)
    return next((one for one in dates.upcoming(first).in_order() if not has_started(one, now)), None)
