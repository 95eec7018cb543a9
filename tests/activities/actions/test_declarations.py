"""The steps of a volunteer declaration, and the steps that are refused."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from activities.actions import (
    ask_declaration,
    correct_declaration,
    grant_declaration,
    receive_declaration,
    record_declaration,
    refuse_declaration,
)
from activities.declarations import declaration_facts
from activities.details import DeclarationDetails
from activities.errors import WrongDateError, WrongStepError
from activities.models import VolunteerDeclaration
from activities.rules import Standing
from tests.activities.conftest import logged
from tests.factories import KindOfWorkFactory

if TYPE_CHECKING:
    from activities.models import KindOfWork
    from tests.activities.conftest import Garden

State = VolunteerDeclaration.State
OCT, NOV, DEC = date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1)


@pytest.fixture
def coffee(garden: Garden, other_garden: Garden) -> KindOfWork:
    made: KindOfWork = KindOfWorkFactory.create(
        organisation=garden.organisation, description="Koffie schenken"
    )
    return made


def standing(kind_of_work: KindOfWork, day: date) -> Standing:
    return declaration_facts([kind_of_work.pk]).standing(kind_of_work.pk, day)


def test_from_asked_to_granted_for_three_years(coffee: KindOfWork) -> None:
    asked = ask_declaration(kind_of_work=coffee, on=OCT)
    receive_declaration(declaration=asked, on=NOV)
    granted = grant_declaration(declaration=asked, on=DEC)

    assert (
        granted.state,
        granted.asked_on,
        granted.received_on,
        granted.granted_on,
        granted.valid_until,
    ) == (
        State.GRANTED,
        OCT,
        NOV,
        DEC,
        date(2029, 11, 30),
    )
    assert logged() == [
        ("declaration.asked", ""),
        ("declaration.received", "received_on state"),
        ("declaration.granted", "granted_on state valid_until"),
    ]
    assert VolunteerDeclaration.objects.for_team(coffee.team).filter(kind_of_work=coffee).count() == 1


def test_the_decision_may_name_another_end(coffee: KindOfWork) -> None:
    asked = ask_declaration(kind_of_work=coffee, on=OCT)

    granted = grant_declaration(declaration=asked, on=NOV, until=DEC)

    assert granted.valid_until == DEC


def test_one_application_at_a_time(coffee: KindOfWork) -> None:
    ask_declaration(kind_of_work=coffee, on=OCT)

    with pytest.raises(WrongStepError):
        ask_declaration(kind_of_work=coffee, on=NOV)


def test_the_same_form_asks_once(coffee: KindOfWork) -> None:
    token = uuid4()

    first = ask_declaration(kind_of_work=coffee, on=OCT, token=token)

    assert ask_declaration(kind_of_work=coffee, on=OCT, token=token) == first


def test_a_renewal_is_a_row_of_its_own(garden: Garden) -> None:
    renewal = ask_declaration(kind_of_work=garden.kind_of_work, on=NOV)

    assert list(garden.kind_of_work.declarations.all()) == [renewal, garden.declaration]
    assert standing(garden.kind_of_work, DEC) == Standing.GRANTED


def test_refused_is_stop_at_once_also_after_it_was_granted(garden: Garden, other_garden: Garden) -> None:
    refuse_declaration(declaration=garden.declaration, on=NOV)

    assert [standing(garden.kind_of_work, day) for day in (OCT, NOV)] == [Standing.GRANTED, Standing.REFUSED]
    assert standing(other_garden.kind_of_work, NOV) == Standing.GRANTED


def test_an_objection_that_was_upheld(coffee: KindOfWork) -> None:
    refused = refuse_declaration(declaration=ask_declaration(kind_of_work=coffee, on=OCT), on=NOV)

    with pytest.raises(WrongDateError):
        grant_declaration(declaration=refused, on=NOV)
    grant_declaration(declaration=refused, on=DEC)

    assert [standing(coffee, day) for day in (NOV, DEC)] == [Standing.REFUSED, Standing.GRANTED]


@pytest.mark.parametrize(
    ("state", "dates"),
    [
        (State.RECEIVED, {"received_on": OCT}),
        (State.GRANTED, {"valid_until": DEC}),
        (State.REFUSED, {"refused_on": NOV}),
    ],
)
def test_a_receipt_follows_only_on_an_application(
    coffee: KindOfWork, state: str, dates: dict[str, date]
) -> None:
    there = record_declaration(kind_of_work=coffee, details=DeclarationDetails(state=state, **dates))  # type: ignore[arg-type]  # dates only

    with pytest.raises(WrongStepError):
        receive_declaration(declaration=there, on=DEC)


def test_no_step_comes_before_the_one_it_follows(coffee: KindOfWork) -> None:
    asked = ask_declaration(kind_of_work=coffee, on=NOV)

    for take in (receive_declaration, grant_declaration, refuse_declaration):
        with pytest.raises(WrongDateError):
            take(declaration=asked, on=OCT)

    asked.refresh_from_db()
    assert asked.state == State.ASKED


def test_what_was_written_down_wrongly_is_corrected(coffee: KindOfWork) -> None:
    there = record_declaration(kind_of_work=coffee, details=DeclarationDetails(state="asked", asked_on=NOV))

    corrected = correct_declaration(
        declaration=there,
        details=DeclarationDetails(state="received", asked_on=OCT, received_on=NOV),
    )

    assert (corrected.state, corrected.asked_on, corrected.received_on) == (State.RECEIVED, OCT, NOV)
    assert logged() == [("declaration.asked", ""), ("declaration.corrected", "asked_on received_on state")]
