"""Rounds of proposals: all of them, one with what it yields, a new one, two side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.forms import OnceForm
from aandeslag.teams.http import CONFLICT
from matching.actions.rounds import accept_wanted, propose_round, settled_of
from matching.cards.rounds.lines import (
    by_person,
    dates_of,
    groups_of,
    left_of,
    line_of,
)
from matching.cards.rounds.progress import progress_of
from matching.cards.rounds.reports import compare, report_of, row_of_round
from matching.engine import EngineError
from matching.findings import Obstacle
from matching.forms import SAID_TO_AN_OFFER
from matching.models import LeftOut, Round
from matching.rounds.desk import HOLDS_FOR
from matching.rounds.waiting import who_still_wait
from matching.views.lookup import round_or_404
from matching.wording import why_not
from residents.models import Resident
from residents.views.lookup import shown_to

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from matching.actions.rounds import Accepted

NOT_PROVEN: Final = gettext_lazy(
    "It could not be proven that this proposal is the best, so it is not shown. Nothing was changed."
)
ROUNDS_ON_A_PAGE: Final = 20
DATES_ON_A_PAGE: Final = 12
PEOPLE_ON_A_PAGE: Final = 25
BY_PERSON, LEFT_OUT = "person", "left-out"


@require_safe
@requires(Capability.KEEP_ROUNDS)
def rounds(request: TeamRequest) -> HttpResponse:
    """The newest first."""
    rows = Round.objects.for_team(request.team).select_related("by")
    page = Paginator(rows, ROUNDS_ON_A_PAGE).get_page(request.GET.get("page"))
    listed = [row_of_round(one) for one in page]
    context = {
        "rows": listed,
        "beside": listed[1].public_id if len(listed) > 1 else None,
        "page": page,
        "token": uuid4(),
    }
    return render(request, "matching/rounds/rounds.html", context)


@require_POST
@requires(Capability.KEEP_ROUNDS)
def propose(request: TeamRequest) -> HttpResponse:
    """A new round, now. It takes no place from anybody."""
    form = OnceForm(request.POST)
    token = form.token_sent if form.is_valid() else None
    before = len(settled_of(request.team))
    try:
        made = propose_round(team=request.team, by=request.user, now=timezone.now(), token=token)
    except EngineError:
        messages.error(request, NOT_PROVEN)
        return redirect("matching:rounds")
    lost = before - len(settled_of(request.team))
    if lost > 0:
        messages.warning(request, _gone(lost))
    else:
        messages.success(request, _("There is a new proposal. What was settled before stays in it."))
    return redirect("matching:round", round_id=made.public_id)


def _gone(number: int) -> str:
    return ngettext(
        "%(number)d proposal that you settled cannot be any more. It stands in the round before.",
        "%(number)d proposals that you settled cannot be any more. They stand in the round before.",
        number,
    ) % {"number": number}


@require_safe
@requires(Capability.KEEP_ROUNDS)
def one_round(request: TeamRequest, round_id: UUID) -> HttpResponse:
    """What it yields, and its lines: by activity, by person, or who is left out."""
    made = round_or_404(request, round_id)
    row = row_of_round(made)
    if not made.is_proven:
        return render(request, "matching/rounds/not_proven.html", {"row": row}, status=CONFLICT)
    by = request.GET.get("by", "")
    make = {BY_PERSON: _people, LEFT_OUT: _left_out}.get(by, _activities)
    context = {
        "row": row,
        "report": report_of(made),
        "by": by,
        "progress": progress_of(made, timezone.now()),
        "newest": None if made.is_open else _newest(made),
        "is_old": made.is_open and made.made_at < timezone.now() - HOLDS_FOR,
        "reasons": [{"code": one.value, "words": one.label} for one in SAID_TO_AN_OFFER],
        "token": uuid4(),
        **make(request, made),
    }
    return render(request, "matching/rounds/round.html", context)


def _newest(made: Round) -> UUID | None:
    """Of the round that is being settled instead, if there is one."""
    return Round.objects.for_team(made.team).open().values_list("public_id", flat=True).first()


def _activities(request: TeamRequest, made: Round) -> dict[str, Any]:
    page = Paginator(dates_of(made), DATES_ON_A_PAGE).get_page(request.GET.get("page"))
    groups, people = groups_of(made, list(page), shown_to(request), timezone.now())
    record_read(action="round.lines", on=people)
    return {"groups": groups, "page": page}


def _people(request: TeamRequest, made: Round) -> dict[str, Any]:
    page = Paginator(by_person(made), PEOPLE_ON_A_PAGE).get_page(request.GET.get("page"))
    shown, now = shown_to(request), timezone.now()
    still = who_still_wait(list(page), made.team, timezone.localdate(now))
    record_read(action="round.lines", on=[one.resident for one in page], kind=Resident)
    return {"lines": [line_of(one, shown, still, now) for one in page], "page": page}


def _left_out(request: TeamRequest, made: Round) -> dict[str, Any]:
    rows = LeftOut.objects.filter(round=made).of_people_here().select_related("resident")
    page = Paginator(rows, PEOPLE_ON_A_PAGE).get_page(request.GET.get("page"))
    shown = shown_to(request)
    record_read(action="round.left-out", on=[one.resident for one in page], kind=Resident)
    return {"left": [left_of(one, shown) for one in page], "page": page}


@require_POST
@requires(Capability.KEEP_ROUNDS)
def accept_all_wanted(request: TeamRequest, round_id: UUID) -> HttpResponse:
    """Everybody who said yes is signed up; who cannot any more is named, with why."""
    made = round_or_404(request, round_id)
    if not made.is_proven:
        return redirect("matching:round", round_id=round_id)
    came_of_it = accept_wanted(made=made, by=request.user, now=timezone.now())
    placed = len({one.proposal.resident_id for one in came_of_it if one.placement is not None})
    if placed:
        messages.success(
            request,
            ngettext("%(number)d person signed up.", "%(number)d people signed up.", placed)
            % {"number": placed},
        )
    for one in came_of_it:
        if one.placement is None:
            messages.warning(request, _refused(one))
    return redirect("matching:round", round_id=round_id)


def _refused(one: Accepted) -> str:
    person = one.proposal.resident
    name = f"{person.first_name} {person.number_shown}"
    if one.refused is not None and Obstacle.SIGNED_UP_ALREADY in one.refused.obstacles:
        return _("%(name)s was signed up already.") % {"name": name}
    return _("%(name)s was not signed up. %(why)s") % {"name": name, "why": why_not(one.refused)}


@require_safe
@requires(Capability.KEEP_ROUNDS)
def beside(request: TeamRequest, round_id: UUID, other_round_id: UUID) -> HttpResponse:
    """Two rounds side by side."""
    one, other = round_or_404(request, round_id), round_or_404(request, other_round_id)
    if not (one.is_proven and other.is_proven):
        row = row_of_round(one if other.is_proven else other)
        return render(request, "matching/rounds/not_proven.html", {"row": row}, status=CONFLICT)
    return render(request, "matching/rounds/beside.html", {"compared": compare(one, other)})
