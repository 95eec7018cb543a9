"""Explaining, and asking extras apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from residents.models import Consent, Explanation
from tests.residents.views.reading import body, log

if TYPE_CHECKING:
    from django.test import Client

    from residents.models import Resident


def url_of(resident: Resident, name: str) -> str:
    return reverse(f"residents:{name}", args=[resident.public_id])


def test_an_explanation_is_noted_with_its_language(desk: Client, rahel: Resident) -> None:
    response = desk.post(url_of(rahel, "explain"), {"language": "ti"})

    assert response.headers["Location"] == url_of(rahel, "resident")
    assert list(Explanation.objects.values_list("resident", "language")) == [(rahel.pk, "ti")]
    assert log() == [("resident.explained", str(rahel.public_id))]


def test_without_a_language_nothing_was_explained(desk: Client, rahel: Resident) -> None:
    response = desk.post(url_of(rahel, "explain"), {"language": ""})

    assert (response.status_code, Explanation.objects.count()) == (422, 0)


def test_the_form_begins_with_their_own_language(desk: Client, rahel: Resident) -> None:
    rahel.preferred_language = "ti"
    rahel.save()

    assert 'value="ti" selected' in body(desk.get(url_of(rahel, "explain")))


def test_a_telephone_number_comes_with_the_agreement(desk: Client, rahel: Resident) -> None:
    told = {"purpose": "phone", "answer": "yes", "language": "ti", "phone": "06 12345678"}

    desk.post(url_of(rahel, "consent"), told)

    rahel.refresh_from_db()
    assert (rahel.phone, Consent.objects.get().given) == ("06 12345678", True)


@pytest.mark.parametrize(
    "told", [{"purpose": "phone", "answer": "no"}, {"purpose": "story", "answer": "yes"}]
)
def test_without_it_no_number_is_kept_and_what_was_typed_stays(
    desk: Client, rahel: Resident, told: dict[str, str]
) -> None:
    response = desk.post(url_of(rahel, "consent"), {**told, "phone": "06 12345678"})

    rahel.refresh_from_db()
    assert (response.status_code, rahel.phone, Consent.objects.count()) == (422, "", 0)
    assert "06 12345678" in body(response)


def test_withdrawing_is_as_easy_as_agreeing(desk: Client, rahel: Resident) -> None:
    desk.post(url_of(rahel, "consent"), {"purpose": "phone", "answer": "yes", "phone": "06 12345678"})
    desk.post(url_of(rahel, "consent"), {"purpose": "phone", "answer": "no"})

    rahel.refresh_from_db()
    assert (rahel.phone, [one.given for one in Consent.objects.order_by("pk")]) == ("", [True, False])
    answers = desk.get(url_of(rahel, "resident")).context["answers"]
    assert [(one.purpose, one.tag.kind) for one in answers] == [
        ("phone", "stop"),
        ("hand-over", "plain"),
        ("story", "plain"),
    ]


def test_the_purpose_may_be_chosen_on_the_card(desk: Client, rahel: Resident) -> None:
    response = desk.get(url_of(rahel, "consent"), {"purpose": "story"})

    assert response.context["form"]["purpose"].value() == "story"
