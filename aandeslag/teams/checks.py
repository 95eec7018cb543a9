"""Is every page declared? Asked by `manage.py check` and by `wsgi.py` before the first request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.checks import Error
from django.urls import URLPattern, URLResolver, get_resolver

from aandeslag.teams.access import BEFORE_SECOND_FACTOR, THIRD_PARTY
from aandeslag.teams.decorators import entry_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True)
class Page:
    """An address of the site: its full name, its view, and what its parameters are called."""

    name: str
    view: Callable[..., Any]
    parameters: tuple[str, ...]


def every_page(resolver: URLResolver | None = None, above: Page | None = None) -> Iterator[Page]:
    """Walk the whole resolver; a page without a name has an empty one."""
    for one in (resolver or get_resolver()).url_patterns:
        name = one.namespace if isinstance(one, URLResolver) else one.name
        page = Page(
            name=":".join(filter(None, (above.name if above else "", name))),
            view=one.callback if isinstance(one, URLPattern) else _no_view,
            parameters=(*(above.parameters if above else ()), *one.pattern.regex.groupindex),
        )
        if isinstance(one, URLResolver):
            yield from every_page(one, page)
        else:
            yield page


def _no_view(*_args: Any, **_kwargs: Any) -> None:
    """What stands above pages and is none itself."""


def every_view_declares_an_entry(**_kwargs: Any) -> list[Error]:
    found = list(every_page())
    names = {page.name for page in found}
    undeclared = [
        Error(
            f"Nobody may open {page.name or page.view!r}: its view declares no entry.",
            hint="Put @requires(...) or @open_to(...) on it, or list a third party's in access.py.",
            id="teams.E001",
        )
        for page in found
        if entry_of(page.view) is None and page.name not in THIRD_PARTY
    ]
    gone = [
        Error(f"access.py opens {name}, which is not there.", id="teams.E002")
        for name in sorted((THIRD_PARTY.keys() | BEFORE_SECOND_FACTOR) - names)
    ]
    return undeclared + gone
