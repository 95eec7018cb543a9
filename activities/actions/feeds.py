"""Makes and revokes the addresses at which a calendar follows the offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from aandeslag.teams.link_secrets import digest_of, new_secret
from aandeslag.teams.once import once
from activities.models import CalendarFeed

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from aandeslag.teams.models import Team, User
    from activities.models import Occurrence, Organisation


@dataclass(frozen=True)
class NewFeed:
    """The feed, and its secret: here once and never again; None when the form came twice."""

    feed: CalendarFeed
    secret: str | None


@transaction.atomic
def make_feed(
    *,
    team: Team,
    of: Organisation | Occurrence | None,
    by: User,
    now: datetime,
    token: UUID,
) -> NewFeed:
    """Of an organisation, of one date, or with `of` None of the whole team."""
    secret = new_secret()

    def make() -> CalendarFeed:
        feed = CalendarFeed(team=team, made_by=by, made_at=now, secret_digest=digest_of(secret))
        if of is not None:
            setattr(feed, of._meta.model_name or "", of)
        feed.save()
        record(action="calendar.made", on=feed)
        return feed

    feed = once(team=team, token=token, model=CalendarFeed, make=make)
    return NewFeed(feed, secret if feed.secret_digest == digest_of(secret) else None)


@transaction.atomic
def revoke_feed(*, feed: CalendarFeed, now: datetime) -> CalendarFeed:
    """Whoever follows it gets nothing any more; a second time changes nothing."""
    locked = CalendarFeed.objects.select_for_update(no_key=True).get(pk=feed.pk)
    if locked.revoked_at is None:
        locked.revoked_at = now
        locked.save(update_fields=["revoked_at"])
        record(action="calendar.revoked", on=locked, changed=("revoked_at",))
    return locked
