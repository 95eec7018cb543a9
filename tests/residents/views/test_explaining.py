"""Explaining, and asking extras apart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from aandeslag.phrases.models import Phrase
from residents.models import Consent, Explanation
from residents.telling import LINES
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


@pytest.mark.parametrize(
    ("preferred", "spoken", "read"),
    [
        ("ti", "", "ti"),
        ("prs", "", "fa"),
        ("", "so,am", "so"),
        ("am", "fr", "fr"),
        ("am", "am", "en"),
        ("", "", "en"),
    ],
)
def test_the_text_is_in_a_language_that_they_read(
    desk: Client, rahel: Resident, preferred: str, spoken: str, read: str
) -> None:
    rahel.preferred_language, rahel.languages = preferred, frozenset(filter(None, spoken.split(",")))
    rahel.save()

    context = desk.get(url_of(rahel, "explain")).context

    assert (context["told"].book.language, context["choices"][0].code) == (read, read)


def test_every_line_is_said_in_their_language_with_the_dutch_beneath(desk: Client, rahel: Resident) -> None:
    page = desk.get(url_of(rahel, "explain"), {"language": "ar"})

    free = dict(page.context["told"].lines)["explain.free"]
    assert (free.text, free.dutch) == (
        "هذا اختياركم الحر. يمكنكم أن تقولوا لا.",
        "Het is uw eigen keuze. U mag nee zeggen.",
    )
    assert [one for one, _ in page.context["told"].lines] == list(LINES)
    assert 'lang="ar" dir="rtl" data-read-aloud' in body(page)


def test_the_choice_is_among_the_languages_of_the_centre_and_ones_own(desk: Client, rahel: Resident) -> None:
    rahel.preferred_language = "so"
    rahel.save()
    assert rahel.centre is not None
    rahel.centre.text_languages = frozenset({"ar", "ti", "nl"})
    rahel.centre.save()

    choices = desk.get(url_of(rahel, "explain")).context["choices"]

    assert [one.code for one in choices] == ["so", "ti", "ar", "nl"]


def test_staff_see_that_no_speaker_has_looked_at_the_text_yet(desk: Client, rahel: Resident) -> None:
    page = url_of(rahel, "explain")
    assert "nog niet nagekeken" in body(desk.get(page, {"language": "ti"}))

    Phrase.objects.filter(language="ti").update(checked_on=date(2026, 11, 24))

    assert "nog niet nagekeken" not in body(desk.get(page, {"language": "ti"}))


def test_extras_are_answered_with_the_same_press(desk: Client, rahel: Resident) -> None:
    told = {"may-phone": "yes", "phone": "06 12345678", "may-story": "no"}

    desk.post(url_of(rahel, "explain"), {"language": "ti", **told})

    rahel.refresh_from_db()
    assert rahel.phone == "06 12345678"
    assert sorted(Consent.objects.values_list("purpose", "given", "language")) == [
        ("phone", True, "ti"),
        ("story", False, "ti"),
    ]
    assert Explanation.objects.count() == 1


def test_refusing_every_extra_blocks_nothing(desk: Client, rahel: Resident) -> None:
    told = {"may-phone": "no", "may-hand-over": "no", "may-story": "no"}

    answer = desk.post(url_of(rahel, "explain"), {"language": "ti", **told})

    assert (answer.status_code, Explanation.objects.count(), Consent.objects.filter(given=True).count()) == (
        *(302, 1),
        0,
    )


def test_a_number_without_the_agreement_is_not_kept_and_stays_typed(desk: Client, rahel: Resident) -> None:
    answer = desk.post(url_of(rahel, "explain"), {"language": "ti", "phone": "06 12345678"})

    rahel.refresh_from_db()
    assert (answer.status_code, rahel.phone, Explanation.objects.count()) == (422, "", 0)
    assert 'value="06 12345678"' in body(answer)


def test_answers_given_before_stand_there_and_the_number_does_not(desk: Client, rahel: Resident) -> None:
    told = {"language": "ti", "may-phone": "yes", "phone": "06 12345678"}
    desk.post(url_of(rahel, "explain"), told)

    page = desk.get(url_of(rahel, "explain"))

    assert [one["field"].value() for one in page.context["extras"]] == ["yes", None, None]
    assert "06 12345678" not in body(page)
    desk.post(url_of(rahel, "explain"), {"language": "ti", "may-phone": "yes"})
    rahel.refresh_from_db()
    assert (rahel.phone, Consent.objects.count(), Explanation.objects.count()) == ("06 12345678", 1, 1)


def test_an_explanation_in_a_language_without_texts_is_noted_too(desk: Client, rahel: Resident) -> None:
    desk.post(url_of(rahel, "explain"), {"another": "om"})

    assert Explanation.objects.get().language == "om"


def test_the_text_can_be_read_without_anybody_being_known(desk: Client) -> None:
    whole = desk.get(reverse("residents:explanation", args=["fa"]))
    part = desk.get(reverse("residents:explanation", args=["fa"]), headers={"HX-Request": "true"})

    assert [whole.templates[0].name, part.templates[0].name] == [
        "residents/explanation.html",
        "residents/_explanation_text.html",
    ]
    assert log() == []
    assert desk.get(reverse("residents:explanation", args=["am"])).status_code == 404


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
