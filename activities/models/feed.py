"""A calendar address: its holder can follow the dates of a team, an organisation or one date."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import User
from aandeslag.teams.rows import TeamRow
from activities.models.organisation import Organisation
from activities.models.slot import Occurrence
from activities.querysets import SecretQuerySet


class CalendarFeed(TeamRow):
    """Of an organisation or of one occurrence; without either of the whole team.

    Only the digest of the secret is kept, so the address is shown once, when it is made.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="calendar_feeds", null=True, blank=True
    )
    occurrence = models.ForeignKey(
        Occurrence, on_delete=models.CASCADE, related_name="calendar_feeds", null=True, blank=True
    )
    secret_digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = SecretQuerySet["CalendarFeed"].as_manager()

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=True) | Q(occurrence__isnull=True),
                name="a_calendar_address_is_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d}"
