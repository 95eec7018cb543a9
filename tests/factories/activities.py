"""Makes organisations, declarations, activities, slots and occurrences."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import factory
from factory.django import DjangoModelFactory

from aandeslag.vocabulary import LanguageLevel, PhysicalLoad, Theme, Weekday
from activities.models import (
    Activity,
    Concern,
    KindOfWork,
    Occurrence,
    Organisation,
    OwnText,
    Satisfaction,
    SiteContact,
    Slot,
    VolunteerDeclaration,
)
from tests.factories.teams import START, TeamFactory

SAME_ORGANISATION = factory.SelfAttribute("..organisation")


class OrganisationFactory(DjangoModelFactory[Organisation]):
    class Meta:
        model = Organisation

    team = factory.SubFactory(TeamFactory)
    name = factory.Sequence(lambda n: f"Wijktuin {n}")
    kind = Organisation.Kind.NEIGHBOURHOOD


class SiteContactFactory(DjangoModelFactory[SiteContact]):
    class Meta:
        model = SiteContact

    organisation = factory.SubFactory(OrganisationFactory)
    team = factory.SelfAttribute("organisation.team")
    name = "Henk"
    phone = "024 111 11 11"


class KindOfWorkFactory(DjangoModelFactory[KindOfWork]):
    class Meta:
        model = KindOfWork

    organisation = factory.SubFactory(OrganisationFactory)
    team = factory.SelfAttribute("organisation.team")
    description = "Tuin onderhouden"


class DeclarationFactory(DjangoModelFactory[VolunteerDeclaration]):
    """Granted until the end of 2028."""

    class Meta:
        model = VolunteerDeclaration

    kind_of_work = factory.SubFactory(KindOfWorkFactory)
    team = factory.SelfAttribute("kind_of_work.team")
    state = VolunteerDeclaration.State.GRANTED
    asked_on = date(2025, 12, 1)
    granted_on = date(2026, 1, 1)
    valid_until = date(2028, 12, 31)


class ActivityFactory(DjangoModelFactory[Activity]):
    """Published volunteering that needs no Dutch, light, from 16 years, nothing left to ask."""

    class Meta:
        model = Activity

    organisation = factory.SubFactory(OrganisationFactory)
    team = factory.SelfAttribute("organisation.team")
    kind_of_work = factory.SubFactory(KindOfWorkFactory, organisation=SAME_ORGANISATION)
    site_contact = factory.SubFactory(SiteContactFactory, organisation=SAME_ORGANISATION)
    title = factory.Sequence(lambda n: f"Wijktuin onderhouden {n}")
    purpose = Activity.Purpose.VOLUNTEERING
    theme = Theme.GREEN
    meeting_point = "Poort van het azc"
    address = "Lindelaan 12"
    latitude = 51.85
    longitude = 5.87
    dutch_needed = LanguageLevel.NONE
    physical_load = PhysicalLoad.LIGHT
    minimum_age = 16
    with_dutch_volunteers = True
    conduct_certificate = False
    women_only = False
    children_welcome = True
    status = Activity.Status.PUBLISHED
    published_at = datetime(2026, 1, 5, 9, tzinfo=UTC)
    confirmed_on = date(2026, 11, 1)


class SlotFactory(DjangoModelFactory[Slot]):
    """Every Tuesday morning, four places."""

    class Meta:
        model = Slot

    activity = factory.SubFactory(ActivityFactory)
    team = factory.SelfAttribute("activity.team")
    pattern = Slot.Pattern.WEEKLY
    weekday = Weekday.TUESDAY
    starts = time(9, 30)
    ends = time(12)
    capacity = 4
    valid_from = START


class OccurrenceFactory(DjangoModelFactory[Occurrence]):
    class Meta:
        model = Occurrence

    slot = factory.SubFactory(SlotFactory)
    activity = factory.SelfAttribute("slot.activity")
    team = factory.SelfAttribute("slot.team")
    date = date(2026, 12, 1)
    starts = factory.SelfAttribute("slot.starts")
    ends = factory.SelfAttribute("slot.ends")


class OwnTextFactory(DjangoModelFactory[OwnText]):
    """In Somali, and no speaker has looked at it yet."""

    class Meta:
        model = OwnText

    activity = factory.SubFactory(ActivityFactory)
    team = factory.SelfAttribute("activity.team")
    language = "so"
    title = "Beerta"
    text = "Waan wada shaqaynaa."
    written_on = START


class ConcernFactory(DjangoModelFactory[Concern]):
    """A question that nobody answered yet."""

    class Meta:
        model = Concern

    activity = factory.SubFactory(ActivityFactory)
    team = factory.SelfAttribute("activity.team")
    kind = Concern.Kind.QUESTION
    text = "Is het rolstoelvriendelijk?"
    asked_on = date(2026, 11, 20)


class SatisfactionFactory(DjangoModelFactory[Satisfaction]):
    class Meta:
        model = Satisfaction

    activity = factory.SubFactory(ActivityFactory)
    team = factory.SelfAttribute("activity.team")
    answer = Satisfaction.Answer.GOOD
    on = date(2026, 11, 20)
