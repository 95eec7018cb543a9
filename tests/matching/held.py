"""Everything that a thing holds, however deep: to see that something is not among it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable


def held_by(thing: object) -> set[Any]:
    """Its values, those of what it holds, and so on."""
    found: set[Any] = set()
    # By id, each kept so that nothing else gets that id meanwhile.
    seen: dict[int, object] = {}
    todo = [thing]
    while todo:
        one = todo.pop()
        if id(one) not in seen:
            seen[id(one)] = one
            todo += _inside(one)
            with suppress(TypeError):  # a list is among what is held by what stands in it
                found.add(one)
    return found


def _inside(one: Any) -> Iterable[Any]:
    if isinstance(one, np.ndarray):
        return list(one.ravel().tolist())
    if isinstance(one, dict):
        return [*one.keys(), *one.values()]
    if isinstance(one, list | tuple | set | frozenset):
        return one
    return [] if callable(one) else [getattr(one, "__dict__", {})]
