"""What somebody is asked, a place or a proposal: its sentence, when and where it is, and how to say yes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from aandeslag.phrases.dates import day_in_words
from matching.cards.mine.buttons import Button, button_of
from matching.cards.mine.gathering import last_tap, without_answer
from matching.cards.mine.whens import When, when_of, when_offered
from matching.models import Contact, Placement, Proposal
from matching.slips.meeting import clock as time_of
from matching.taps import Tap

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from aandeslag.phrases.book import Phrasebook

WANTS = Contact.Code.WANTS


@dataclass(frozen=True)
class Asked:
    """Together on the card, apart from where they already go: a yes is to this and to nothing else.

    `about` and `yes` are only there as long as there is no answer. `says_yes` where the desk wrote that down
    and no tick says it.
    """

    about: UUID | None
    why: str
    when: When
    yes: Button | None
    says_yes: bool


def asked_of(
    offer: Placement | None, proposals: list[Proposal], contacts: Iterable[Contact], book: Phrasebook
) -> Asked | None:
    """A place that is kept lapses, so that comes first; a proposal that got its yes stays until staff act."""
    if offer is not None:
        return _open(offer.public_id, _until(offer, book), when_offered(offer, book), book)
    proposal = next(iter([*without_answer(proposals), *proposals]), None)
    if proposal is None:
        return None
    when = when_of(proposal.occurrence, proposal.occurrence.activity, book)
    if proposal.status == Proposal.Status.PROPOSED:
        return _open(proposal.public_id, book.say("phone.why-proposal"), when, book)
    return Asked(None, "", when, None, says_yes=not _is_ticked(proposal, contacts))


def _open(about: UUID, why: str, when: When, book: Phrasebook) -> Asked:
    return Asked(about, why, when, button_of(Tap(WANTS, "", about), book), says_yes=False)


def _until(offer: Placement, book: Phrasebook) -> str:
    if offer.held_until is None:
        return ""
    until = timezone.localtime(offer.held_until)
    return book.say("phone.why-offer", day=day_in_words(book, until.date()), time=time_of(until.time()))


def _is_ticked(proposal: Proposal, contacts: Iterable[Contact]) -> bool:
    last = last_tap(contacts)
    return last is not None and (last.code, last.about) == (WANTS, proposal.public_id)
