"""What an organisation says never overwrites what the team said, and is said once."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from matching.actions import report_by_host
from matching.cards.host_list import host_list_of
from matching.models import Participation
from tests.factories import ParticipationFactory

if TYPE_CHECKING:
    from tests.matching.conftest import Garden

Status = Participation.Status
AFTERWARDS = datetime(2026, 12, 1, 14, 5, tzinfo=UTC)


def comes(garden: Garden, **state: str) -> Participation:
    row: Participation = ParticipationFactory.create(
        placement__occurrence=garden.dates[0], placement__resident=garden.resident(), **state
    )
    return row


def test_whom_the_team_marked_while_the_page_was_open_stays_as_marked(garden: Garden) -> None:
    ill, came = comes(garden, status=Status.EXCUSED, excuse="ill"), comes(garden)

    report_by_host(
        occurrence=garden.dates[0], asked={ill.pk, came.pk}, present={ill.pk, came.pk}, now=AFTERWARDS
    )

    ill.refresh_from_db()
    came.refresh_from_db()
    assert [ill.status, came.status] == [Status.EXCUSED, Status.PRESENT]


def test_two_presses_at_the_same_moment_say_it_once(garden: Garden) -> None:
    first_one, other = comes(garden), comes(garden)
    first = report_by_host(
        occurrence=garden.dates[0], asked={first_one.pk}, present={first_one.pk}, now=AFTERWARDS
    )

    second = report_by_host(occurrence=garden.dates[0], asked={other.pk}, present=[], now=AFTERWARDS)

    other.refresh_from_db()
    assert (second, other.status) == (first, Status.SIGNED_UP)


def test_once_it_was_said_no_name_is_given_any_more(garden: Garden) -> None:
    said, of_whom_nothing_was_said = comes(garden), comes(garden)
    before = host_list_of(garden.dates[0], AFTERWARDS)
    report_by_host(occurrence=garden.dates[0], asked={said.pk}, present={said.pk}, now=AFTERWARDS)

    after = host_list_of(garden.dates[0], AFTERWARDS)

    assert {row.pk for row in before.participations} == {said.pk, of_whom_nothing_was_said.pk}
    assert (after.lines, after.unnamed, after.is_said) == ([], 0, True)
