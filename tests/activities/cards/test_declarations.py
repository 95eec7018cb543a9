"""How a kind of work and its applications are shown, and which step can follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils.translation import override

from activities.cards import kind_of_work_line, organisation_row, paper_line, rule_line
from activities.declarations import declaration_rules, facts_for_activities, work_of_organisations
from activities.models import VolunteerDeclaration
from activities.reference import load_declaration_rules
from tests.activities.conftest import TODAY
from tests.factories import ActivityFactory, DeclarationFactory, KindOfWorkFactory

if TYPE_CHECKING:
    from datetime import date

    from activities.cards.organisations import OrganisationRow
    from activities.models import KindOfWork, Organisation
    from tests.activities.conftest import Garden

State = VolunteerDeclaration.State


def test_a_kind_of_work_says_how_the_paper_stands(garden: Garden) -> None:
    with override("en"):
        line = kind_of_work_line(garden.kind_of_work, TODAY)
        said = (line.description, str(line.standing.label), line.standing.kind, line.can_be_asked)

    assert said == ("Tuin onderhouden", "declaration granted", "done", True)
    (declaration,) = line.declarations
    assert (declaration.label, declaration.dates) == (
        "granted on 1 January 2026",
        ("asked on 1 December 2025", "valid until 31 December 2028"),
    )


def test_a_step_is_told_once_and_without_its_date_by_its_name(garden: Garden) -> None:
    VolunteerDeclaration.objects.all().delete()
    nothing = {"granted_on": None, "valid_until": None}
    for asked_on in (TODAY, None):
        DeclarationFactory.create(
            kind_of_work=garden.kind_of_work, state=State.ASKED, asked_on=asked_on, **nothing
        )

    with override("nl"):
        lines = kind_of_work_line(garden.kind_of_work, TODAY).declarations
        said = {(str(line.label), line.dates) for line in lines}

    assert said == {("aangevraagd op 23 november 2026", ()), ("aangevraagd", ())}


def test_what_is_no_volunteering_needs_no_paper_and_says_so_softly(
    garden: Garden, other_garden: Garden
) -> None:
    sport = ActivityFactory.create(
        organisation=garden.organisation, purpose="sport", kind_of_work__description="Voetbal"
    )
    work = sport.kind_of_work
    assert work is not None

    with override("en"):
        alone = _told(work)
        listed = [str(tag.label) for tag in _row_of(garden.organisation).tags]
        ActivityFactory.create(organisation=garden.organisation, kind_of_work=work)
        shared = _told(work)

    assert alone == ("no declaration needed", "plain")
    assert listed == ["declaration granted", "no declaration needed"]
    assert shared == ("no declaration", "stop")


def _row_of(organisation: Organisation) -> OrganisationRow:
    return organisation_row(organisation, 2, work_of_organisations([organisation.pk])[organisation.pk], TODAY)


def _told(work: KindOfWork) -> tuple[str, str]:
    standing = kind_of_work_line(work, TODAY).standing
    return str(standing.label), standing.kind


def test_work_that_nobody_does_yet_may_still_need_one(garden: Garden) -> None:
    unused = KindOfWorkFactory.create(organisation=garden.organisation, description="Voetbal")
    ActivityFactory.create(
        organisation=garden.organisation, kind_of_work=unused, purpose="sport", status="ended", ended_on=TODAY
    )

    with override("en"):
        listed = [str(tag.label) for tag in _row_of(garden.organisation).tags]

    assert kind_of_work_line(unused, TODAY).standing.kind == "stop"
    assert listed == ["declaration granted", "no declaration"]


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
        lines = [rule_line(rule) for rule in declaration_rules()]
        said = {str(line.who): line.answer for line in lines}

    assert said == {
        "in procedure": "needs one",
        "residence permit": "needs none",
        "displaced person (Ukraine)": "needs one",
        "I do not know": "needs one",
    }
