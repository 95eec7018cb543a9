"""Keys with which other systems read the published offer: making and revoking them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from activities.actions.keys import make_key, revoke_key
from activities.forms.keys import KeyForm
from activities.models import OfferKey

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def keys(request: TeamRequest) -> HttpResponse:
    """Those that work, and a form for a new one; it is shown once, on the answer to that form."""
    form = KeyForm(request.POST or None, initial={"token": uuid4()})
    secret = None
    if request.method == "POST" and form.is_valid():
        made = make_key(
            team=request.team,
            used_by=form.cleaned_data["used_by"],
            by=request.user,
            now=timezone.now(),
            token=form.cleaned_data["token"],
        )
        secret, form = made.secret, KeyForm(initial={"token": uuid4()})
    context = {
        "form": form,
        "secret": secret,
        "address": request.build_absolute_uri(reverse("api:activities")),
        "described": request.build_absolute_uri(reverse("api:openapi-json")),
        "keys": OfferKey.objects.for_team(request.team).usable().select_related("made_by"),
    }
    status = NOT_PROCESSABLE if form.errors else 200
    return render(request, "activities/keys.html", context, status=status)


@require_POST
@requires(Capability.KEEP_OFFER)
def revoke(request: TeamRequest, offer_key_id: UUID) -> HttpResponse:
    key = OfferKey.objects.for_team(request.team).filter(public_id=offer_key_id).first()
    if key is None:
        raise Http404
    revoke_key(key=key, now=timezone.now())
    messages.success(request, _("That key does not work any more."))
    return redirect("activities:keys")
