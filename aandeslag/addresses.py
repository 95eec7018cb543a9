"""Addresses in long lists and on busy pages, written faster than Django does it for one at a time."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.http import QueryDict

_NOBODY: Final = UUID(int=0)


def address(name: str, public_id: UUID) -> str:
    """The same as `reverse(name, args=[public_id])`, which takes ten times as long.

    Django is asked once per kind of page, and each row's id is filled in.
    """
    if not isinstance(public_id, UUID):  # a template that names nothing gives an empty text
        raise NoReverseMatch(name)
    return _address_of(name)(public_id)


@cache
def _address_of(name: str) -> Callable[[UUID], str]:
    before, after = reverse(name, args=[_NOBODY]).split(str(_NOBODY))
    return lambda public_id: f"{before}{public_id}{after}"


def asking(query: QueryDict, **changed: Sequence[str]) -> str:
    """The address of the first page that asks the same, but for what is changed; () asks it no more.

    As `{% querystring %}`, without copying the question for each link.
    """
    return f"?{urlencode({**dict(query.lists()), 'page': (), **changed}, doseq=True)}"
