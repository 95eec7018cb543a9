"""The walk-in hour on paper: in every language with the Dutch beneath it, and nobody's name on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.phrases.files import texts_of
from aandeslag.vocabulary import TextLanguage
from tests.factories import WalkInSessionFactory
from tests.matching.queries import exactly
from tests.paper.reading import letters_of, read

if TYPE_CHECKING:
    from django.test import Client

    from residents.models import Resident, WalkInSession
    from tests.world import Town

ASKED = (
    "first-name",
    "gender",
    "birth-year",
    "languages",
    "home",
    "status",
    "days",
    "interests",
    "explained",
)


@pytest.mark.parametrize("language", TextLanguage.values)
def test_the_intake_sheet_asks_everything_in_both_languages(desk: Client, language: str) -> None:
    answer = desk.get(reverse("residents:intake-sheet"), {"language": language})
    found = read(answer.content)

    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/pdf", "no-store")
    assert answer["Content-Disposition"] == 'inline; filename="intake.pdf"'
    assert (found.title, found.language, len(found.pages)) == ("Kennismakingsblad", language, 1)
    assert found.headings[0] == 1
    assert set(found.headings[1:]) == {2}
    asked = "".join(texts_of(one)[f"sheet.{code}"] for one in {language, "nl"} for code in ASKED)
    assert letters_of(asked) - found.letters == {}


@pytest.mark.parametrize("language", TextLanguage.values)
def test_the_sign_in_sheet_has_the_place_the_day_and_empty_lines(
    desk: Client, session: WalkInSession, rahel: Resident, language: str
) -> None:
    address = reverse("residents:sign-in-sheet", args=[session.public_id])
    answer = desk.get(address, {"language": language})
    found = read(answer.content)

    assert answer["Content-Disposition"] == 'inline; filename="sign-in.pdf"'
    assert (found.title, found.language, len(found.pages)) == ("Presentielijst", language, 1)
    assert f"{session.centre.name}, dinsdag 24 november 2026" in " ".join(found.text.split())
    assert letters_of(texts_of(language)["sheet.sign-in"]) - found.letters == {}
    assert rahel.first_name not in found.text


def test_a_language_without_texts_is_answered_in_dutch(desk: Client) -> None:
    assert read(desk.get(reverse("residents:intake-sheet"), {"language": "xx"}).content).language == "nl"


def test_an_empty_sheet_shows_nobody_and_leaves_no_line(desk: Client, session: WalkInSession) -> None:
    desk.get(reverse("residents:intake-sheet"))
    desk.get(reverse("residents:sign-in-sheet", args=[session.public_id]))

    assert Line.objects.count() == 0


def test_it_asks_the_database_for_the_texts_only(desk: Client) -> None:
    desk.get(reverse("residents:intake-sheet"))
    with exactly(4):  # session, user, membership, texts
        desk.get(reverse("residents:intake-sheet"), {"language": "ti"})


def test_the_session_of_another_team_is_not_found(desk: Client, other_town: Town) -> None:
    theirs = WalkInSessionFactory.create(team=other_town.team, centre=other_town.centre)

    assert desk.get(reverse("residents:sign-in-sheet", args=[theirs.public_id])).status_code == 404


def test_a_supporter_prints_only_while_present(supporter: Client, session: WalkInSession) -> None:
    assert supporter.get(reverse("residents:intake-sheet")).status_code == 403


def test_the_menu_offers_the_languages_of_the_centre(session: WalkInSession) -> None:
    session.centre.text_languages = frozenset({"ti", "nl"})
    menu = render_to_string("residents/_paper_menu.html", {"session": session})

    assert re.findall(r'<option value="(\w+)"', menu) == ["ti", "nl"]
    assert reverse("matching:slips-of-session", args=[session.public_id]) in menu
