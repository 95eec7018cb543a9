"""The toolkit's page of texts: which languages, which texts, corrected and checked by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from aandeslag.phrases.actions import check_phrases, correct_phrase, settle_remarks, uncheck_phrase
from aandeslag.phrases.cards import families_of, shelves
from aandeslag.phrases.errors import ChangedMeanwhileError
from aandeslag.phrases.forms import CorrectionForm
from aandeslag.phrases.models import Phrase
from aandeslag.teams.access import Capability, may
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import CONFLICT, NOT_PROCESSABLE, PAGE_AND_FORM
from aandeslag.vocabulary import TextLanguage

if TYPE_CHECKING:
    from django.http import HttpResponse

    from aandeslag.teams.http import MemberRequest


@require_safe
@requires(Capability.SEE_PHRASES)
def languages(request: MemberRequest) -> HttpResponse:
    reads_along = may(request.membership.role, Capability.CHECK_PHRASES)
    return render(request, "phrases/languages.html", {"shelves": shelves(), "reads_along": reads_along})


@require_safe
@requires(Capability.SEE_PHRASES)
def texts(request: MemberRequest, language: str) -> HttpResponse:
    if language not in TextLanguage.values:
        raise Http404
    context = {
        "language_name": TextLanguage(language).label,
        "families": families_of(language),
        "may_keep": may(request.membership.role, Capability.KEEP_PHRASES),
    }
    return render(request, "phrases/texts.html", context)


@require_POST
@requires(Capability.KEEP_PHRASES)
def checked(request: MemberRequest) -> HttpResponse:
    """A speaker looked at one text, or at all of a family; each comes with the wording that they saw."""
    seen = dict(_seen(one) for one in request.POST.getlist("only") or request.POST.getlist("seen"))
    first = get_object_or_404(Phrase, public_id=next(iter(seen), None))
    good = check_phrases(seen=seen, by=request.user, today=timezone.localdate())
    if good:
        messages.success(
            request,
            ngettext("%(number)d text checked.", "%(number)d texts checked.", good) % {"number": good},
        )
    if good < len(seen):
        messages.warning(
            request, _("Somebody else just changed a text of these: look at the new wording first.")
        )
    return redirect(_place_of(first))


@require_POST
@requires(Capability.KEEP_PHRASES)
def unchecked(request: MemberRequest, phrase_id: UUID) -> HttpResponse:
    phrase = uncheck_phrase(phrase=get_object_or_404(Phrase, public_id=phrase_id))
    messages.success(request, _("Taken back: this text waits for a speaker again."))
    return redirect(_place_of(phrase))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_PHRASES)
def correct(request: MemberRequest, phrase_id: UUID) -> HttpResponse:
    phrase = get_object_or_404(Phrase, public_id=phrase_id)
    remarks = phrase.remarks.filter(settled_on=None).select_related("by")
    form = CorrectionForm(request.POST or None, phrase=phrase)
    asked = _asked(request)
    if asked is not None and (proposed := remarks.filter(public_id=asked).first()):
        form.initial["text"] = proposed.text
    status = NOT_PROCESSABLE if form.is_bound else 200
    if form.is_valid():
        try:
            correct_phrase(
                phrase=phrase,
                text=form.cleaned_data["text"],
                seen=form.cleaned_data["seen"],
                by=request.user,
                today=timezone.localdate(),
            )
        except ChangedMeanwhileError as other:
            form, status = _changed_meanwhile(form, other.phrase), CONFLICT
        else:
            messages.success(request, _("Corrected. It waits for a speaker to look at it."))
            return redirect(_place_of(phrase))
    context = {
        "form": form,
        "phrase": phrase,
        "remarks": remarks,
        "dutch": _dutch_of(phrase),
        "back": _place_of(phrase),
    }
    return render(request, "phrases/correct.html", context, status=status)


@require_POST
@requires(Capability.KEEP_PHRASES)
def keep(request: MemberRequest, phrase_id: UUID) -> HttpResponse:
    """Speakers would say it otherwise, and it stays as it is."""
    phrase = get_object_or_404(Phrase, public_id=phrase_id)
    settle_remarks(phrase=phrase, today=timezone.localdate())
    messages.success(request, _("The text stays as it is."))
    return redirect(_place_of(phrase))


def _asked(request: MemberRequest) -> UUID | None:
    """Which better text the form starts from; nonsense is none."""
    try:
        return UUID(request.GET.get("remark", ""))
    except ValueError:
        return None


def _changed_meanwhile(form: CorrectionForm, phrase: Phrase) -> CorrectionForm:
    """What was typed stays; sending it once more is a decision, made with the other wording in sight."""
    typed = {"text": form.cleaned_data["text"], "seen": phrase.revision}
    again = CorrectionForm(typed, phrase=phrase)
    said = _("Somebody else just changed this text into: %(text)s. Send again to keep yours.")
    again.add_error("text", said % {"text": phrase.text})
    return again


def _seen(sent: str) -> tuple[UUID, int]:
    """Which text, in which wording; nonsense is not found."""
    phrase_id, _colon, revision = sent.partition(":")
    try:
        return UUID(phrase_id), int(revision)
    except ValueError as error:
        raise Http404 from error


def _place_of(phrase: Phrase) -> str:
    """Its place on the page, so that one goes on reading where one was."""
    family = phrase.code.split(".")[0]
    return f"{reverse('phrases:texts', args=[phrase.language])}#{family}"


def _dutch_of(phrase: Phrase) -> str:
    texts = Phrase.objects.in_languages([TextLanguage.DUTCH]).filter(code=phrase.code)
    return texts.values_list("text", flat=True).first() or ""
