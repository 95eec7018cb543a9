"""Does the interface to the offer answer as its description says?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from schemathesis import GenerationMode

from tests.activities.api.conftest import SECRET
from tests.describing import description, in_one_transaction, suggest, try_it

if TYPE_CHECKING:
    from collections.abc import Iterator

    from activities.models import OfferKey
    from tests.activities.conftest import Garden

OF_ONE = "/api/v1/activities/{activity_id}"
PATHS = ("/api/v1/activities", OF_ONE, f"{OF_ONE}/schema.org", "/api/v1/occurrences")
KEY = {"Authorization": f"Bearer {SECRET}"}


@pytest.fixture
def described(garden: Garden, key: OfferKey) -> Iterator[Any]:
    """With an activity and a date to find."""
    with in_one_transaction():
        schema = description()
        for path in PATHS[1:3]:
            suggest(schema, path, activity_id=str(garden.activity.public_id))
        yield schema


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_found(described: Any, path: str, mode: GenerationMode, *, long_run: bool) -> None:
    try_it(described[path]["GET"], mode, KEY, long_run=long_run)
