"""A question that is written once gives the answer of today's values, and refuses what it cannot keep."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from django.core.paginator import Paginator
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.functional import SimpleLazyObject

from aandeslag import prepared
from aandeslag.prepared import Counted, Leafed, NotPreparedError, Prepared
from aandeslag.teams.models import Team
from activities.models import Occurrence, Slot
from residents.models import Resident
from tests.factories import OccurrenceFactory, ResidentFactory, TeamFactory

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import QuerySet

pytestmark = pytest.mark.django_db

DAY = date(2026, 12, 1)


def registered(team: Team, since: date, *, women: bool = False) -> QuerySet[Resident]:
    rows = Resident.objects.for_team(team).filter(registered_on__gte=since).order_by("number")
    return rows.filter(gender="woman") if women else rows


def test_each_time_the_answer_is_that_of_these_values() -> None:
    here, there = TeamFactory.create(), TeamFactory.create()
    first = ResidentFactory.create(team=here, registered_on=DAY, gender="woman")
    second = ResidentFactory.create(team=here, registered_on=DAY + timedelta(days=1), gender="man")
    other = ResidentFactory.create(team=there, registered_on=DAY)
    ask = Prepared(registered)

    assert ask(here, DAY) == [first, second]
    assert ask(here, DAY + timedelta(days=1)) == [second]
    assert ask(there, DAY) == [other]
    assert ask(here, DAY, women=True) == [first]
    assert ask(SimpleLazyObject(lambda: there), DAY) == [other]  # type: ignore[arg-type]  # as `request.user`
    read, as_read = vars(ask(here, DAY)[0]), vars(Resident.objects.get(pk=first.pk))
    assert read | {"_state": None} == as_read | {"_state": None}


def test_a_question_is_written_once_and_sent_each_time() -> None:
    team, asked = TeamFactory.create(), []

    @Prepared
    def numbers(team: Team) -> QuerySet[Resident, int]:
        asked.append(team.pk)
        return Resident.objects.for_team(team).values_list("number", flat=True)

    with CaptureQueriesContext(connection) as sent:
        assert [numbers(team), numbers(team), numbers(team)] == [[], [], []]

    assert (len(sent), len(asked), team.pk in asked) == (3, 2, False)


def test_rows_with_what_belongs_to_them() -> None:
    row = OccurrenceFactory.create(date=DAY, starts=time(9, 30))

    @Prepared
    def dates(public_ids: Collection[Any], day: date, until: time) -> QuerySet[Occurrence]:
        found = Occurrence.objects.filter(public_id__in=public_ids, date=day, starts__lte=until)
        return found.select_related("activity__organisation").only(
            "date", "activity__title", "activity__organisation"
        )

    [found] = dates([row.public_id], DAY, time(10))
    with CaptureQueriesContext(connection) as sent:
        assert (found.pk, found.date, found.activity.title) == (row.pk, DAY, row.activity.title)
        assert found.activity.organisation == row.activity.organisation
    assert len(sent) == 0
    assert dates([row.public_id], DAY, time(9)) == []


@pytest.mark.parametrize("number", [0, 1, 2, 3, 5])
@pytest.mark.parametrize("kind", [list, tuple, set])
def test_among_as_many_as_there_are(number: int, kind: type) -> None:
    team = TeamFactory.create()
    people = ResidentFactory.create_batch(6, team=team)

    @Prepared
    def among(numbers: Collection[int]) -> QuerySet[Resident, int]:
        return Resident.objects.filter(number__in=numbers).order_by("number").values_list("number", flat=True)

    chosen = [one.number for one in people[:number]]
    with CaptureQueriesContext(connection) as sent:
        assert among(kind(chosen)) == sorted(chosen)
    assert len(sent) == bool(number)


def test_of_too_many_shapes_none_is_kept_and_each_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "AT_MOST", 2)
    asked: list[int] = []
    people = ResidentFactory.create_batch(4)

    @Prepared
    def among(numbers: list[int]) -> QuerySet[Resident, int]:
        asked.append(len(numbers))
        return Resident.objects.filter(number__in=numbers).order_by("number").values_list("number", flat=True)

    numbers = [one.number for one in people]
    for length in (1, 2, 1, 3, 1):
        assert among(numbers[:length]) == numbers[:length]

    # Each time it is written it is called twice.
    assert asked == [1, 1, 2, 2, 3, 3, 1, 1]


def test_moments_and_texts() -> None:
    moment = datetime(2026, 12, 1, 9, tzinfo=UTC)
    team = TeamFactory.create(started_on=DAY)
    person = ResidentFactory.create(team=team, first_name="O'Hara %s {x}")

    @Prepared
    def called(name: str) -> QuerySet[Resident, int]:
        return Resident.objects.filter(first_name=name).values_list("pk", flat=True)

    @Prepared
    def cancelled(since: datetime) -> QuerySet[Occurrence]:
        return Occurrence.objects.filter(cancelled_at__gte=since)

    late = OccurrenceFactory.create(cancelled_at=moment)
    assert (called("O'Hara %s {x}"), called("Anders")) == ([person.pk], [])
    assert cancelled(moment) == [late]
    assert cancelled(moment + timedelta(microseconds=1)) == []


def test_how_many() -> None:
    team = TeamFactory.create()
    number = Counted(registered)
    assert number(team, DAY) == 0
    ResidentFactory.create_batch(2, team=team, registered_on=DAY)
    ResidentFactory.create(registered_on=DAY)
    assert (number(team, DAY), number(team, DAY + timedelta(days=1))) == (2, 0)


def test_who_stands_in_it_twice_is_counted_once() -> None:
    first = OccurrenceFactory.create(date=DAY)
    OccurrenceFactory.create(slot=first.slot, date=DAY + timedelta(days=7))

    @Counted
    def with_dates(since: date) -> QuerySet[Slot]:
        return Slot.objects.filter(occurrences__date__gte=since).distinct()

    assert with_dates(DAY) == 1


def test_leafing_through_reads_one_page() -> None:
    team = TeamFactory.create()
    people = ResidentFactory.create_batch(5, team=team, registered_on=DAY)

    @Prepared
    def page(team: Team, since: date, *, first: int, last: int) -> QuerySet[Resident]:
        return registered(team, since)[first:last]

    everybody = Leafed(Counted(registered), page, team, DAY)
    pages = Paginator(everybody, 2)
    assert [list(pages.page(number)) for number in (1, 2, 3)] == [people[:2], people[2:4], people[4:]]
    assert (len(everybody), everybody[3], pages.count) == (5, people[3], 5)


def derived(day: date) -> QuerySet[Resident]:
    return Resident.objects.filter(registered_on=day - timedelta(days=1))


def also_derived(day: date) -> QuerySet[Resident]:
    return Resident.objects.filter(registered_on__gte=day, registered_on__lt=day + timedelta(days=7))


def a_part(text: str) -> QuerySet[Resident]:
    return Resident.objects.filter(first_name__startswith=text)


def so_many(number: int) -> QuerySet[Resident]:
    return Resident.objects.all()[:number]


def not_asked(team: Team, number: int) -> QuerySet[Resident]:
    return Resident.objects.for_team(team).filter(number=number if number > 10**6 else 1)


def with_others(number: int) -> QuerySet[Resident]:
    return Resident.objects.filter(number=number).prefetch_related("explanations")


@pytest.mark.parametrize(
    ("question", "values"),
    [(derived, [DAY]), (also_derived, [DAY]), (a_part, ["A"]), (so_many, [3]), (with_others, [1])],
)
def test_values_that_are_not_passed_on_as_they_are(question: Any, values: list[Any]) -> None:
    with pytest.raises(NotPreparedError, match=question.__name__):
        Prepared(question)(*values)


def test_a_question_that_is_another_one_each_time() -> None:
    numbers = count(1)

    def fickle() -> QuerySet[Resident]:
        return Resident.objects.all()[: next(numbers)]

    with pytest.raises(NotPreparedError, match="fickle"):
        Prepared(fickle)()


def test_a_value_that_is_not_asked_for() -> None:
    with pytest.raises(NotPreparedError, match="not_asked"):
        Prepared(not_asked)(TeamFactory.create(), 5)


@pytest.mark.parametrize("value", [None, True, 1.5])
def test_what_makes_another_question_must_be_named(value: Any) -> None:
    with pytest.raises(TypeError, match="name it"):
        Prepared(so_many)(value)


def test_of_a_row_only_its_key_is_used() -> None:
    @Prepared
    def of_age(team: Team) -> QuerySet[Resident]:
        return Resident.objects.filter(team=team, birth_year__lt=team.minimum_age)

    with pytest.raises(Team.DoesNotExist):
        of_age(TeamFactory.create())
