"""What each role may do, and which facts about a person each role may see: one table, deny by default."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    COORDINATOR = "coordinator", _("coordinator")
    DESK = "desk", _("desk")
    SUPPORTER = "supporter", _("supporter")
    COA = "coa", _("COA staff")
    OFFICIAL = "official", _("municipal official")
    PROGRAMME = "programme", _("national programme team")
    ADMINISTRATOR = "administrator", _("administrator")
    AUDITOR = "auditor", _("auditor")


TEAM_ROLES: Final = frozenset({Role.COORDINATOR, Role.DESK, Role.SUPPORTER, Role.COA})
NATIONAL_ROLES: Final = frozenset({Role.PROGRAMME, Role.ADMINISTRATOR, Role.AUDITOR})


class Capability(StrEnum):
    """One thing that can be done; the comment says it in the words of the desk."""

    SEE_TODAY = "see-today"  # the home page of one's own role
    SEE_WORK = "see-work"  # what waits for the team, counted

    RUN_WALK_IN = "run-walk-in"  # open the session of today, count heads, note visits
    PLAN_WALK_IN = "plan-walk-in"  # weekly hours, extra and cancelled sessions
    FIND_RESIDENT = "find-resident"  # look someone up by name or number
    REGISTER_RESIDENT = "register-resident"
    EXPLAIN = "explain"  # record that it was explained, and in which language
    SEE_RESIDENT = "see-resident"  # the card of one person
    SEE_RESIDENTS = "see-residents"  # the list of all
    CHANGE_RESIDENT = "change-resident"
    MERGE_RESIDENTS = "merge-residents"  # two participants turn out to be one person; and back
    ENTRUST_RESIDENT = "entrust-resident"
    SAY_GOODBYE = "say-goodbye"  # someone has left
    SEE_ENTRUSTED = "see-entrusted"  # a supporter's own people
    NOTE_CONTACT = "note-contact"  # a supporter says how it goes with one of their own people
    COUNT_OWN_HELP = "count-own-help"  # a supporter's hours, and people spoken to elsewhere
    SEE_HELP = "see-help"  # those of all supporters of the team
    SEE_SIGNED_UP = "see-signed-up"  # COA: who of the own centre goes where and when
    REFER = "refer"  # COA: send someone of the own centre to the walk-in hour, and see whether they came

    SEE_OFFER = "see-offer"
    KEEP_OFFER = "keep-offer"  # activities, times, publishing
    SEE_ORGANISATIONS = "see-organisations"
    KEEP_ORGANISATIONS = "keep-organisations"  # host file, contacts, declarations

    RAISE_CONCERN = "raise-concern"  # COA: ask or say something about an activity
    SEE_CONCERNS = "see-concerns"  # the team all of them, COA staff their own
    ANSWER_CONCERN = "answer-concern"
    SEE_DECLARATION_RULES = "see-declaration-rules"  # who needs a volunteer declaration, and why
    KEEP_DECLARATION_RULES = "keep-declaration-rules"

    SEE_WHAT_FITS = "see-what-fits"
    SIGN_UP = "sign-up"  # sign someone up or take them off
    SEE_WEEK = "see-week"  # who goes where this week: staff everybody, others their own people
    GO_ALONG = "go-along"  # a supporter: go along with own people on a date
    MARK_ATTENDANCE = "mark-attendance"
    SEE_COSTS = "see-costs"  # what a place costs those who wait; never for the eyes of a resident
    KEEP_ROUNDS = "keep-rounds"  # proposals for all who wait at once: make, settle, compare
    IMPORT = "import"  # bring in spreadsheets

    SEE_EXACT_FIGURES = "see-exact-figures"
    KEEP_FIGURES = "keep-figures"  # close a quarter, set targets, release a year
    SEE_CENTRE_FIGURES = "see-centre-figures"  # COA: exact counts of the own centre
    SEE_PUBLIC_FIGURES = "see-public-figures"  # protected figures of the own municipality
    KEEP_FIGURES_KEYS = "keep-figures-keys"  # let a dashboard of the own municipality read them
    SEE_COUNTRY_FIGURES = "see-country-figures"  # protected figures of all teams
    SEE_LOG = "see-log"

    SEE_PHRASES = "see-phrases"  # the texts that residents read, in all languages
    CHECK_PHRASES = "check-phrases"  # a speaker reads them along: good, or better said otherwise
    KEEP_PHRASES = "keep-phrases"  # correct them, and say that a speaker has looked at them

    KEEP_MEMBERS = "keep-members"  # invite and end members of the own team
    KEEP_TEAMS = "keep-teams"  # teams, centres, municipalities, first coordinators


_TEAM_STAFF: Final = frozenset({Role.COORDINATOR, Role.DESK})

ROLES_WITH: Final[dict[Capability, frozenset[Role]]] = {
    Capability.SEE_TODAY: frozenset(Role),
    Capability.SEE_WORK: _TEAM_STAFF,
    Capability.RUN_WALK_IN: _TEAM_STAFF,
    Capability.PLAN_WALK_IN: _TEAM_STAFF,
    Capability.FIND_RESIDENT: _TEAM_STAFF,
    Capability.REGISTER_RESIDENT: _TEAM_STAFF,
    Capability.EXPLAIN: _TEAM_STAFF,
    Capability.SEE_RESIDENT: _TEAM_STAFF,
    Capability.SEE_RESIDENTS: _TEAM_STAFF,
    Capability.CHANGE_RESIDENT: _TEAM_STAFF,
    Capability.MERGE_RESIDENTS: _TEAM_STAFF,
    Capability.ENTRUST_RESIDENT: _TEAM_STAFF,
    Capability.SAY_GOODBYE: _TEAM_STAFF,
    Capability.SEE_ENTRUSTED: frozenset({Role.SUPPORTER}),
    Capability.NOTE_CONTACT: frozenset({Role.SUPPORTER}),
    Capability.COUNT_OWN_HELP: frozenset({Role.SUPPORTER}),
    Capability.SEE_HELP: frozenset({Role.COORDINATOR}),
    Capability.SEE_SIGNED_UP: frozenset({Role.COA}),
    Capability.REFER: frozenset({Role.COA}),
    Capability.SEE_OFFER: TEAM_ROLES,
    Capability.KEEP_OFFER: _TEAM_STAFF,
    Capability.SEE_ORGANISATIONS: _TEAM_STAFF,
    Capability.KEEP_ORGANISATIONS: _TEAM_STAFF,
    Capability.RAISE_CONCERN: frozenset({Role.COA}),
    Capability.SEE_CONCERNS: _TEAM_STAFF | {Role.COA},
    Capability.ANSWER_CONCERN: frozenset({Role.COORDINATOR}),
    Capability.SEE_DECLARATION_RULES: TEAM_ROLES | {Role.PROGRAMME},
    Capability.KEEP_DECLARATION_RULES: frozenset({Role.PROGRAMME}),
    Capability.SEE_WHAT_FITS: _TEAM_STAFF,
    Capability.SIGN_UP: _TEAM_STAFF,
    Capability.SEE_WEEK: TEAM_ROLES,
    Capability.GO_ALONG: frozenset({Role.SUPPORTER}),
    Capability.MARK_ATTENDANCE: _TEAM_STAFF,
    Capability.SEE_COSTS: _TEAM_STAFF,
    Capability.KEEP_ROUNDS: frozenset({Role.COORDINATOR}),
    Capability.IMPORT: frozenset({Role.COORDINATOR}),
    Capability.SEE_EXACT_FIGURES: frozenset({Role.COORDINATOR}),
    Capability.KEEP_FIGURES: frozenset({Role.COORDINATOR}),
    Capability.SEE_CENTRE_FIGURES: frozenset({Role.COA}),
    Capability.SEE_PUBLIC_FIGURES: frozenset({Role.OFFICIAL}),
    Capability.KEEP_FIGURES_KEYS: frozenset({Role.OFFICIAL}),
    Capability.SEE_COUNTRY_FIGURES: frozenset({Role.PROGRAMME}),
    Capability.SEE_LOG: frozenset({Role.AUDITOR}),
    Capability.SEE_PHRASES: frozenset({Role.COORDINATOR, Role.PROGRAMME}),
    Capability.CHECK_PHRASES: _TEAM_STAFF | {Role.SUPPORTER},
    Capability.KEEP_PHRASES: frozenset({Role.PROGRAMME}),
    Capability.KEEP_MEMBERS: frozenset({Role.COORDINATOR}),
    Capability.KEEP_TEAMS: frozenset({Role.ADMINISTRATOR}),
}

# What a supporter may do besides, from being noted present until the session closes.
WHILE_PRESENT: Final = frozenset(
    {
        Capability.RUN_WALK_IN,
        Capability.FIND_RESIDENT,
        Capability.REGISTER_RESIDENT,
        Capability.EXPLAIN,
        Capability.SEE_RESIDENT,
        Capability.SEE_WHAT_FITS,
        Capability.SIGN_UP,
    }
)


class Open(StrEnum):
    """Pages that ask for no capability."""

    PUBLIC = "public"  # anybody
    SIGNED_IN = "signed-in"  # anybody with an account, whatever the membership
    TOKEN = "token"  # whoever holds the secret of the address or its key  # noqa: S105 - not a password


Entry = Capability | Open

# Views of other packages cannot carry an entry of their own: they are listed here by URL name.
THIRD_PARTY: Final[dict[str, Entry]] = {
    "account_login": Open.PUBLIC,
    "account_logout": Open.PUBLIC,
    "account_signup": Open.PUBLIC,  # only says that one needs an invitation
    "account_inactive": Open.PUBLIC,
    "account_reset_password": Open.PUBLIC,
    "account_reset_password_done": Open.PUBLIC,
    "account_reset_password_from_key": Open.TOKEN,
    "account_reset_password_from_key_done": Open.PUBLIC,
    "account_change_password": Open.SIGNED_IN,
    "account_reauthenticate": Open.SIGNED_IN,
    "mfa_authenticate": Open.PUBLIC,
    "mfa_reauthenticate": Open.SIGNED_IN,
    "mfa_index": Open.SIGNED_IN,
    "mfa_activate_totp": Open.SIGNED_IN,
    "mfa_deactivate_totp": Open.SIGNED_IN,
    "mfa_generate_recovery_codes": Open.SIGNED_IN,
    "mfa_view_recovery_codes": Open.SIGNED_IN,
    "mfa_download_recovery_codes": Open.SIGNED_IN,
    "set_language": Open.PUBLIC,
    "api:api-root": Open.PUBLIC,  # says where the description is
    "api:openapi-json": Open.PUBLIC,
    "api:activities": Open.TOKEN,
    "api:activity": Open.TOKEN,
    "api:linked-activity": Open.TOKEN,
    "api:occurrences": Open.TOKEN,
    "api:figures": Open.TOKEN,
    "api:figures-of-team": Open.TOKEN,
}

# All that a session may reach which has shown a password but no second factor yet.
BEFORE_SECOND_FACTOR: Final = frozenset({"account_reauthenticate", "mfa_activate_totp", "mfa_reauthenticate"})


def may(role: str, capability: Capability, *, present: bool = False) -> bool:
    """Say whether `role` may do this; `present` is for a supporter noted present at an open session."""
    if role in ROLES_WITH.get(capability, frozenset()):
        return True
    return present and role == Role.SUPPORTER and capability in WHILE_PRESENT


# Personal fields of a resident × role. A field that is missing here is shown to nobody.
_DESK_FIELDS: Final = _TEAM_STAFF
RESIDENT_FIELDS: Final[dict[str, frozenset[Role]]] = {
    "number": _TEAM_STAFF | {Role.COA, Role.SUPPORTER},
    "first_name": _TEAM_STAFF | {Role.COA, Role.SUPPORTER},
    "initial": _DESK_FIELDS,
    "centre": _TEAM_STAFF | {Role.COA},
    "housed_in": _DESK_FIELDS,
    "district": _DESK_FIELDS,
    "gender": _DESK_FIELDS,
    "birth_year": _DESK_FIELDS,
    "languages": _TEAM_STAFF | {Role.SUPPORTER},
    "preferred_language": _TEAM_STAFF | {Role.SUPPORTER},
    "dutch_level": _DESK_FIELDS,
    "english_level": _DESK_FIELDS,
    "legal_status": _DESK_FIELDS,
    "mediation_stopped_on": _DESK_FIELDS,
    "interests": _DESK_FIELDS,
    "skills": _DESK_FIELDS,
    "free": _DESK_FIELDS,
    "conditions": _DESK_FIELDS,
    "travel_modes": _DESK_FIELDS,
    "wishes": _DESK_FIELDS,
    "registered_on": _DESK_FIELDS,
    "phone": _DESK_FIELDS,
    "email": _DESK_FIELDS,
    "guardian_agreed_on": _DESK_FIELDS,
    "note": _DESK_FIELDS,
    "departed_on": _DESK_FIELDS,
    "departure_reason": _DESK_FIELDS,
}

# What a supporter at the desk sees besides: enough to do an intake, no telephone and no notes.
FIELDS_WHILE_PRESENT: Final = frozenset(RESIDENT_FIELDS) - {
    "phone",
    "email",
    "note",
    "mediation_stopped_on",
}

# Besides, to a supporter who presses to call or write to one of their own people who agreed to that.
FIELDS_TO_CALL: Final = frozenset({"phone"})


def fields_shown(role: str, *, present: bool = False) -> frozenset[str]:
    """Name the personal fields that a role may see."""
    shown = frozenset(name for name, roles in RESIDENT_FIELDS.items() if role in roles)
    return shown | FIELDS_WHILE_PRESENT if present and role == Role.SUPPORTER else shown
