"""Builds the ground of an invented town: places, team, members and the offer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from math import cos, radians
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from aandeslag.teams.access import NATIONAL_ROLES, Role
from aandeslag.teams.models import (
    BlockedTime,
    Membership,
    Municipality,
    ReceptionCentre,
    Team,
    TeamCentre,
    User,
    VolunteerCentre,
)
from aandeslag.vocabulary import Language, MeetingPlace, Weekday
from activities.models import (
    Activity,
    KindOfWork,
    Organisation,
    SiteContact,
    Slot,
    VolunteerDeclaration,
)
from matching.demo import offer_hoogeveen, offer_nijmegen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matching.demo.offer import Host, Offered

KM_PER_DEGREE: Final = 111.2
HISTORY: Final = timedelta(weeks=52)
# By the supporter of each town.
SPOKEN: Final = frozenset({Language.TIGRINYA, Language.ARABIC, Language.ENGLISH})
# Invented people; whoever looks around in the demo sees who did what.
MEMBER_NAMES: Final = {
    Role.COORDINATOR: "Anneke",
    Role.DESK: "Joost",
    Role.SUPPORTER: "Selam",
    Role.COA: "Marieke",
    Role.OFFICIAL: "Peter",
    Role.PROGRAMME: "Hanneke",
    Role.ADMINISTRATOR: "Bas",
    Role.AUDITOR: "Nora",
}


@dataclass(frozen=True)
class TownPlan:
    """What is invented about a town; the municipality itself is from the reference list."""

    slug: str
    name: str
    product_name: str
    municipality: str
    centre: str
    minimum_age: int
    walk_in_day: Weekday
    reporting_day: Weekday
    hosts: tuple[Host, ...]
    phone: str


@dataclass(frozen=True)
class Town:
    plan: TownPlan
    municipality: Municipality
    centre: ReceptionCentre
    team: Team
    members: Mapping[str, User]

    @property
    def desk(self) -> User:
        return self.members[Role.DESK]


TOWNS: Final = (
    TownPlan(
        "team-a", "Team Nijmegen", "Aan de Slag", "GM0268", "azc De Stelling", 16,
        Weekday.TUESDAY, Weekday.THURSDAY, offer_nijmegen.HOSTS, "024 000 00 00",
    ),
    TownPlan(
        "team-b", "Team Hoogeveen", "#Meedoen", "GM0118", "azc De Beukemate", 18,
        Weekday.WEDNESDAY, Weekday.MONDAY, offer_hoogeveen.HOSTS, "0528 00 00 00",
    ),
)  # fmt: skip


def build_town(plan: TownPlan, *, password: str, today: date) -> Town:
    municipality = Municipality.objects.get(code=plan.municipality, valid_until__isnull=True)
    centre = ReceptionCentre.objects.create(
        name=plan.centre,
        municipality=municipality,
        latitude=municipality.latitude,
        longitude=municipality.longitude,
        opened_on=today - 4 * HISTORY,
    )
    BlockedTime.objects.create(centre=centre, weekday=plan.reporting_day, starts=time(9), ends=time(12))
    team = Team.objects.create(
        slug=plan.slug,
        name=plan.name,
        product_name=plan.product_name,
        status=Team.Status.ACTIVE,
        minimum_age=plan.minimum_age,
        phone=plan.phone,
        volunteer_centre=VolunteerCentre.objects.create(
            name=f"Vrijwilligerscentrale {municipality.name}", municipality=municipality
        ),
        started_on=today - HISTORY,
    )
    team.municipalities.add(municipality)
    TeamCentre.objects.create(team=team, centre=centre, valid_from=today - HISTORY)
    town = Town(plan, municipality, centre, team, {})
    return replace(town, members=_members(town, password, today))


def _members(town: Town, password: str, today: date) -> dict[str, User]:
    people: dict[str, User] = {}
    for role in sorted(set(Role) - NATIONAL_ROLES):
        user = User.objects.create_user(
            f"{role.value}@{town.team.slug}.test", password, name=MEMBER_NAMES[role]
        )
        membership = Membership.objects.create(
            user=user,
            role=role,
            team=None if role == Role.OFFICIAL else town.team,
            municipality=town.municipality if role == Role.OFFICIAL else None,
            valid_from=today - HISTORY,
            languages=SPOKEN if role == Role.SUPPORTER else frozenset(),
        )
        if role == Role.COA:
            membership.centres.add(town.centre)
        people[role] = user
    return people


def build_national(*, password: str, today: date) -> None:
    for role in sorted(NATIONAL_ROLES):
        user = User.objects.create_user(f"{role.value}@landelijk.test", password, name=MEMBER_NAMES[role])
        Membership.objects.create(user=user, role=role, valid_from=today - HISTORY)


def build_offer(town: Town, *, today: date) -> None:
    for host in town.plan.hosts:
        organisation = _organisation(town, host)
        contact = SiteContact.objects.create(
            team=town.team, organisation=organisation, name=host.contact, phone=town.plan.phone
        )
        for offered in host.activities:
            work = KindOfWork.objects.create(
                team=town.team, organisation=organisation, description=offered.title
            )
            if offered.purpose == Activity.Purpose.VOLUNTEERING:
                _declare(work, host.declaration, today)
            activity = _activity(organisation, contact, work, offered, today)
            Slot.objects.bulk_create(_slots(activity, offered, today))


def _organisation(town: Town, host: Host) -> Organisation:
    north, east = host.north / KM_PER_DEGREE, host.east / KM_PER_DEGREE
    latitude, longitude = town.centre.latitude or 52.0, town.centre.longitude or 5.5
    return Organisation.objects.create(
        team=town.team,
        name=host.name,
        kind=host.kind,
        address=host.address,
        latitude=latitude + north,
        longitude=longitude + east / cos(radians(latitude)),
        phone=town.plan.phone,
    )


def _declare(work: KindOfWork, state: str, today: date) -> None:
    """Give a kind of work the declaration that its host has; the dates lie before the history."""
    asked = today - HISTORY - timedelta(days=40)
    dates: dict[str, dict[str, date]] = {
        "asked": {"asked_on": today - timedelta(days=9)},
        "received": {"asked_on": asked, "received_on": asked + timedelta(days=6)},
        "granted": {
            "asked_on": asked,
            "received_on": asked + timedelta(days=6),
            "granted_on": asked + timedelta(days=20),
            "valid_until": asked + timedelta(days=20 + 3 * 365),
        },
        "refused": {"asked_on": asked, "refused_on": asked + timedelta(days=20)},
    }
    VolunteerDeclaration.objects.create(team_id=work.team_id, kind_of_work=work, state=state, **dates[state])


def _activity(
    organisation: Organisation, contact: SiteContact, work: KindOfWork, offered: Offered, today: date
) -> Activity:
    published = timezone.make_aware(datetime.combine(today - HISTORY - timedelta(days=7), time(10)))
    return Activity.objects.create(
        team_id=organisation.team_id,
        organisation=organisation,
        title=offered.title,
        purpose=offered.purpose,
        kind=Activity.Kind.ONE_OFF if offered.when[0].days_ahead else Activity.Kind.RECURRING,
        theme=offered.theme,
        kind_of_work=work,
        site_contact=contact,
        meeting_place=MeetingPlace.GATE,
        minutes_earlier=30,
        address=organisation.address,
        latitude=organisation.latitude,
        longitude=organisation.longitude,
        dutch_needed=None if offered.is_draft else offered.dutch,
        physical_load=None if offered.is_draft else offered.load,
        minimum_age=offered.minimum_age,
        with_dutch_volunteers=True,
        conduct_certificate=offered.certificate,
        women_only=offered.women_only,
        children_welcome=offered.children,
        bring=frozenset(offered.bring) or None,
        status=Activity.Status.DRAFT if offered.is_draft else Activity.Status.PUBLISHED,
        published_at=None if offered.is_draft else published,
        confirmed_on=today - timedelta(days=len(offered.title) * 2),
    )


def _slots(activity: Activity, offered: Offered, today: date) -> list[Slot]:
    return [
        Slot(
            team_id=activity.team_id,
            activity=activity,
            pattern=when.pattern,
            weekday="" if when.days_ahead else when.weekday,
            nth=when.nth,
            date=today + timedelta(days=when.days_ahead) if when.days_ahead else None,
            starts=when.starts,
            ends=when.ends,
            capacity=when.places,
            valid_from=today - HISTORY,
        )
        for when in offered.when
    ]
