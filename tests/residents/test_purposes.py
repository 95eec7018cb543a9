"""No personal field without a stated purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils.translation import override

from matching.models import Contact
from residents.models import (
    Change,
    Consent,
    Entrustment,
    Explanation,
    HandOver,
    Merge,
    OfferedPerson,
    Referral,
    Resident,
    Visit,
)
from residents.purposes import NOT_PERSONAL, PURPOSES
from residents.wording import term_in_words

if TYPE_CHECKING:
    from django.db.models import Model

PERSONAL: tuple[type[Model], ...] = (
    *(Resident, Explanation, Consent, Visit, Entrustment, Referral, Merge),
    Contact,
    *(Change, HandOver, OfferedPerson),
)


@pytest.mark.parametrize("model", PERSONAL, ids=lambda model: model.__name__)
def test_every_field_of_a_person_has_a_purpose_and_no_purpose_has_lost_its_field(model: type[Model]) -> None:
    fields = {field.name for field in model._meta.concrete_fields}

    assert set(PURPOSES[model.__name__]) == fields - NOT_PERSONAL


def test_there_are_purposes_for_the_models_about_people_only() -> None:
    assert set(PURPOSES) == {model.__name__ for model in PERSONAL}


def test_a_purpose_says_why_and_how_long() -> None:
    note = PURPOSES["Resident"]["note"]

    with override("en"):
        assert str(note.why) == "to remember a practical detail for a short time"
        assert term_in_words(note.kept) == "6 months after it was written"


def test_every_purpose_is_a_sentence() -> None:
    with override("en"):
        assert all(
            str(purpose.why).startswith("to ") for fields in PURPOSES.values() for purpose in fields.values()
        )
