"""A stranger to this code tries whether the interface answers as its description says."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import given, settings
from schemathesis import Case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemathesis import GenerationMode


@contextmanager
def in_one_transaction() -> Iterator[None]:
    """As the client of Django does: what one test fills in is not let go of between its questions."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def description() -> Any:
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


def suggest(schema: Any, path: str, **examples: str) -> None:
    """Ids are made up, and sometimes right."""
    for parameter in schema.raw_schema["paths"][path]["get"]["parameters"]:
        if parameter["in"] == "path":
            parameter["example"] = examples[parameter["name"]]


def try_it(operation: Any, mode: GenerationMode, key: dict[str, str], *, long_run: bool) -> None:
    @settings(max_examples=300 if long_run else 15)
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Case[Any]) -> None:
        # Whoever asks without a network in between unpacks nothing.
        case.call_and_validate(headers={**key, "Accept-Encoding": "identity"})

    ask()
