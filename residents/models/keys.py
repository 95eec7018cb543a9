"""Columns that follow from a name and are never filled in: only for finding, and for seeing doubles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import models

from residents.names import fold, name_key, skeletons

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler

    CharField = models.CharField[str, str]
    Lookup = models.Lookup[bool]
else:
    CharField = models.CharField
    Lookup = models.Lookup

# All columns below, for whoever saves a changed name.
KEY_COLUMNS: Final = ("name_key", "sound_key", "skeleton", "skeleton_2", "skeleton_3")
SKELETONS: Final = KEY_COLUMNS[2:]
# Behind every letter of every script.
_LAST = "\U0010ffff"


def keys_of(name: str) -> dict[str, str]:
    """All columns that follow from a name, for what stores people without asking their fields."""
    ways = (*skeletons(name), *[""] * len(SKELETONS))
    return {"name_key": name_key(name), "sound_key": fold(name), **dict(zip(SKELETONS, ways, strict=False))}


class NameKeyField(CharField):
    """Follows `first_name` whenever the row is stored, one by one or in bulk: equal names, equal keys."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: ARG002, FBT001 - Django's signature
        key = self.made_from(getattr(model_instance, "first_name"))[: self.max_length]  # noqa: B009 - see above
        setattr(model_instance, self.attname, key)
        return key

    def made_from(self, name: str) -> str:
        return name_key(name)


class SoundKeyField(NameKeyField):
    """The same for names that sound alike in any script."""

    def made_from(self, name: str) -> str:
        return fold(name)


class SkeletonField(NameKeyField):
    """One of the few ways to find a name by its bones: the one at `place`; empty when there are fewer."""

    def __init__(self, *args: Any, place: int = 0, **kwargs: Any) -> None:
        self.place = place
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "place": self.place}

    def made_from(self, name: str) -> str:
        return (*skeletons(name), *[""] * (self.place + 1))[self.place]


@NameKeyField.register_lookup
class Begins(Lookup):
    """`startswith` in the one form for which each database uses its index."""

    lookup_name = "begins"

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        column, before = self.process_lhs(compiler, connection)
        return f"({column} >= %s AND {column} < %s)", (*before, self.rhs, *before, f"{self.rhs}{_LAST}")

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[str | int, ...]]:
        column, before = self.process_lhs(compiler, connection)
        return f"{column} LIKE %s", (*before, f"{connection.ops.prep_for_like_query(self.rhs)}%")
