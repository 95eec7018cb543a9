"""Invents the residents of a town, and the walk-in sessions at which they registered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from aandeslag.vocabulary import (
    Condition,
    DepartureReason,
    Gender,
    LanguageLevel,
    LegalStatus,
    Skill,
    Theme,
    TravelMode,
    Weekday,
    WeekPart,
    Wish,
)
from matching.demo.names import draw_person
from matching.demo.towns import HISTORY
from residents.actions import make_sessions
from residents.models import Consent, Entrustment, Explanation, Resident, Visit, WalkInHour, WalkInSession
from residents.names import name_key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from matching.demo.names import Person
    from matching.demo.towns import Town

HOUSED_SHARE, MINOR_SHARE, LEFT_SHARE, PHONE_SHARE = 0.12, 0.06, 0.22, 0.55
OPENS, CLOSES = time(13), time(15)


@dataclass(frozen=True)
class Asked:
    """What somebody answered, or None where the desk has not asked yet."""

    interests: frozenset[str] | None
    skills: frozenset[str] | None
    free: frozenset[str] | None
    conditions: frozenset[str] | None
    travel_modes: frozenset[str] | None
    wishes: frozenset[str] | None


def build_sessions(town: Town, chance: Random, *, today: date) -> list[WalkInSession]:
    """A weekly hour for a year; past sessions were counted and closed, the next ones are planned."""
    hour = WalkInHour.objects.create(
        team=town.team,
        centre=town.centre,
        weekday=town.plan.walk_in_day,
        starts=OPENS,
        ends=CLOSES,
        valid_from=today - HISTORY,
    )
    first = today - HISTORY
    first += timedelta(days=(Weekday(hour.weekday).number - first.weekday()) % 7)
    days = [first + timedelta(weeks=n) for n in range(56) if first + timedelta(weeks=n) < today]
    held = WalkInSession.objects.bulk_create([_held(town, hour, day, chance) for day in days])
    make_sessions(team=town.team, today=today)
    return held


def _held(town: Town, hour: WalkInHour, day: date, chance: Random) -> WalkInSession:
    visitors = chance.randint(11, 32)
    return WalkInSession(
        team=town.team,
        hour=hour,
        centre=town.centre,
        date=day,
        starts=OPENS,
        ends=CLOSES,
        visitors=visitors,
        women=chance.randint(visitors // 5, visitors // 2),
        newcomers=chance.randint(2, 7),
        opened_at=_moment(day, OPENS),
        closed_at=_moment(day, CLOSES),
    )


def _moment(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))


def build_residents(
    town: Town, sessions: Sequence[WalkInSession], count: int, chance: Random, *, today: date
) -> list[Resident]:
    """`count` people, registered over the year and numbered in that order."""
    days = sorted(chance.choices([session.date for session in sessions], k=count))
    made = [_resident(town, number, day, chance, today) for number, day in enumerate(days, start=1)]
    residents = Resident.objects.bulk_create(made)
    _tell(town, residents, chance)
    _note_visits(sessions, residents, chance)
    return residents


def _resident(town: Town, number: int, day: date, chance: Random, today: date) -> Resident:
    person = draw_person(chance)
    is_housed, is_minor = chance.random() < HOUSED_SHARE, chance.random() < MINOR_SHARE
    asked = _asked(chance, person)
    left_on = _left_on(day, chance, today)
    return Resident(
        team=town.team,
        number=number,
        first_name=person.first_name,
        name_key=name_key(person.first_name),
        initial=chance.choice("ABDFGHKMNRSTY") if chance.random() < 0.4 else "",
        gender=person.gender,
        birth_year=today.year - (17 if is_minor else chance.randint(19, 61)),
        centre=None if is_housed else town.centre,
        housed_in=town.municipality if is_housed else None,
        district="Oost" if is_housed else "",
        languages=person.languages,
        preferred_language=person.preferred,
        dutch_level=chance.choice([None, *LanguageLevel.values[:4]]),
        english_level=chance.choice([None, *LanguageLevel.values[:4]]),
        legal_status=_legal_status(person, is_housed=is_housed, chance=chance),
        interests=asked.interests,
        skills=asked.skills,
        free=asked.free,
        conditions=asked.conditions,
        travel_modes=asked.travel_modes,
        wishes=asked.wishes,
        phone=f"06 0000 {number:04d}" if chance.random() < PHONE_SHARE and left_on is None else "",
        guardian_agreed_on=day if is_minor else None,
        registered_on=day,
        departed_on=left_on,
        departure_reason=chance.choice(_LEAVING) if left_on else "",
    )


_LEAVING: Final = (
    DepartureReason.RELOCATION,
    DepartureReason.RELOCATION,
    DepartureReason.HOUSING,
    DepartureReason.HOUSING,
    DepartureReason.PAID_WORK,
    DepartureReason.STUDY,
    DepartureReason.UNKNOWN_DESTINATION,
    DepartureReason.OWN_CHOICE,
)


def _left_on(registered: date, chance: Random, today: date) -> date | None:
    stayed = timedelta(days=chance.randint(30, 300))
    return registered + stayed if chance.random() < LEFT_SHARE and registered + stayed < today else None


def _legal_status(person: Person, *, is_housed: bool, chance: Random) -> LegalStatus:
    if is_housed:
        return LegalStatus.STATUS_HOLDER
    if person.preferred == "uk":
        return LegalStatus.DISPLACED
    statuses = [LegalStatus.IN_PROCEDURE, LegalStatus.STATUS_HOLDER, LegalStatus.UNKNOWN]
    return chance.choices(statuses, weights=[62, 30, 8])[0]


def _asked(chance: Random, person: Person) -> Asked:
    def some(codes: Sequence[str], most: int, *, share: float = 0.75) -> frozenset[str] | None:
        return (
            frozenset(chance.sample(list(codes), chance.randint(1, most)))
            if chance.random() < share
            else None
        )

    conditions = some(Condition.values[:4], 2, share=0.25)
    if person.gender == Gender.WOMAN and chance.random() < 0.2:
        conditions = (conditions or frozenset()) | {Condition.WOMEN_ONLY.value}
    return Asked(
        interests=some(Theme.values, 3),
        skills=some(Skill.values, 2, share=0.5),
        free=_free(chance),
        conditions=conditions if conditions or chance.random() < 0.5 else frozenset(),
        travel_modes=some(TravelMode.values[:2], 2, share=0.8),
        wishes=some(Wish.values, 1, share=0.35),
    )


def _free(chance: Random) -> frozenset[str] | None:
    if chance.random() < 0.25:
        return None
    daytime = [part for part in WeekPart.values if not part.endswith("evening")]
    return frozenset(chance.sample(daytime, chance.randint(4, 10)) + chance.sample(WeekPart.values, 2))


def _tell(town: Town, residents: Sequence[Resident], chance: Random) -> None:
    """Most were explained what it is; some were asked for a phone; some are entrusted to the supporter."""
    told = [one for one in residents if chance.random() < 0.93]
    Explanation.objects.bulk_create(
        Explanation(
            team=town.team,
            resident=one,
            language=one.preferred_language,
            by=town.desk,
            given_on=one.registered_on,
        )
        for one in told
    )
    Consent.objects.bulk_create(
        Consent(
            team=town.team,
            resident=one,
            purpose=Consent.Purpose.PHONE,
            given=bool(one.phone),
            language=one.preferred_language,
            by=town.desk,
            asked_on=one.registered_on,
        )
        for one in told
    )
    own = [one for one in residents if one.departed_on is None and one.preferred_language in ("ti", "ar")]
    Entrustment.objects.bulk_create(
        Entrustment(
            team=town.team, resident=one, supporter=town.members["supporter"], valid_from=one.registered_on
        )
        for one in own[-14:]
    )


def _note_visits(sessions: Sequence[WalkInSession], residents: Sequence[Resident], chance: Random) -> None:
    by_day = {session.date: session for session in sessions}
    visits = [_visit(by_day[one.registered_on], one, Visit.Reason.REGISTER, chance) for one in residents]
    for session in sessions[2:]:
        known = [
            one for one in residents if one.registered_on < session.date and not _gone(one, session.date)
        ]
        back = chance.sample(known, min(len(known), chance.randint(2, 6)))
        visits += [_visit(session, one, Visit.Reason.SIGN_UP, chance) for one in back]
    Visit.objects.bulk_create(visits)


def _gone(resident: Resident, day: date) -> bool:
    return resident.departed_on is not None and resident.departed_on <= day


def _visit(session: WalkInSession, resident: Resident, reason: Visit.Reason, chance: Random) -> Visit:
    registered = reason == Visit.Reason.REGISTER
    outcomes = (Visit.Outcome.SIGNED_UP, Visit.Outcome.REGISTERED if registered else Visit.Outcome.LATER)
    return Visit(
        team_id=session.team_id,
        session=session,
        resident=resident,
        reason=reason,
        outcome=chance.choice(outcomes),
        came_at=_moment(session.date, OPENS) + timedelta(minutes=chance.randint(1, 110)),
    )
