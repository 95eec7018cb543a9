"""Chooses one of someone's memberships for this session, and reads it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aandeslag.teams.models import Membership, Team

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from aandeslag.teams.models import User

SESSION_KEY = "membership"


def memberships_of(user: User, today: date) -> QuerySet[Membership]:
    """Memberships that hold today, with what a page shows of them; one query. Their user is `user` itself."""
    mine = user.memberships.on(today).select_related("team", "municipality")
    return mine.exclude(team__status=Team.Status.ENDED).order_by("pk")


def choose(request: HttpRequest, membership: Membership) -> None:
    request.session[SESSION_KEY] = str(membership.public_id)


def chosen_membership(request: HttpRequest, *, today: date) -> Membership | None:
    """The membership of this session; someone with only one has no need to choose.

    Once chosen it never changes by itself: when it ends, the next page asks again, so that what was begun
    for one team is not finished in another.
    """
    if not request.user.is_authenticated:
        return None
    mine = list(memberships_of(request.user, today))
    chosen = request.session.get(SESSION_KEY)
    if chosen is None and len(mine) == 1:
        return mine[0]
    return next((one for one in mine if str(one.public_id) == chosen), None)
