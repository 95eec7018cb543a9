"""What residents read of an activity: in all languages, chosen from ready sentences or translated by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aandeslag.phrases.book import phrasebook, phrasebooks
from aandeslag.teams.access import Capability, may
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import PAGE_AND_FORM
from aandeslag.teams.views.form_page import Words, form_page
from aandeslag.vocabulary import TextLanguage
from activities.actions import check_own_text, choose_texts, drop_own_text, write_own_text
from activities.cards.texts import texts_lines
from activities.errors import HasEndedError, StaleRevisionError
from activities.forms.texts import ChooseTextsForm, OwnTextForm
from activities.models import Activity, OwnText
from activities.views.activity import find_activity, has_ended
from activities.views.laid_out import laid_out_page

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_safe
@requires(Capability.SEE_OFFER)
def texts(request: TeamRequest, activity_id: UUID) -> HttpResponse:
    """Every language at once, so that whoever stands at the desk finds theirs by eye."""
    keeper = may(request.membership.role, Capability.KEEP_OFFER)
    rows = Activity.objects.for_team(request.team).shown_to(keeper=keeper)
    own_texts = Prefetch("own_texts", OwnText.objects.select_related("checked_by"))
    activity = get_object_or_404(rows.prefetch_related(own_texts), public_id=activity_id)
    context = {
        "activity": activity,
        "lines": texts_lines(activity, phrasebooks()),
        "keeps": keeper and activity.status != Activity.Status.ENDED,
        "checks": may(request.membership.role, Capability.CHECK_PHRASES),
    }
    return render(request, "activities/texts.html", context)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def choose(request: TeamRequest, activity_id: UUID) -> HttpResponse:
    activity = find_activity(request, activity_id)
    book = phrasebook(get_language() or TextLanguage.DUTCH)
    form = ChooseTextsForm(request.POST or None, activity=activity, book=book)
    if form.is_valid():
        try:
            choose_texts(activity=activity, choice=form.choice())
        except HasEndedError:
            return has_ended(request, activity)
        messages.success(request, _("Saved. Residents read it in eleven languages at once."))
        return redirect("activities:texts", activity_id)
    words = Words(
        heading=_("Sentences for residents: %(title)s") % {"title": activity.title},
        save=_("Save"),
        cancel=reverse("activities:texts", args=[activity_id]),
        lead=_("Each of these sentences is there in eleven languages. Choose what is true of this activity."),
    )
    return laid_out_page(request, words, form)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_OFFER)
def translate(request: TeamRequest, activity_id: UUID, language: str) -> HttpResponse:
    activity = find_activity(request, activity_id)
    if language not in TextLanguage.values:
        raise Http404
    own = activity.own_texts.filter(language=language).first()
    form = OwnTextForm(request.POST or None, language=language, own=own)
    back = reverse("activities:texts", args=[activity_id])
    if form.is_valid():
        write_own_text(
            activity=activity,
            language=language,
            by=request.user,
            today=timezone.localdate(),
            **form.cleaned_data,
        )
        messages.success(request, _("Saved. It waits for a speaker to look at it."))
        return redirect(f"{back}#{language}")
    words = Words(
        heading=_("%(title)s in %(language)s")
        % {"title": activity.title, "language": TextLanguage(language).label},
        save=_("Save"),
        cancel=back,
        lead=_("This goes before the ready sentences, in this language only."),
    )
    return form_page(request, form, words)


@require_POST
@requires(Capability.KEEP_OFFER)
def drop(request: TeamRequest, own_text_id: UUID) -> HttpResponse:
    own = _find_own_text(request, own_text_id)
    drop_own_text(own_text=own)
    messages.success(request, _("Back to the ready sentences in this language."))
    return redirect("activities:texts", own.activity.public_id)


@require_POST
@requires(Capability.CHECK_PHRASES)
def check(request: TeamRequest, own_text_id: UUID) -> HttpResponse:
    """`seen` says which wording was on the screen."""
    own = _find_own_text(request, own_text_id)
    seen = request.POST.get("seen", "")
    try:
        check_own_text(
            own_text=own,
            seen=int(seen) if seen.isdigit() else 0,
            by=request.user,
            today=timezone.localdate(),
        )
    except StaleRevisionError:
        messages.warning(request, _("Somebody just changed this text: look at the new wording first."))
    else:
        messages.success(request, _("Noted: a speaker looked at it."))
    return redirect("activities:texts", own.activity.public_id)


def _find_own_text(request: TeamRequest, own_text_id: UUID) -> OwnText:
    keeper = may(request.membership.role, Capability.KEEP_OFFER)
    shown = Activity.objects.for_team(request.team).shown_to(keeper=keeper)
    rows = OwnText.objects.for_team(request.team).filter(activity__in=shown).select_related("activity")
    return get_object_or_404(rows, public_id=own_text_id)
