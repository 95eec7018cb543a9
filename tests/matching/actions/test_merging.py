"""Two participants turn out to be one person: everything goes on with the one who stays; and the undo."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.core import serializers
from django.db.models import F

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from matching.actions import fill_standing, merge_residents, sign_up, undo_merge
from matching.actions.merging import forget_old_merges
from matching.actions.merging.doubles import MODELS
from matching.actions.rounds import note_wanted, propose_round
from matching.errors import BuiltOnMergeError, MergeError, OtherTeamError
from matching.models import ConductCertificateSeen, EarlierMark, Participation, Placement, Refusal, Task
from matching.places import places_left
from residents.actions import change_resident, record_consent, register_resident
from residents.details import ResidentDetails
from residents.errors import NumberTakenError
from residents.finding import find_residents
from residents.models import Consent, Merge, Resident
from tests.factories import (
    ContactFactory,
    EarlierMarkFactory,
    EntrustmentFactory,
    OccurrenceFactory,
    ParticipationFactory,
    PlacementFactory,
    ResidentFactory,
    VisitFactory,
    WalkInSessionFactory,
)
from tests.invariants import overbooked_occurrences, rows_with_another_team_than_their_parent
from tests.matching.conftest import NOW, TODAY, Garden

if TYPE_CHECKING:
    from tests.world import Town

SIGNED_UP, PRESENT = Participation.Status.SIGNED_UP, Participation.Status.PRESENT
LAST_WEEK = TODAY - timedelta(days=7)


@pytest.fixture
def kept(garden: Garden) -> Resident:
    return garden.resident(first_name="Yusuf", number=412, registered_on=date(2026, 9, 1))


@pytest.fixture
def other(garden: Garden) -> Resident:
    return garden.resident(
        first_name="Youssef", number=377, phone="0612345678", registered_on=date(2026, 3, 1)
    )


def merged(kept: Resident, other: Resident, **facts: Any) -> Merge:
    details = ResidentDetails(**{**ResidentDetails.of(kept).columns(), **facts})
    return merge_residents(kept=kept, other=other, details=details, by=None, now=NOW)


def everything() -> dict[str, list[Any]]:
    """All rows of the domain as they stand, but for the merge itself and the count of changes."""
    found: dict[str, list[Any]] = {}
    for label in ("residents", "matching"):
        for model in apps.get_app_config(label).get_models():
            if model is not Merge:
                rows = serializers.serialize("python", model._default_manager.order_by("pk"))
                found[model.__name__] = [
                    {name: value for name, value in row["fields"].items() if name != "revision"}
                    | {"pk": row["pk"]}
                    for row in rows
                ]
    return found


def live_a_life(garden: Garden, kept: Resident, other: Resident) -> None:
    """Both did much, and much of it twice: the same dates, sessions, answers, supporters, refusals."""
    week_ago = OccurrenceFactory.create(slot=garden.slot, date=LAST_WEEK)
    for who, status in ((kept, SIGNED_UP), (other, PRESENT)):
        placement = PlacementFactory.create(resident=who, occurrence=week_ago, agreed_on=LAST_WEEK)
        row = ParticipationFactory.create(placement=placement, status=status)
        EarlierMarkFactory.create(participation=row, status=Participation.Status.ABSENT)
    sign_up(resident=kept, slot=garden.slot, by=None, now=NOW)
    sign_up(resident=other, slot=garden.slot, by=None, now=NOW)
    sign_up(
        resident=other,
        occurrence=OccurrenceFactory.create(
            date=TODAY + timedelta(days=9), slot__activity__organisation__team=garden.town.team
        ),
        by=None,
        now=NOW,
        cautions_passed=frozenset({"day-part"}),
    )
    session = WalkInSessionFactory.create(team=garden.town.team, centre=garden.town.centre)
    supporter = garden.town.member(Role.SUPPORTER).user
    for number, who in enumerate((kept, other)):
        VisitFactory.create(session=session, resident=who)
        ContactFactory.create(resident=who, supporter=supporter)
        EntrustmentFactory.create(resident=who, supporter=supporter, valid_from=date(2026, 9, 1 + number))
        Refusal.objects.create(team=who.team, resident=who, activity=garden.slot.activity, on=TODAY)
        ConductCertificateSeen.objects.create(
            team=who.team, resident=who, organisation=garden.slot.activity.organisation, seen_on=LAST_WEEK
        )
        record_consent(resident=who, purpose="phone", given=not number, language="nl", by=None, today=TODAY)
        Task.objects.create(
            team=who.team,
            kind="declaration-ended",
            placement=who.placements.filter(is_standing=True).get(),
            cause=f"declaration-ended:{who.placements.filter(is_standing=True).get().pk}",
            since=TODAY,
        )


def test_everything_goes_on_with_the_one_who_stays(garden: Garden, kept: Resident, other: Resident) -> None:
    live_a_life(garden, kept, other)

    merged(kept, other, first_name="Youssef")

    kept.refresh_from_db()
    rows = {model.__name__: model._default_manager.filter(resident=kept).count() for model in MODELS}
    assert rows == {
        "Participation": 1 + 3 + 1,
        "Placement": 3,
        "WaitingListEntry": 0,
        "Visit": 1,
        "Explanation": 0,
        "Consent": 2,
        "Entrustment": 1,
        "Refusal": 1,
        "ConductCertificateSeen": 1,
        "Contact": 2,
        "Proposal": 0,
        "LeftOut": 0,
        "ImportRow": 0,
        "Merge": 1,
        "Referral": 0,
        "Change": 0,
        "HandOver": 0,
    }
    assert (kept.first_name, kept.registered_on, kept.number) == ("Youssef", date(2026, 3, 1), 412)
    assert not Resident.objects.filter(number=377).exists()
    assert EarlierMark.objects.filter(participation__resident=kept).count() == 2
    assert rows_with_another_team_than_their_parent() == []


def test_the_undo_puts_everything_back_exactly(garden: Garden, kept: Resident, other: Resident) -> None:
    live_a_life(garden, kept, other)
    before = everything()

    merge = merged(kept, other, first_name="Youssef", phone="0612345678")
    assert everything() != before
    undo_merge(merge=merge, now=NOW)

    assert everything() == before
    merge.refresh_from_db()
    assert (merge.undone_at, merge.undo) == (NOW, {})
    assert overbooked_occurrences() == []


def test_proposed_twice_in_a_round_is_proposed_once_and_what_was_said_holds(
    garden: Garden, kept: Resident, other: Resident
) -> None:
    made = propose_round(team=garden.town.team, by=None, now=NOW)
    made.proposals.update(occurrence=garden.dates[0])
    note_wanted(proposal=made.proposals.get(resident=other), now=NOW)

    merge = merged(kept, other)
    [line] = made.proposals.all()
    undo_merge(merge=merge, now=NOW)

    assert (line.resident, line.status) == (kept, "wanted")
    assert {one.resident.number: one.status for one in made.proposals.all()} == {
        412: "proposed",
        377: "wanted",
    }


def test_signed_up_twice_for_one_date_is_one_place(garden: Garden, kept: Resident, other: Resident) -> None:
    first = garden.dates[0]
    for who in (kept, other):
        sign_up(resident=who, occurrence=first, by=None, now=NOW)
    assert places_left([first.pk], NOW) == {first.pk: 2}

    merged(kept, other)

    assert places_left([first.pk], NOW) == {first.pk: 3}
    assert Placement.objects.filter(occurrence=first).count() == 1


@pytest.mark.parametrize(
    ("mine", "theirs", "holds"),
    [
        ("signed-up", "present", "present"),
        ("present", "absent", "present"),
        ("absent", "excused", "excused"),
        ("cancelled", "signed-up", "signed-up"),
        ("signed-up", "cancelled", "signed-up"),
    ],
)
def test_what_says_most_about_a_date_holds(garden: Garden, mine: str, theirs: str, holds: str) -> None:
    past = OccurrenceFactory.create(slot=garden.slot, date=LAST_WEEK)
    kept, other = garden.resident(), garden.resident()
    for who, status in ((kept, mine), (other, theirs)):
        placement = PlacementFactory.create(resident=who, occurrence=past, agreed_on=LAST_WEEK)
        excuse = "illness" if status == "excused" else ""
        ParticipationFactory.create(placement=placement, status=status, excuse=excuse)

    merged(kept, other)

    assert list(kept.participations.values_list("status", flat=True)) == [holds]
    assert Placement.objects.filter(resident=kept).count() == 1


def test_who_comes_every_time_twice_comes_every_time_once(
    garden: Garden, kept: Resident, other: Resident
) -> None:
    for who in (kept, other):
        sign_up(resident=who, slot=garden.slot, by=None, now=NOW)

    merged(kept, other)

    assert list(kept.placements.values_list("is_standing", flat=True)) == [True]
    assert places_left([one.pk for one in garden.dates], NOW) == {one.pk: 3 for one in garden.dates}


def test_the_last_answer_holds_and_a_refusal_empties_the_telephone_book(
    garden: Garden, kept: Resident, other: Resident
) -> None:
    record_consent(resident=kept, purpose="phone", given=True, language="", by=None, today=LAST_WEEK)
    record_consent(resident=other, purpose="phone", given=False, language="", by=None, today=TODAY)

    merged(kept, other, phone="0612345678")

    kept.refresh_from_db()
    [current] = Consent.objects.filter(resident=kept, withdrawn_on__isnull=True)
    assert (current.given, kept.phone) == (False, "")


def test_who_is_still_here_is_here(garden: Garden, kept: Resident, other: Resident) -> None:
    Resident.objects.filter(pk=kept.pk).update(departed_on=LAST_WEEK, departure_reason="unknown")

    merged(kept, other)

    kept.refresh_from_db()
    assert (kept.departed_on, kept.departure_reason) == (None, "")


def test_the_number_and_the_slip_of_before_lead_to_the_one_who_stays(
    garden: Garden, kept: Resident, other: Resident, other_town: Town
) -> None:
    ResidentFactory.create(team=other_town.team, number=377)
    merge = merged(kept, other)
    people = Resident.objects.for_team(garden.town.team)

    assert [find_residents(people, text) for text in ("377", str(other.public_id).upper())] == [
        [kept],
        [kept],
    ]

    undo_merge(merge=merge, now=NOW)
    assert [one.number for one in find_residents(people, "377")] == [377]


def test_the_number_of_before_is_given_to_nobody_else(garden: Garden, kept: Resident) -> None:
    other = garden.resident(number=9000)
    merged(kept, other)

    with pytest.raises(NumberTakenError):
        register(garden, number=9000)
    assert register(garden).number == 9001


def register(garden: Garden, number: int | None = None) -> Resident:
    details = ResidentDetails(first_name="Selam", gender="woman")
    return register_resident(team=garden.town.team, details=details, by=None, today=TODAY, number=number)


def test_merging_what_was_merged_before_keeps_every_number(
    garden: Garden, kept: Resident, other: Resident
) -> None:
    third = garden.resident(number=12)
    merged(other, third)
    merged(kept, other)
    people = Resident.objects.for_team(garden.town.team)

    assert [find_residents(people, text) for text in ("12", "377")] == [[kept], [kept]]


def test_the_log_says_who_and_which_facts_and_no_name(
    garden: Garden, kept: Resident, other: Resident
) -> None:
    merge = merged(kept, other, first_name="Youssef")
    undo_merge(merge=merge, now=NOW)

    lines = Line.objects.filter(action__startswith="resident.merge").order_by("sequence")
    both = {str(kept.public_id), str(other.public_id)}
    assert [(line.action, set(line.object_ids.split()), line.changed) for line in lines] == [
        ("resident.merged", both, "first_name"),
        ("resident.merge-undone", both, ""),
    ]


def test_marks_made_since_stay_and_dates_filled_since_go_along(
    garden: Garden, kept: Resident, other: Resident
) -> None:
    sign_up(resident=other, slot=garden.slot, by=None, now=NOW)
    merge = merged(kept, other)
    Participation.objects.filter(occurrence=garden.dates[0]).update(status=PRESENT)
    OccurrenceFactory.create(slot=garden.slot, date=garden.dates[-1].date + timedelta(weeks=1))
    fill_standing(team=garden.town.team, today=TODAY, now=NOW)

    undone = undo_merge(merge=merge, now=NOW)

    rows = (
        Participation.objects.for_team(kept.team)
        .order_by("occurrence__date")
        .values_list("resident__number", "status")
    )
    assert list(rows) == [(377, PRESENT), *[(377, SIGNED_UP)] * 3]
    assert undone.places_lost == 0


def test_a_place_that_was_given_away_since_does_not_come_back(
    garden: Garden, kept: Resident, other: Resident
) -> None:
    first = garden.dates[0]
    for who in (kept, other):
        sign_up(resident=who, occurrence=first, by=None, now=NOW)
    merge = merged(kept, other)
    garden.fill(first, 3)

    undone = undo_merge(merge=merge, now=NOW)

    assert undone.places_lost == 1
    assert Participation.objects.get(resident=other).status == Participation.Status.CANCELLED
    assert overbooked_occurrences() == []


def facts_changed(garden: Garden, kept: Resident) -> None:
    details = ResidentDetails(**{**ResidentDetails.of(kept).columns(), "initial": "K"})
    change_resident(resident=kept, details=details, revision=kept.revision, by=None, today=TODAY)


def signed_up(garden: Garden, kept: Resident) -> None:
    sign_up(resident=kept, occurrence=garden.dates[0], by=None, now=NOW)


def visited(garden: Garden, kept: Resident) -> None:
    VisitFactory.create(resident=kept, session__team=kept.team)


def answered(garden: Garden, kept: Resident) -> None:
    record_consent(resident=kept, purpose="story", given=True, language="", by=None, today=TODAY)


@pytest.mark.parametrize("build", [facts_changed, signed_up, visited, answered])
def test_the_undo_is_refused_once_something_was_built_on_it(
    garden: Garden, kept: Resident, other: Resident, build: Any
) -> None:
    merge = merged(kept, other)
    kept.refresh_from_db()
    build(garden, kept)

    with pytest.raises(BuiltOnMergeError):
        undo_merge(merge=merge, now=NOW)

    assert not Resident.objects.filter(number=377).exists()


def test_what_undoing_needs_is_kept_for_a_month(garden: Garden, kept: Resident, other: Resident) -> None:
    merge = merged(kept, other)

    forgotten = [
        forget_old_merges(team=garden.town.team, now=NOW + timedelta(days=days)) for days in (20, 40, 41)
    ]

    merge.refresh_from_db()
    assert (forgotten, merge.undo) == ([0, 1, 0], {})
    with pytest.raises(BuiltOnMergeError):
        undo_merge(merge=merge, now=NOW)


def test_what_undoing_needs_is_forgotten_once_it_cannot_be_undone(
    garden: Garden, kept: Resident, other: Resident
) -> None:
    merge = merged(kept, other)
    Resident.objects.filter(pk=kept.pk).update(revision=F("revision") + 1)

    forget_old_merges(team=garden.town.team, now=NOW)

    merge.refresh_from_db()
    assert merge.undo == {}


def test_erasing_the_person_takes_the_undo_record_along(
    garden: Garden, kept: Resident, other: Resident
) -> None:
    merged(kept, other)

    kept.delete()

    assert list(Merge.objects.all()) == []


def test_pressed_twice_is_done_once(garden: Garden, kept: Resident, other: Resident) -> None:
    token = uuid4()
    details = ResidentDetails.of(kept)
    merges = [
        merge_residents(kept=kept, other=other, details=details, by=None, now=NOW, token=token)
        for _ in range(2)
    ]

    assert merges[0] == merges[1]
    assert [undo_merge(merge=merges[0], now=NOW).other for _ in range(2)] == [other, other]


def test_nobody_is_merged_with_themselves_with_who_is_gone_or_with_another_team(
    garden: Garden, kept: Resident, other: Resident, other_town: Town
) -> None:
    with pytest.raises(MergeError):
        merged(kept, kept)
    with pytest.raises(OtherTeamError):
        merged(kept, ResidentFactory.create(team=other_town.team))
    merged(kept, other)
    other.pk = 999_999
    with pytest.raises(MergeError):
        merged(kept, other)


def test_every_table_about_a_person_has_its_rule() -> None:
    """Whoever adds a table says what becomes of it when two people turn out to be one."""
    pointing = {relation.related_model for relation in Resident._meta.related_objects}

    assert pointing - set(MODELS) == set()
