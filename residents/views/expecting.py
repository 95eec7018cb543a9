"""The desk and those whom COA staff sent: the list on the left, and the name behind *is here*."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from residents.expected import expected_at
from residents.models import Referral
from residents.views.lookup import shown_to

if TYPE_CHECKING:
    from aandeslag.teams.http import TeamRequest
    from residents.expected import Expected
    from residents.models import WalkInSession


def expected_here(request: TeamRequest, session: WalkInSession) -> Expected:
    return expected_at(session, shown_to(request), timezone.localdate())


def referral_asked(request: TeamRequest, session: WalkInSession | None) -> Referral | None:
    """The name that is being served, by its opaque id.

    In an address it must be there. In a form that was filled in meanwhile it may have gone: nothing typed
    is lost for that.
    """
    told = request.POST.get("referral") or request.GET.get("referral")
    if not told or session is None:
        return None
    asked, names = _id(told), Referral.objects.awaited_at(session).exclude(first_name="")
    referral = None if asked is None else names.filter(public_id=asked).first()
    if referral is None and request.method != "POST":
        raise Http404
    return referral


def _id(told: str) -> UUID | None:
    try:
        return UUID(told)
    except ValueError:
        return None
