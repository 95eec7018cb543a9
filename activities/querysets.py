"""Reads of the offer, each starting at a team."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, Self

from django.db.models import Count, Q

from aandeslag.teams.link_secrets import digest_of
from aandeslag.teams.querysets import DatedQuerySet, Row, TeamRowQuerySet

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.models import User

TALK_AGAIN_AFTER_DAYS: Final = 60


class OrganisationQuerySet(TeamRowQuerySet[Row]):
    def with_shown(self) -> Self:
        """Annotate `shown`: the number of activities that the offer shows."""
        return self.annotate(shown=Count("activities", filter=Q(activities__status="published")))

    def to_call(self, today: date) -> Self:
        """Where people take part now, and nobody spoke to for more than sixty days."""
        return self.not_spoken_to_since(today - timedelta(days=TALK_AGAIN_AFTER_DAYS))

    def not_spoken_to_since(self, last: date) -> Self:
        long_ago = Q(spoken_on__isnull=True) | Q(spoken_on__lt=last)
        return self.filter(long_ago, ended_on=None, activities__status="published").distinct()


class DeclarationQuerySet(TeamRowQuerySet[Row]):
    """Volunteer declarations of a team's organisations."""


class DeclarationRuleQuerySet(DatedQuerySet[Row]):
    """Who needs a declaration, as it holds on a day."""


class SecretQuerySet(TeamRowQuerySet[Row]):
    """What whoever holds a secret may read: calendar addresses and keys."""

    def usable(self) -> Self:
        return self.filter(revoked_at__isnull=True)

    def with_secret(self, secret: str) -> Self:
        return self.filter(secret_digest=digest_of(secret))


class ConcernQuerySet(TeamRowQuerySet[Row]):
    def waiting(self) -> Self:
        """Nobody decided yet."""
        return self.filter(decision="")

    def answers_for(self, user: User) -> Self:
        """What this person asked, was answered, and was not read yet."""
        return self.filter(asked_by=user, seen_on__isnull=True).exclude(decision="")


class ActivityQuerySet(TeamRowQuerySet[Row]):
    def published(self) -> Self:
        return self.filter(status="published")

    def drafts(self) -> Self:
        return self.filter(status="draft")

    def not_ended(self) -> Self:
        return self.exclude(status="ended")

    def shown_to(self, *, keeper: bool) -> Self:
        """Who keeps the offer sees drafts and what has ended too."""
        return self if keeper else self.published()

    def for_cards(self) -> Self:
        """With the organisation, which a card names."""
        return self.select_related("organisation")


class SlotQuerySet(TeamRowQuerySet[Row]):
    def running(self, day: date) -> Self:
        """Slots that still make occurrences on or after `day`."""
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day))


class OccurrenceQuerySet(TeamRowQuerySet[Row]):
    def between(self, first: date, last: date) -> Self:
        return self.filter(date__gte=first, date__lte=last)

    def upcoming(self, day: date) -> Self:
        return self.filter(date__gte=day)

    def taking_place(self) -> Self:
        return self.filter(cancelled_at__isnull=True)

    def in_order(self) -> Self:
        """By date, time and id: also the order in which rows are locked."""
        return self.order_by("date", "starts", "pk")
