"""An activity as the offer shows it: its card, its fixed moments, its dates, its facts."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from aandeslag.vocabulary import Theme
from activities import wording
from activities.cards.tags import Tag, questions_tag, tags
from activities.profiles import publishing_facts
from activities.rules import freshness_of, still_to_ask

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from django.utils.safestring import SafeString
    from django_stubs_ext import StrOrPromise

    from activities.declarations import DeclarationFacts
    from activities.models import Activity, Slot


@dataclass(frozen=True)
class SlotLine:
    public_id: UUID
    when: str
    places: str
    remarks: str


@dataclass(frozen=True)
class OfferCard:
    public_id: UUID
    title: str
    theme: str
    theme_in_words: StrOrPromise
    organisation: str
    moments: tuple[SlotLine, ...]
    tags: tuple[Tag, ...]
    freshness: str
    ask_again: bool

    @property
    def written_tags(self) -> SafeString:
        """Written in one go, for busy pages."""
        return mark_safe("".join(map(_written, self.tags)))  # noqa: S308 - escaped below

    @property
    def written_moments(self) -> SafeString:
        """Written in one go, for busy pages."""
        return mark_safe("".join(map(_written_moment, self.moments)))  # noqa: S308 - escaped below

    @property
    def when(self) -> str:
        """All its fixed moments in one line, for a list."""
        return ", ".join(moment.when for moment in self.moments)


def offer_card(
    activity: Activity, running: Iterable[Slot], papers: DeclarationFacts, today: date
) -> OfferCard:
    """`running` are the fixed moments that still run. Reads the organisation: load it with `for_cards`."""
    moments, freshness = list(running), freshness_of(activity.confirmed_on, today)
    to_ask = len(still_to_ask(publishing_facts(activity, moments)))
    return OfferCard(
        public_id=activity.public_id,
        title=activity.title,
        theme=activity.theme,
        theme_in_words=Theme(activity.theme).label,
        organisation=activity.organisation.name,
        moments=tuple(slot_line(slot, today) for slot in moments),
        tags=(*tags(activity, papers, today), *questions_tag(to_ask)),
        freshness=wording.confirmed(freshness),
        ask_again=freshness.ask_again,
    )


def _written(tag: Tag) -> str:
    kind = f" tag-{tag.kind}" if tag.kind else ""
    return f'<li class="tag{kind}">{escape(str(tag.label))}</li>'


def _written_moment(moment: SlotLine) -> str:
    rest = escape(", ".join(filter(None, [moment.places, moment.remarks])))
    return f'<p><span class="fit-when">{escape(moment.when)}</span> <span class="soft">{rest}</span></p>'


def slot_line(slot: Slot, today: date) -> SlotLine:
    remarks = filter(None, [wording.season(slot), wording.validity(slot, today)])
    return SlotLine(slot.public_id, wording.when(slot), wording.places(slot.capacity), ", ".join(remarks))


def activity_facts(activity: Activity, *, shows_contact: bool) -> list[tuple[str, StrOrPromise]]:
    """What is known of it; how to reach the contact only for who keeps the offer."""
    return [
        (_("Purpose"), activity.get_purpose_display()),
        (
            _("Meeting point"),
            wording.meeting(activity.meeting_place, activity.meeting_point, activity.minutes_earlier),
        ),
        (_("Address"), activity.address),
        (_("Contact on site"), _contact(activity, shows_contact=shows_contact)),
        (_("Dutch needed"), activity.get_dutch_needed_display() if activity.dutch_needed else ""),
        (_("Physical load"), activity.get_physical_load_display() if activity.physical_load else ""),
        (_("Minimum age"), "" if activity.minimum_age is None else str(activity.minimum_age)),
        (_("Together with Dutch volunteers"), _yes_or_no(activity.with_dutch_volunteers)),
        (_("Certificate of conduct needed"), _yes_or_no(activity.conduct_certificate)),
        (_("Women's group"), _yes_or_no(activity.women_only)),
        (_("Children welcome"), _yes_or_no(activity.children_welcome)),
        (_("People in one group at most"), "" if activity.group_size is None else str(activity.group_size)),
        (_("Travel cost"), wording.travel_cost(activity.get_travel_paid_by_display(), activity.travel_cost)),
        (_("Bring or wear"), wording.to_bring(activity.bring, activity.to_bring)),
    ]


def _yes_or_no(answer: bool | None) -> str:  # noqa: FBT001 - an answer to put into words
    if answer is None:
        return ""
    return _("yes") if answer else _("no")


def _contact(activity: Activity, *, shows_contact: bool) -> str:
    contact = activity.site_contact
    if contact is None:
        return ""
    reached_by = [contact.phone, contact.email] if shows_contact else []
    return ", ".join(filter(None, [contact.name, *reached_by]))
