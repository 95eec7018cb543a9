"""A line of the log is added and then stays; it names ids and fields, never people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import ProgrammingError, transaction

from aandeslag.audit.actions import keeping_refusals, record, record_read, record_refusal
from aandeslag.audit.context import Acting, acting, acting_as
from aandeslag.audit.errors import AppendOnlyError
from aandeslag.audit.models import Line, Result
from tests.factories import ResidentFactory

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db
SOMEBODY = Acting(actor_id=7, role="desk", team_id=3, origin="10.0.0.1", request_id="r-1")


def _line() -> Line:
    record(action="proef")
    return Line.objects.get()


@pytest.mark.parametrize(
    "tamper",
    [
        lambda line: line.save(),
        lambda line: line.save(update_fields=["action"]),
        lambda line: line.delete(),
        lambda _: Line.objects.update(action="iets anders"),
        lambda _: Line.objects.filter(action="proef").delete(),
        lambda line: Line.objects.bulk_update([line], ["action"]),
        lambda _: Line._base_manager.update(action="iets anders"),  # noqa: SLF001 - the way around
        lambda _: Line.objects.update_or_create({"role": "x"}, action="proef"),
    ],
)
def test_a_line_can_be_neither_changed_nor_taken_away(tamper: Callable[[Line], object]) -> None:
    line = _line()
    # On PostgreSQL the site has no right to lock a line: there the database may be the first to refuse.
    with pytest.raises((AppendOnlyError, ProgrammingError)), transaction.atomic():
        tamper(line)
    assert list(Line.objects.values_list("action", flat=True)) == ["proef"]


def test_a_line_says_who_what_on_which_and_from_where() -> None:
    resident = ResidentFactory.create(first_name="Yusuf")
    with acting_as(SOMEBODY):
        record(action="resident.changed", on=resident, changed=["phone", "email"])
    assert list(Line.objects.values()) == [
        {
            "sequence": Line.objects.get().sequence,
            "at": Line.objects.get().at,
            "actor_id": 7,
            "role": "desk",
            "team_id": 3,
            "action": "resident.changed",
            "object_type": "Resident",
            "object_ids": str(resident.public_id),
            "changed": "email phone",
            "result": Result.DONE,
            "origin": "10.0.0.1",
            "request_id": "r-1",
        }
    ]


def test_outside_a_team_the_line_is_of_the_team_that_it_is_about() -> None:
    resident = ResidentFactory.create()
    record(action="resident.registered", on=resident)
    assert Line.objects.get().team_id == resident.team_id


def test_one_answer_is_one_line_with_all_who_were_shown() -> None:
    shown = ResidentFactory.create_batch(3)
    record_read(action="resident.list", on=shown)
    assert Line.objects.get().object_ids.split() == [str(one.public_id) for one in shown]


def test_an_answer_that_shows_nobody_writes_nothing() -> None:
    record_read(action="resident.list", on=[])
    assert not Line.objects.exists()


def test_a_change_and_its_line_stand_or_fall_together() -> None:
    def change_and_fail() -> None:
        with transaction.atomic():
            record(action="proef")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change_and_fail()
    assert not Line.objects.exists()


def test_a_refusal_stays_when_the_rest_rolls_back() -> None:
    def try_and_fail() -> None:
        with keeping_refusals(SOMEBODY), transaction.atomic():
            record(action="proef")
            record_refusal(action="proef", on=[ResidentFactory.create()])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        try_and_fail()
    assert list(Line.objects.values_list("action", "result", "actor_id")) == [("proef", "refused", 7)]


def test_a_refusal_outside_a_request_is_written_at_once() -> None:
    record_refusal(action="proef", result=Result.FAILED)
    assert Line.objects.get().result == Result.FAILED


def test_after_a_request_nobody_is_acting_any_more() -> None:
    with acting_as(SOMEBODY):
        assert acting() == SOMEBODY
    assert acting() == Acting()


def test_what_is_too_long_is_cut_rather_than_refused() -> None:
    with acting_as(Acting(origin="f" * 99)):
        record(action="a" * 99)
    assert (len(Line.objects.get().action), len(Line.objects.get().origin)) == (60, 45)
