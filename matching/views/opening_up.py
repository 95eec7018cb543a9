"""Showing an activity in the offer and adding a date to it, with who waits for a place there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import PAGE_AND_FORM
from activities.views.activity import publishing
from activities.views.slots import extra_date_page
from matching.actions import add_date_with_people, publish_with_people

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_POST
@requires(Capability.KEEP_OFFER)
def publish(request: TeamRequest, activity_id: UUID) -> HttpResponse:
    return publishing(request, activity_id, publish_with_people)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def add_date(request: TeamRequest, slot_id: UUID) -> HttpResponse:
    return extra_date_page(request, slot_id, partial(add_date_with_people, now=timezone.now()))
