"""Makes residents, entrustments, walk-in sessions and referrals to them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import factory
from factory.django import DjangoModelFactory

from aandeslag.vocabulary import Gender, Language, LegalStatus, Weekday
from residents.models import Entrustment, Referral, Resident, Visit, WalkInHour, WalkInSession
from residents.names import name_key
from tests.factories.teams import START, CentreFactory, TeamFactory, UserFactory

A_TUESDAY = date(2026, 11, 24)


class ResidentFactory(DjangoModelFactory[Resident]):
    """Someone aged 18 or more with a residence permit, who speaks Tigrinya and lives at a centre."""

    class Meta:
        model = Resident

    team = factory.SubFactory(TeamFactory)
    # Far from the numbers that tests choose.
    number = factory.Sequence(lambda n: n + 20_001)
    first_name = factory.Iterator(["Rahel", "Yusuf", "Olena", "Farhad", "Selam", "Emre"])
    name_key = factory.LazyAttribute(lambda o: name_key(o.first_name))
    gender = Gender.WOMAN
    birth_year = 1995
    centre = factory.SubFactory(CentreFactory)
    languages = frozenset({Language.TIGRINYA.value})
    legal_status = LegalStatus.STATUS_HOLDER
    registered_on = date(2026, 9, 1)


class EntrustmentFactory(DjangoModelFactory[Entrustment]):
    class Meta:
        model = Entrustment

    resident = factory.SubFactory(ResidentFactory)
    team = factory.SelfAttribute("resident.team")
    supporter = factory.SubFactory(UserFactory)
    valid_from = START


class WalkInHourFactory(DjangoModelFactory[WalkInHour]):
    class Meta:
        model = WalkInHour

    team = factory.SubFactory(TeamFactory)
    centre = factory.SubFactory(CentreFactory)
    weekday = Weekday.TUESDAY
    starts = time(13)
    ends = time(15)
    valid_from = START


class WalkInSessionFactory(DjangoModelFactory[WalkInSession]):
    """A session that is open."""

    class Meta:
        model = WalkInSession
        skip_postgeneration_save = True

    team = factory.SubFactory(TeamFactory)
    centre = factory.SubFactory(CentreFactory)
    date = A_TUESDAY
    starts = time(13)
    ends = time(15)
    opened_at = datetime(2026, 11, 24, 11, 50, tzinfo=UTC)


class VisitFactory(DjangoModelFactory[Visit]):
    class Meta:
        model = Visit

    session = factory.SubFactory(WalkInSessionFactory)
    team = factory.SelfAttribute("session.team")
    resident = factory.SubFactory(ResidentFactory, team=factory.SelfAttribute("..team"))
    came_at = datetime(2026, 11, 24, 12, 10, tzinfo=UTC)


class ReferralFactory(DjangoModelFactory[Referral]):
    """A name, sent the day before."""

    class Meta:
        model = Referral

    session = factory.SubFactory(WalkInSessionFactory)
    team = factory.SelfAttribute("session.team")
    centre = factory.SelfAttribute("session.centre")
    resident = None
    first_name = "Yonas"
    languages = frozenset({Language.TIGRINYA})
    by = factory.SubFactory(UserFactory)
    referred_on = date(2026, 11, 23)
