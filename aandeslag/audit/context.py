"""Remembers, for the length of one request or command, who is acting and from where."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aandeslag.audit.models import Line


@dataclass(frozen=True)
class Acting:
    """Who acts. Outside a request that is the machine itself: no actor, origin `command`."""

    actor_id: int | None = None
    role: str = ""
    team_id: int | None = None
    origin: str = "command"
    request_id: str = ""
    # Lines that must survive when the rest rolls back; None where nobody gathers them.
    kept: list[Line] | None = field(default=None, compare=False)


_acting: ContextVar[Acting] = ContextVar("acting", default=Acting())  # noqa: B039 - frozen


def acting() -> Acting:
    return _acting.get()


def identify(*, actor_id: int | None, role: str = "", team_id: int | None = None) -> None:
    """Name the person behind the rest of this request."""
    _acting.set(replace(_acting.get(), actor_id=actor_id, role=role, team_id=team_id))


@contextmanager
def acting_as(who: Acting) -> Iterator[None]:
    token = _acting.set(who)
    try:
        yield
    finally:
        _acting.reset(token)
