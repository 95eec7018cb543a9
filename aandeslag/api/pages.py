"""One page of a long list, with the addresses of the next and the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar
from urllib.parse import urlencode

from ninja import Field, Schema

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

Item = TypeVar("Item")


class Paging(Schema):
    page: int = Field(1, ge=1, le=10_000)
    page_size: int = Field(25, ge=1, le=100)


class Page(Schema, Generic[Item]):
    count: int = Field(description="How many there are on all pages together.")
    next: str | None = Field(description="The address of the next page; null on the last one.")
    previous: str | None
    items: list[Item]


def rows_on(asked: Paging, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Beyond the last page there is simply nothing."""
    first = (asked.page - 1) * asked.page_size
    return rows[first : first + asked.page_size]


def around(request: HttpRequest, asked: Paging, count: int) -> dict[str, Any]:
    """All that a page says besides its items."""
    has_next = asked.page * asked.page_size < count
    return {
        "count": count,
        "next": _page(request, asked.page + 1) if has_next else None,
        "previous": _page(request, asked.page - 1) if asked.page > 1 else None,
    }


def _page(request: HttpRequest, number: int) -> str:
    query = {**request.GET.dict(), "page": number}
    return request.build_absolute_uri(f"{request.path}?{urlencode(query)}")
