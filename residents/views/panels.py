"""What stands on the right of the desk, as a piece of the page: a person, a form, or nobody yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib.messages import get_messages
from django.shortcuts import render
from django.utils import timezone
from django_htmx.http import push_url, trigger_client_event

from aandeslag.audit.actions import record_read
from aandeslag.teams.access import Capability
from aandeslag.vocabulary import Language
from residents.cards import card_of, row_of
from residents.companions import friends_today
from residents.models import Visit
from residents.views.lookup import may_here, shown_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from aandeslag.teams.http import TeamRequest
    from residents.models import Resident, WalkInSession

PANEL: Final = "at-desk"
# At most so many others are offered as company; more of them are in the list on the left.
COMPANY_OFFERED: Final = 12


def person_panel(request: TeamRequest, session: WalkInSession, person: Resident) -> dict[str, Any]:
    """The person at the desk: card, questions, why they came, with whom they go."""
    shown, today = shown_to(request), timezone.localdate()
    visit = Visit.objects.filter(session=session, resident=person).first()
    friends = friends_today(person, today) if visit and visit.party else []
    others = _others_here(session, person, friends) if visit else []
    explained = person.explanations.exists()
    return {
        "panel": "residents/_at_desk.html",
        "to_explain_in": [] if explained else _tongues_of(request, person),
        "session": session,
        "person": person,
        "people_shown": [person, *friends, *others],
        "card": card_of(
            person, shown, explained=explained, minimum_age=request.team.minimum_age, today=today
        ),
        "visit": visit,
        "reasons": Visit.Reason.choices,
        "friends": [row_of(one, shown) for one in friends],
        "company": [row_of(one, shown) for one in others],
        "may_change": may_here(request, Capability.CHANGE_RESIDENT),
    }


def answer_panel(
    request: TeamRequest,
    panel: dict[str, Any],
    *,
    action: str,
    url: str | None = None,
    status: int = 200,
    has_news: bool = False,
) -> HttpResponse:
    """Answer with the right half only; `has_news` lets the left half look at once what is new."""
    record_read(action=action, on=people_of(panel))
    # The page around it does not come along, and with it would not what was to be said.
    context = {**panel, "said": list(get_messages(request))}
    response = render(request, str(panel["panel"]), context, status=status)
    if url is not None:
        push_url(response, url)
    if has_news:
        trigger_client_event(response, "desk-changed")
    response["HX-Retarget"] = f"#{PANEL}"
    response["HX-Reswap"] = "innerHTML"
    return response


def people_of(panel: dict[str, Any]) -> list[Resident]:
    """Whose facts a panel shows."""
    return list(panel.get("people_shown", ()))


def _tongues_of(request: TeamRequest, person: Resident) -> list[tuple[str, str]]:
    """The languages in which somebody may have explained it: those that the person speaks, else Dutch."""
    if not may_here(request, Capability.EXPLAIN):
        return []
    codes = sorted(person.languages or {Language.DUTCH.value})
    return [(code, str(Language(code).label)) for code in codes]


def _others_here(session: WalkInSession, person: Resident, friends: Sequence[Resident]) -> list[Resident]:
    known = {person.pk, *(one.pk for one in friends)}
    came = session.visits.exclude(resident__in=known).select_related(
        "resident__centre", "resident__housed_in"
    )
    return [visit.resident for visit in came[:COMPANY_OFFERED]]
