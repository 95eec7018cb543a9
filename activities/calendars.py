"""Writes dates of the offer as an iCalendar file. There is no person in it, not even a contact on site."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from activities.models import Activity, Occurrence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, time

    from activities.models import CalendarFeed
    from activities.querysets import OccurrenceQuerySet

HERE: Final = ZoneInfo("Europe/Amsterdam")
PAST: Final = timedelta(days=31)
# A date without an end time is shown as long as this.
USUAL: Final = timedelta(hours=2)


def dates_in(feed: CalendarFeed, today: date) -> OccurrenceQuerySet[Occurrence]:
    """What the feed shows: from a month ago on, of what is or was in the offer; cancelled dates too."""
    rows = Occurrence.objects.for_team(feed.team).exclude(activity__status=Activity.Status.DRAFT)
    rows = rows.upcoming(today - PAST).select_related("activity__organisation").in_order()
    if feed.organisation_id is not None:
        return rows.filter(activity__organisation=feed.organisation_id)
    return rows if feed.occurrence_id is None else rows.filter(pk=feed.occurrence_id)


def calendar_of(name: str, occurrences: Iterable[Occurrence], now: datetime) -> bytes:
    """Times are in UTC: no calendar can read summer time wrong, and no date of ours repeats by itself."""
    calendar = Calendar()
    calendar.add("prodid", "-//aandeslag//offer//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for occurrence in occurrences:
        calendar.add_component(_event(occurrence, now))
    content: bytes = calendar.to_ical()
    return content


def _event(occurrence: Occurrence, now: datetime) -> Event:
    """Of two versions with one SEQUENCE the later DTSTAMP holds (RFC 5546, 2.1.5): cancelled, and back."""
    activity = occurrence.activity
    starts = _moment(occurrence.date, occurrence.starts)
    ends = _moment(occurrence.date, occurrence.ends) if occurrence.ends else starts + USUAL
    event = Event()
    event.add("uid", f"{occurrence.public_id}@aandeslag")
    event.add("dtstamp", now)
    event.add("sequence", activity.revision)
    event.add("dtstart", starts)
    event.add("dtend", ends)
    event.add("summary", f"{activity.title} · {activity.organisation.name}")
    address = activity.address or activity.organisation.address
    place = ", ".join(filter(None, (activity.meeting_point, address)))
    if place:
        event.add("location", place)
    event.add("status", "CANCELLED" if occurrence.cancelled_at else "CONFIRMED")
    return event


def _moment(day: date, local: time) -> datetime:
    return datetime.combine(day, local, HERE).astimezone(UTC)
