"""What is pressed in the week: sign someone up, put another in someone's place, undo that, go along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from aandeslag.teams.http import CONFLICT, NOT_PROCESSABLE, PAGE_AND_FORM
from matching import wording
from matching.actions import go_along, replace_person, sign_up, stay_away, undo_replacement
from matching.cards.week.done import INSTEAD, ON
from matching.cards.week.instead import InsteadOf, instead_of
from matching.cards.week.refused import Why, why_not
from matching.errors import NotOpenError, PlacementRefusedError, WrongMomentError
from matching.forms import WhoForm
from matching.models import Participation
from matching.views.lookup import occurrence_or_404, participation_or_404
from matching.views.own_week import back_to_own_week, is_from_phone
from matching.views.week import back_refused, back_to_week, sight_of
from residents.cards import row_of
from residents.finding import find_residents
from residents.models import Resident
from residents.views.lookup import posted_id, shown_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from activities.models import Occurrence
    from matching.findings import Verdict
    from matching.models import Placement


@require_POST
@requires(Capability.SIGN_UP)
def sign_up_here(request: TeamRequest, occurrence_id: UUID) -> HttpResponse:
    """By number or name, in one press. What stands in the way is said on the page for it."""
    occurrence = occurrence_or_404(request, occurrence_id)
    form = WhoForm(request.POST)
    found = _meant(request, form) if form.is_valid() else []
    if not form.is_valid() or len(found) != 1:
        return _which_one(request, occurrence, form, found)
    [resident] = found
    try:
        placement = sign_up(
            resident=resident,
            occurrence=occurrence,
            by=request.user,
            now=timezone.now(),
            token=form.token_sent,
        )
    except PlacementRefusedError:
        return redirect("matching:sign-up", resident_id=resident.public_id, occurrence_id=occurrence_id)
    return back_to_week(occurrence, done=ON, row=_row_of(placement, occurrence).public_id)


@require_http_methods(PAGE_AND_FORM)
@requires(Capability.SEE_RESIDENTS)
def replace(request: TeamRequest, participation_id: UUID) -> HttpResponse:
    """With a number or name it is done at once; without one this page says who could come instead."""
    row = participation_or_404(request, participation_id)
    form = WhoForm(request.POST) if request.method == "POST" else None
    if form is None or not form.is_valid():
        return _instead(request, row, status=200 if form is None else NOT_PROCESSABLE)
    found = _meant(request, form)
    if len(found) != 1:
        return _instead(request, row, form=form, found=found, status=NOT_PROCESSABLE if form.typed else 200)
    [resident] = found
    try:
        placement = replace_person(
            participation=row,
            resident=resident,
            by=request.user,
            now=timezone.now(),
            token=form.token_sent,
            cautions_passed=form.cautions_passed,
        )
    except PlacementRefusedError as refused:
        return _instead(request, row, refused=(resident, refused.verdict), status=CONFLICT)
    except (NotOpenError, WrongMomentError):
        return back_refused(row.occurrence, Why.CHANGED)
    new = _row_of(placement, row.occurrence)
    return back_to_week(row.occurrence, done=INSTEAD, row=new.public_id, was=row.public_id)


@require_POST
@requires(Capability.SIGN_UP)
def replacement_undone(request: TeamRequest, participation_id: UUID) -> HttpResponse:
    """`was` is who had the place before."""
    came = participation_or_404(request, participation_id)
    before = participation_or_404(request, posted_id(request, "was"))
    now = timezone.now()
    try:
        is_as_before = undo_replacement(came=came, instead_of=before, by=request.user, now=now)
    except PlacementRefusedError as refused:
        return back_refused(came.occurrence, why_not(refused.verdict, before, now))
    except NotOpenError:
        return back_refused(came.occurrence, Why.CHANGED)
    if not is_as_before:
        return back_refused(came.occurrence, Why.NOT_HELD)
    messages.success(request, _("Undone: it is as it was before."))
    return back_to_week(came.occurrence)


@require_POST
@requires(Capability.GO_ALONG)
def along(request: TeamRequest, occurrence_id: UUID) -> HttpResponse:
    """A supporter goes along on a date of their own people; pressed again with `not`, they do not.

    From the phone it goes back there, in the supporter's language.
    """
    now = timezone.now()
    mine = sight_of(request, now).occurrences().filter(public_id=occurrence_id)
    occurrence = get_object_or_404(mine.select_related("slot"))
    on_phone = is_from_phone(request)
    back = back_to_own_week if on_phone else back_to_week
    if "not" in request.POST:
        stay_away(occurrence=occurrence, supporter=request.user)
        return back(occurrence)
    try:
        go_along(occurrence=occurrence, supporter=request.user, today=timezone.localdate(now))
    except NotOpenError:
        return back(occurrence, refused="1") if on_phone else back_refused(occurrence, Why.CANCELLED)
    return back(occurrence)


def _meant(request: TeamRequest, form: WhoForm) -> Sequence[Resident]:
    """Whom the press names, or who has the number or name that was typed."""
    people = Resident.objects.visible_to(request, timezone.localdate()).present()
    if form.chosen is not None:
        found = people.filter(public_id=form.chosen).select_related("team").first()
        if found is None:
            raise Http404
        return [found]
    if not form.typed:
        return []
    return find_residents(people, form.typed)


def _row_of(placement: Placement, occurrence: Occurrence) -> Participation:
    return Participation.objects.get(resident=placement.resident_id, occurrence=occurrence)


def _which_one(
    request: TeamRequest, occurrence: Occurrence, form: WhoForm, found: Sequence[Resident]
) -> HttpResponse:
    record_read(action="week.who", on=list(found))
    context = {
        "occurrence": occurrence,
        "title": occurrence.activity.title,
        "when": wording.when(occurrence),
        "who": form.typed,
        "people": [row_of(one, shown_to(request)) for one in found],
        "token": uuid4(),
    }
    return render(request, "matching/which_one.html", context, status=NOT_PROCESSABLE)


def _instead(
    request: TeamRequest,
    row: Participation,
    *,
    form: WhoForm | None = None,
    found: Sequence[Resident] = (),
    refused: tuple[Resident, Verdict] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Who could come: the waiting list first, then who fits, or those that a name could mean."""
    occurrence = occurrence_or_404(request, row.occurrence.public_id)
    card: InsteadOf = instead_of(
        row, occurrence, found=found, refused=refused, shown=shown_to(request), now=timezone.now()
    )
    record_read(action="week.instead", on=card.residents)
    context: dict[str, Any] = {
        "card": card,
        "day": occurrence.date.isoformat(),
        "who": form.typed if form else "",
        "typed": bool(form and form.typed),
        "token": uuid4(),
    }
    return render(request, "matching/replace.html", context, status=status)
