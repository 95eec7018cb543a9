"""Pages that go wrong in each way there is; addresses of their own for the tests beside this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, StreamingHttpResponse
from django.urls import include, path

from aandeslag.audit.actions import record, record_read, record_refusal
from aandeslag.teams.access import Capability, Open
from aandeslag.teams.decorators import open_to, requires
from aandeslag.teams.models import Team
from residents.models import Resident

if TYPE_CHECKING:
    from django.http import HttpRequest


@open_to(Open.PUBLIC)
def changes_and_fails(_request: HttpRequest) -> HttpResponse:
    Team.objects.create(name="Half af", slug="half-af", product_name="Half")
    record(action="team.added")
    record_refusal(action="proef.refused")
    raise RuntimeError


@open_to(Open.PUBLIC)
def shows_people(_request: HttpRequest) -> HttpResponse:
    record_read(action="proef.list", on=list(Resident.objects.all()))
    return HttpResponse("mensen")


@open_to(Open.PUBLIC)
def trickles(_request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(iter(["een", "twee"]))


def undeclared(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("niemand zei wie dit mag zien")


@requires(Capability.SEE_TODAY)
def today(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("vandaag")


urlpatterns = [
    path("fails/", changes_and_fails, name="fails"),
    path("people/", shows_people, name="people"),
    path("trickles/", trickles, name="trickles"),
    path("undeclared/", undeclared, name="undeclared"),
    path("today/", today, name="today"),
    path("", include("aandeslag.urls")),
]
