"""Reads of placements, participations, tasks and imports, each starting at a team."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Exists, OuterRef

from aandeslag.teams.querysets import Row, TeamRowQuerySet
from residents.models import Visit

if TYPE_CHECKING:
    from datetime import date, datetime

    from aandeslag.teams.models import Team, User

OPEN = ("proposed", "agreed", "started")
AGREED = ("agreed", "started")
TAKING_A_PLACE = ("signed-up", "present")


class PlacementQuerySet(TeamRowQuerySet[Row]):
    def open(self) -> Self:
        """Not ended and not declined."""
        return self.filter(status__in=OPEN)

    def agreed(self) -> Self:
        return self.filter(status__in=AGREED)

    def holding(self, now: datetime) -> Self:
        """Proposals that keep a place until a moment that has not yet come."""
        return self.filter(status="proposed", held_until__gt=now)

    def lapsed(self, now: datetime) -> Self:
        """Proposals whose time is over and that nobody has answered."""
        return self.filter(status="proposed", held_until__lte=now)

    def waiting_for_receipt(self) -> Self:
        """Proposals that keep a place until UWV's receipt is in."""
        return self.filter(status="proposed", waits_for_receipt=True)

    def standing(self) -> Self:
        return self.filter(is_standing=True)

    def of_people_here(self) -> Self:
        """Not of those who have left, or for whom mediation has stopped."""
        return self.filter(resident__departed_on__isnull=True, resident__mediation_stopped_on__isnull=True)


class ParticipationQuerySet(TeamRowQuerySet[Row]):
    def of_dates_of(self, team: Team) -> Self:
        """The same rows as `for_team` gives, found through its dates: of many days, far faster."""
        return self.filter(occurrence__team=team)

    def taking_a_place(self) -> Self:
        return self.filter(status__in=TAKING_A_PLACE)

    def times(self) -> Self:
        """Was there: what counts as a time."""
        return self.filter(status="present")

    def between(self, first: date, last: date) -> Self:
        return self.filter(occurrence__date__range=(first, last))

    def said_present_at(self, marked_at: datetime, by: User | None) -> Self:
        """Those of whom this member said in one press, at this moment, that they were there."""
        return self.times().filter(marked_at=marked_at, marked_by=by)

    def to_mark(self, today: date) -> Self:
        """Signed up for a date that has passed, and nobody said what happened."""
        return self.filter(
            status="signed-up", occurrence__date__lt=today, occurrence__cancelled_at__isnull=True
        )


class WaitingListQuerySet(TeamRowQuerySet[Row]):
    def in_line(self) -> Self:
        """Still waiting, or offered a place and not answered yet; who came first stands first."""
        return self.filter(left_at__isnull=True).order_by("since", "pk")

    def of_people_here(self) -> Self:
        """Not of those who have left, or for whom mediation has stopped."""
        return self.filter(resident__departed_on__isnull=True, resident__mediation_stopped_on__isnull=True)


class RoundQuerySet(TeamRowQuerySet[Row]):
    def open(self) -> Self:
        """The one that is being settled."""
        return self.filter(status="open")

    def made_since(self, moment: datetime) -> Self:
        return self.filter(made_at__gte=moment)


class ProposalQuerySet(TeamRowQuerySet[Row]):
    """Lines of a round: of who is proposed for something, and of who is left out."""

    def unanswered(self) -> Self:
        """Not yet signed up, and not said no to."""
        return self.filter(status__in=("proposed", "wanted"))

    def with_friends(self) -> Self:
        """`goes_together`: whether a friend of theirs is proposed for the same date in the same round."""
        named = Visit.objects.with_party_named_last()
        mine = named.filter(resident=OuterRef(OuterRef("resident"))).values("party")
        friends = self.model._default_manager.filter(
            round=OuterRef("round"),
            occurrence=OuterRef("occurrence"),
            resident__visits__in=named.values("pk"),
            resident__visits__party__in=mine,
        ).exclude(resident=OuterRef("resident"))
        return self.annotate(goes_together=Exists(friends.order_by()))

    def wanted(self) -> Self:
        """Said yes, and not signed up yet."""
        return self.filter(status="wanted")

    def of_people_here(self) -> Self:
        """Not of those who have left, or for whom mediation has stopped."""
        return self.filter(resident__departed_on__isnull=True, resident__mediation_stopped_on__isnull=True)


class ContactQuerySet(TeamRowQuerySet[Row]):
    def standing(self) -> Self:
        """Those that were not taken back."""
        return self.filter(undone_at__isnull=True)

    def taps(self) -> Self:
        """What was said with a button; a note says nothing of how it goes."""
        return self.standing().exclude(code="note")


class TaskQuerySet(TeamRowQuerySet[Row]):
    def to_do(self) -> Self:
        return self.filter(done_at__isnull=True)


class ImportQuerySet(TeamRowQuerySet[Row]):
    def applied(self) -> Self:
        """Those of which the rows are still in the books."""
        return self.filter(stage="applied")

    def pending(self) -> Self:
        """Uploaded, and neither imported nor thrown away."""
        return self.filter(stage__in=("storing", "columns", "answers", "reading", "preview"))


class ImportRowQuerySet(TeamRowQuerySet[Row]):
    """Lines of the files that a team brought in."""
