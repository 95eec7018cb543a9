"""Drafting, changing, publishing, confirming and ending an activity."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from activities.actions import (
    change_activity,
    confirm_activity,
    draft_activity,
    end_activity,
    publish_activity,
    unpublish_activity,
)
from activities.details import ActivityDetails
from activities.errors import (
    HasEndedError,
    NotReadyError,
    OtherOrganisationError,
    StaleRevisionError,
)
from activities.models import Activity, Occurrence
from activities.rules import Missing
from tests.activities.conftest import NOW, TODAY, logged
from tests.factories import OrganisationFactory, SiteContactFactory, SlotFactory

if TYPE_CHECKING:
    from tests.activities.conftest import Garden

Status = Activity.Status


def details_of(garden: Garden) -> ActivityDetails:
    return ActivityDetails(
        title="Wijktuin onderhouden",
        theme="green",
        kind_of_work=garden.kind_of_work,
        site_contact=garden.contact,
        meeting_point="Poort van het azc",
        address="Lindelaan 12",
        latitude=51.85,
        longitude=5.87,
        dutch_needed="none",
        physical_load="light",
        minimum_age=16,
        with_dutch_volunteers=True,
        conduct_certificate=False,
        women_only=False,
        children_welcome=True,
        to_bring="niets",
    )


def test_a_draft_belongs_to_the_team_and_its_keeper(garden: Garden, other_garden: Garden) -> None:
    drafted = draft_activity(
        organisation=garden.organisation, details=ActivityDetails(title="Snoeien"), by=garden.desk
    )

    stored = Activity.objects.get(pk=drafted.pk)
    assert (stored.team, stored.status, stored.keeper, stored.women_only) == (
        garden.team,
        Status.DRAFT,
        garden.desk,
        None,
    )
    assert logged() == [("activity.drafted", "")]


def test_the_same_form_drafts_once(garden: Garden) -> None:
    token, details = uuid4(), ActivityDetails(title="Snoeien")

    made = [
        draft_activity(organisation=garden.organisation, details=details, by=garden.desk, token=token)
        for _ in range(2)
    ]

    assert made[0] == made[1]
    assert Activity.objects.filter(title="Snoeien").count() == 1


def test_a_contact_of_another_organisation_is_refused(garden: Garden, other_garden: Garden) -> None:
    stranger = ActivityDetails(title="Snoeien", site_contact=other_garden.contact)

    with pytest.raises(OtherOrganisationError):
        draft_activity(organisation=garden.organisation, details=stranger, by=garden.desk)


def test_change_names_the_fields_and_raises_the_revision(garden: Garden) -> None:
    details = replace(details_of(garden), title="Samen tuinieren", women_only=True)

    changed = change_activity(activity=garden.activity, details=details, revision=1, today=TODAY)

    assert (changed.title, changed.women_only, changed.revision) == ("Samen tuinieren", True, 2)
    assert logged() == [("activity.changed", "title women_only")]


def test_the_second_of_two_changes_is_not_swallowed(garden: Garden) -> None:
    details = details_of(garden)
    change_activity(
        activity=garden.activity, details=replace(details, title="Samen tuinieren"), revision=1, today=TODAY
    )

    with pytest.raises(StaleRevisionError):
        change_activity(
            activity=garden.activity, details=replace(details, title="Wieden"), revision=1, today=TODAY
        )

    assert Activity.objects.get(pk=garden.activity.pk).title == "Samen tuinieren"


def test_what_is_shown_stays_complete(garden: Garden) -> None:
    details = replace(details_of(garden), meeting_point="", site_contact=None)

    with pytest.raises(NotReadyError) as refused:
        change_activity(activity=garden.activity, details=details, revision=1, today=TODAY)

    assert refused.value.missing == [Missing.MEETING_POINT, Missing.SITE_CONTACT]
    garden.activity.refresh_from_db()
    assert garden.activity.meeting_point == "Poort van het azc"


def test_publishing_names_everything_that_is_missing(garden: Garden) -> None:
    empty = draft_activity(
        organisation=garden.organisation, details=ActivityDetails(title="Snoeien", purpose=""), by=garden.desk
    )

    with pytest.raises(NotReadyError) as refused:
        publish_activity(activity=empty, now=NOW)

    assert refused.value.missing == list(Missing)


def test_publishing_makes_the_dates_ahead(garden: Garden, other_garden: Garden) -> None:
    Occurrence.objects.filter(slot=garden.slot).delete()
    unpublish_activity(activity=garden.activity)
    Activity.objects.filter(pk=garden.activity.pk).update(confirmed_on=None)

    published = publish_activity(activity=garden.activity, now=NOW)

    first = date(2026, 11, 24)
    assert (published.status, published.published_at, published.confirmed_on) == (
        Status.PUBLISHED,
        NOW,
        TODAY,
    )
    assert list(garden.slot.occurrences.values_list("date", flat=True)) == [
        first + timedelta(weeks=week) for week in range(12)
    ]
    assert other_garden.slot.occurrences.count() == 1
    assert logged() == [
        ("activity.unpublished", "status"),
        ("occurrences.made", ""),
        ("activity.published", "status"),
    ]


def test_publishing_twice_is_publishing_once(garden: Garden) -> None:
    publish_activity(activity=garden.activity, now=NOW)

    assert logged() == []


def test_unpublishing_keeps_the_dates(garden: Garden) -> None:
    draft = unpublish_activity(activity=garden.activity)

    assert (draft.status, draft.published_at) == (Status.DRAFT, None)
    assert list(garden.slot.occurrences.taking_place()) == [garden.occurrence]  # type: ignore[attr-defined]  # a queryset of its own


def test_confirming_is_not_a_change(garden: Garden) -> None:
    confirmed = confirm_activity(activity=garden.activity, today=TODAY)

    assert (confirmed.confirmed_on, confirmed.revision) == (TODAY, 1)
    assert logged() == [("activity.confirmed", "confirmed_on")]


def test_ending_cancels_what_comes_later_and_deletes_nothing(garden: Garden, other_garden: Garden) -> None:
    ended = end_activity(activity=garden.activity, on=TODAY, because="De tuin sluit", now=NOW)

    garden.occurrence.refresh_from_db()
    garden.slot.refresh_from_db()
    other_garden.occurrence.refresh_from_db()
    assert (ended.status, ended.ended_on) == (Status.ENDED, TODAY)
    assert (garden.occurrence.cancelled_at, garden.occurrence.cancelled_because) == (NOW, "De tuin sluit")
    assert (garden.slot.valid_until, other_garden.occurrence.cancelled_at) == (TODAY, None)


def test_nothing_about_an_ended_activity_changes(garden: Garden) -> None:
    end_activity(activity=garden.activity, on=TODAY, because="De tuin sluit", now=NOW)

    with pytest.raises(HasEndedError):
        publish_activity(activity=garden.activity, now=NOW)
    with pytest.raises(HasEndedError):
        confirm_activity(activity=garden.activity, today=TODAY)
    with pytest.raises(HasEndedError):
        end_activity(activity=garden.activity, on=TODAY, because="Nog eens", now=NOW)


def test_places_that_nobody_knows_yet_stand_in_the_way(garden: Garden) -> None:
    organisation = OrganisationFactory.create(team=garden.team)
    draft = draft_activity(
        organisation=organisation,
        details=replace(
            details_of(garden),
            site_contact=SiteContactFactory.create(organisation=organisation),
            kind_of_work=None,
        ),
        by=garden.desk,
    )
    SlotFactory.create(activity=draft, capacity=0)

    with pytest.raises(NotReadyError) as refused:
        publish_activity(activity=draft, now=NOW)

    assert refused.value.missing == [Missing.PLACES]
