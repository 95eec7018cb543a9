"""Looks at the database after an answer: is anything of the other town changed, or tied to this one?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.db import models

from aandeslag.teams.models import Membership, ReceptionCentre, Team, User
from tests.access.world import rows_of, team_models

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tests.access.world import World

# Who did something, as opposed to whom it is about.
ACTORS = frozenset({"by", "checked_by", "done_by", "invited_by"})
# Where somebody moved to is another town by its nature.
ELSEWHERE = frozenset({"to_centre"})
Snapshot = dict[str, list[tuple[Any, ...]]]


def snapshot(world: World, tables: Collection[str] | None = None) -> Snapshot:
    """Give all values of all rows of town B, table by table; only of `tables` where those are named."""
    return {table: list(rows) for table, rows in _tables_of_b(world) if tables is None or table in tables}


def _tables_of_b(world: World) -> Iterator[tuple[str, Any]]:
    for model, rows in rows_of(world.b):
        yield model._meta.db_table, rows.values_list(*(one.attname for one in model._meta.concrete_fields))
        for many in model._meta.many_to_many:
            through = cast("type[models.Model]", many.remote_field.through)
            mine = {f"{many.m2m_field_name()}__in": rows.values("pk")}
            yield through._meta.db_table, through._default_manager.filter(**mine).order_by("pk").values_list()


def complaints(before: Snapshot, world: World, written: Collection[str]) -> list[str]:
    """Search the tables that were written."""
    after = snapshot(world, written)
    changed = [f"changes {name} of the other town" for name in after if before[name] != after[name]]
    return changed + list(_ties(world, written))


def _ties(world: World, written: Collection[str]) -> Iterator[str]:
    """Find rows of team A that point at something which is not A's."""
    team = world.a.town.team
    for model in team_models():
        for field in model._meta.concrete_fields if model._meta.db_table in written else ():
            if (
                isinstance(field, models.ForeignKey)
                and field.name not in ELSEWHERE
                and _points_away(model, field, team)
            ):
                yield f"ties {model.__name__}.{field.name} to another town"


def _points_away(model: type[models.Model], field: models.ForeignKey[Any, Any], team: Team) -> bool:
    target = field.related_model
    rows = model._default_manager.filter(team=team, **{f"{field.name}__isnull": False})
    if target in set(team_models()):
        return rows.exclude(**{f"{field.name}__team": team}).exists()
    if target is ReceptionCentre:
        return rows.exclude(**{f"{field.name}__served__team": team}).exists()
    if target is User and field.name not in ACTORS:
        members = Membership.objects.filter(team=team).values("user")
        return rows.exclude(**{f"{field.name}__in": members}).exists()
    return False
