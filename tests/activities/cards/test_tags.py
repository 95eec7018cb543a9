"""The short facts on a card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.utils.translation import override

from activities.cards import Tag, tags
from activities.declarations import DeclarationFacts
from activities.models import Activity
from activities.rules import DatedDeclaration
from tests.activities.conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

PAPERS = DeclarationFacts({1: (DatedDeclaration(asked_on=TODAY, received_on=TODAY),), 2: ()}, ())


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield


def tags_of(**facts: Any) -> list[Tag]:
    known = {"status": "published", "purpose": "volunteering", "kind_of_work_id": 1}
    return tags(Activity(**(known | facts)), PAPERS, TODAY)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        ({"purpose": ""}, []),
        ({"dutch_needed": "none"}, [Tag("no Dutch needed")]),
        ({"dutch_needed": "few-words"}, [Tag("Dutch: a few words", "plain")]),
        ({"women_only": True, "children_welcome": True}, [Tag("women's group"), Tag("children welcome")]),
        ({"women_only": False, "children_welcome": None}, []),
        ({"physical_load": "heavy"}, [Tag("heavy work", "plain")]),
        ({"conduct_certificate": True}, [Tag("certificate of conduct needed", "plain")]),
        ({"status": "draft"}, [Tag("draft", "ask")]),
        ({"status": "ended"}, [Tag("ended", "stop")]),
        ({"kind_of_work_id": 2}, [Tag("no declaration", "stop")]),
        ({"kind_of_work_id": None}, [Tag("no declaration", "stop")]),
        ({"kind_of_work_id": None, "purpose": "sport"}, [Tag("sport", "plain")]),
    ],
)
def test_tags(facts: dict[str, Any], expected: list[Tag]) -> None:
    assert [Tag(str(tag.label), tag.kind) for tag in tags_of(**facts)] == expected
