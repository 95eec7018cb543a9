"""What reaches a template is what a role may see."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.utils.translation import override

from aandeslag.teams.access import RESIDENT_FIELDS, Role, fields_shown
from aandeslag.vocabulary import Condition, LanguageLevel, TravelMode, WeekPart
from residents.cards import FACTS, card_of, in_words, row_of
from residents.models import Resident
from residents.models.keys import KEY_COLUMNS
from residents.purposes import NOT_PERSONAL
from tests.factories import ResidentFactory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from residents.cards import PersonCard
    from tests.world import Town

TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield


@pytest.fixture
def yusuf(town: Town) -> Resident:
    return ResidentFactory.create(
        team=town.team,
        centre=town.centre,
        number=412,
        first_name="Yusuf",
        initial="K",
        gender="man",
        birth_year=1998,
        languages=frozenset({"ar", "en"}),
        dutch_level=LanguageLevel.FEW_WORDS,
        travel_modes=frozenset({TravelMode.BICYCLE}),
        conditions=frozenset({Condition.NO_HEAVY_LIFTING}),
        free=frozenset({WeekPart.MONDAY_MORNING, WeekPart.TUESDAY_EVENING}),
        phone="06 12345678",
        note="komt met de fiets",
        noted_on=TODAY,
    )


def card(resident: Resident, role: Role, *, present: bool = False, explained: bool = True) -> PersonCard:
    shown = fields_shown(role, present=present)
    return card_of(resident, shown, explained=explained, minimum_age=18, today=TODAY)


def test_the_desk_sees_facts_as_tags(yusuf: Resident) -> None:
    shown = card(yusuf, Role.DESK)

    assert (shown.number, shown.name) == ("0412", "Yusuf K.")
    assert shown.in_short == "man · 1998 · " + str(yusuf.centre)
    assert [str(tag.label) for tag in shown.tags] == [
        "Arabic, English",
        "Dutch: a few words",
        "Mon Tue",
        "by bicycle",
        "no heavy lifting",
    ]
    assert (shown.note, shown.note_until) == ("komt met de fiets", date(2027, 5, 24))


def test_the_card_says_what_is_still_to_ask(yusuf: Resident) -> None:
    assert card(yusuf, Role.DESK, explained=False).to_ask == [
        "explain it first",
        "what do you like?",
        "what are you good at?",
        "any wishes?",
    ]


def test_coa_sees_first_name_number_and_centre_only(yusuf: Resident) -> None:
    shown = card(yusuf, Role.COA)

    assert (shown.number, shown.name, shown.in_short) == ("0412", "Yusuf", str(yusuf.centre))
    assert (shown.tags, shown.facts, shown.note) == ([], [], "")


def test_a_supporter_present_sees_no_telephone_and_no_note(yusuf: Resident) -> None:
    shown = card(yusuf, Role.SUPPORTER, present=True)

    assert shown.note == ""
    assert "Telephone" not in dict(shown.facts)
    assert "Telephone" in dict(card(yusuf, Role.DESK).facts)


def test_a_supporter_elsewhere_sees_first_name_and_languages(yusuf: Resident) -> None:
    row = row_of(yusuf, fields_shown(Role.SUPPORTER))

    assert (row.number, row.name, row.facts, row.lives_at) == ("0412", "Yusuf", "Arabic, English", "")


@pytest.mark.parametrize("role", [Role.OFFICIAL, Role.PROGRAMME, Role.ADMINISTRATOR, Role.AUDITOR])
def test_other_roles_see_nothing_of_anybody(yusuf: Resident, role: Role) -> None:
    shown = card(yusuf, role)

    assert (shown.name, shown.in_short, shown.tags, shown.facts, shown.note) == ("", "", [], [], "")


def test_who_has_left_is_marked_and_not_asked_anything(yusuf: Resident) -> None:
    yusuf.departed_on, yusuf.departure_reason = TODAY, "housing"

    row = row_of(yusuf, fields_shown(Role.DESK), explained=False)

    assert [str(tag.label) for tag in row.tags] == ["has left"]


def test_asked_and_nothing_is_said_and_not_asked_is_not() -> None:
    assert in_words("conditions", frozenset()) == "nothing in particular"
    assert in_words("travel_modes", frozenset()) == "no bicycle, no bus"
    assert in_words("conditions", None) == ""
    assert in_words("languages", frozenset()) == ""


def test_every_personal_field_is_on_the_access_table() -> None:
    columns = {field.name for field in Resident._meta.concrete_fields}
    behind = {*KEY_COLUMNS, "noted_on"}

    assert set(RESIDENT_FIELDS) == columns - NOT_PERSONAL - behind
    assert set(FACTS) < set(RESIDENT_FIELDS)
