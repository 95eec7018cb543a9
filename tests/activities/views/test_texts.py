"""The page of texts: everybody reads them, staff choose and translate, speakers say that it is good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from activities.models import OwnText
from tests.activities.conftest import TODAY, logged
from tests.activities.queries import queries_of
from tests.factories import OwnTextFactory

if TYPE_CHECKING:
    from django.test import Client

    from tests.activities.conftest import Garden

pytestmark = pytest.mark.django_db


def test_all_eleven_languages_on_one_page_with_a_fixed_number_of_questions(
    desk: Client, garden: Garden
) -> None:
    url = reverse("activities:texts", args=[garden.activity.public_id])
    lines = desk.get(url).context["lines"]
    assert [line.language for line in lines][:2] == ["ti", "ar"]
    assert len(lines) == 11
    before = queries_of(desk, url)
    for language in ("ti", "ar", "so"):
        OwnTextFactory.create(activity=garden.activity, language=language)
    assert queries_of(desk, url) == before


def test_staff_choose_sentences_and_the_log_says_which(desk: Client, garden: Garden) -> None:
    chosen = {"title_phrase": "title.join", "do_phrase": "do.help", "with_phrase": "", "know_phrase": ""}

    answer = desk.post(reverse("activities:choose-texts", args=[garden.activity.public_id]), chosen)

    assert answer.status_code == 302
    garden.activity.refresh_from_db()
    assert (garden.activity.title_phrase, garden.activity.do_phrase) == ("title.join", "do.help")
    assert logged()[-1] == ("activity.texts-chosen", "do_phrase title_phrase")


def test_only_ready_sentences_can_be_chosen(desk: Client, garden: Garden) -> None:
    url = reverse("activities:choose-texts", args=[garden.activity.public_id])
    assert desk.post(url, {"title_phrase": "do.help"}).status_code == 422


def test_a_translation_waits_for_a_speaker_and_another_wording_waits_again(
    desk: Client, supporter: Client, garden: Garden
) -> None:
    url = reverse("activities:translate", args=[garden.activity.public_id, "so"])
    desk.post(url, {"title": "Beerta", "text": "Waan wada shaqaynaa."})
    own = OwnText.objects.get(activity=garden.activity)
    assert (own.language, own.checked_on, own.revision) == ("so", None, 1)

    good = reverse("activities:check-own-text", args=[own.public_id])
    supporter.post(good, {"seen": "1"})
    own.refresh_from_db()
    assert own.checked_on == TODAY

    desk.post(url, {"title": "Beerta", "text": "Waan wada beeranaa."})
    own.refresh_from_db()
    forgotten = (own.checked_on is None, own.checked_by is None, own.revision)
    assert forgotten == (True, True, 2)
    supporter.post(good, {"seen": "1"})  # an older page: it showed another wording
    own.refresh_from_db()
    assert own.checked_on is None


def test_back_to_the_ready_sentences(desk: Client, garden: Garden) -> None:
    own = OwnTextFactory.create(activity=garden.activity, language="so")
    desk.post(reverse("activities:drop-own-text", args=[own.public_id]))
    assert OwnText.objects.count() == 0


def test_a_translation_of_another_team_does_not_exist(
    desk: Client, supporter: Client, other_garden: Garden
) -> None:
    own = OwnTextFactory.create(activity=other_garden.activity, language="so")
    assert desk.post(reverse("activities:drop-own-text", args=[own.public_id])).status_code == 404
    check = reverse("activities:check-own-text", args=[own.public_id])
    assert supporter.post(check, {"seen": "1"}).status_code == 404


def test_coa_reads_and_changes_nothing(coa: Client, garden: Garden) -> None:
    assert coa.get(reverse("activities:texts", args=[garden.activity.public_id])).status_code == 200
    assert coa.get(reverse("activities:choose-texts", args=[garden.activity.public_id])).status_code == 403
