"""Keeps what undoing a merge needs: which rows moved, and how those that changed or went looked before.

Rows are kept as Django writes them out, by their keys, and compared by a digest: enough to put everything
back exactly as it was, and to see whether somebody built on it since.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from hashlib import blake2s
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core import serializers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model


@dataclass
class Kept:
    """In the order of what happened; `label` is that of a model, such as *matching.placement*."""

    # By label: the keys of all rows that the one who stayed had, and of those that came.
    own: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    moved: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    # Written out: rows that were changed, as they were; rows that are gone, the person among them.
    before: list[Any] = field(default_factory=list)
    gone: list[Any] = field(default_factory=list)
    # By label and key: the digest of each changed row as the merge left it.
    after: dict[str, str] = field(default_factory=dict)

    def remember(self, row: Model) -> None:
        """Before the first change to a row; a second change needs no second memory."""
        if _name(row) not in self.after:
            self.before.append(_written(row))
            self.after[_name(row)] = ""

    def let_go(self, row: Model) -> None:
        """Before a row is deleted, those that hang on others first."""
        self.gone.append(_written(row))

    def seal(self) -> None:
        """How the changed rows stand at the end."""
        for name in self.after:
            label, _, key = name.partition("#")
            row = apps.get_model(label)._default_manager.filter(pk=key).first()
            self.after[name] = "" if row is None else _digest(row)

    def changed_rows(self, model: type[Model]) -> list[int]:
        """The keys of the rows of a model that were changed."""
        names = (name.partition("#") for name in self.after)
        return [int(key) for label, _, key in names if label == model._meta.label_lower]

    def changed_since(self) -> bool:
        """Whether one of the changed rows is no longer as the merge left it."""
        sealed = dict(self.after)
        self.seal()
        now, self.after = self.after, sealed
        return now != sealed

    def as_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Kept:
        return cls(**stored)


def put_back(written: Iterable[Any]) -> list[Model]:
    """Store rows exactly as they were, with their keys."""
    restored = []
    for one in serializers.deserialize("python", list(written), ignorenonexistent=True):
        one.save()
        restored.append(one.object)
    return restored


def _written(row: Model) -> Any:
    [written] = serializers.serialize("python", [row])
    return json.loads(json.dumps(written, default=str))


def _digest(row: Model) -> str:
    return blake2s(json.dumps(_written(row), sort_keys=True).encode(), digest_size=16).hexdigest()


def _name(row: Model) -> str:
    return f"{row._meta.label_lower}#{row.pk}"
