"""Why each personal fact is kept, and for how long; a fact without a purpose is not kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from residents.rules import (
    CONTACT_TERM,
    HAND_OVER_TERM,
    NOTE_TERM,
    PERSON_TERM,
    REFERRED_NAME_TERM,
    UNDO_TERM,
    Term,
)

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Purpose:
    """Why a fact is kept; `kept` counts for the fact itself, and ends with the person at the latest."""

    why: _StrPromise
    kept: Term = PERSON_TERM


_FINDING = _("to find a first name in any spelling or script")
_FITTING = _("to find activities that fit")
_TALKING = _("to explain and arrange things in a language that someone understands")
_TRAVELLING = _("to find activities within reach, and to know which team someone belongs to")
_PROVING = _("to show that it was explained, in which language and when")
_AGREEING = _("to do nothing beyond what someone agreed to")
_HELPING = _("to know which supporter someone can turn to, and who may see them")
_COMING = _("to know what someone came for and what was promised at the desk")
_SENT = _("to let the walk-in hour know whom to expect, and whoever sent them that they came")
_NOTING = _("to remember a practical detail for a short time")
_ONE = _("to find someone by the number or slip of before")
_FOLLOWING = _("to know what was already asked, and when to ask again")
_CHANGING = _("to know which placements end and which go on when somebody's life changes")
_UNDOING = _("to put the home back when a change was noted by mistake")
_HANDING = _("to let the team of the next centre go on with someone who agreed to that")
_LEAVING = _("to end what was arranged and to start the term after which everything is deleted")

# By model, then by field.
PURPOSES: Final[dict[str, dict[str, Purpose]]] = {
    "Resident": {
        "number": Purpose(_("to recognise someone without using the name")),
        "first_name": Purpose(_("to address someone, and for the host who expects them")),
        "initial": Purpose(_("to tell two people with the same first name apart")),
        "name_key": Purpose(_FINDING),
        "sound_key": Purpose(_FINDING),
        "skeleton": Purpose(_FINDING),
        "skeleton_2": Purpose(_FINDING),
        "skeleton_3": Purpose(_FINDING),
        "gender": Purpose(_("to offer women's groups and to count how many women take part")),
        "birth_year": Purpose(_("to keep to age limits and to tell people apart")),
        "centre": Purpose(_TRAVELLING),
        "housed_in": Purpose(_TRAVELLING),
        "district": Purpose(_TRAVELLING),
        "languages": Purpose(_TALKING),
        "preferred_language": Purpose(_TALKING),
        "dutch_level": Purpose(_FITTING),
        "english_level": Purpose(_FITTING),
        "legal_status": Purpose(_("to know whether the host needs a volunteer declaration")),
        "mediation_stopped_on": Purpose(_("to stop looking for activities, without keeping why")),
        "interests": Purpose(_FITTING),
        "skills": Purpose(_FITTING),
        "free": Purpose(_FITTING),
        "conditions": Purpose(_FITTING),
        "travel_modes": Purpose(_TRAVELLING),
        "wishes": Purpose(_FITTING),
        "phone": Purpose(_("to call about an appointment, only with agreement"), CONTACT_TERM),
        "email": Purpose(_("to write about an appointment, only with agreement"), CONTACT_TERM),
        "guardian_agreed_on": Purpose(_("to let someone under 18 take part only with agreement")),
        "note": Purpose(_NOTING, NOTE_TERM),
        "noted_on": Purpose(_("to delete the note in time"), NOTE_TERM),
        "registered_on": Purpose(_("to see who has been waiting long")),
        "departed_on": Purpose(_LEAVING),
        "departure_reason": Purpose(_LEAVING),
    },
    "Explanation": {
        "resident": Purpose(_PROVING),
        "version": Purpose(_PROVING),
        "language": Purpose(_PROVING),
        "by": Purpose(_PROVING),
        "given_on": Purpose(_PROVING),
    },
    "Consent": {
        "resident": Purpose(_AGREEING),
        "purpose": Purpose(_AGREEING),
        "given": Purpose(_AGREEING),
        "language": Purpose(_AGREEING),
        "by": Purpose(_AGREEING),
        "asked_on": Purpose(_AGREEING),
        "withdrawn_on": Purpose(_AGREEING),
    },
    "Visit": {
        "session": Purpose(_COMING),
        "resident": Purpose(_COMING),
        "reason": Purpose(_COMING),
        "outcome": Purpose(_COMING),
        "came_at": Purpose(_COMING),
        "party": Purpose(_("to sign up friends together")),
    },
    "Referral": {
        "centre": Purpose(_SENT),
        "session": Purpose(_SENT),
        "resident": Purpose(_SENT),
        "first_name": Purpose(_("to recognise at the desk who was sent"), REFERRED_NAME_TERM),
        "languages": Purpose(_("to have someone ready who speaks with them"), REFERRED_NAME_TERM),
        "by": Purpose(_SENT),
        "referred_on": Purpose(_SENT),
    },
    "Merge": {
        "resident": Purpose(_ONE),
        "former_number": Purpose(_ONE),
        "former_public_id": Purpose(_ONE),
        "by": Purpose(_ONE),
        "merged_at": Purpose(_ONE),
        "undone_at": Purpose(_ONE),
        "undo": Purpose(_("to take it back when it turns out to be two people after all"), UNDO_TERM),
    },
    "Contact": {
        "resident": Purpose(_FOLLOWING),
        "supporter": Purpose(_FOLLOWING),
        "at": Purpose(_FOLLOWING),
        "code": Purpose(_FOLLOWING),
        "about": Purpose(_FOLLOWING),
        "ask_again_on": Purpose(_FOLLOWING),
        "note": Purpose(_NOTING, NOTE_TERM),
        "before": Purpose(_FOLLOWING),
        "undone_at": Purpose(_FOLLOWING),
    },
    "Change": {
        "resident": Purpose(_CHANGING),
        "kind": Purpose(_CHANGING),
        "on": Purpose(_CHANGING),
        "by": Purpose(_CHANGING),
        "noted_at": Purpose(_CHANGING),
        "undone_at": Purpose(_CHANGING),
        "from_centre": Purpose(_UNDOING),
        "from_housed_in": Purpose(_UNDOING),
        "from_district": Purpose(_UNDOING),
    },
    "HandOver": {
        "resident": Purpose(_HANDING),
        "to_centre": Purpose(_HANDING),
        "state": Purpose(_HANDING),
        "offered_on": Purpose(_HANDING),
        "answered_on": Purpose(_HANDING),
        "by": Purpose(_HANDING),
    },
    "OfferedPerson": {
        "hand_over_id": Purpose(_HANDING, HAND_OVER_TERM),
        "centre": Purpose(_HANDING, HAND_OVER_TERM),
        "first_name": Purpose(_HANDING, HAND_OVER_TERM),
        "languages": Purpose(_HANDING, HAND_OVER_TERM),
        "interests": Purpose(_HANDING, HAND_OVER_TERM),
        "offered_on": Purpose(_HANDING, HAND_OVER_TERM),
    },
    "Entrustment": {
        "resident": Purpose(_HELPING),
        "supporter": Purpose(_HELPING),
        "valid_from": Purpose(_HELPING),
        "valid_until": Purpose(_HELPING),
    },
}

# Columns that say nothing about a person: keys, the team, and the count of changes.
NOT_PERSONAL: Final = frozenset({"id", "public_id", "team", "revision"})
