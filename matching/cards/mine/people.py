"""A supporter's own people in the order in which they are wanted: who needs a call first, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from matching.calling import Known, Why, why_call
from matching.cards.mine.gathering import gather, has_begun, is_tap, offers_among, without_answer
from matching.cards.mine.showing import Person, person_of
from matching.models import Participation, Placement

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from aandeslag.teams.models import Team
    from matching.cards.mine.gathering import Gathered
    from matching.cards.mine.showing import Looking
    from residents.models import Resident
    from residents.querysets import ResidentQuerySet

Status = Participation.Status


@dataclass(frozen=True)
class Mine:
    """Three parts of one list, in this order; `residents` for the log."""

    to_call: list[Person]
    today: list[Person]
    others: list[Person]

    @property
    def everybody(self) -> list[Person]:
        return [*self.to_call, *self.today, *self.others]


def mine_of(
    team: Team, people: ResidentQuerySet[Resident], looking: Looking
) -> tuple[Mine, dict[UUID, Resident]]:
    """Everybody, in the order in which they are wanted; and by their ids for the log. Thirteen queries."""
    found = gather(team, people, looking.now)
    to_call, today, others = [], [], []
    for one in found.people:
        why = why_call(_known(one, found, looking), looking.today)
        person = person_of(one, found, looking, why)
        if why:
            to_call.append((list(Why).index(why[0]), person))
        elif person.is_to_mark or _is_today(found.dates.get(one.pk, []), looking.today):
            today.append(person)
        else:
            others.append(person)
    in_order = [person for _, person in sorted(to_call, key=lambda pair: pair[0])]
    return Mine(in_order, today, others), {one.public_id: one for one in found.people}


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
        waits=person.pk in found.waits or len(unanswered) < len(proposals),
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


def _is_today(dates: Iterable[Participation], today: date) -> bool:
    return any(one.occurrence.date == today and one.status != Status.EXCUSED for one in dates)
