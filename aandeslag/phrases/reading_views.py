"""A speaker of the team reads the texts along, one at a time on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from aandeslag.phrases.actions import check_phrases, remark_on_phrase
from aandeslag.phrases.cards import shelves
from aandeslag.phrases.errors import ChangedMeanwhileError
from aandeslag.phrases.forms import GoodForm, RemarkForm
from aandeslag.phrases.models import Phrase
from aandeslag.phrases.phone import book_of, is_on_phone, phone_page
from aandeslag.phrases.reading import next_text
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from aandeslag.vocabulary import TextLanguage

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import MemberRequest

OF_STAFF: Final = {"languages": "read_languages", "read": "read", "better": "better"}
CHANGED = gettext_lazy("Somebody just changed this text: look at the new wording first.")


@require_safe
@requires(Capability.CHECK_PHRASES)
def choose_language(request: MemberRequest) -> HttpResponse:
    return _page(request, "languages", {"shelves": shelves()})


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.CHECK_PHRASES)
def read_along(request: MemberRequest, language: str) -> HttpResponse:
    """GET shows the next text; POST says that the one with this id, in this wording, is good."""
    if language not in TextLanguage.values:
        raise Http404
    if request.method == "POST":
        return _found_good(request, language)
    reading = next_text(language, request.user, request.GET.get("after", ""))
    return _page(request, "read", {"reading": reading, "language": language})


def _found_good(request: MemberRequest, language: str) -> HttpResponse:
    form = GoodForm(request.POST)
    phrase = Phrase.objects.filter(public_id=form.cleaned_data["phrase"]).first() if form.is_valid() else None
    if phrase is None:
        raise Http404
    seen = {phrase.public_id: form.cleaned_data["seen"]}
    if not check_phrases(seen=seen, by=request.user, today=timezone.localdate()):
        messages.warning(request, CHANGED, extra_tags="read.changed")
        return redirect("phrases:read-along", language)
    return redirect(_next_after(phrase))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.CHECK_PHRASES)
def say_better(request: MemberRequest, phrase_id: UUID) -> HttpResponse:
    """Somebody would say it otherwise: the programme decides, for the whole country reads it."""
    phrase = get_object_or_404(Phrase, public_id=phrase_id)
    form = RemarkForm(request.POST or None, phrase=phrase)
    back = _next_after(phrase)
    if form.is_valid():
        try:
            remark_on_phrase(
                phrase=phrase,
                text=form.cleaned_data["text"],
                seen=form.cleaned_data["seen"],
                by=request.user,
                today=timezone.localdate(),
            )
        except ChangedMeanwhileError:
            messages.warning(request, CHANGED, extra_tags="read.changed")
        else:
            messages.success(
                request, _("Thank you. The programme team looks at it."), extra_tags="read.thanks"
            )
        return redirect(back)
    status = NOT_PROCESSABLE if form.is_bound else 200
    dutch = Phrase.objects.filter(code=phrase.code, language=TextLanguage.DUTCH).values_list(
        "text", flat=True
    )
    context = {
        "form": form,
        "phrase": phrase,
        "dutch": dutch.first() or "",
        "back": back,
        "braces": form.in_braces,
    }
    return _page(request, "better", context, status=status)


def _page(request: MemberRequest, name: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A supporter reads along in their own language, on a page for the phone; staff on one of the screens."""
    if is_on_phone(request):
        return phone_page(
            request, f"phrases/phone_{name}", book_of(request, families=()), context, status=status
        )
    return render(request, f"phrases/{OF_STAFF[name]}.html", context, status=status)


def _next_after(phrase: Phrase) -> str:
    return f"{reverse('phrases:read-along', args=[phrase.language])}?after={phrase.code}"
