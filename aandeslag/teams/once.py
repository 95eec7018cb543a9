"""Nothing is entered twice: the same token gives back the first result."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeVar
from uuid import UUID

from django.db import connection, models, transaction
from django.utils import timezone

from aandeslag.teams.errors import TokenTakenError
from aandeslag.teams.models import UsedToken

if TYPE_CHECKING:
    from collections.abc import Callable

    from aandeslag.teams.models import Team

Made = TypeVar("Made", bound=models.Model)


@transaction.atomic(savepoint=False)
def once(*, team: Team | None, token: UUID, model: type[Made], make: Callable[[], Made]) -> Made:
    """Make something, or return what the same token made before.

    Two equal tokens at the same moment: the second waits for the first on the unique token.
    A `make` that raises leaves nothing behind, so the same form can be sent again, corrected.
    Raises TokenTakenError when what the token made has been deleted since, or was of another kind or team.
    """
    if not _use(team, token, model):
        return _made_before(team, token, model)
    made = make()
    with connection.cursor() as cursor:
        cursor.execute(KEEP, [made.pk, _stored(token)])
    return made


# By hand, as each save does this while others wait: no savepoint to undo what the token of another stopped.
TABLE: Final = UsedToken._meta.db_table
USE: Final = (
    f"INSERT INTO {TABLE} (team_id, token, made, at) VALUES (%s, %s, %s, %s) ON CONFLICT (token) DO NOTHING"  # noqa: S608 - our own table
)
KEEP: Final = f"UPDATE {TABLE} SET made_id = %s WHERE token = %s"  # noqa: S608 - our own table


def _use(team: Team | None, token: UUID, model: type[models.Model]) -> bool:
    """Whether the token is new; on PostgreSQL this waits for whoever is using it at the moment."""
    at = connection.ops.adapt_datetimefield_value(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(USE, [team.pk if team else None, _stored(token), model._meta.label, at])
        return bool(cursor.rowcount)


def _stored(token: UUID) -> UUID | str:
    """As the database keeps it: SQLite has no kind of its own for it."""
    return token if connection.features.has_native_uuid_field else token.hex


def made_with(*, team: Team | None, token: str | None, model: type[Made]) -> Made | None:
    """Give what a form made the first time, where its second coming would be called a double of itself."""
    with suppress(ValueError, TokenTakenError, UsedToken.DoesNotExist):
        return _made_before(team, UUID(token or ""), model)
    return None


def _made_before(team: Team | None, token: UUID, model: type[Made]) -> Made:
    used = UsedToken.objects.get(token=token)
    if used.made != model._meta.label or used.team_id != (team.pk if team else None):
        raise TokenTakenError
    made = model._default_manager.filter(pk=used.made_id).first()
    if made is None:
        raise TokenTakenError
    return made
