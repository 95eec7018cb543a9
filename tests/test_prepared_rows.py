"""The rows of a question that is written once are those that Django reads, whatever stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db.models import Count, F, Model

from aandeslag.prepared import Prepared
from residents.models import Resident
from tests.factories import ResidentFactory, TeamFactory

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

    from aandeslag.teams.models import Team

pytestmark = pytest.mark.django_db


def rows_of(team: Team) -> QuerySet[Resident]:
    return Resident.objects.for_team(team).order_by("number")


# Each reads its rows in another way, or columns that the database gives otherwise than Django does.
READ: dict[str, Callable[[Team], QuerySet[Any, Any]]] = {
    "rows": rows_of,
    "rows with others": lambda team: rows_of(team).select_related("team", "centre", "housed_in"),
    "some columns": lambda team: rows_of(team).only("first_name", "languages"),
    "with a number": lambda team: rows_of(team).annotate(double=F("number") * 2),
    "tuples": lambda team: rows_of(team).values_list("public_id", "languages", "registered_on", "free"),
    "named": lambda team: rows_of(team).values_list("pk", "centre__public_id", named=True),
    "named, a number first": lambda team: (
        rows_of(team).annotate(double=F("number") * 2).values_list("double", "public_id", named=True)
    ),
    "flat": lambda team: rows_of(team).values_list("public_id", flat=True),
    "dictionaries": lambda team: rows_of(team).values("number", "team__started_on"),
    "groups": lambda team: rows_of(team).order_by().values_list("gender").annotate(number=Count("pk")),
    "two in one": lambda team: (
        rows_of(team)
        .order_by()
        .filter(gender="woman")
        .values_list("public_id", "languages", named=True)
        .union(
            rows_of(team).order_by().filter(gender="man").values_list("public_id", "languages", named=True),
            all=True,
        )
    ),
}


@pytest.mark.parametrize("kind", READ)
def test_rows_are_read_as_django_reads_them(kind: str) -> None:
    team, ask = TeamFactory.create(), READ[kind]
    ResidentFactory.create(team=team, languages=frozenset({"ar", "ti"}), free=None, gender="man")
    ResidentFactory.create(team=team, languages=frozenset(), centre=None, free=frozenset({"mo"}))

    found = Prepared(ask)(team)

    assert [as_told(one) for one in found] == [as_told(one) for one in ask(team)]
    assert len(found) == 2


def as_told(row: Any) -> object:
    """Of a row of a model all that was read of it and of others; of any other row its names too."""
    if not isinstance(row, Model):
        return type(row).__name__, getattr(row, "_fields", ()), row
    told = {name: one for name, one in vars(row).items() if name != "_state"}
    others = {name: as_told(one) for name, one in row._state.fields_cache.items()}
    return type(row), told, row._state.db, row._state.adding, others


def test_rows_without_any_are_none() -> None:
    team = TeamFactory.create()

    assert {kind: Prepared(ask)(team) for kind, ask in READ.items()} == {kind: [] for kind in READ}
