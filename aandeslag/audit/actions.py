"""Writes the log: one line for a change, one for an answer that shows people, one for a refusal."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol, cast

from django.db import connection
from django.utils import timezone

from aandeslag.audit.context import Acting, acting, acting_as
from aandeslag.audit.models import Line, Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from django.db.models import CharField, Model


class HasPublicId(Protocol):
    """Anything the log can name: it has an opaque id."""

    @property
    def public_id(self) -> object: ...


def _line(
    *,
    action: str,
    on: Sequence[HasPublicId],
    changed: Iterable[str],
    result: Result,
    kind: type[Model] | None = None,
) -> Line:
    who = acting()
    kinds = [kind or type(on[0])] if on else []
    return Line(
        at=timezone.now(),
        actor_id=who.actor_id,
        role=who.role,
        team_id=who.team_id if who.team_id is not None else _team_of(on),
        action=_fitting("action", action),
        object_type=_fitting("object_type", "".join(one.__name__ for one in kinds)),
        object_ids=" ".join(str(one.public_id) for one in on),
        changed=" ".join(sorted(changed)),
        result=result,
        origin=_fitting("origin", who.origin),
        request_id=who.request_id,
    )


COLUMNS: Final = [field for field in Line._meta.concrete_fields if not field.primary_key]
# By hand: almost every page writes a line, and nobody asks for the number that it got.
APPEND: Final = f"""
    INSERT INTO {Line._meta.db_table} ({", ".join(str(field.column) for field in COLUMNS)})
    VALUES ({", ".join(["%s"] * len(COLUMNS))})
"""  # noqa: S608 - our own table


def _append(line: Line) -> None:
    with connection.cursor() as cursor:
        values = [field.get_db_prep_save(getattr(line, field.attname), connection) for field in COLUMNS]
        cursor.execute(APPEND, values)


def _fitting(column: str, text: str) -> str:
    """Cut what is too long: a log that refuses a line would stop the work that it describes."""
    return text[: cast("CharField[str, str]", Line._meta.get_field(column)).max_length]


def _team_of(on: Sequence[HasPublicId]) -> int | None:
    return getattr(on[0], "team_id", None) if on else None


def record(*, action: str, on: HasPublicId | Sequence[HasPublicId] = (), changed: Iterable[str] = ()) -> None:
    """Log a change. Call it inside the transaction of the change, so that both stand or fall together."""
    objects = cast("Sequence[HasPublicId]", on if isinstance(on, list | tuple) else [on])
    _append(_line(action=action, on=objects, changed=changed, result=Result.DONE))


def record_read(*, action: str, on: Sequence[HasPublicId], kind: type[Model] | None = None) -> None:
    """Log that people were shown: one line for the whole answer. Showing nobody writes nothing.

    `kind` says of which model they are where only a few of its columns were read.
    """
    if on:
        _append(_line(action=action, on=on, changed=(), result=Result.DONE, kind=kind))


def record_refusal(*, action: str, on: Sequence[HasPublicId] = (), result: Result = Result.REFUSED) -> None:
    """Log a refusal or failure. Inside `keeping_refusals` the line is written after the roll-back."""
    line = _line(action=action, on=on, changed=(), result=result)
    kept = acting().kept
    if kept is None:
        _append(line)
    else:
        kept.append(line)


@contextmanager
def keeping_refusals(who: Acting | None = None) -> Iterator[None]:
    """Gather refusals and failures, and write them when everything else has ended, well or badly.

    Put it around the outermost transaction of a request or command.
    """
    kept: list[Line] = []
    try:
        with acting_as(replace(who or acting(), kept=kept)):
            yield
    finally:
        Line.objects.bulk_create(kept)
