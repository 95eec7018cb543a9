"""The week of a supporter's own people, on the phone and in the supporter's language."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from aandeslag.audit.actions import record_read
from aandeslag.phrases.phone import book_of, phone_page
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from matching.cards.mine.week import own_week
from matching.views.week import day_asked, sight_of
from residents.models import Resident

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

    from aandeslag.teams.http import TeamRequest
    from activities.models import Occurrence

PHONE = "phone"


@require_safe
@requires(Capability.SEE_ENTRUSTED)
def week_of_own(request: TeamRequest) -> HttpResponse:
    """Monday to Sunday around `?day=`."""
    now, book = timezone.now(), book_of(request)
    day = day_asked(request.GET.get("day", ""), timezone.localdate(now))
    found = own_week(day, sight_of(request, now), now, book)
    record_read(action="week.list", on=found.named, kind=Resident)
    return phone_page(request, "phone/week", book, {"week": found, "is_refused": "refused" in request.GET})


def is_from_phone(request: HttpRequest) -> bool:
    """Whether it was pressed there, to which it goes back."""
    return PHONE in request.POST


def back_to_own_week(occurrence: Occurrence, **said: str) -> HttpResponseRedirect:
    query = urlencode({"day": occurrence.date.isoformat(), **said})
    return redirect(f"{reverse('matching:own-week')}?{query}#date-{occurrence.public_id}")
