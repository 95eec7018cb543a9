"""A key with which a dashboard of a municipality reads its protected figures."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import Municipality, User
from aandeslag.teams.rows import PublicRow
from reports.querysets import FiguresKeyQuerySet


class FiguresKey(PublicRow):
    """Only the digest of the secret is kept, so the key is shown once, when it is made."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    used_by = models.CharField(_("which website or system"), max_length=60)
    secret_digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = FiguresKeyQuerySet["FiguresKey"].as_manager()

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        verbose_name = _("key to the figures")
        verbose_name_plural = _("keys to the figures")

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d}"
