"""Does the interface answer as its description says? A stranger to this code tries it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import given, settings
from schemathesis import Case, GenerationMode

from tests.activities.api.conftest import SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activities.models import OfferKey
    from tests.activities.conftest import Garden

OF_ONE = "/api/v1/activities/{activity_id}"
PATHS = ("/api/v1/activities", OF_ONE, f"{OF_ONE}/schema.org", "/api/v1/occurrences")
KEY = {"Authorization": f"Bearer {SECRET}"}


@pytest.fixture
def _in_one_transaction() -> Iterator[None]:
    """As the client of Django does: what one test fills in is not let go of between its questions."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def described(garden: Garden, key: OfferKey, _in_one_transaction: None) -> Any:
    """With an activity and a date to find; of one activity the ids are made up, and sometimes right."""
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    for path in PATHS[1:3]:
        [parameter] = [
            one for one in schema.raw_schema["paths"][path]["get"]["parameters"] if one["in"] == "path"
        ]
        parameter["example"] = str(garden.activity.public_id)
    return schema


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_found(described: Any, path: str, mode: GenerationMode, *, long_run: bool) -> None:
    cases = described[path]["GET"].as_strategy(generation_mode=mode)

    @settings(max_examples=300 if long_run else 15)
    @given(case=cases)
    def try_it(case: Case[Any]) -> None:
        case.call_and_validate(headers=KEY)

    try_it()
