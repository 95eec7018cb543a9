"""Changing someone, also from two desks at once."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils.translation import override

from aandeslag.audit.models import Line
from residents.models import Consent, Resident
from residents.rules import Question
from residents.wording import NOTHING_NAMED, TO_ASK
from tests.residents.views.reading import body, log

if TYPE_CHECKING:
    from django.test import Client

    from tests.world import Town


def url_of(resident: Resident, name: str = "change") -> str:
    return reverse(f"residents:{name}", args=[resident.public_id])


def opened(desk: Client, resident: Resident) -> dict[str, Any]:
    """The form as a browser would send it back untouched."""
    form = desk.get(url_of(resident)).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in sent.items() if value not in (None, "", [])} | {
        "lives": str(sent["lives"] or "")
    }


def test_an_untouched_form_changes_nothing(desk: Client, rahel: Resident) -> None:
    response = desk.post(url_of(rahel), opened(desk, rahel))

    assert response.headers["Location"] == url_of(rahel, "resident")
    rahel.refresh_from_db()
    assert (rahel.revision, Line.objects.filter(action="resident.changed").count()) == (1, 0)


def test_a_change_is_stored(desk: Client, town: Town, rahel: Resident) -> None:
    told = {"conditions": ["brings-child"], "wishes": ["-"], "lives": str(town.municipality.public_id)}

    desk.post(url_of(rahel), {**opened(desk, rahel), **told, "note": "komt met kind"})

    rahel.refresh_from_db()
    assert (rahel.conditions, rahel.wishes) == (frozenset({"brings-child"}), frozenset())
    assert (rahel.centre, rahel.housed_in, rahel.noted_on) == (None, town.municipality, date(2026, 11, 24))
    assert Line.objects.get(action="resident.changed").changed == "centre conditions housed_in note wishes"


def test_who_is_never_free_was_asked_and_stays_so(desk: Client, rahel: Resident) -> None:
    desk.post(url_of(rahel), {**opened(desk, rahel), "free": ["-"]})
    desk.post(url_of(rahel), {**opened(desk, rahel), "note": "belt zelf"})

    rahel.refresh_from_db()
    card = desk.get(url_of(rahel, "resident")).context["card"]
    with override("nl"):
        never, question = str(NOTHING_NAMED["free"]), str(TO_ASK[Question.FREE])
    assert (rahel.free, question in card.to_ask) == (frozenset(), False)
    assert [words for _, words in card.facts if words == never] == [never]
    assert [tag.label for tag in card.tags if tag.label == never] == [never]


def test_days_and_never_together_are_asked_again_with_all_that_was_ticked(
    desk: Client, rahel: Resident
) -> None:
    response = desk.post(url_of(rahel), {**opened(desk, rahel), "free": ["tu-morning", "-"], "note": "fiets"})

    form = response.context["form"]
    assert (response.status_code, list(form.errors)) == (422, ["free"])
    assert (form["free"].value(), form["note"].value()) == (["tu-morning", "-"], "fiets")


def test_errors_are_shown_and_what_was_typed_stays(desk: Client, rahel: Resident) -> None:
    response = desk.post(url_of(rahel), {**opened(desk, rahel), "birth_year": "3000", "note": "fiets"})

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["birth_year"])
    assert 'value="3000"' in body(response)


def test_two_desks_do_not_overwrite_each_other_silently(desk: Client, rahel: Resident) -> None:
    first, second = opened(desk, rahel), opened(desk, rahel)
    desk.post(url_of(rahel), {**first, "birth_year": "1990", "languages": ["ti", "ar"]})

    refused = desk.post(url_of(rahel), {**second, "birth_year": "1991", "skills": ["cooking"]})

    assert refused.status_code == 409
    rahel.refresh_from_db()
    assert (rahel.birth_year, rahel.skills) == (1990, None)
    with override("nl"):
        shown = [(one.stored, one.kept, one.both_changed) for one in refused.context["differences"]]
    assert shown[0] == ("1990", "1991", True)
    assert len(shown) == 2

    form = refused.context["form"]
    merged = {name: form[name].value() for name in ("birth_year", "languages", "skills", "revision", "seen")}
    assert (merged["birth_year"], merged["languages"], merged["revision"]) == (1991, ["ar", "ti"], 2)
    desk.post(url_of(rahel), {**second, **merged})
    rahel.refresh_from_db()
    assert (rahel.birth_year, rahel.languages, rahel.skills) == (
        1991,
        frozenset({"ti", "ar"}),
        frozenset({"cooking"}),
    )


def test_the_telephone_is_asked_only_of_who_agreed(desk: Client, town: Town, rahel: Resident) -> None:
    assert "phone" not in desk.get(url_of(rahel)).context["form"].fields

    Consent.objects.create(
        team=town.team, resident=rahel, purpose="phone", given=True, asked_on=date(2026, 11, 1)
    )
    desk.post(url_of(rahel), {**opened(desk, rahel), "phone": "06 12345678"})

    rahel.refresh_from_db()
    assert rahel.phone == "06 12345678"


def test_no_name_stands_in_an_address_on_the_page(desk: Client, rahel: Resident) -> None:
    addresses = re.findall(
        r'(?:href|action|hx-get|hx-post)="([^"]+)"', body(desk.get(url_of(rahel, "resident")))
    )

    telling = [re.sub(r"[0-9a-f-]{36}", "", address) for address in addresses]
    assert len(addresses) > 10
    assert [address for address in telling if re.search(r"Rahel|455|1995", address)] == []


def test_mediation_stops_and_starts_with_one_press(desk: Client, rahel: Resident) -> None:
    desk.post(url_of(rahel, "stop-mediation"))
    rahel.refresh_from_db()
    assert rahel.mediation_stopped_on == date(2026, 11, 24)

    desk.post(url_of(rahel, "resume-mediation"))
    rahel.refresh_from_db()
    assert rahel.mediation_stopped_on is None


@pytest.mark.parametrize(
    "name", ["change", "stop-mediation", "resume-mediation", "explain", "consent", "entrust"]
)
def test_somebody_of_another_team_cannot_be_changed(desk: Client, stranger: Resident, name: str) -> None:
    assert desk.post(url_of(stranger, name)).status_code == 404
    stranger.refresh_from_db()
    assert (stranger.revision, log()) == (1, [(f"refused:residents:{name}", str(stranger.public_id))])
