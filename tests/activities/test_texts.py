"""What residents read of an activity: ready sentences, or what the team translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aandeslag.phrases.book import phrasebook, phrasebooks
from aandeslag.vocabulary import TextLanguage
from activities.models import Activity
from activities.texts import texts_of
from tests.factories import ActivityFactory, OwnTextFactory

if TYPE_CHECKING:
    from tests.activities.conftest import Garden

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", TextLanguage.values)
def test_an_activity_is_readable_in_every_language_the_moment_it_is_entered(
    garden: Garden, language: str
) -> None:
    entered = ActivityFactory.create(
        organisation=garden.organisation, title="Iets", theme="event", kind_of_work=None
    )

    texts = texts_of(entered, phrasebook(language))

    lines = [texts.title.line, *(one.line for one in texts.sentences)]
    assert [line.language for line in lines] == [language] * 4
    assert all(line.text for line in lines)
    assert texts.is_checked is False


def test_an_own_translation_goes_first_in_its_language_only(garden: Garden) -> None:
    OwnTextFactory.create(activity=garden.activity, language="ti", title="ጀርዲን", text="ብሓባር ንሰርሕ።")

    own, ready = (texts_of(garden.activity, phrasebook(language)) for language in ("ti", "ar"))

    assert (own.is_own, own.title.line.text, [one.line.text for one in own.sentences]) == (
        True,
        "ጀርዲን",
        ["ብሓባር ንሰርሕ።"],
    )
    assert own.title.line.dutch == "Werken in de tuin"
    assert (ready.is_own, ready.title.line.text) == (False, "العمل في الحديقة")


def test_all_books_at_once_say_the_same_as_each_alone(garden: Garden) -> None:
    with CaptureQueriesContext(connection) as captured:
        books = phrasebooks()
    assert len(captured) == 1
    assert {code: texts_of(garden.activity, book) for code, book in books.items()} == {
        code: texts_of(garden.activity, phrasebook(code)) for code in TextLanguage.values
    }


def test_many_activities_cost_no_question_each(garden: Garden) -> None:
    ActivityFactory.create_batch(5, organisation=garden.organisation, kind_of_work=None)
    book = phrasebook("ar")
    activities = list(Activity.objects.for_team(garden.team).prefetch_related("own_texts"))
    with CaptureQueriesContext(connection) as captured:
        assert len([texts_of(one, book) for one in activities]) == 6
    assert len(captured) == 0
