"""Keys with which a dashboard of the municipality reads the protected figures: making and revoking them."""

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
from reports.actions import make_figures_key, revoke_figures_key
from reports.forms import FiguresKeyForm
from reports.models import FiguresKey

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import MemberRequest


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_FIGURES_KEYS)
def keys(request: MemberRequest) -> HttpResponse:
    """Those that work, and a form for a new one; it is shown once, on the answer to that form."""
    municipality = request.membership.municipality
    if municipality is None:
        raise Http404
    form = FiguresKeyForm(request.POST or None, initial={"token": uuid4()})
    secret = None
    if request.method == "POST" and form.is_valid():
        made = make_figures_key(
            municipality=municipality,
            used_by=form.cleaned_data["used_by"],
            by=request.user,
            now=timezone.now(),
            token=form.cleaned_data["token"],
        )
        secret, form = made.secret, FiguresKeyForm(initial={"token": uuid4()})
    context = {
        "form": form,
        "secret": secret,
        "address": request.build_absolute_uri(reverse("api:figures")),
        "described": request.build_absolute_uri(reverse("api:openapi-json")),
        "keys": FiguresKey.objects.of(municipality).usable().select_related("made_by"),
    }
    status = NOT_PROCESSABLE if form.errors else 200
    return render(request, "reports/keys.html", context, status=status)


@require_POST
@requires(Capability.KEEP_FIGURES_KEYS)
def revoke(request: MemberRequest, figures_key_id: UUID) -> HttpResponse:
    key = FiguresKey.objects.of(request.membership.municipality).filter(public_id=figures_key_id).first()
    if key is None:
        raise Http404
    revoke_figures_key(key=key, now=timezone.now())
    messages.success(request, _("That key does not work any more."))
    return redirect("reports:keys")
