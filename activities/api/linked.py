"""The same in the words of schema.org, for search engines and other websites: JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from activities.api.schemas import Place, PublishedActivity, PublishedOccurrence

CONTENT_TYPE: Final = "application/ld+json"
CONTEXT: Final = "https://schema.org"
CANCELLED: Final = f"{CONTEXT}/EventCancelled"
GOES_ON: Final = f"{CONTEXT}/EventScheduled"
IN_PERSON: Final = f"{CONTEXT}/OfflineEventAttendanceMode"


def linked(activity: PublishedActivity, dates: Iterable[PublishedOccurrence]) -> dict[str, Any]:
    """A series of events, each date one of them."""
    place = _place(activity)
    events = [_event(activity, one, place) for one in dates]
    return {
        "@context": CONTEXT,
        "@type": "EventSeries",
        "@id": activity.url,
        "url": activity.url,
        "name": activity.title,
        "alternateName": activity.texts.title,
        "description": " ".join(activity.texts.sentences),
        "inLanguage": activity.texts.language.value,
        "organizer": {"@type": "Organization", "name": activity.host.name},
        "eventAttendanceMode": IN_PERSON,
        "location": place,
        **_audience(activity),
        "subEvent": events,
    }


def _event(activity: PublishedActivity, one: PublishedOccurrence, place: dict[str, Any]) -> dict[str, Any]:
    event: dict[str, Any] = {
        "@type": "Event",
        "@id": f"{activity.url}#{one.id}",
        "name": activity.title,
        "startDate": one.starts_at.isoformat(),
        "eventStatus": CANCELLED if one.is_cancelled else GOES_ON,
        "location": place,
    }
    if one.ends_at is not None:
        event["endDate"] = one.ends_at.isoformat()
    return event


def _place(activity: PublishedActivity) -> dict[str, Any]:
    place: Place = activity.place
    found: dict[str, Any] = {"@type": "Place", "name": place.meeting_point or activity.host.name}
    if place.address:
        found["address"] = place.address
    if place.latitude is not None and place.longitude is not None:
        found["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": place.latitude,
            "longitude": place.longitude,
        }
    return found


def _audience(activity: PublishedActivity) -> dict[str, Any]:
    needs, audience = activity.needs, {"@type": "PeopleAudience"}
    if needs.women_only:
        audience["suggestedGender"] = f"{CONTEXT}/Female"
    if needs.minimum_age is not None:
        return {"audience": audience | {"suggestedMinAge": needs.minimum_age}}
    return {"audience": audience} if len(audience) > 1 else {}
