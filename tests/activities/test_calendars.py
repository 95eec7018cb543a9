"""The iCalendar feed: read back by another library, right across summer time, cancelled dates and all."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
import vobject

from activities.actions.occurrences import cancel_occurrence, reinstate_occurrence
from activities.calendars import calendar_of, dates_in
from activities.models import CalendarFeed, Occurrence
from tests.activities.conftest import NOW, TODAY
from tests.factories import OccurrenceFactory

if TYPE_CHECKING:
    from typing import Any

    from tests.activities.conftest import Garden


def read_back(garden: Garden, now: datetime = NOW, **of: Any) -> list[Any]:
    feed = CalendarFeed(team=garden.team, made_at=NOW, **of)
    content = calendar_of("Aan de Slag", dates_in(feed, TODAY), now).decode()
    read = vobject.readOne(content)
    read.validate(raiseException=True)
    return list(read.vevent_list)


def test_a_date_has_its_time_its_place_and_nobody(garden: Garden, other_garden: Garden) -> None:
    [event] = read_back(garden)

    assert event.summary.value == "Wijktuin onderhouden · Wijktuin De Pol"
    assert event.location.value == "Poort van het azc, Lindelaan 12"
    assert event.uid.value == f"{garden.occurrence.public_id}@aandeslag"
    assert (event.dtstart.value.astimezone(UTC), event.dtend.value.astimezone(UTC)) == (
        datetime(2026, 11, 24, 8, 30, tzinfo=UTC),
        datetime(2026, 11, 24, 11, tzinfo=UTC),
    )
    assert (event.status.value, event.sequence.value, event.dtstamp.value) == ("CONFIRMED", "1", NOW)
    assert garden.contact.name not in event.serialize()
    assert garden.contact.phone not in event.serialize()


@pytest.mark.parametrize(
    ("day", "hours_before_utc"),
    [(date(2027, 3, 27), 1), (date(2027, 3, 29), 2), (date(2027, 10, 30), 2), (date(2027, 11, 1), 1)],
)
def test_across_summer_time_it_begins_at_the_same_hour(
    garden: Garden, day: date, hours_before_utc: int
) -> None:
    Occurrence.objects.all().delete()
    OccurrenceFactory.create(slot=garden.slot, date=day, starts=time(9, 30), ends=None)

    [event] = read_back(garden)

    starts = event.dtstart.value
    assert starts.astimezone(ZoneInfo("Europe/Amsterdam")).time() == time(9, 30)
    assert starts.astimezone(UTC).time() == time(9 - hours_before_utc, 30)


def test_of_cancelled_and_taking_place_after_all_the_latest_holds(garden: Garden) -> None:
    """RFC 5546, 2.1.5: the higher SEQUENCE, and of equal ones the later DTSTAMP."""
    versions = []
    for hour, change in enumerate((None, cancel, back)):
        if change is not None:
            change(garden.occurrence)
        [event] = read_back(garden, NOW.replace(hour=10 + hour))
        versions.append((event.status.value, int(event.sequence.value), event.dtstamp.value))

    assert [status for status, *_ in versions] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert sorted(versions, key=lambda one: one[1:]) == versions


def cancel(occurrence: Occurrence) -> None:
    cancel_occurrence(occurrence=occurrence, because="ziek", now=NOW)


def back(occurrence: Occurrence) -> None:
    reinstate_occurrence(occurrence=occurrence)


def test_a_feed_shows_its_team_organisation_or_date_only(garden: Garden, other_garden: Garden) -> None:
    second = OccurrenceFactory.create(slot=garden.slot, date=date(2026, 12, 1))

    assert len(read_back(garden)) == 2
    assert len(read_back(garden, organisation=garden.organisation)) == 2
    assert [one.uid.value for one in read_back(garden, occurrence=second)] == [
        f"{second.public_id}@aandeslag"
    ]


def test_what_was_never_in_the_offer_is_in_no_calendar(garden: Garden) -> None:
    garden.activity.status = "draft"
    garden.activity.save()

    feed = CalendarFeed(team=garden.team, made_at=NOW)

    assert list(dates_in(feed, TODAY)) == []
