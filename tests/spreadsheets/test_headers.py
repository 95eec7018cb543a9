"""Columns are recognised in many wordings; what is only alike is a guess to confirm."""

from __future__ import annotations

import pytest

from aandeslag.spreadsheets.columns import ActivityColumn, ParticipationColumn, ResidentColumn
from aandeslag.spreadsheets.headers import Certainty, ColumnMatch, recognise
from aandeslag.spreadsheets.headings import ACTIVITIES, PARTICIPATIONS, RESIDENTS, Vocabulary
from aandeslag.spreadsheets.wording import plain


def fields(header: list[str], vocabulary: Vocabulary) -> list[tuple[str | None, Certainty]]:
    return [(match.field, match.certainty) for match in recognise(header, vocabulary)]


def test_the_headings_of_a_registration_list() -> None:
    header = ["Nr.", "Voornaam", "M/V", "Geb. jaar", "Taal", "Ned.", "Status", "06-nummer", "Beschikbaar"]
    header += ["Interesse", "Bijzonderheden", "Ingeschreven op", "Vertrokken", "Reden"]

    assert fields(header, RESIDENTS) == [
        (column, Certainty.EXACT)
        for column in (
            ResidentColumn.NUMBER,
            ResidentColumn.FIRST_NAME,
            ResidentColumn.GENDER,
            ResidentColumn.BIRTH_YEAR,
            ResidentColumn.LANGUAGES,
            ResidentColumn.DUTCH_LEVEL,
            ResidentColumn.LEGAL_STATUS,
            ResidentColumn.PHONE,
            ResidentColumn.FREE,
            ResidentColumn.INTERESTS,
            ResidentColumn.REMARKS,
            ResidentColumn.REGISTERED_ON,
            ResidentColumn.DEPARTED_ON,
            ResidentColumn.DEPARTURE_REASON,
        )
    ]


def test_the_headings_of_an_offer_and_of_a_presence_list() -> None:
    offer = "Organisatie;Activiteit;Soort;Wanneer;Aantal plaatsen;Nederlands nodig;Lichamelijk;Adres"
    offer += ";Contactpersoon;Telefoon;Vrijwilligersverklaring;Geldig tot"
    presence = "datum;activiteit;nr;naam;aanwezig;opmerking"

    assert [field for field, _ in fields(offer.split(";"), ACTIVITIES)] == [
        ActivityColumn.ORGANISATION,
        ActivityColumn.TITLE,
        ActivityColumn.KIND,
        ActivityColumn.TIMES,
        ActivityColumn.CAPACITY,
        ActivityColumn.LANGUAGE_NEED,
        ActivityColumn.PHYSICAL_LOAD,
        ActivityColumn.ADDRESS,
        ActivityColumn.CONTACT,
        ActivityColumn.PHONE,
        ActivityColumn.DECLARATION,
        ActivityColumn.VALID_UNTIL,
    ]
    assert [field for field, _ in fields(presence.split(";"), PARTICIPATIONS)] == [
        ParticipationColumn.DATE,
        ParticipationColumn.ACTIVITY,
        ParticipationColumn.NUMBER,
        ParticipationColumn.NAME,
        ParticipationColumn.STATUS,
        ParticipationColumn.REMARKS,
    ]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("VOORNAAM", ResidentColumn.FIRST_NAME),
        ("voornamen", None),
        ("Geb.\njaar", ResidentColumn.BIRTH_YEAR),
        ("geb jaar:", ResidentColumn.BIRTH_YEAR),
        ("m / v", ResidentColumn.GENDER),
        ("06 nummer", ResidentColumn.PHONE),
        ("Talen", ResidentColumn.LANGUAGES),
        ("#", ResidentColumn.NUMBER),
        ("Opmerkingen (kort)", ResidentColumn.REMARKS),
        ("BSN", ResidentColumn.NEVER_STORED),
        ("V-nummer", ResidentColumn.NEVER_STORED),
        ("Nationaliteit", ResidentColumn.NEVER_STORED),
    ],
)
def test_wordings_in_any_case_and_punctuation(heading: str, field: str | None) -> None:
    exact = [match.field for match in recognise([heading], RESIDENTS) if match.certainty is Certainty.EXACT]

    assert exact == ([field] if field else [])


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Beschikbarheid", ResidentColumn.FREE),
        ("Geboortejaaar", ResidentColumn.BIRTH_YEAR),
        ("Ingeschreven op (datum)", ResidentColumn.REGISTERED_ON),
        ("Telefoon thuis", ResidentColumn.PHONE),
    ],
)
def test_what_is_alike_is_only_a_guess(heading: str, field: str) -> None:
    (match,) = recognise([heading], RESIDENTS)

    assert match.field == field


@pytest.mark.parametrize("heading", ["", "?", "Schoenmaat", "abc", "محمد"])
def test_what_is_unknown_stays_unknown(heading: str) -> None:
    assert recognise([heading], RESIDENTS) == (ColumnMatch(0, heading, None, Certainty.NONE),)


def test_a_field_is_one_column_and_the_exact_one_wins() -> None:
    first, second, third = recognise(["Telefoon thuis", "Telefoon", "Mobiel"], RESIDENTS)

    assert (first.field, first.taken) == (None, True)
    assert (second.field, second.certainty) == (ResidentColumn.PHONE, Certainty.EXACT)
    assert (third.field, third.taken) == (None, True)


def test_several_columns_may_have_to_stay_out() -> None:
    assert [match.field for match in recognise(["BSN", "Nationaliteit"], RESIDENTS)] == ["never-stored"] * 2


@pytest.mark.parametrize("vocabulary", [RESIDENTS, ACTIVITIES, PARTICIPATIONS])
def test_no_wording_stands_for_two_fields(vocabulary: Vocabulary) -> None:
    words = [plain(word) for wordings in vocabulary.values() for word in {plain(w) for w in wordings}]

    assert len(words) == len(set(words))
