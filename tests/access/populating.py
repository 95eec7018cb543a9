"""Fills a town with at least one row of every kind, in each state that a page treats differently."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from aandeslag.teams.access import Role
from aandeslag.teams.link_secrets import digest_of
from aandeslag.teams.models import BlockedTime, Duty, Invitation, VolunteerCentre
from aandeslag.vocabulary import DepartureReason, Language, LegalStatus, Weekday
from activities.models import (
    Activity,
    BusTime,
    CalendarFeed,
    OfferKey,
    OwnText,
    Pause,
    VolunteerDeclaration,
)
from matching.actions import merge_residents
from matching.actions.rounds import choose_policy, decline_proposal, note_wanted, propose_round
from matching.models import (
    ConductCertificateSeen,
    Contact,
    HostReport,
    Participation,
    Placement,
    Refusal,
    Reminder,
    Task,
    WaitingListEntry,
)
from reports.actions import (
    close_due_quarters,
    count_centre,
    release_year,
    set_opening_balance,
    set_targets,
)
from reports.models import FiguresKey
from residents.details import ResidentDetails
from residents.models import Change, Consent, Explanation, HandOver, OfferedPerson, SupportGiven
from tests import factories
from tests.world import Town, make_town

if TYPE_CHECKING:
    from activities.models import Occurrence, Slot
    from residents.models import Resident, WalkInSession

# A Tuesday at half past one, while the walk-in hour is open.
NOW: Final = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
TODAY: Final = NOW.date()
State = VolunteerDeclaration.State


@dataclass(frozen=True)
class Populated:
    """A town with people, an offer and what ties them."""

    town: Town
    letter: str
    secret: str
    people: dict[str, Resident]
    session: WalkInSession
    # Who came instead of whom on a date to come.
    replaced: tuple[Participation, Participation]


def populate(letter: str) -> Populated:
    town = make_town(f"Dorp {letter}")
    secret = f"geheim-van-{letter}" * 3
    _structure(town, secret)
    people = _people(town)
    session = _walk_in(town, people)
    slot, occurrences = _offer(town)
    CalendarFeed.objects.create(team=town.team, secret_digest=digest_of(secret), made_at=NOW)
    key = {"used_by": "KANARIE", "secret_digest": digest_of(secret), "made_at": NOW}
    OfferKey.objects.create(team=town.team, **key)
    FiguresKey.objects.create(municipality=town.municipality, **key)
    _placed(town, people, slot, occurrences)
    replaced = _tonight(people, slot)
    _waiting(town, people, slot)
    _moved_on(town, people)
    _merged(people["stopped"])
    _followed(town, people["entrusted"])
    _rounds(town)
    _figures(town)
    return Populated(town, letter, secret, people, session, replaced)


def _structure(town: Town, secret: str) -> None:
    team = town.team
    other = factories.TeamCentreFactory.create(team=team, centre__municipality=town.municipality).centre
    for centre in (town.centre, other):
        BlockedTime.objects.create(centre=centre, weekday=Weekday.MONDAY, starts=time(9), ends=time(12))
    team.started_on = date(2025, 10, 1)
    team.volunteer_centre = VolunteerCentre.objects.create(name="Punt", municipality=town.municipality)
    team.save()
    inviting = {"name": "Nieuw", "expires_at": NOW + timedelta(hours=72)}
    coordinator = town.member(Role.COORDINATOR).user
    Invitation.objects.create(
        role=Role.DESK,
        team=team,
        email=f"nieuw-{team.pk}@voorbeeld.test",
        secret_digest=digest_of(secret),
        invited_by=coordinator,
        **inviting,
    )
    # A second one of each, so that the last of its kind is not the only one there is to end.
    factories.MembershipFactory.create(role=Role.COORDINATOR, team=team)
    factories.MembershipFactory.create(role=Role.DESK, team=team)


def _people(town: Town) -> dict[str, Resident]:
    """Entrusted at the first centre; not entrusted at the second; housed in the town; left."""
    team = town.team
    second = team.serving.exclude(centre=town.centre).get().centre
    people = {
        "entrusted": factories.ResidentFactory.create(
            team=team, centre=town.centre, legal_status=LegalStatus.IN_PROCEDURE
        ),
        "elsewhere": factories.ResidentFactory.create(team=team, centre=second),
        "housed": factories.ResidentFactory.create(team=team, centre=None, housed_in=town.municipality),
        "left": factories.ResidentFactory.create(
            team=team,
            centre=town.centre,
            departed_on=TODAY - timedelta(days=3),
            departure_reason=DepartureReason.RELOCATION,
        ),
        "free": factories.ResidentFactory.create(team=team, centre=town.centre),
        "stopped": factories.ResidentFactory.create(
            team=team, centre=second, mediation_stopped_on=TODAY - timedelta(days=3)
        ),
    }
    staff = town.member(Role.DESK).user
    supporter = town.member(Role.SUPPORTER).user
    factories.EntrustmentFactory.create(resident=people["entrusted"], supporter=supporter)
    for one in people.values():
        Explanation.objects.create(
            team=team, resident=one, language=Language.TIGRINYA, by=staff, given_on=TODAY
        )
    for purpose in (Consent.Purpose.PHONE, Consent.Purpose.STORY):
        Consent.objects.create(
            team=team, resident=people["entrusted"], purpose=purpose, given=True, asked_on=TODAY, by=staff
        )
    return people


def _tonight(people: dict[str, Resident], slot: Slot) -> tuple[Participation, Participation]:
    """Still to come today: one goes, and one comes instead of another, who was taken off."""
    evening = factories.SlotFactory.create(activity=slot.activity, starts=time(20), ends=time(22))
    date = factories.OccurrenceFactory.create(slot=evening, date=TODAY)
    goes = factories.PlacementFactory.create(occurrence=date, resident=people["entrusted"])
    factories.ParticipationFactory.create(placement=goes)
    agreed = factories.PlacementFactory.create(occurrence=date, resident=people["housed"])
    came: Participation = factories.ParticipationFactory.create(placement=agreed)
    before = factories.PlacementFactory.create(
        occurrence=date,
        resident=people["elsewhere"],
        status=Placement.Status.ENDED,
        ended_on=TODAY,
        ended_at=NOW,
        end_reason=Placement.EndReason.UNKNOWN,
    )
    off: Participation = factories.ParticipationFactory.create(
        placement=before, status=Participation.Status.CANCELLED, marked_at=NOW
    )
    return came, off


def _walk_in(town: Town, people: dict[str, Resident]) -> WalkInSession:
    """Open now with a supporter at the desk; planned; cancelled; closed."""
    place = {"team": town.team, "centre": town.centre}
    hour = factories.WalkInHourFactory.create(**place)
    session: WalkInSession = factories.WalkInSessionFactory.create(hour=hour, visitors=9, **place)
    planned = {"opened_at": None, **place}
    factories.WalkInSessionFactory.create(date=TODAY + timedelta(days=7), **planned)
    factories.WalkInSessionFactory.create(
        date=TODAY + timedelta(days=14), cancelled_at=NOW, cancelled_because="Kerst", **planned
    )
    factories.WalkInSessionFactory.create(date=TODAY - timedelta(days=7), closed_at=NOW, visitors=3, **place)
    # Today too, elsewhere, and not yet opened.
    second = people["elsewhere"].centre
    factories.WalkInSessionFactory.create(team=town.team, centre=second, date=TODAY, opened_at=None)
    for key in ("entrusted", "elsewhere"):
        factories.VisitFactory.create(session=session, resident=people[key], came_at=NOW)
    # Sent by the COA staff whom the test signs in, and by a colleague.
    factories.ReferralFactory.create(session=session, by=town.member(Role.COA).user)
    factories.ReferralFactory.create(session=session)
    for role in (Role.SUPPORTER, Role.DESK):
        duty = Duty.objects.create(membership=town.member(role), since=NOW - timedelta(minutes=40))
        session.duties.add(duty)
    return session


def _waiting(town: Town, people: dict[str, Resident], slot: Slot) -> None:
    """A full moment on another day: someone goes, someone is offered a place, someone waits and waited."""
    full = factories.SlotFactory.create(activity=slot.activity, weekday=Weekday.THURSDAY, capacity=2)
    date = factories.OccurrenceFactory.create(slot=full, date=TODAY + timedelta(days=9))
    goes = factories.PlacementFactory.create(occurrence=date, resident=people["entrusted"])
    factories.ParticipationFactory.create(placement=goes)
    offer = factories.PlacementFactory.create(
        occurrence=date,
        resident=people["elsewhere"],
        status=Placement.Status.PROPOSED,
        agreed_on=None,
        held_until=NOW + timedelta(days=2),
    )
    line = {"team": town.team, "slot": full, "since": NOW - timedelta(days=3)}
    said_no = frozenset({"said-no"})
    offered = WaitingListEntry.objects.create(
        resident=people["elsewhere"], occurrence=date, cautions_passed=said_no, **line
    )
    WaitingListEntry.objects.create(resident=people["housed"], occurrence=date, **line)
    WaitingListEntry.objects.create(
        resident=people["housed"], left_at=NOW - timedelta(days=1), left_because="lapsed", **line
    )
    factories.TaskFactory.create(
        activity=slot.activity, kind=Task.Kind.OFFER, placement=offer, occurrence=date, waiting=offered
    )


def _moved_on(town: Town, people: dict[str, Resident]) -> None:
    """A change; who left is offered elsewhere, an organisation must hear it; two are offered here."""
    left, team = people["left"], town.team
    Change.objects.create(
        team=team, resident=people["housed"], kind=Change.Kind.STUDY, on=TODAY, noted_at=NOW
    )
    Consent.objects.create(
        team=team, resident=left, purpose=Consent.Purpose.HAND_OVER, given=True, asked_on=TODAY
    )
    elsewhere = factories.TeamCentreFactory.create(team__status="active").centre
    HandOver.objects.create(team=team, resident=left, to_centre=elsewhere, offered_on=TODAY)
    for _ in range(2):
        OfferedPerson.objects.create(
            team=team,
            hand_over_id=uuid4(),
            centre=town.centre,
            first_name="Kanarie",
            languages=frozenset({Language.TIGRINYA}),
            offered_on=TODAY,
        )
    ended = factories.PlacementFactory.create(
        occurrence=factories.OccurrenceFactory.create(
            slot__activity__organisation__team=team, date=TODAY + timedelta(days=5)
        ),
        resident=left,
        status=Placement.Status.ENDED,
        ended_on=TODAY - timedelta(days=3),
        end_reason=Placement.EndReason.RELOCATION,
        ended_by_departure=True,
    )
    factories.TaskFactory.create(activity=ended.activity, kind=Task.Kind.TELL_HOST, placement=ended)


def _rounds(town: Town) -> None:
    """One that is closed and one that is being settled: said yes, said no, proposed; one is left out."""
    here = {"team": town.team, "centre": town.centre}
    factories.ResidentFactory.create(**here, birth_year=2015)
    for _ in range(4):
        factories.ResidentFactory.create(**here)
    choose_policy(team=town.team, chosen={"weeks": 4})
    for _ in range(2):
        made = propose_round(team=town.team, by=town.member(Role.COORDINATOR).user, now=NOW)
    said_yes, said_no, *_others = made.proposals.order_by("pk")
    note_wanted(proposal=said_yes, now=NOW)
    decline_proposal(proposal=said_no, reason=Placement.DeclineReason.TIME, now=NOW)


def _followed(town: Town, person: Resident) -> None:
    """A supporter wrote a note, pressed that someone wants something else, and counted hours."""
    supporter = town.member(Role.SUPPORTER).user
    shared = {"resident": person, "supporter": supporter, "at": NOW - timedelta(hours=1)}
    factories.ContactFactory.create(code=Contact.Code.NOTE, note="KANARIE", **shared)
    said = factories.ContactFactory.create(code=Contact.Code.SOMETHING_ELSE, **shared)
    Task.objects.create(
        team=town.team, kind=Task.Kind.WANTS_ELSE, contact=said, cause="wants-else:kanarie", since=TODAY
    )
    SupportGiven.objects.create(team=town.team, supporter=supporter, on=TODAY, people=3)


def _merged(kept: Resident) -> None:
    """Someone was in the books twice."""
    double = factories.ResidentFactory.create(team=kept.team, centre=kept.centre)
    merge_residents(kept=kept, other=double, details=ResidentDetails.of(kept), by=None, now=NOW)


def _figures(town: Town) -> None:
    """A year and two quarters are closed, the next can be; there are targets, and a count of the centre."""
    team = town.team
    close_due_quarters(team=team, now=NOW - timedelta(days=60))
    set_targets(team=team, year=2026, values={"times": 100}, by=None)
    release_year(team=team, year=2025, by=None, now=NOW)
    count_centre(
        team=team,
        centre=town.centre,
        counted_on=TODAY - timedelta(days=50),
        people=400,
        women=150,
        source="COA",
        by=None,
    )
    until = date(2025, 9, 30)
    set_opening_balance(team=team, measure="times", value=1200, until=until, source="jaarverslag", by=None)


def _offer(town: Town) -> tuple[Slot, list[Occurrence]]:
    organisation = factories.OrganisationFactory.create(
        team=town.team,
        address="Lindelaan",
        phone="0",
        email="a@b.test",
        note="n",
        commerce_number="1",
    )
    work = factories.KindOfWorkFactory.create(organisation=organisation)
    for state, dated in (
        (State.ASKED, {}),
        (State.RECEIVED, {"received_on": date(2026, 1, 1)}),
        (State.REFUSED, {"refused_on": date(2026, 2, 1)}),
    ):
        undecided = {"granted_on": None, "valid_until": None}
        factories.DeclarationFactory.create(
            kind_of_work=factories.KindOfWorkFactory.create(organisation=organisation, description=state),
            state=state,
            **undecided,
            **dated,
        )
    factories.DeclarationFactory.create(kind_of_work=work)
    factories.SiteContactFactory.create(organisation=organisation)
    shared = {"organisation": organisation, "kind_of_work": work}
    kept = {"keeper": town.member(Role.DESK).user, "confirmed_on": TODAY - timedelta(days=70)}
    published = factories.ActivityFactory.create(to_bring="laarzen", **shared, **kept)
    BusTime.objects.create(team=town.team, activity=published, centre=town.centre, minutes=21)
    draft = factories.ActivityFactory.create(
        status=Activity.Status.DRAFT, site_contact=published.site_contact, published_at=None, **shared
    )
    factories.SlotFactory.create(activity=draft)
    factories.ActivityFactory.create(status=Activity.Status.ENDED, ended_on=TODAY, **shared)
    slot = factories.SlotFactory.create(activity=published, capacity=9)
    days = [TODAY + timedelta(days=7 * week) for week in (-1, 0, 1, 2, 3)]
    occurrences = [factories.OccurrenceFactory.create(slot=slot, date=day) for day in days]
    # On a day of its own, which nobody is signed up for: it can still be cancelled or changed.
    factories.OccurrenceFactory.create(slot=slot, date=TODAY + timedelta(days=30), is_extra=True)
    _texts(published, town)
    factories.SatisfactionFactory.create(activity=published)
    later = {"first": TODAY + timedelta(days=200), "last": TODAY + timedelta(days=210)}
    Pause.objects.create(team=town.team, slot=slot, because="Vakantie", **later)
    for _ in range(2):
        factories.ConcernFactory.create(activity=published, asked_by=town.member(Role.COA).user)
    return slot, occurrences


def _texts(activity: Activity, town: Town) -> None:
    """A translation by hand, and what a speaker would say otherwise."""
    shared = {"activity": activity, "team": town.team, "title": "ጀርዲን", "text": "ብሓባር", "written_on": TODAY}
    for language in ("ti", "so"):
        OwnText.objects.create(language=language, **shared)


def _placed(town: Town, people: dict[str, Resident], slot: Slot, occurrences: list[Occurrence]) -> None:
    """Was there last week; comes next week; taken off in two weeks; comes every time; has stopped."""
    entrusted, housed = people["entrusted"], people["housed"]
    past, today, coming, later, _last = occurrences
    HostReport.objects.create(team=town.team, occurrence=today, reported_at=NOW, remark="Laarzen")
    been = factories.PlacementFactory.create(
        occurrence=past, resident=entrusted, status=Placement.Status.STARTED, started_on=past.date
    )
    row = factories.ParticipationFactory.create(placement=been, status=Participation.Status.PRESENT)
    factories.EarlierMarkFactory.create(participation=row, marked_by=town.member(Role.DESK).user)
    factories.AccompanimentFactory.create(occurrence=coming, supporter=town.member(Role.SUPPORTER).user)
    for person, occurrence in ((entrusted, coming), (people["elsewhere"], coming)):
        placement = factories.PlacementFactory.create(occurrence=occurrence, resident=person)
        row = factories.ParticipationFactory.create(placement=placement)
        Reminder.objects.create(team=town.team, participation=row)
    off = factories.PlacementFactory.create(occurrence=later, resident=entrusted)
    factories.ParticipationFactory.create(placement=off, status=Participation.Status.CANCELLED)
    standing = factories.PlacementFactory.create(
        occurrence=None,
        slot=slot,
        activity=slot.activity,
        team=town.team,
        resident=housed,
        is_standing=True,
    )
    factories.ParticipationFactory.create(placement=standing, occurrence=coming)
    factories.PlacementFactory.create(
        occurrence=later,
        resident=housed,
        status=Placement.Status.ENDED,
        ended_on=TODAY,
        end_reason=Placement.EndReason.OWN_CHOICE,
    )
    factories.TaskFactory.create(activity=slot.activity, placement=standing, occurrence=coming)
    refused = Activity.objects.filter(team=town.team, status=Activity.Status.PUBLISHED).get()
    Refusal.objects.create(team=town.team, resident=people["elsewhere"], activity=refused, on=TODAY)
    ConductCertificateSeen.objects.create(
        team=town.team, resident=entrusted, organisation=refused.organisation, seen_on=TODAY
    )
