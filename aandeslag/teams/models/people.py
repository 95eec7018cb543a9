"""People who sign in, the memberships that say as what, and the invitations that let them in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from aandeslag.code_sets import CodeSetField
from aandeslag.teams.access import NATIONAL_ROLES, TEAM_ROLES, Role
from aandeslag.teams.models.places import Municipality, ReceptionCentre
from aandeslag.teams.models.team import Team
from aandeslag.teams.querysets import InvitationQuerySet, MembershipQuerySet
from aandeslag.teams.rows import PublicRow
from aandeslag.vocabulary import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django_stubs_ext.db.models.manager import RelatedManager  # noqa: TC004 - only in annotations


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PublicRow):
    """Someone who signs in by e-mail. What they may do stands in their memberships, never here."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=60)
    is_active = models.BooleanField(_("may sign in"), default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    # Rises when every session of this person must end at once.
    session_round = models.PositiveIntegerField(default=0, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = []

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """What a session must hold to be this person's: it changes with the password and the round."""
        return f"{super().get_session_auth_hash()}.{self.session_round}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        for one in super().get_session_auth_fallback_hash():
            yield f"{one}.{self.session_round}"


class Scoped(models.Model):
    """A role over exactly one scope: a team, a municipality, or the whole country."""

    role = models.CharField(_("role"), max_length=16, choices=Role)
    team = models.ForeignKey(
        Team,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
        null=True,
        blank=True,
        verbose_name=_("team"),
    )
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
        null=True,
        blank=True,
        verbose_name=_("municipality"),
    )
    centres = models.ManyToManyField(
        ReceptionCentre, related_name="%(class)ss", blank=True, verbose_name=_("centres")
    )

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(role__in=sorted(TEAM_ROLES), team__isnull=False, municipality__isnull=True)
                | Q(role=Role.OFFICIAL, team__isnull=True, municipality__isnull=False)
                | Q(role__in=sorted(NATIONAL_ROLES), team__isnull=True, municipality__isnull=True),
                name="%(class)s_has_the_one_scope_of_its_role",
            )
        ]


class Membership(PublicRow, Scoped):
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(pgettext_lazy("the last day", "until"), null=True, blank=True)
    # Of a supporter, for residents who ask for somebody who speaks their language.
    languages = CodeSetField(_("languages"), codes=Language, blank=True)

    objects = MembershipQuerySet["Membership"].as_manager()
    duties: RelatedManager[Duty]

    class Meta(Scoped.Meta):
        ordering: ClassVar = ["user__name", "pk"]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")

    def __str__(self) -> str:
        where = self.team or self.municipality or _("national")
        return f"{Role(self.role).label} · {where}"

    @property
    def language_names(self) -> str:
        return ", ".join(sorted(str(Language(code).label) for code in self.languages))


class Duty(PublicRow):
    """From when until when a member was noted present at a walk-in session; their hours count."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="duties")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["membership"],
                condition=Q(until__isnull=True),
                name="present_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.since:%Y-%m-%d}"


class Invitation(PublicRow, Scoped):
    """A link that works once and for 72 hours; only the digest of its secret is kept."""

    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=60)
    secret_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet["Invitation"].as_manager()

    class Meta(Scoped.Meta):
        ordering: ClassVar = ["-created_at"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.created_at:%Y-%m-%d}"
