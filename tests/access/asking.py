"""Asks one question of the site, keeps nothing of it, and notes what it wrote and what it showed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.apps import apps
from django.db import connection, transaction
from django.test import Client

from tests.paper.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.access.forms import Filled
    from tests.access.visitors import Visitor

Look = Callable[[frozenset[str]], list[str]]
ELSEWHERE: Final = (
    "/account/login/",
    "/account/reauthenticate/",
    "/account/2fa/reauthenticate/",
    "/account/2fa/totp/activate/",
    "/teams/choose/",
)
# What a page may write that only shows: the log, the session, the counting of guesses.
WRITTEN_BY_LOOKING: Final = frozenset({"audit_line", "django_session", "cache_entry", "cache_page"})
_WRITE: Final = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
_TOKEN: Final = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


@dataclass(frozen=True)
class Answer:
    status: int
    body: str
    headers: dict[str, str]
    written: frozenset[str]
    # Complaints of whoever looked at the database before all was rolled back.
    found: list[str] = field(default_factory=list)

    @property
    def goes_elsewhere(self) -> bool:
        """Whether it sends someone off to sign in or to choose."""
        to = self.headers.get("Location", "") or self.headers.get("HX-Redirect", "")
        return to.startswith(ELSEWHERE)

    @property
    def is_done(self) -> bool:
        return self.status < 400 and not self.goes_elsewhere

    @property
    def is_refused(self) -> bool:
        return self.status in (403, 404) or self.goes_elsewhere

    @property
    def text(self) -> str:
        """All that leaves the site."""
        return "\n".join([self.body, *(f"{name}: {value}" for name, value in self.headers.items())])

    @property
    def without_token(self) -> str:
        return _TOKEN.sub("", self.body)


class _Straight(Client):
    """Without the copies of all that a template knew, which Django's own keeps of each answer."""

    def request(self, **request: Any) -> Any:
        return self.handler(self._base_environ(**request))  # type: ignore[attr-defined]  # of RequestFactory


class Browser:
    """One for everybody: the cookies change with the visitor, and what was done is undone."""

    def __init__(self) -> None:
        self._client = _Straight()

    def ask(
        self,
        visitor: Visitor,
        method: str,
        url: str,
        filled: Filled | None = None,
        *,
        look: Look | None = None,
        twice: bool = False,
        **headers: str,
    ) -> Answer:
        """Ask, and have `look` search the database as it then is."""
        self._client.cookies = SimpleCookie(dict(visitor.cookies))
        with _undone(), _noting_writes() as written:
            response = self._send(method, url, filled, headers)
            if twice:
                before = _how_many()
                response = self._send(method, url, filled, headers)
                added = _how_many() - before
            body = b"".join(response.streaming_content) if response.streaming else response.content
            changed = frozenset(written) - WRITTEN_BY_LOOKING
            return Answer(
                status=response.status_code,
                body=_words_of(body),
                headers=dict(response.items()),
                written=changed,
                found=[f"adds {one} a second time" for one in added] if twice else _looked(look, changed),
            )

    def _send(self, method: str, url: str, filled: Filled | None, headers: dict[str, str]) -> Any:
        if filled is not None and filled.files:
            return self._client.post(url, {**filled.data, **filled.files}, headers=headers)
        data = urlencode(filled.data if filled else {}, doseq=True)
        if method in ("GET", "HEAD"):
            return self._client.generic(method, url, headers=headers)
        kind = "application/x-www-form-urlencoded"
        return self._client.generic(method, url, data, content_type=kind, headers=headers)


def _words_of(body: bytes) -> str:
    """What somebody reads; of a paper its words, whole where a line was broken at a hyphen."""
    if not body.startswith(b"%PDF"):
        return body.decode(errors="replace")
    return read(body).text.replace("-\n", "-")


def _looked(look: Look | None, changed: frozenset[str]) -> list[str]:
    return look(changed) if look and changed else []


def _how_many() -> Counter[str]:
    """Count the rows of each table that a form could add to."""
    return Counter(
        {
            model.__name__: model._default_manager.count()
            for model in apps.get_models()
            if "public_id" in {field.name for field in model._meta.concrete_fields}
        }
    )


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def _noting_writes() -> Iterator[set[str]]:
    tables: set[str] = set()

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        found = _WRITE.match(sql)
        if found:
            tables.add(found[1])
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield tables
