"""The screen to key in sheets of paper: first of which day, then line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from aandeslag.audit.actions import record_read
from aandeslag.htmx import wants_fragment
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import NOT_PROCESSABLE, PAGE_AND_FORM
from matching.keying.form import LineForm
from matching.keying.saving import Line, save_line
from matching.suggestions import coming_times
from residents.actions import count_on_paper, hold_on_paper, registered_before
from residents.cards import row_of
from residents.errors import CountedAlreadyError
from residents.finding import Newcomer, lookalikes
from residents.forms import SheetsForm
from residents.models import Resident, WalkInSession
from residents.rules import needs_guardian
from residents.views.desk import came_of
from residents.views.lookup import session_or_404, shown_to

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.PLAN_WALK_IN)
def sheets(request: TeamRequest) -> HttpResponse:
    """Of which day and where, with the head count."""
    today = timezone.localdate()
    form = SheetsForm(request.POST or None, team=request.team, today=today, initial=_last(request))
    session = _held(request, form) if form.is_valid() else None
    if session is not None:
        return redirect("matching:key-in-lines", walk_in_session_id=session.public_id)
    status = NOT_PROCESSABLE if form.is_bound else 200
    return render(request, "matching/keying/sheets.html", {"form": form}, status=status)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.PLAN_WALK_IN)
def lines(request: TeamRequest, walk_in_session_id: UUID) -> HttpResponse:
    """A line that is right is saved and an empty one follows; one that is not keeps what was typed."""
    session = session_or_404(request, walk_in_session_id)
    if not session.is_held:
        return redirect("matching:key-in")
    form = _form(request, session, bound=request.method == "POST")
    problem: dict[str, Any] = {}
    if form.is_valid():
        known = _known(request, form)
        problem = {} if known else _problem(request, form)
        if not problem:
            line = save_line(session=session, form=form, known=known, by=request.user, now=timezone.now())
            return _saved(request, session, line)
    return _page(request, session, form, problem, status=NOT_PROCESSABLE if form.is_bound else 200)


def _form(request: TeamRequest, session: WalkInSession, *, bound: bool) -> LineForm:
    return LineForm(
        request.POST if bound else None,
        team=request.team,
        today=session.date,
        coming=coming_times(request.team, timezone.now()),
        initial={"lives": session.centre},
    )


def _known(request: TeamRequest, form: LineForm) -> Resident | None:
    """Who has the number, or whom this very line registered a moment ago."""
    if form.number:
        everybody = Resident.objects.visible_to(request, timezone.localdate())
        return everybody.numbered(form.number).first()
    return registered_before(team=request.team, token=form.token_sent)


def _problem(request: TeamRequest, form: LineForm) -> dict[str, Any]:
    """What must be answered first: a number that nobody has, a double, a guardian."""
    if form.number:
        form.add_error("whom", _("Nobody has this number."))
        return {"unknown_number": True}
    name, year = form.cleaned_data["first_name"], form.cleaned_data["birth_year"]
    resembling = []
    if request.POST.get("somebody_else") != name:
        resembling = lookalikes(team=request.team, newcomer=Newcomer(name, year, form.cleaned_data["gender"]))
        record_read(action="resident.lookalikes", on=resembling)
    answered = bool(form.cleaned_data["guardian_agrees"])
    asks_guardian = year is not None and needs_guardian(year, form.today) and not answered
    if not resembling and not asks_guardian:
        return {}
    shown = shown_to(request)
    return {
        "resembling": [row_of(one, shown) for one in resembling],
        "guardian": [form["guardian_agrees"]] if asks_guardian else [],
        "name": name,
    }


def _saved(request: TeamRequest, session: WalkInSession, line: Line) -> HttpResponse:
    if not wants_fragment(request):
        return redirect("matching:key-in-lines", walk_in_session_id=session.public_id)
    record_read(action="walk-in.keyed-in", on=[line.resident])
    context = {
        "session": session,
        "form": _form(request, session, bound=False),
        "line": line,
        "saved": row_of(line.resident, shown_to(request)),
    }
    return render(request, "matching/keying/_line.html", context)


def _page(
    request: TeamRequest, session: WalkInSession, form: LineForm, problem: dict[str, Any], *, status: int
) -> HttpResponse:
    context = {"session": session, "form": form, **problem}
    if wants_fragment(request):
        return render(request, "matching/keying/_line.html", context, status=status)
    context["came"] = came_of(session, shown_to(request))
    record_read(action="walk-in.key-in", on=[one.visit.resident for one in context["came"]])
    return render(request, "matching/keying/lines.html", context, status=status)


def _held(request: TeamRequest, form: SheetsForm) -> WalkInSession | None:
    """The session of the sheets, counted; None when somebody else counted it since it was asked."""
    told = {name: form.cleaned_data[name] for name in ("centre", "date", "starts", "ends")}
    session = hold_on_paper(team=request.team, session=form.session, **told)
    if form.heads is None:
        return session
    try:
        return count_on_paper(session=session, heads=form.heads, instead_of=form.instead_of)
    except CountedAlreadyError as counted:
        form.ask_about(counted.stands, form.heads)
        return None


def _last(request: TeamRequest) -> dict[str, Any]:
    """On which day and where the last walk-in hour was: most sheets are of that day. Its count is not theirs.

    Its times are left open: another day has other ones, which the form finds.
    """
    today = timezone.localdate()
    mine = WalkInSession.objects.for_team(request.team).filter(date__lte=today)
    last = mine.select_related("centre").order_by("-date", "-starts").first()
    if last is None:
        return {"date": today}
    return {"centre": last.centre.public_id, "date": last.date}
