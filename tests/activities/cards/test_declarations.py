"""How a kind of work and its applications are shown, and which step can follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils.translation import override

from activities.cards import kind_of_work_line, paper_line, rule_line
from activities.declarations import facts_for_activities
from activities.models import VolunteerDeclaration
from activities.reference import load_declaration_rules
from tests.activities.conftest import TODAY
from tests.factories import DeclarationFactory

if TYPE_CHECKING:
    from datetime import date

    from tests.activities.conftest import Garden

State = VolunteerDeclaration.State


def test_a_kind_of_work_says_how_the_paper_stands(garden: Garden) -> None:
    with override("en"):
        line = kind_of_work_line(garden.kind_of_work, TODAY)
        said = (line.description, str(line.standing.label), line.standing.kind, line.can_be_asked)

    assert said == ("Tuin onderhouden", "declaration granted", "done", True)
    assert line.declarations[0].dates == (
        "asked on 1 December 2025",
        "granted on 1 January 2026",
        "valid until 31 December 2028",
    )


@pytest.mark.parametrize(
    ("state", "dates", "steps"),
    [
        (State.ASKED, {}, (True, True, True)),
        (State.RECEIVED, {"received_on": TODAY}, (False, True, True)),
        (State.GRANTED, {"valid_until": TODAY}, (False, False, True)),
        (State.REFUSED, {"refused_on": TODAY}, (False, True, False)),
    ],
)
def test_the_steps_that_can_follow(
    garden: Garden, state: str, dates: dict[str, date], steps: tuple[bool, bool, bool]
) -> None:
    VolunteerDeclaration.objects.all().delete()
    nothing = {"asked_on": None, "granted_on": None, "valid_until": None}
    DeclarationFactory.create(kind_of_work=garden.kind_of_work, state=state, **(nothing | dates))

    (line,) = kind_of_work_line(garden.kind_of_work, TODAY).declarations

    assert (line.can_be_received, line.can_be_granted, line.can_be_refused) == steps


def test_only_volunteering_asks_for_a_paper(garden: Garden) -> None:
    papers = facts_for_activities([garden.activity])

    paper = paper_line(garden.activity, papers, TODAY)
    garden.activity.purpose = "sport"

    assert paper is not None
    assert paper.kind_of_work == "Tuin onderhouden"
    assert paper_line(garden.activity, papers, TODAY) is None


def test_who_needs_one_with_its_source(db: None) -> None:
    load_declaration_rules()

    with override("en"):
        lines = [rule_line(rule) for rule in facts_for_activities([]).rules]
        said = {str(line.who): line.answer for line in lines}

    assert said == {
        "in procedure": "needs one",
        "residence permit": "needs none",
        "displaced person (Ukraine)": "needs one",
        "I do not know": "needs one",
    }
