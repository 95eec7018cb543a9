"""Makes and revokes the keys with which dashboards read the protected figures of a municipality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from aandeslag.teams.link_secrets import digest_of, new_secret
from aandeslag.teams.once import once
from reports.models import FiguresKey

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from aandeslag.teams.models import Municipality, User


@dataclass(frozen=True)
class NewFiguresKey:
    """The key, and its secret: here once and never again; None when the form came twice."""

    key: FiguresKey
    secret: str | None


@transaction.atomic
def make_figures_key(
    *, municipality: Municipality, used_by: str, by: User, now: datetime, token: UUID
) -> NewFiguresKey:
    secret = new_secret()

    def make() -> FiguresKey:
        key = FiguresKey.objects.create(
            municipality=municipality,
            used_by=used_by,
            made_by=by,
            made_at=now,
            secret_digest=digest_of(secret),
        )
        record(action="figures-key.made", on=key)
        return key

    key = once(team=None, token=token, model=FiguresKey, make=make)
    return NewFiguresKey(key, secret if key.secret_digest == digest_of(secret) else None)


@transaction.atomic
def revoke_figures_key(*, key: FiguresKey, now: datetime) -> FiguresKey:
    """Whoever used it reads nothing any more; a second time changes nothing."""
    locked = FiguresKey.objects.select_for_update(no_key=True).get(pk=key.pk)
    if locked.revoked_at is None:
        locked.revoked_at = now
        locked.save(update_fields=["revoked_at"])
        record(action="figures-key.revoked", on=locked, changed=("revoked_at",))
    return locked
