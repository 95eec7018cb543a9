"""Makes and revokes the keys with which other systems read the published offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from aandeslag.teams.link_secrets import digest_of, new_secret
from aandeslag.teams.once import once
from activities.models import OfferKey

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from aandeslag.teams.models import Team, User


@dataclass(frozen=True)
class NewKey:
    """The key, and its secret: here once and never again; None when the form came twice."""

    key: OfferKey
    secret: str | None


@transaction.atomic
def make_key(*, team: Team, used_by: str, by: User, now: datetime, token: UUID) -> NewKey:
    secret = new_secret()

    def make() -> OfferKey:
        key = OfferKey.objects.create(
            team=team, used_by=used_by, made_by=by, made_at=now, secret_digest=digest_of(secret)
        )
        record(action="offer-key.made", on=key)
        return key

    key = once(team=team, token=token, model=OfferKey, make=make)
    return NewKey(key, secret if key.secret_digest == digest_of(secret) else None)


@transaction.atomic
def revoke_key(*, key: OfferKey, now: datetime) -> OfferKey:
    """Whoever used it reads nothing any more; a second time changes nothing."""
    locked = OfferKey.objects.select_for_update(no_key=True).get(pk=key.pk)
    if locked.revoked_at is None:
        locked.revoked_at = now
        locked.save(update_fields=["revoked_at"])
        record(action="offer-key.revoked", on=locked, changed=("revoked_at",))
    return locked
