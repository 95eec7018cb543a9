"""The addresses at which other systems read the published offer of one team."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Query, Router
from ninja.responses import Response

from aandeslag.api.asking import only_these
from aandeslag.api.pages import Page, around, rows_on
from aandeslag.api.problems import Problem
from activities.api.keys import OfferKeyBearer, team_of
from activities.api.linked import CONTENT_TYPE, linked
from activities.api.published import activity_out, dates_to_come, occurrence_out, outside, published
from activities.api.schemas import (
    ActivitiesAsked,
    Asked,
    OccurrencesAsked,
    PublishedActivity,
    PublishedOccurrence,
)

if TYPE_CHECKING:
    from activities.models import Activity

router = Router(auth=OfferKeyBearer(), tags=["offer"])
WRONG: Final = {HTTPStatus.UNAUTHORIZED: Problem, HTTPStatus.UNPROCESSABLE_ENTITY: Problem}
OF_ONE: Final = {**WRONG, HTTPStatus.NOT_FOUND: Problem}
LINKED: Final = {
    "responses": {200: {"description": "OK", "content": {CONTENT_TYPE: {"schema": {"type": "object"}}}}}
}


@router.get(
    "/activities",
    response={200: Page[PublishedActivity], **WRONG},
    url_name="activities",
    operation_id="activities",
)
def activities(request: HttpRequest, asked: Query[ActivitiesAsked]) -> Any:
    """All published activities of the team, by title."""
    only_these(request, asked)
    team = team_of(request)
    chosen = {name: value for name in ("theme", "purpose") if (value := getattr(asked, name))}
    rows = published(team).filter(**chosen)
    shown = outside(team, asked.language, timezone.localdate())
    items = [activity_out(one, _address(request, one), shown) for one in rows_on(asked, rows)]
    return Page[PublishedActivity](items=items, **around(request, asked, rows.count()))


@router.get(
    "/activities/{activity_id}",
    response={200: PublishedActivity, **OF_ONE},
    url_name="activity",
    operation_id="activity",
)
def activity(request: HttpRequest, activity_id: UUID, asked: Query[Asked]) -> Any:
    """One published activity."""
    return _one(request, activity_id, asked)


@router.get(
    "/activities/{activity_id}/schema.org",
    response={200: None, **OF_ONE},
    url_name="linked-activity",
    operation_id="linked_activity",
    openapi_extra=LINKED,
)
def linked_activity(request: HttpRequest, activity_id: UUID, asked: Query[Asked]) -> HttpResponse:
    """The same with its dates to come in the words of schema.org (JSON-LD), for a page of a website."""
    told = _one(request, activity_id, asked)
    dates = dates_to_come(team_of(request), timezone.localdate()).filter(activity__public_id=activity_id)
    response = Response(linked(told, map(occurrence_out, dates)))
    response["Content-Type"] = CONTENT_TYPE
    return response


@router.get(
    "/occurrences",
    response={200: Page[PublishedOccurrence], **WRONG},
    url_name="occurrences",
    operation_id="occurrences",
)
def occurrences(request: HttpRequest, asked: Query[OccurrencesAsked]) -> Any:
    """The dates of published activities, by date; cancelled ones too, so that one can say so."""
    only_these(request, asked)
    rows = dates_to_come(team_of(request), asked.first or timezone.localdate())
    if asked.last is not None:
        rows = rows.filter(date__lte=asked.last)
    if asked.activity is not None:
        rows = rows.filter(activity__public_id=asked.activity)
    items = [occurrence_out(one) for one in rows_on(asked, rows)]
    return Page[PublishedOccurrence](items=items, **around(request, asked, rows.count()))


def _one(request: HttpRequest, activity_id: UUID, asked: Asked) -> PublishedActivity:
    only_these(request, asked)
    team = team_of(request)
    found = published(team).filter(public_id=activity_id).first()
    if found is None:
        raise Http404
    return activity_out(found, _address(request, found), outside(team, asked.language, timezone.localdate()))


def _address(request: HttpRequest, activity: Activity) -> str:
    return request.build_absolute_uri(reverse("api:activity", kwargs={"activity_id": activity.public_id}))
