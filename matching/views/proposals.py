"""One line of a round: signed up, yes, no, it stays, somewhere else; and taking back what was said."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from aandeslag.audit.actions import record_read
from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.forms import OnceForm
from aandeslag.teams.http import CONFLICT, NOT_PROCESSABLE, PAGE_AND_FORM
from activities.models import Occurrence
from matching.actions.rounds import (
    accept_proposal,
    decline_proposal,
    lock_proposal,
    move_proposal,
    note_wanted,
    settled_around,
    take_back_answer,
)
from matching.cards.rounds.lines import line_of, place_of
from matching.cards.rounds.moving import elsewhere
from matching.cards.rounds.progress import progress_of
from matching.engine import EngineError
from matching.errors import NotOpenError, PlacementRefusedError
from matching.findings import Obstacle
from matching.forms import SAID_TO_AN_OFFER, DeclineForm
from matching.models import Placement, Proposal
from matching.rounds.choices import choices_kept
from matching.rounds.finding import find_round
from matching.rounds.forms import LOCK, WANTED, MarkForm, MoveForm
from matching.rounds.waiting import who_still_wait
from matching.views.lookup import proposal_or_404
from matching.views.rounds import BY_PERSON, DATES_ON_A_PAGE, NOT_PROVEN, PEOPLE_ON_A_PAGE
from matching.wording import why_not
from residents.views.lookup import shown_to

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest

    LineView = Callable[[TeamRequest, UUID], HttpResponse]


def _says_so_when_gone(view: LineView) -> LineView:
    """Where this line made room for somebody who was moved: in its place, with what to do."""

    @wraps(view)
    def looked_up(request: TeamRequest, proposal_id: UUID) -> HttpResponse:
        try:
            return view(request, proposal_id)
        except Http404:
            if not wants_fragment(request):
                raise
            return render(request, "matching/rounds/_gone.html", status=CONFLICT)

    return looked_up


@require_POST
@requires(Capability.KEEP_ROUNDS)
@_says_so_when_gone
def accept(request: TeamRequest, proposal_id: UUID) -> HttpResponse:
    """Sign up. Where somebody else was faster the line says so, and nothing else changes."""
    line, form = proposal_or_404(request, proposal_id), OnceForm(request.POST)
    token = form.token_sent if form.is_valid() else None
    try:
        accept_proposal(proposal=line, by=request.user, now=timezone.now(), token=token)
    except PlacementRefusedError as refused:
        is_full = Obstacle.FULL in refused.verdict.obstacles
        sentence = _("Someone else just took the last place. Sorry!") if is_full else ""
        return _after(request, line, problem=sentence or why_not(refused.verdict))
    except NotOpenError:
        return _answered(request, line)
    return _after(request, line, said=_("Signed up."))


@require_POST
@requires(Capability.KEEP_ROUNDS)
@_says_so_when_gone
def decline(request: TeamRequest, proposal_id: UUID) -> HttpResponse:
    """They do not want it, and why."""
    line, form = proposal_or_404(request, proposal_id), DeclineForm(request.POST)
    code = form.cleaned_data["reason"] if form.is_valid() else Placement.DeclineReason.OTHER
    try:
        decline_proposal(proposal=line, reason=Placement.DeclineReason(code), now=timezone.now())
    except NotOpenError:
        return _answered(request, line)
    return _after(request, line, said=_("Noted. It is not proposed again for four weeks."))


@require_POST
@requires(Capability.KEEP_ROUNDS)
@_says_so_when_gone
def mark(request: TeamRequest, proposal_id: UUID) -> HttpResponse:
    """They said yes; or it stays in the next round, or need not."""
    line, form = proposal_or_404(request, proposal_id), MarkForm(request.POST)
    pressed = form.cleaned_data["mark"] if form.is_valid() else ""
    try:
        if pressed == WANTED:
            note_wanted(proposal=line, now=timezone.now())
        elif pressed:
            lock_proposal(proposal=line, stays=pressed == LOCK)
    except NotOpenError:
        return _answered(request, line)
    return _after(request, line, said=_("Noted."))


@require_POST
@requires(Capability.KEEP_ROUNDS)
@_says_so_when_gone
def taken_back(request: TeamRequest, proposal_id: UUID) -> HttpResponse:
    """As if nothing had been said; who was signed up today is signed up no more."""
    line = proposal_or_404(request, proposal_id)
    try:
        take_back_answer(proposal=line, by=request.user, now=timezone.now())
    except NotOpenError:
        return _after(request, line, problem=_("That is not possible any more: end it with a reason."))
    return _after(request, line, said=_("Taken back."))


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.KEEP_ROUNDS)
def move(request: TeamRequest, proposal_id: UUID) -> HttpResponse:
    """Where else, and exactly what that costs: seen before it is pressed."""
    line = proposal_or_404(request, proposal_id)
    if request.method != "POST":
        return _page(request, line)
    dates = Occurrence.objects.for_team(request.team).select_related("slot", "activity")
    form = MoveForm(request.POST, dates=dates)
    if not form.is_valid():
        return _page(request, line, status=NOT_PROCESSABLE)
    try:
        moved = move_proposal(proposal=line, occurrence=form.cleaned_data["occurrence"], now=timezone.now())
    except NotOpenError:
        return _page(request, line, problem=_("That is not possible any more."), status=CONFLICT)
    except EngineError:
        return _page(request, line, problem=str(NOT_PROVEN), status=CONFLICT)
    messages.success(request, _("Moved. The others are arranged around it in the best way."))
    return redirect(_round_at(moved))


def _page(request: TeamRequest, line: Proposal, *, problem: str = "", status: int = 200) -> HttpResponse:
    """What is shown is computed on the facts of this moment."""
    made, shown = line.round, shown_to(request)
    record_read(action="proposal.move-page", on=[line.resident])
    is_movable = made.is_open and made.is_proven and line.status in ("proposed", "wanted")
    options = []
    if is_movable:
        try:
            answer = find_round(
                request.team,
                timezone.now(),
                choices_kept(made),
                settled_around(line),
                apart=line.resident_id,
            )
            options = elsewhere(answer, line.resident_id, line.occurrence_id)
        except EngineError:
            problem = str(NOT_PROVEN)
    context = {
        "line": line_of(line, shown, _waits(line), timezone.now()),
        "round_id": made.public_id,
        "options": options,
        "is_movable": is_movable,
        "problem": problem,
    }
    return render(request, "matching/rounds/move.html", context, status=status)


def _answered(request: TeamRequest, line: Proposal) -> HttpResponse:
    return _after(
        request,
        line,
        problem=_("This was answered already, or there is a newer proposal. Open the page again."),
    )


def _after(request: TeamRequest, line: Proposal, *, said: str = "", problem: str = "") -> HttpResponse:
    """The line as it is now; without a script the whole page, at this line."""
    fresh = proposal_or_404(request, line.public_id)
    status = CONFLICT if problem else 200
    if wants_fragment(request):
        record_read(action="round.lines", on=[fresh.resident])
        context = {**one_line(request, fresh), "problem": problem}
        context["progress"] = progress_of(fresh.round, timezone.now())
        return render(request, "matching/rounds/_answered.html", context, status=status)
    if said:
        messages.success(request, said)
    if problem:
        messages.warning(request, problem)
    return redirect(_round_at(fresh, request.POST.get("by", "")))


def one_line(request: TeamRequest, line: Proposal) -> dict[str, Any]:
    return {
        "line": line_of(line, shown_to(request), _waits(line), timezone.now()),
        "by": request.POST.get("by", ""),
        "reasons": [{"code": one.value, "words": one.label} for one in SAID_TO_AN_OFFER],
    }


def _waits(line: Proposal) -> frozenset[int]:
    return who_still_wait([line], line.round.team, timezone.localdate())


def _round_at(line: Proposal, by: str = "") -> str:
    """Where this line stands: on its own page of the round."""
    address = reverse("matching:round", args=[line.round.public_id])
    is_by_person = by == BY_PERSON
    on_a_page = PEOPLE_ON_A_PAGE if is_by_person else DATES_ON_A_PAGE
    page = place_of(line, is_by_person=is_by_person) // on_a_page + 1
    query = {"by": by} if is_by_person else {}
    if page > 1:
        query["page"] = str(page)
    return f"{address}{'?' if query else ''}{urlencode(query)}#line-{line.public_id}"
