"""What a form or an import fills in, as plain values; a default means *not asked yet*."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as clock
    from decimal import Decimal

    from activities.models import KindOfWork, Organisation, SiteContact


@dataclass(frozen=True)
class OrganisationDetails:
    name: str
    kind: str = "other"
    commerce_number: str = ""
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    phone: str = ""
    email: str = ""
    is_insured: bool | None = None
    insurance_checked_on: clock.date | None = None
    has_quality_mark: bool | None = None
    quality_mark_until: clock.date | None = None
    note: str = ""


@dataclass(frozen=True)
class ContactDetails:
    name: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class ActivityDetails:
    title: str
    purpose: str = "volunteering"
    kind: str = "recurring"
    theme: str = "other"
    kind_of_work: KindOfWork | None = None
    site_contact: SiteContact | None = None
    meeting_point: str = ""
    meeting_place: str = ""
    minutes_earlier: int | None = None
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    dutch_needed: str | None = None
    physical_load: str | None = None
    minimum_age: int | None = None
    with_dutch_volunteers: bool | None = None
    conduct_certificate: bool | None = None
    women_only: bool | None = None
    children_welcome: bool | None = None
    is_additional: bool | None = None
    is_non_profit: bool | None = None
    travel_paid_by: str | None = None
    travel_cost: Decimal | None = None
    group_size: int | None = None
    bring: frozenset[str] | None = None
    to_bring: str = ""


@dataclass(frozen=True)
class TextChoice:
    """Codes of ready sentences; empty is *by itself*."""

    title_phrase: str = ""
    do_phrase: str = ""
    with_phrase: str = ""
    know_phrase: str = ""


@dataclass(frozen=True)
class SlotDetails:
    """`capacity` 0 is *not known yet*; without `valid_from` it holds from the day on which it is added."""

    starts: clock.time
    capacity: int
    ends: clock.time | None = None
    pattern: str = "weekly"
    weekday: str = ""
    nth: int | None = None
    every: int = 1
    date: clock.date | None = None
    season_from: int | None = None
    season_until: int | None = None
    valid_from: clock.date | None = None
    valid_until: clock.date | None = None


@dataclass(frozen=True)
class DeclarationDetails:
    """One application as it stands, with the dates that are known."""

    state: str = "asked"
    asked_on: clock.date | None = None
    received_on: clock.date | None = None
    granted_on: clock.date | None = None
    valid_until: clock.date | None = None
    refused_on: clock.date | None = None
    applicant: str = ""


@dataclass(frozen=True)
class RuleDetails:
    """Who needs a declaration from a day on, and where that is written; None is *since always*."""

    needs_declaration: bool
    source: str
    checked_on: clock.date
    valid_from: clock.date | None = None


@dataclass(frozen=True)
class NewOffer:
    """Everything of one filled form: the organisation, contact and kind of work are known or new."""

    activity: ActivityDetails
    organisation: Organisation | OrganisationDetails
    contact: ContactDetails | None = None
    kind_of_work: str = ""
    slot: SlotDetails | None = None
