"""Publishes the totals of the country, in the night after the last of its teams has closed a period.

Whoever happens to close last does not wait for it: at sixty teams it is the work of many seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from aandeslag.teams.models import Team
from reports.actions.publishing import oldest_kept, publish_country
from reports.models import Publication
from reports.periods import Period, Span

if TYPE_CHECKING:
    from datetime import date, datetime


def publish_due_countries(*, now: datetime) -> int:
    """Oldest first, quarters before their year; says how many appeared."""
    today = timezone.localdate(now)
    return sum(_publish(period, today=today) for period in _not_published(today))


@transaction.atomic
def _publish(period: Period, *, today: date) -> bool:
    # Two nights at once: the second waits, and finds it published. Nobody closes meanwhile.
    list(Team.objects.filter(status=Team.Status.ACTIVE).select_for_update(no_key=True).order_by("pk"))
    return publish_country(period, today=today) is not None


def _not_published(today: date) -> list[Period]:
    """What some team closed and the country does not have, as long as it is kept who was behind it."""
    national = Publication.objects.filter(team__isnull=True, span=OuterRef("span"), first=OuterRef("first"))
    closed = Publication.objects.filter(~Exists(national), last__gte=oldest_kept(today))
    rows = closed.order_by("last", "span").values_list("span", "first", "last").distinct()
    return [Period(Span(span), first, last) for span, first, last in rows]
