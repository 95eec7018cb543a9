"""Nothing is entered twice: the same token gives back the first result."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from django.db import IntegrityError, models, transaction

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
    try:
        with transaction.atomic():
            used = UsedToken.objects.create(team=team, token=token, made=model._meta.label)
    except IntegrityError:
        return _made_before(team, token, model)
    made = make()
    used.made_id = made.pk
    used.save(update_fields=["made_id"])
    return made


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
