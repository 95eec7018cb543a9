"""Counts what refers to a set of rows, whichever app it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matching.models import Import, ImportRow

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import Model, QuerySet


def waiting_imports(imported: Import, **refers: QuerySet[Any]) -> int:
    """Count the other files of the team that were compared with these rows and are not imported yet."""
    pending = Import.objects.for_team(imported.team).pending().exclude(pk=imported.pk)
    return pending.filter(pk__in=ImportRow.objects.filter(**refers).values("imported")).count()


def related_rows(rows: QuerySet[Any], *, but: Collection[type[Model]] = ()) -> dict[str, int]:
    """Count the rows of every table that point at `rows`, by the name of the model."""
    found: dict[str, int] = {}
    for relation in rows.model._meta.related_objects:
        model: Any = relation.related_model
        if model in but or relation.many_to_many:
            continue
        pointing = model.objects.filter(**{f"{relation.field.name}__in": rows.values("pk")})
        if count := pointing.count():
            name = model._meta.model_name
            found[name] = found.get(name, 0) + count
    return found
