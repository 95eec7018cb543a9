"""Adding an activity, and changing one: everything on one form."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import PAGE_AND_FORM
from aandeslag.teams.views.form_page import Words
from activities import wording
from activities.actions import add_offer
from activities.errors import HasEndedError, NameTakenError, NotReadyError, StaleRevisionError
from activities.forms.activities import ChangeActivityForm, NewActivityForm
from activities.forms.slots import MomentForm
from activities.models import Activity, Organisation
from activities.views.activity import find_activity
from activities.views.laid_out import laid_out_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from activities.querysets import OrganisationQuerySet


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def add(request: TeamRequest) -> HttpResponse:
    """With `?organisation=` it starts at that organisation."""
    organisations = Organisation.objects.for_team(request.team).filter(ended_on=None)
    initial = {"organisation": _asked_for(request, organisations)}
    form = NewActivityForm(request.POST or None, organisations=organisations, initial=initial)
    moment = MomentForm(
        request.POST or None, prefix="moment", empty_permitted=True, use_required_attribute=False
    )
    if form.is_valid() and moment.is_valid() and (made := _make(request, form, moment)):
        messages.success(request, _("Saved as a draft. Look what is still missing before it can be shown."))
        return redirect("activities:activity", made.public_id)
    words = Words(
        heading=_("New activity"),
        save=_("Save"),
        cancel=reverse("activities:offer"),
        lead=_("An organisation and a title are enough to begin. What you do not know yet can wait."),
    )
    return laid_out_page(request, words, form, moment)


def _asked_for(
    request: TeamRequest, organisations: OrganisationQuerySet[Organisation]
) -> Organisation | None:
    try:
        wanted = UUID(request.GET.get("organisation", ""))
    except ValueError:
        return None
    return organisations.filter(public_id=wanted).first()


def _make(request: TeamRequest, form: NewActivityForm, moment: MomentForm) -> Activity | None:
    slot = moment.details() if moment.has_changed() else None
    try:
        return add_offer(
            team=request.team,
            offer=form.offer(slot),
            by=request.user,
            today=timezone.localdate(),
            token=form.token_sent,
        )
    except NameTakenError:
        form.add_error(
            None, _("This organisation or kind of work is there already: choose it from the list.")
        )
    return None


def change_page(request: TeamRequest, activity_id: UUID, change: Callable[..., object]) -> HttpResponse:
    """One form for all of it; `change` stores it, and says what it means for people."""
    activity = find_activity(request, activity_id)
    organisations = Organisation.objects.filter(pk=activity.organisation_id)
    form = ChangeActivityForm(request.POST or None, instance=activity, organisations=organisations)
    words = Words(
        heading=_("Change %(title)s") % {"title": activity.title},
        save=_("Save"),
        cancel=reverse("activities:activity", args=[activity_id]),
        lead=activity.organisation.name,
    )
    if form.is_valid() and _save(form, partial(change, activity=activity, by=request.user)):
        return redirect("activities:activity", activity_id)
    return laid_out_page(request, words, form)


def _save(form: ChangeActivityForm, change: Callable[..., object]) -> bool:
    try:
        change(offer=form.offer(), revision=form.cleaned_data["revision"])
    except StaleRevisionError:
        form.add_error(
            None,
            _("Someone else changed this in the meantime. Nothing was overwritten: open it again first."),
        )
    except NotReadyError as error:
        missing = "; ".join(str(wording.MISSING[one]) for one in error.missing)
        form.add_error(None, _("This is in the offer, so it cannot do without: %s.") % missing)
    except NameTakenError:
        form.add_error("new_kind_of_work", _("This kind of work is there already: choose it from the list."))
    except HasEndedError:
        form.add_error(None, _("This activity has ended."))
    return not form.errors
