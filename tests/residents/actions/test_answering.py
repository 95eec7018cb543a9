"""A question of the card is answered once, and never over an answer that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aandeslag.audit.models import Line
from aandeslag.vocabulary import LegalStatus
from residents.actions import answer_question
from residents.errors import AnsweredAlreadyError
from tests.factories import ResidentFactory

if TYPE_CHECKING:
    from residents.models import Resident
    from tests.world import Town


@pytest.fixture
def rahel(town: Town) -> Resident:
    made: Resident = ResidentFactory.create(team=town.team, legal_status=LegalStatus.UNKNOWN, interests=None)
    return made


def test_what_was_not_known_is_filled_in_and_logged(rahel: Resident) -> None:
    answer_question(resident=rahel, answers={"interests": frozenset({"green"})})
    answer_question(resident=rahel, answers={"legal_status": "displaced"})

    rahel.refresh_from_db()
    assert (rahel.interests, rahel.legal_status, rahel.revision) == (frozenset({"green"}), "displaced", 3)
    assert list(Line.objects.order_by("sequence").values_list("action", "changed")) == [
        ("resident.answered", "interests"),
        ("resident.answered", "legal_status"),
    ]


def test_the_same_answer_twice_is_one(rahel: Resident) -> None:
    for _ in range(2):
        answer_question(resident=rahel, answers={"interests": frozenset()})

    rahel.refresh_from_db()
    assert (rahel.interests, rahel.revision) == (frozenset(), 2)


def test_another_desk_was_first(rahel: Resident) -> None:
    answer_question(resident=rahel, answers={"interests": frozenset({"green"})})

    with pytest.raises(AnsweredAlreadyError):
        answer_question(resident=rahel, answers={"interests": frozenset({"food"})})

    rahel.refresh_from_db()
    assert rahel.interests == frozenset({"green"})
