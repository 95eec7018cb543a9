"""Whom the next mails go to: each keeper at most once a week, with everything that is not confirmed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from activities.keeping import is_stale
from activities.models import Activity
from activities.tickets import ticket_for

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.models import Team, User

AT_MOST_EVERY_DAYS: Final = 7


@dataclass(frozen=True)
class KeeperMail:
    """What one keeper is asked; `due_on` is the first night on which it may be sent."""

    keeper: User
    activities: list[Activity]
    due_on: date

    def text(self, *, with_links: bool = True) -> str:
        """Without links it may be shown to a colleague: a link confirms in the name of the keeper."""
        asked = [
            (one, f"{settings.SITE_ADDRESS}{reverse('activities:still-right', args=[ticket_for(one)])}")
            if with_links
            else (one, "…")
            for one in self.activities
        ]
        return render_to_string("activities/mail/still_right.txt", {"keeper": self.keeper, "asked": asked})


def mails_to_send(team: Team, today: date) -> list[KeeperMail]:
    """By name of the keeper. Two queries; who is no longer in the team, or may not sign in, gets no mail."""
    stale = Activity.objects.for_team(team).filter(is_stale(today), keeper__is_active=True)
    stale = stale.filter(keeper__memberships__in=team.memberships.on(today)).distinct()
    by_keeper: dict[User, list[Activity]] = defaultdict(list)
    for one in stale.select_related("keeper", "organisation").order_by("title", "pk"):
        if one.keeper is not None:
            by_keeper[one.keeper].append(one)
    last = _last_asked([keeper.pk for keeper in by_keeper])
    mails = [
        KeeperMail(keeper, activities, _due_on(last.get(keeper.pk), today))
        for keeper, activities in by_keeper.items()
    ]
    return sorted(mails, key=lambda one: (one.keeper.name.casefold(), one.keeper.pk))


def _last_asked(keepers: list[int]) -> dict[int, date]:
    """In whichever team: it is one person with one mailbox."""
    rows = Activity.objects.filter(keeper__in=keepers, asked_on__isnull=False).order_by("asked_on")
    asked = rows.values_list("keeper", "asked_on")
    return {keeper: on for keeper, on in asked if on is not None}


def _due_on(last: date | None, today: date) -> date:
    return today if last is None else max(today, last + timedelta(days=AT_MOST_EVERY_DAYS))
