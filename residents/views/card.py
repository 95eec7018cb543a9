"""Puts together everything that stands on the card of one person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aandeslag.teams.access import Capability, Role
from aandeslag.teams.models import Membership
from residents.cards import Tag, card_of
from residents.models import Consent, Entrustment, Visit
from residents.views.lookup import may_here, shown_to

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from aandeslag.teams.http import TeamRequest
    from residents.models import Resident

VISITS_SHOWN = 20
BUTTONS = {
    "change": Capability.CHANGE_RESIDENT,
    "explain": Capability.EXPLAIN,
    "entrust": Capability.ENTRUST_RESIDENT,
    "say_goodbye": Capability.SAY_GOODBYE,
    "merge": Capability.MERGE_RESIDENTS,
    "see_what_fits": Capability.SEE_WHAT_FITS,
}


@dataclass(frozen=True)
class Answer:
    """What someone answered to one extra."""

    purpose: str
    label: str
    tag: Tag


def card_page(request: TeamRequest, person: Resident) -> dict[str, Any]:
    """What `resident.html` shows; six queries."""
    today = timezone.localdate()
    explanations = list(person.explanations.select_related("by"))
    entrusted = _entrusted(person, today)
    may_do = {name: may_here(request, capability) for name, capability in BUTTONS.items()}
    may_entrust = may_do["entrust"] and person.departed_on is None
    return {
        "person": person,
        "card": card_of(
            person,
            shown_to(request),
            explained=bool(explanations),
            minimum_age=request.team.minimum_age,
            today=today,
        ),
        "explanations": explanations,
        "answers": answers_of(person.consents.filter(withdrawn_on__isnull=True)),
        "entrusted": entrusted,
        "supporters": _supporters(request, entrusted, today) if may_entrust else [],
        "visits": Visit.objects.for_team(request.team)
        .filter(resident=person)
        .select_related("session", "session__centre")[:VISITS_SHOWN],
        "merges": person.merges.standing() if may_do["merge"] else [],
        "may": may_do,
    }


def answers_of(consents: Iterable[Consent]) -> list[Answer]:
    """Each extra with its answer, also those that were never asked."""
    current = {consent.purpose: consent for consent in consents}
    return [
        Answer(purpose.value, str(purpose.label), _answer(current.get(purpose.value)))
        for purpose in Consent.Purpose
    ]


def _answer(consent: Consent | None) -> Tag:
    if consent is None:
        return Tag(_("not asked"), "plain")
    day = date_format(consent.asked_on, "j F Y")
    if consent.given:
        return Tag(_("agrees, %(day)s") % {"day": day}, "done")
    return Tag(_("does not agree, %(day)s") % {"day": day}, "stop")


def _entrusted(person: Resident, today: date) -> list[Entrustment]:
    """Nobody has someone who has left."""
    if person.departed_on is not None:
        return []
    current = Entrustment.objects.on(today).for_team(person.team)
    return list(current.filter(resident=person).select_related("supporter"))


def _supporters(request: TeamRequest, entrusted: list[Entrustment], today: date) -> list[Membership]:
    """Those to whom someone can be entrusted and is not yet."""
    have = [entrustment.supporter_id for entrustment in entrusted]
    supporters = Membership.objects.on(today).filter(team=request.team, role=Role.SUPPORTER)
    return list(supporters.exclude(user__in=have).select_related("user"))
