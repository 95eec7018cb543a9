"""Everybody who might come by, and what each of them may see of either town."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.conf import settings
from django.test import Client

from aandeslag.teams.access import RESIDENT_FIELDS, TEAM_ROLES, Capability, Role, fields_shown, may
from aandeslag.teams.models import Invitation, Membership, Team, User
from activities.models import Organisation, SiteContact
from residents.models import Referral, Resident, WalkInSession
from tests.access.populating import TODAY
from tests.factories import MembershipFactory, UserFactory

if TYPE_CHECKING:
    from django.db.models import Model

    from tests.access.canaries import Canary
    from tests.access.world import World

SECRET = generate_totp_secret()
ACCOUNTS = frozenset({User, Membership, Invitation})
IN_THE_LOG = frozenset({(User, "name"), (Team, "name")})
PRIVATE = frozenset({"email", "phone", "note", "commerce_number"})


@dataclass(frozen=True)
class Visitor:
    """Someone with a browser; without a membership a stranger to every team."""

    name: str
    user: User | None = None
    membership: Membership | None = None
    present: bool = False
    cookies: tuple[tuple[str, str], ...] = ()

    @property
    def role(self) -> str:
        return self.membership.role if self.membership else ""

    @property
    def is_in_a_team(self) -> bool:
        return self.role in TEAM_ROLES

    def may(self, capability: Capability) -> bool:
        return may(self.role, capability, present=self.present)

    def may_see(self, canary: Canary, world: World) -> bool:
        """Judge by the table of design and `access.py`, knowing nothing about the page."""
        if (canary.model, canary.pk) in self._own():
            return True
        if self.role == Role.AUDITOR and (canary.field is None or (canary.model, canary.field) in IN_THE_LOG):
            return True  # the log holds opaque ids; its page says whose account and which team
        app = canary.model._meta.app_label
        if app == "matching" or (app == "residents" and canary.model is not WalkInSession):
            return canary.town == "A" and self._may_see_person(canary, world)
        if self.role == Role.ADMINISTRATOR:
            return app == "teams"
        if self.role in (Role.OFFICIAL, Role.PROGRAMME):
            is_own = canary.town == "A" or self.role == Role.PROGRAMME
            return is_own and canary.model not in ACCOUNTS | {SiteContact} and canary.field not in PRIVATE
        return canary.town == "A" and self._may_see_thing(canary)

    def _own(self) -> set[tuple[type[Model], int]]:
        """Oneself, and as what one works."""
        own: list[Model] = [one for one in (self.user, self.membership) if one is not None]
        return {(type(one), one.pk) for one in own}

    def _may_see_person(self, canary: Canary, world: World) -> bool:
        if self.role in (Role.COORDINATOR, Role.DESK):
            return True
        if canary.model is Referral:
            return self.present or (self.role == Role.COA and canary.pk in world.referred)
        if self.role == Role.SUPPORTER and (canary.model, canary.pk) in world.followed:
            return canary.field in (None, "note")
        if not self.is_in_a_team or canary.model is not Resident:
            # Ids of what ties people to times stand in forms of whoever may use those.
            return self.present and canary.field is None
        shown = fields_shown(self.role, present=self.present)
        is_near = self.present or canary.pk in world.near[self.role]
        return is_near and (canary.field is None or canary.field in shown)

    def _may_see_thing(self, canary: Canary) -> bool:
        if not self.is_in_a_team:
            return False
        if canary.model in ACCOUNTS and canary.field in PRIVATE:
            return self.may(Capability.KEEP_MEMBERS)
        if canary.model in (Organisation, SiteContact) and canary.field in PRIVATE - {"phone"}:
            return self.may(Capability.SEE_ORGANISATIONS)
        return True


def everybody(world: World) -> list[Visitor]:
    town = world.a.town
    # The desk and COA with nobody at the walk-in hour; supporters once at home and once at the desk.
    at_home = MembershipFactory.create(role=Role.SUPPORTER, team=town.team, user__name="Thuis")
    left = MembershipFactory.create(
        role=Role.COORDINATOR, team=town.team, user__name="Weg", valid_until=TODAY - timedelta(days=1)
    )
    staff = [town.member(role) for role in (Role.COORDINATOR, Role.DESK, Role.COA, Role.OFFICIAL)]
    visitors = [signed_in(one.role, one.user, one) for one in [*staff, *world.national.values()]]
    present = town.member(Role.SUPPORTER)
    return [
        *visitors,
        signed_in("supporter at the desk", present.user, present, present=True),
        signed_in("supporter at home", _entrusted_to(world, at_home), at_home),
        signed_in("with a second factor", with_factor(UserFactory.create())),
        signed_in("member no more", left.user),
        signed_in("without any role", UserFactory.create()),
        Visitor("stranger"),
    ]


def _entrusted_to(world: World, membership: Membership) -> User:
    """Give the same person to whoever is at home, so that both see someone of their own."""
    from_desk = world.a.people["entrusted"].entrustments.get()
    from_desk.pk, from_desk._state.adding = None, True
    from_desk.supporter, from_desk.public_id = membership.user, membership.public_id
    from_desk.save()
    return membership.user


def with_factor(user: User) -> User:
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user).mark_as_viewed()
    return user


def code(secret: str = SECRET) -> str:
    """What the app shows now."""
    shown: str = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    return shown


def signed_in(
    name: str, user: User, membership: Membership | None = None, *, present: bool = False, shown: str = "mfa"
) -> Visitor:
    """Sign in and show `shown` a moment ago: the second factor, or only a password."""
    client = Client()
    client.force_login(user)
    session = client.session
    records: list[dict[str, Any]] = [{"method": shown, "at": time.time(), "reauthenticated": True}]
    session[AUTHENTICATION_METHODS_SESSION_KEY] = records
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    return Visitor(name, user, membership, present, ((settings.SESSION_COOKIE_NAME, cookie),))


# A field that the table of roles does not know would be judged by nothing here.
assert set(RESIDENT_FIELDS) <= {field.name for field in Resident._meta.get_fields()}
