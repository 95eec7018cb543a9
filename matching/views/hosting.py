"""The page behind the link of an organisation: who was there, and how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Open
from aandeslag.teams.decorators import open_to
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM, discreet, link_gone
from matching.actions import report_by_host
from matching.cards.host_list import host_list_of
from matching.errors import NotOpenError, WrongMomentError
from matching.forms import HostReportForm
from matching.host_tickets import occurrence_of_host_ticket

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from activities.models import Occurrence
    from matching.cards.host_list import HostList


@require_http_methods(PAGE_AND_FORM)
@open_to(Open.TOKEN)
def who_was_there(request: HttpRequest, host_ticket: str) -> HttpResponse:
    """Opened by whoever holds the link, and by scanners of mail: GET shows, one button says it."""
    occurrence = occurrence_of_host_ticket(host_ticket)
    if occurrence is None:
        return _gone(request)
    found = host_list_of(occurrence, timezone.now())
    posted = request.POST if request.method == "POST" else None
    form = HostReportForm(posted, rows=found.participations)
    if request.method != "POST" or found.is_said:
        return _page(request, found, form)
    if not form.is_valid():
        return _page(request, found, form, status=NOT_PROCESSABLE)
    try:
        _report(occurrence, form)
    except (NotOpenError, WrongMomentError):
        return _gone(request)
    return _page(request, host_list_of(occurrence, timezone.now()), form)


def _report(occurrence: Occurrence, form: HostReportForm) -> None:
    report_by_host(
        occurrence=occurrence,
        asked=form.asked,
        present=form.present,
        answer=form.cleaned_data["answer"],
        remark=form.cleaned_data["remark"],
        now=timezone.now(),
    )


def _page(request: HttpRequest, found: HostList, form: HostReportForm, *, status: int = 200) -> HttpResponse:
    record_read(action="host-link.list", on=[row.resident for row in found.participations])
    response = render(request, "matching/who_was_there.html", {"list": found, "form": form}, status=status)
    return discreet(response)


def _gone(request: HttpRequest) -> HttpResponse:
    return link_gone(request, "matching/who_was_there_gone.html")
