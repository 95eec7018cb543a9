"""Invites people, and turns an accepted invitation into a membership."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction

from aandeslag.audit.actions import record
from aandeslag.teams.errors import InvitationUnusableError, SomeoneElseError
from aandeslag.teams.link_secrets import digest_of, new_secret
from aandeslag.teams.models import Invitation, Membership, Municipality, ReceptionCentre, Team, User
from aandeslag.teams.once import once

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from uuid import UUID

GOOD_FOR: Final = timedelta(hours=72)


@dataclass(frozen=True)
class Offer:
    """As what someone is invited: a role over its one scope."""

    role: str
    team: Team | None = None
    municipality: Municipality | None = None
    centres: Sequence[ReceptionCentre] = ()


@dataclass(frozen=True)
class NewAccount:
    name: str
    password: str = field(repr=False)


@dataclass(frozen=True)
class Invited:
    """The invitation, and its secret: here once and never again; None when the form came twice."""

    invitation: Invitation
    secret: str | None


@transaction.atomic
def invite(*, offer: Offer, email: str, name: str, by: User | None, now: datetime, token: UUID) -> Invited:
    """Invite someone. An earlier invitation for the same that is still open ends with this one."""
    secret = new_secret()
    invitation = once(
        team=offer.team,
        token=token,
        model=Invitation,
        make=lambda: _make(offer, Invitation(email=email, name=name, invited_by=by), secret, now),
    )
    is_first = invitation.secret_digest == digest_of(secret)
    return Invited(invitation, secret if is_first else None)


def _make(offer: Offer, invitation: Invitation, secret: str, now: datetime) -> Invitation:
    invitation.role = offer.role
    invitation.team = offer.team
    invitation.municipality = offer.municipality
    invitation.email = invitation.email.strip().lower()
    invitation.secret_digest = digest_of(secret)
    invitation.expires_at = now + GOOD_FOR
    for earlier in Invitation.objects.usable(now).filter(
        email=invitation.email, role=offer.role, team=offer.team, municipality=offer.municipality
    ):
        withdraw_invitation(invitation=earlier, now=now)
    invitation.save()
    invitation.centres.set(offer.centres)
    record(action="invitation.made", on=invitation)
    return invitation


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, now: datetime) -> None:
    """Make the link useless; one that was used or withdrawn before stays as it was."""
    if Invitation.objects.usable(now).filter(pk=invitation.pk).update(withdrawn_at=now):
        record(action="invitation.withdrawn", on=invitation)


@transaction.atomic
def accept_invitation(*, secret: str, account: User | NewAccount, today: date, now: datetime) -> Membership:
    """Use a link once: give the invited person the membership, and an account where there is none.

    `account` is whoever has just shown the password of the invited address, or what to make a new one from.
    Raises InvitationUnusableError, also for the slower one of two who use the link at the same moment, and
    SomeoneElseError when the account is not the one of the invited address.
    """
    invitation = Invitation.objects.select_for_update().with_secret(secret).usable(now).first()
    if invitation is None:
        raise InvitationUnusableError
    user = _account_of(invitation, account)
    invitation.used_at = now
    invitation.save(update_fields=["used_at"])
    record(action="invitation.accepted", on=invitation)
    return _join(invitation, user, today)


def _account_of(invitation: Invitation, account: User | NewAccount) -> User:
    known = User.objects.filter(email__iexact=invitation.email).first()
    if isinstance(account, User):
        if account != known:
            raise SomeoneElseError
        return account
    if known is not None:
        raise SomeoneElseError
    user = User.objects.create_user(invitation.email, account.password, name=account.name)
    record(action="account.made", on=user)
    return user


def _join(invitation: Invitation, user: User, today: date) -> Membership:
    scope = {
        "role": invitation.role,
        "team": invitation.team,
        "municipality": invitation.municipality,
    }
    membership = Membership.objects.on(today).filter(user=user, **scope).first()
    if membership is None:
        membership = Membership.objects.create(user=user, valid_from=today, **scope)
        record(action="membership.made", on=membership)
    membership.centres.add(*invitation.centres.all())
    return membership
