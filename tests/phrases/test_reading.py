"""A speaker of a team reads along on a phone; what they would say otherwise reaches the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from aandeslag.phrases.files import codes
from aandeslag.phrases.models import Phrase, PhraseRemark
from aandeslag.teams.access import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from aandeslag.teams.models import Membership
    from tests.world import Town

pytestmark = pytest.mark.django_db
TIGRINYA = "/texts/read/ti/"


@pytest.fixture
def speaker(town: Town, signed_in: Callable[[Membership], Client]) -> Client:
    return signed_in(town.member(Role.SUPPORTER))


@pytest.fixture
def programme(national: dict[str, Membership], signed_in: Callable[[Membership], Client]) -> Client:
    return signed_in(national[Role.PROGRAMME])


def _first(language: str = "ti") -> Phrase:
    return Phrase.objects.get(language=language, code=codes()[0])


def test_one_text_at_a_time_with_the_dutch_beside_it(speaker: Client) -> None:
    reading = speaker.get(TIGRINYA).context["reading"]
    assert (reading.phrase, reading.dutch, reading.waiting) == (_first(), "maandag", len(codes()))


def test_the_page_says_it_in_that_language_and_sends_it_there(speaker: Client) -> None:
    page = speaker.get(TIGRINYA).content.decode()

    assert f'lang="ti" dir="ltr">{_first().text}</h2>' in page
    assert '<p lang="nl" dir="ltr">maandag</p>' in page
    assert f'action="{TIGRINYA}"' in page
    assert '<html lang="nl"' in page


def test_good_says_who_looked_and_goes_on_to_the_next(speaker: Client, town: Town) -> None:
    first = _first()
    answer = speaker.post(TIGRINYA, {"phrase": first.public_id, "seen": first.revision})

    first.refresh_from_db()
    assert first.checked_by == town.member(Role.SUPPORTER).user
    reading = speaker.get(answer["Location"]).context["reading"]
    assert (reading.phrase.code, reading.waiting) == (codes()[1], len(codes()) - 1)


def test_another_wording_than_was_seen_is_not_good_by_this(speaker: Client) -> None:
    first = _first()
    speaker.post(TIGRINYA, {"phrase": first.public_id, "seen": first.revision + 1})
    first.refresh_from_db()
    assert first.checked_on is None


def test_the_next_one_comes_and_what_was_passed_over_stays(speaker: Client) -> None:
    reading = speaker.get(f"{TIGRINYA}?after={codes()[0]}").context["reading"]
    assert (reading.phrase.code, reading.waiting) == (codes()[1], len(codes()))
    last = speaker.get(f"{TIGRINYA}?after={codes()[-1]}").context["reading"]
    assert last.phrase.code == codes()[0]


def test_a_better_text_changes_nothing_until_the_programme_takes_it(
    speaker: Client, programme: Client
) -> None:
    first = _first()
    before = first.text
    sent = {"text": "ሰንበት", "seen": first.revision}
    speaker.post(reverse("phrases:better", args=[first.public_id]), sent)

    first.refresh_from_db()
    remark = PhraseRemark.objects.get()
    assert (first.text, remark.text, remark.settled_on) == (before, "ሰንበት", None)
    assert speaker.get(TIGRINYA).context["reading"].phrase.code == codes()[1]

    url = reverse("phrases:correct", args=[first.public_id])
    form = programme.get(f"{url}?remark={remark.public_id}").context["form"]
    assert form.initial["text"] == "ሰንበት"
    programme.post(url, {"text": "ሰንበት", "seen": first.revision})
    first.refresh_from_db()
    remark.refresh_from_db()
    assert (first.text, remark.settled_on is not None) == ("ሰንበት", True)


def test_the_programme_may_leave_it_as_it_is(speaker: Client, programme: Client) -> None:
    first = _first()
    sent = {"text": "ሰንበት", "seen": first.revision}
    speaker.post(reverse("phrases:better", args=[first.public_id]), sent)
    speaker.post(reverse("phrases:better", args=[first.public_id]), sent | {"text": "ሰኑይ ሰኑይ"})
    assert list(PhraseRemark.objects.values_list("text", flat=True)) == ["ሰኑይ ሰኑይ"]

    programme.post(reverse("phrases:keep", args=[first.public_id]))

    assert PhraseRemark.objects.filter(settled_on=None).count() == 0


def test_nothing_to_say_differently_is_said_on_the_form(speaker: Client) -> None:
    first = _first()
    url = reverse("phrases:better", args=[first.public_id])
    assert speaker.post(url, {"text": first.text, "seen": first.revision}).status_code == 422


def test_a_speaker_cannot_change_what_the_whole_country_reads(speaker: Client) -> None:
    assert speaker.get(reverse("phrases:correct", args=[_first().public_id])).status_code == 403


def test_a_language_without_texts_does_not_exist(speaker: Client) -> None:
    assert speaker.get("/texts/read/xx/").status_code == 404
