"""What the desk says about whoever stands there: not explained yet, left, sought in vain, just a coffee."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from residents.actions import change_visit, standing_of
from residents.errors import VisitChangedError
from residents.models import Explanation, Resident, Visit, WalkInSession
from tests.factories import ResidentFactory, VisitFactory
from tests.residents.views.reading import FRAGMENT, body

if TYPE_CHECKING:
    from django.test import Client

    from tests.world import Town

EXPLAIN_FIRST = "Leg eerst uit wat meedoen is."
MORE = "Er zijn er misschien meer."


def at_desk(session: WalkInSession, person: Resident) -> str:
    return reverse("residents:at-desk", args=[session.public_id, person.public_id])


def test_whom_nothing_was_explained_is_explained_first_and_one_press_notes_it(
    desk: Client, session: WalkInSession, rahel: Resident
) -> None:
    assert EXPLAIN_FIRST in body(desk.get(at_desk(session, rahel)))

    desk.post(reverse("residents:explain", args=[rahel.public_id]), {"language": "ti"})

    assert Explanation.objects.get().language == "ti"
    assert EXPLAIN_FIRST not in body(desk.get(at_desk(session, rahel)))


def test_who_left_is_not_signed_up_and_can_be_put_back(
    desk: Client, session: WalkInSession, rahel: Resident
) -> None:
    goodbye = reverse("matching:goodbye", args=[rahel.public_id])
    assert "Deze deelnemer is er nog" not in body(desk.get(at_desk(session, rahel)))
    Resident.objects.filter(pk=rahel.pk).update(departed_on=date(2026, 11, 1), departure_reason="unknown")

    page = body(desk.get(at_desk(session, rahel)))

    assert f'href="{goodbye}" >Deze deelnemer is er nog</a>' in page


@pytest.mark.parametrize(("namesakes", "says_so"), [(9, False), (10, True), (12, True)])
def test_a_list_that_is_full_says_how_to_narrow_it(
    desk: Client, session: WalkInSession, town: Town, namesakes: int, *, says_so: bool
) -> None:
    ResidentFactory.create_batch(namesakes, team=town.team, centre=town.centre, first_name="Mohammed")
    url = reverse("residents:find-at-desk", args=[session.public_id])

    assert (MORE in body(desk.post(url, {"find": "Mohammed"}, headers=FRAGMENT))) is says_so
    assert (MORE in body(desk.post(url, {"find": "Mohammed"}))) is says_so


@pytest.mark.parametrize(
    ("typed", "begins_with"),
    [("Zzelam", "Zzelam"), ("Zzelam K. 1990", "Zzelam"), ("  zz elam ", "zz elam"), ("1990", None)],
)
def test_a_name_sought_in_vain_begins_the_form(
    desk: Client, session: WalkInSession, typed: str, begins_with: str | None
) -> None:
    found = desk.post(
        reverse("residents:find-at-desk", args=[session.public_id]), {"find": typed}, headers=FRAGMENT
    )
    assert found.context["name_sought"] == (begins_with or "")
    assert ("begin_with" in body(found)) is (begins_with is not None)
    if begins_with is None:
        return

    register = reverse("residents:register-at-desk", args=[session.public_id])
    form = desk.post(register, {"begin_with": begins_with}, headers=FRAGMENT)

    assert (form.status_code, form.context["form"]["first_name"].value()) == (200, begins_with)
    assert Resident.objects.count() == 0


def test_just_a_coffee_is_a_first_step_and_no_open_end(
    desk: Client, session: WalkInSession, rahel: Resident
) -> None:
    VisitFactory.create(session=session, resident=rahel, reason="coffee", outcome="none")

    [came] = desk.get(reverse("residents:session", args=[session.public_id])).context["came"]

    assert (came.outcome.label, came.outcome.kind) == ("eerste stap", "plain")


@pytest.mark.parametrize(("visitors", "asks"), [(0, True), (1, True), (2, False), (5, False)])
def test_closing_asks_when_more_were_noted_than_counted(
    desk: Client, session: WalkInSession, visitors: int, *, asks: bool
) -> None:
    VisitFactory.create_batch(2, session=session)
    session.visitors, session.closed_at = visitors, session.opened_at
    session.save()

    page = body(desk.get(reverse("residents:session", args=[session.public_id])))

    assert (f"Er zijn 2 deelnemers genoteerd, en {visitors} bezoekers geteld. Klopt dat?" in page) is asks


def test_what_was_not_seen_is_not_overwritten(db: None) -> None:
    visit = VisitFactory.create(reason="sign-up", outcome="none")
    seen = standing_of(visit)
    change_visit(visit=Visit.objects.get(), outcome="signed-up")

    with pytest.raises(VisitChangedError):
        change_visit(visit=visit, reason="sign-up", outcome="later", seen=seen)

    # What somebody else did as well is no quarrel, and what is not told stays.
    change_visit(visit=visit, reason="sign-up", outcome="signed-up", seen=seen)
    change_visit(visit=visit, reason="question")
    stored = Visit.objects.get()
    assert (stored.reason, stored.outcome) == ("question", "signed-up")
