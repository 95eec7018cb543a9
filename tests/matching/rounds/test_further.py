"""Two activities for one person: every press on a proposal, with somebody who has two lines."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from aandeslag.teams.access import Role
from matching.actions import sign_up
from matching.actions.rounds import (
    accept_proposal,
    accept_wanted,
    choose_policy,
    decline_proposal,
    lock_proposal,
    move_proposal,
    note_wanted,
    settled_around,
    take_back_answer,
)
from matching.cards.rounds.calls import calls_of
from matching.cards.rounds.moving import Elsewhere, elsewhere
from matching.errors import NotOpenError
from matching.facts import Hours
from matching.models import Placement, Proposal
from matching.rounds import wording as round_wording
from matching.rounds.choices import choices_kept, choices_of
from matching.rounds.clashes import times_of
from matching.rounds.finding import find_round
from matching.rounds.numbers import from_json
from matching.rounds.pricing import Price
from matching.rounds.waiting import may_have_more
from matching.suggestions import suggest
from tests.factories import OccurrenceFactory
from tests.matching.conftest import FIRST, NOW, TODAY, Garden, make_garden
from tests.matching.queries import exactly
from tests.matching.rounds.conftest import propose, waits

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from aandeslag.teams.models import Membership
    from activities.models import Occurrence
    from matching.models import Round
    from residents.models import Resident

TIME = Placement.DeclineReason.TIME


def kitchen_of(garden: Garden, *, places: int = 4, day: int = 1, **facts: object) -> Garden:
    """One date, the day after the garden unless said otherwise."""
    made = make_garden(garden.town, dates=0, title="Koken", theme="food", **facts)
    made.slot.capacity = places
    made.slot.save()
    made.dates.append(OccurrenceFactory.create(slot=made.slot, date=FIRST + timedelta(days=day)))
    return made


@pytest.fixture
def two(one_place: Garden) -> tuple[Garden, Garden]:
    """A garden and a kitchen with a date each, four places; one person may go to both."""
    one_place.slot.capacity = 4
    one_place.slot.save()
    choose_policy(team=one_place.town.team, chosen={"at_once": 2})
    return one_place, kitchen_of(one_place)


def gardener_of(garden: Garden, weeks: int = 9) -> Resident:
    return waits(garden, weeks, interests=frozenset({"green"}))


def lines_of(made: Round, person: Resident) -> list[Proposal]:
    """The first activity before the second."""
    rows = made.proposals.select_related("resident__team", "round__team", "occurrence__slot")
    return list(rows.filter(resident=person).order_by("is_further", "pk"))


def told(made: Round, person: Resident) -> list[tuple[Occurrence, bool, str]]:
    return [(one.occurrence, one.is_further, one.status) for one in lines_of(made, person)]


def test_a_second_activity_is_proposed_of_what_is_left(two: tuple[Garden, Garden]) -> None:
    garden, kitchen = two
    person = gardener_of(garden)

    made = propose(garden)

    assert told(made, person) == [
        (garden.dates[0], False, "proposed"),
        (kitchen.dates[0], True, "proposed"),
    ]
    assert made.is_proven
    assert len(made.certificates) == 2
    numbers = from_json(made.report)
    assert (numbers.all.placed, numbers.all.of, numbers.further) == (1, 1, 1)


def test_nobody_gives_up_a_first_for_somebody_s_second(two: tuple[Garden, Garden]) -> None:
    garden, kitchen = two
    kitchen.slot.capacity = 1
    kitchen.slot.save()
    gardener = gardener_of(garden, 90)
    cook = waits(garden, 1, conditions=frozenset({"brings-child"}))
    garden.slot.activity.children_welcome = False
    garden.slot.activity.save()

    made = propose(garden)

    assert [one.occurrence for one in lines_of(made, gardener)] == [garden.dates[0]]
    assert [one.occurrence for one in lines_of(made, cook)] == [kitchen.dates[0]]


@pytest.mark.parametrize(("starts", "both"), [(time(10), False), (time(12), True)])
def test_never_two_at_one_time(one_place: Garden, starts: time, *, both: bool) -> None:
    """The garden is open from half past nine to twelve."""
    choose_policy(team=one_place.town.team, chosen={"at_once": 2})
    kitchen = kitchen_of(one_place, day=0)
    kitchen.dates[0].starts, kitchen.dates[0].ends = starts, time(14)
    kitchen.dates[0].save()
    person = waits(one_place, 9)

    assert len(lines_of(propose(one_place), person)) == 1 + both


def test_two_dates_of_one_activity_are_not_two_activities(garden: Garden) -> None:
    choose_policy(team=garden.town.team, chosen={"at_once": 2, "weeks": 3})
    person = waits(garden, 9)

    assert len(lines_of(propose(garden), person)) == 1


def test_of_every_time_any_date_that_clashes_keeps_two_apart(garden: Garden) -> None:
    choose_policy(team=garden.town.team, chosen={"at_once": 2, "every_time": True, "weeks": 4})
    kitchen = kitchen_of(garden)
    OccurrenceFactory.create(slot=kitchen.slot, date=garden.dates[2].date)
    person = waits(garden, 9)
    assert len(lines_of(propose(garden), person)) == 1

    garden.dates[2].delete()
    assert len(lines_of(propose(garden), person)) == 2


def test_who_goes_somewhere_already_is_proposed_for_one_thing_more(two: tuple[Garden, Garden]) -> None:
    garden, kitchen = two
    person = gardener_of(garden)
    sign_up(resident=person, occurrence=garden.dates[0], by=None, now=NOW)

    made = propose(garden)

    assert told(made, person) == [(kitchen.dates[0], True, "proposed")]
    numbers = from_json(made.report)
    assert (numbers.all.placed, numbers.all.of, numbers.further) == (0, 0, 1)


@pytest.mark.parametrize(("every_time", "day"), [(False, 0), (True, 1)])
def test_nor_at_a_time_at_which_they_are_expected(garden: Garden, *, every_time: bool, day: int) -> None:
    """Of every time a later date counts too: the kitchen is on the day after, and once on garden day."""
    choose_policy(team=garden.town.team, chosen={"at_once": 2, "every_time": every_time, "weeks": 2})
    kitchen, person = kitchen_of(garden, day=day), waits(garden, 9)
    OccurrenceFactory.create(slot=kitchen.slot, date=garden.dates[1].date)
    often = {"slot": garden.slot} if every_time else {"occurrence": garden.dates[0]}
    sign_up(resident=person, by=None, now=NOW, **often)
    assert [one.occurrence.date for one in lines_of(propose(garden), person)] == (
        [] if every_time else [garden.dates[1].date]
    )


def test_who_has_enough_or_cannot_have_more_is_neither_proposed_nor_left_out(
    two: tuple[Garden, Garden],
) -> None:
    garden, kitchen = two
    has_two, has_one = gardener_of(garden), gardener_of(garden)
    sign_up(resident=has_two, occurrence=garden.dates[0], by=None, now=NOW)
    sign_up(resident=has_two, occurrence=kitchen.dates[0], by=None, now=NOW)
    sign_up(resident=has_one, occurrence=kitchen.dates[0], by=None, now=NOW)
    garden.slot.capacity = 1
    garden.slot.save()

    made = propose(garden)

    assert (made.proposals.count(), made.left_out.count()) == (0, 0)


def test_both_are_signed_up_one_after_the_other(two: tuple[Garden, Garden]) -> None:
    garden, kitchen = two
    person = gardener_of(garden)
    made = propose(garden)

    for one in lines_of(made, person):
        accept_proposal(proposal=one, by=None, now=NOW)

    placements = Placement.objects.filter(resident=person, status="agreed").order_by("pk")
    assert [one.occurrence for one in placements] == [garden.dates[0], kitchen.dates[0]]
    assert [one.status for one in lines_of(made, person)] == ["agreed", "agreed"]


def test_after_the_first_the_second_can_still_be_said_yes_to(
    two: tuple[Garden, Garden], signed_in: Callable[[Membership], Client]
) -> None:
    garden, _kitchen = two
    person, client = gardener_of(garden), signed_in(garden.town.member(Role.COORDINATOR))
    made = propose(garden)
    first, second = lines_of(made, person)
    accept_proposal(proposal=first, by=None, now=NOW)

    page = client.get(reverse("matching:round", args=[made.public_id])).content.decode()
    calls = calls_of(garden.town.team, NOW)

    assert "gaat intussen al ergens heen" not in page
    assert [[one.title for one in call.asked] for call in calls.lists[0].calls] == [["Koken"]]
    accept_proposal(proposal=second, by=None, now=NOW)
    assert calls_of(garden.town.team, NOW).lists == []


def test_who_was_signed_up_for_enough_at_the_desk_is_not_called(two: tuple[Garden, Garden]) -> None:
    garden, _kitchen = two
    person = gardener_of(garden)
    propose(garden)
    for title in ("Sport", "Taal"):
        other = make_garden(garden.town, dates=0, title=title)
        day = OccurrenceFactory.create(slot=other.slot, date=FIRST + timedelta(days=2 + len(title)))
        sign_up(resident=person, occurrence=day, by=None, now=NOW)

    assert calls_of(garden.town.team, NOW).lists == []


def test_one_call_asks_for_both(two: tuple[Garden, Garden]) -> None:
    garden, _kitchen = two
    gardener_of(garden)
    propose(garden)

    [[call]] = [one.calls for one in calls_of(garden.town.team, NOW).lists]

    assert [one.title for one in call.asked] == ["Wijktuin De Pol", "Koken"]


def test_all_who_say_yes_are_signed_up_first_activities_first(two: tuple[Garden, Garden]) -> None:
    """A place went in between: it is a second activity that there is none of any more."""
    garden, kitchen = two
    kitchen.slot.capacity = 2
    kitchen.slot.save()
    gardener, cook = gardener_of(garden, 90), waits(garden, 1, interests=frozenset({"food"}))
    made = propose(garden)
    for person in (gardener, cook):
        for one in lines_of(made, person):
            note_wanted(proposal=one, now=NOW)
    kitchen.fill(kitchen.dates[0], 1)

    came_of_it = accept_wanted(made=made, by=None, now=NOW)

    assert {
        (one.proposal.resident, one.proposal.is_further): one.placement is not None for one in came_of_it
    } == {
        (gardener, False): True,
        (cook, False): True,
        (gardener, True): False,
        (cook, True): True,
    }


def test_people_are_counted_and_not_their_activities(
    two: tuple[Garden, Garden], signed_in: Callable[[Membership], Client]
) -> None:
    garden, _kitchen = two
    person, client = gardener_of(garden), signed_in(garden.town.member(Role.COORDINATOR))
    made = propose(garden)
    for one in lines_of(made, person):
        note_wanted(proposal=one, now=NOW)

    page = client.get(reverse("matching:round", args=[made.public_id])).content.decode()
    after = client.post(reverse("matching:accept-wanted", args=[made.public_id]), follow=True)

    assert "Meld 1 aan die ja zegt" in page
    assert "1 persoon aangemeld." in after.content.decode()


def test_no_to_one_is_no_answer_to_the_other(two: tuple[Garden, Garden]) -> None:
    garden, kitchen = two
    person = gardener_of(garden)
    made = propose(garden)
    first, _second = lines_of(made, person)
    decline_proposal(proposal=first, reason=TIME, now=NOW)

    assert told(made, person) == [
        (garden.dates[0], False, "declined"),
        (kitchen.dates[0], True, "proposed"),
    ]
    # In the next round the garden is not proposed again so soon, and the kitchen is their first.
    assert told(propose(garden), person) == [(kitchen.dates[0], False, "proposed")]


def test_what_was_said_is_taken_back_of_one_line_alone(two: tuple[Garden, Garden]) -> None:
    garden, _kitchen = two
    person = gardener_of(garden)
    made = propose(garden)
    for one in lines_of(made, person):
        accept_proposal(proposal=one, by=None, now=NOW)
    take_back_answer(proposal=lines_of(made, person)[1], by=None, now=NOW)

    assert [one.status for one in lines_of(made, person)] == ["agreed", "proposed"]
    assert Placement.objects.filter(resident=person, status="agreed").count() == 1


def test_both_can_stay_and_the_first_stays_the_first(two: tuple[Garden, Garden]) -> None:
    garden, kitchen = two
    person = gardener_of(garden)
    for one in lines_of(propose(garden), person):
        lock_proposal(proposal=one, stays=True)

    made = propose(garden)

    assert told(made, person) == [(garden.dates[0], False, "proposed"), (kitchen.dates[0], True, "proposed")]
    assert [one.is_locked for one in lines_of(made, person)] == [True, True]


def test_a_second_that_was_said_yes_to_stays_in_the_next_round_after_the_first_was_signed_up(
    two: tuple[Garden, Garden],
) -> None:
    garden, kitchen = two
    person = gardener_of(garden)
    first, second = lines_of(propose(garden), person)
    note_wanted(proposal=second, now=NOW)
    accept_proposal(proposal=first, by=None, now=NOW)

    made = propose(garden)
    once_more = propose(garden)

    assert told(made, person) == told(once_more, person) == [(kitchen.dates[0], True, "wanted")]


def test_with_one_activity_each_nothing_more_is_kept_after_the_first(two: tuple[Garden, Garden]) -> None:
    garden, _kitchen = two
    person = gardener_of(garden)
    first, second = lines_of(propose(garden), person)
    note_wanted(proposal=second, now=NOW)
    accept_proposal(proposal=first, by=None, now=NOW)
    choose_policy(team=garden.town.team, chosen={"at_once": 1})

    assert propose(garden).proposals.count() == 0


def options(made: Round, line: Proposal) -> dict[str, Elsewhere]:
    """As the page asks for them."""
    answer = find_round(made.team, NOW, choices_kept(made), settled_around(line))
    return {one.title: one for one in elsewhere(answer, line.resident_id, line.occurrence_id)}


def test_moving_a_second_activity_leaves_the_first_where_it_is(two: tuple[Garden, Garden]) -> None:
    garden, kitchen = two
    sport = make_garden(garden.town, dates=0, title="Sport", theme="sport")
    day = OccurrenceFactory.create(slot=sport.slot, date=FIRST + timedelta(days=3))
    person = waits(garden, 9, interests=frozenset({"green", "food"}))
    made = propose(garden)
    second = lines_of(made, person)[1]
    before = {one.occurrence for one in lines_of(made, person)}
    assert before == {garden.dates[0], kitchen.dates[0]}

    assert set(options(made, second)) == {second.occurrence.activity.title, "Sport"}
    move_proposal(proposal=second, occurrence=day, now=NOW)

    first = (before - {second.occurrence}).pop()
    assert told(made, person) == [(first, False, "proposed"), (day, True, "proposed")]
    made.refresh_from_db()
    assert made.is_proven
    assert [(one.is_locked, one.is_moved) for one in lines_of(made, person)] == [(False, False), (True, True)]


def test_moving_a_first_finds_the_second_anew_around_it(two: tuple[Garden, Garden]) -> None:
    garden, kitchen = two
    person = gardener_of(garden)
    made = propose(garden)

    move_proposal(proposal=lines_of(made, person)[0], occurrence=kitchen.dates[0], now=NOW)

    assert told(made, person) == [(kitchen.dates[0], False, "proposed"), (garden.dates[0], True, "proposed")]


def test_the_cost_is_what_finding_the_round_anew_shows(two: tuple[Garden, Garden]) -> None:
    """Two places in the garden, one in the kitchen: one of both has a second activity."""
    garden, kitchen = two
    garden.slot.capacity, kitchen.slot.capacity = 2, 1
    garden.slot.save()
    kitchen.slot.save()
    gardener_of(garden, 90)
    other = gardener_of(garden, 80)
    made, team = propose(garden), garden.town.team

    found = options(made, lines_of(made, other)[0])
    answers = [
        find_round(team, NOW, choices_of(team), settled)
        for settled in ([], [(other.pk, kitchen.dates[0].pk)])
    ]

    points = [sum(one.points for one in answer.pairings().values()) for answer in answers]
    assert [len(answer.pairings()) for answer in answers] == [3, 3]
    assert found["Koken"].points == round_wording.points_lost(points[0] - points[1])


def test_where_a_second_activity_would_be_lost_the_page_says_so(two: tuple[Garden, Garden]) -> None:
    garden, kitchen = two
    kitchen.slot.capacity = 1
    kitchen.slot.save()
    sport = make_garden(garden.town, dates=0, title="Sport", theme="sport", children_welcome=True)
    day = OccurrenceFactory.create(slot=sport.slot, date=FIRST + timedelta(days=3))
    garden.slot.activity.children_welcome = kitchen.slot.activity.children_welcome = False
    garden.slot.activity.save()
    kitchen.slot.activity.save()
    person = gardener_of(garden, 90)
    sport.slot.capacity = 1
    sport.slot.save()
    family = waits(garden, 1, conditions=frozenset({"brings-child"}))
    made = propose(garden)
    assert [one.occurrence for one in lines_of(made, family)] == [day]
    second = lines_of(made, person)[1]
    assert second.occurrence == kitchen.dates[0]

    found = options(made, second)

    assert found["Sport"].costs == "iemand die 1 week wacht, verliest de plek"
    assert found["Koken"].is_now


def test_one_does_not_move_to_a_time_at_which_the_other_stays(two: tuple[Garden, Garden]) -> None:
    garden, kitchen = two
    clashing = make_garden(garden.town, dates=0, title="Sport", theme="sport")
    day = OccurrenceFactory.create(slot=clashing.slot, date=kitchen.dates[0].date)
    person = gardener_of(garden)
    made = propose(garden)
    first, second = lines_of(made, person)
    move_to_kitchen = second if second.occurrence == kitchen.dates[0] else None
    if move_to_kitchen is None:
        move_proposal(proposal=second, occurrence=kitchen.dates[0], now=NOW)
        first, second = lines_of(made, person)
    lock_proposal(proposal=second, stays=True)

    assert "Sport" not in options(made, first)
    with pytest.raises(NotOpenError):
        move_proposal(proposal=first, occurrence=day, now=NOW)


def test_at_the_desk_a_place_of_somebody_s_second_activity_says_so(two: tuple[Garden, Garden]) -> None:
    garden, kitchen = two
    kitchen.slot.capacity = 1
    kitchen.slot.save()
    gardener_of(garden, 31)
    propose(garden)
    newcomer = waits(garden, 0)

    found = suggest(team=newcomer.team, resident=newcomer, now=NOW, shown=frozenset())

    assert {found.sight.ahead.time(one.column).pk: one.price for one in found.fitting} == {
        garden.dates[0].pk: Price(),
        kitchen.dates[0].pk: Price(further=1, moves=1, points=found_points(kitchen)),
    }


def found_points(kitchen: Garden) -> int:
    [line] = Proposal.objects.filter(occurrence=kitchen.dates[0])
    return line.points


def test_the_page_and_the_comparison_tell_of_second_activities(
    two: tuple[Garden, Garden], signed_in: Callable[[Membership], Client]
) -> None:
    garden, _kitchen = two
    gardener_of(garden)
    client = signed_in(garden.town.member(Role.COORDINATOR))
    with_two = propose(garden)
    choose_policy(team=garden.town.team, chosen={"at_once": 1})
    with_one = propose(garden)

    pages = {
        (made, by): client.get(reverse("matching:round", args=[made.public_id]), {"by": by}).content.decode()
        for made in (with_one, with_two)
        for by in ("", "person")
    }
    beside = client.get(reverse("matching:rounds-beside", args=[with_two.public_id, with_one.public_id]))

    assert {key: page.count("tweede activiteit<") for key, page in pages.items()} == {
        (with_one, ""): 0,
        (with_one, "person"): 0,
        (with_two, ""): 1,
        (with_two, "person"): 1,
    }
    assert "1 voorstel is een tweede activiteit; het kost niemand een eerste." in pages[with_two, ""]
    rows = " ".join(beside.content.decode().split())
    assert '<th scope="row">Tweede activiteiten</th> <td>1</td> <td><b>0</b></td>' in rows
    assert '<th scope="row">Activiteiten van één persoon, hoogstens</th> <td>2</td> <td><b>1</b></td>' in rows


def test_who_waits_is_who_may_have_one(garden: Garden) -> None:
    """For one activity each the two ways to ask are the same; see `test_proposing` for who waits."""
    person, goes, asked = waits(garden, 9), waits(garden, 9), waits(garden, 9)
    sign_up(resident=goes, occurrence=garden.dates[0], by=None, now=NOW)
    Placement.objects.create(
        team=garden.town.team,
        resident=asked,
        activity=garden.slot.activity,
        slot=garden.slot,
        occurrence=garden.dates[1],
        status="proposed",
        held_until=NOW + timedelta(days=1),
    )

    team = garden.town.team

    assert set(may_have_more(team, TODAY, 1)) == {person}
    assert set(may_have_more(team, TODAY, 2)) == {person, goes, asked}
    assert {one for one in may_have_more(team, TODAY, 2) if one not in may_have_more(team, TODAY, 1)} == {
        goes,
        asked,
    }


def test_as_many_queries_for_two_people_as_for_many(two: tuple[Garden, Garden]) -> None:
    garden, _kitchen = two
    for one in two:
        one.slot.capacity = 20
        one.slot.save()
    gardener_of(garden)
    with exactly(24):
        propose(garden)
    for _ in range(6):
        gardener_of(garden)
    for person in (gardener_of(garden), gardener_of(garden)):
        sign_up(resident=person, occurrence=garden.dates[0], by=None, now=NOW)
    with exactly(24):
        propose(garden)


@given(
    st.lists(
        st.tuples(st.sampled_from([0, 0, 1]), st.integers(0, 5), st.none() | st.integers(0, 5)),
        min_size=1,
        max_size=5,
    )
)
def test_two_times_clash_as_the_rules_say(drawn: list[tuple[int, int, int | None]]) -> None:
    rows = [
        _Time(date(2026, 12, 1 + day), time(9 + start), _later(start, length)) for day, start, length in drawn
    ]
    times = times_of([[one] for one in rows])  # type: ignore[list-item]  # what it asks of a date

    clashes = times.clashes().tolist()

    def overlap(one: _Time, other: _Time) -> bool:
        return one.date == other.date and Hours(one.starts, one.ends).overlaps(
            Hours(other.starts, other.ends)
        )

    for at, one in enumerate(rows):
        assert times.overlapping(one.date, one.starts, one.ends).tolist() == [
            overlap(other, one) for other in rows
        ]
        for beside, other in enumerate(rows):
            assert clashes[at][beside] == (at == beside or overlap(one, other))


def _later(start: int, length: int | None) -> time | None:
    return None if length is None else time(9 + start + length)


class _Time:
    """A date of an activity of its own."""

    made = 0

    def __init__(self, day: date, starts: time, ends: time | None) -> None:
        _Time.made += 1
        self.date, self.starts, self.ends, self.slot = day, starts, ends, self
        self.activity_id = _Time.made
