"""A supporter's own people in the order in which they are wanted: who needs a call first, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from matching.calling import Known, Why, why_call
from matching.cards.mine.gathering import gather, has_begun, is_tap, last_tap, offers_among, without_answer
from matching.cards.mine.showing import Person, person_of
from matching.cards.spoken import subjects_of
from matching.models import Participation, Placement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from aandeslag.teams.models import Team
    from matching.cards.mine.gathering import Gathered
    from matching.cards.mine.showing import Looking
    from residents.models import Resident
    from residents.querysets import ResidentQuerySet

Status = Participation.Status


@dataclass(frozen=True)
class Wanted:
    """One of their own people, and why they are to be called."""

    resident: Resident
    why: tuple[Why, ...]


@dataclass(frozen=True)
class Mine:
    """Three parts of one list, in this order."""

    to_call: list[Wanted]
    today: list[Wanted]
    others: list[Wanted]
    found: Gathered

    @property
    def everybody(self) -> list[Wanted]:
        return [*self.to_call, *self.today, *self.others]


def mine_of(team: Team, people: ResidentQuerySet[Resident], looking: Looking) -> Mine:
    """Everybody, in the order in which they are wanted. At most eleven queries."""
    found = gather(team, people, looking.now)
    to_call, today, others = [], [], []
    for one in found.people:
        wanted = Wanted(one, why_call(_known(one, found, looking), looking.today))
        if wanted.why:
            to_call.append(wanted)
        elif _is_of_today(found.dates.get(one.pk, []), looking):
            today.append(wanted)
        else:
            others.append(wanted)
    to_call.sort(key=lambda wanted: list(Why).index(wanted.why[0]))
    return Mine(to_call, today, others, found)


def persons_of(mine: Mine, wanted: Sequence[Wanted], looking: Looking) -> list[Person]:
    """Some of them as the phone shows them: what is known and can be pressed. At most three queries."""
    last = (last_tap(mine.found.contacts.get(one.resident.pk, [])) for one in wanted)
    subjects = subjects_of(filter(None, last))
    return [person_of(one.resident, mine.found, subjects, looking, one.why) for one in wanted]


def _known(person: Resident, found: Gathered, looking: Looking) -> Known:
    dates, contacts = found.dates.get(person.pk, []), found.contacts.get(person.pk, [])
    placements, taps = found.placements.get(person.pk, []), [one for one in contacts if is_tap(one)]
    expected = [one for one in dates if one.status == Status.SIGNED_UP]
    coming = [one for one in expected if not has_begun(one, looking.now)]
    begun = [one for one in dates if has_begun(one, looking.now)]
    agreed = [one for one in placements if one.status != Placement.Status.PROPOSED]
    last = taps[0] if taps else None
    proposals = found.proposals.get(person.pk, [])
    unanswered = without_answer(proposals)
    return Known(
        said=frozenset(one.about for one in taps if one.about is not None),
        offers=tuple(one.public_id for one in offers_among(placements, looking.now)),
        signed_up_unseen=tuple(_unseen(person, agreed, coming, found, looking)),
        proposals=tuple(one.public_id for one in unanswered),
        missed_on=begun[-1].occurrence.date if begun and begun[-1].status == Status.ABSENT else None,
        spoken_on=timezone.localdate(last.at) if last else None,
        ask_again_on=last.ask_again_on if last else None,
        goes_somewhere=bool(expected) or any(one.is_standing for one in agreed),
        # Also for staff to act on a yes.
        waits=any(person.pk == one for one, _slot in found.waits) or len(unanswered) < len(proposals),
        nothing_fits=person.pk in found.nothing_fits,
    )


def _unseen(
    person: Resident,
    agreed: Iterable[Placement],
    coming: Iterable[Participation],
    found: Gathered,
    looking: Looking,
) -> Iterable[UUID]:
    """Signed up by others, on a day on which they were not at the walk-in hour, and not yet begun."""
    expected = {one.placement_id for one in coming}
    for one in agreed:
        is_new = one.status == Placement.Status.AGREED and one.pk in expected
        if is_new and one.by_id != looking.user.pk and (person.pk, one.agreed_on) not in found.met:
            yield one.public_id


def _is_of_today(dates: Iterable[Participation], looking: Looking) -> bool:
    """Expected today, or on a date that has begun and is not marked."""
    return any(
        (one.occurrence.date == looking.today and one.status != Status.EXCUSED)
        or (one.status == Status.SIGNED_UP and has_begun(one, looking.now))
        for one in dates
    )
