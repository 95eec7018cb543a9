"""A supporter goes along with the people of one date."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import User
from aandeslag.teams.querysets import TeamRowQuerySet
from aandeslag.teams.rows import TeamRow
from activities.models import Occurrence


class Accompaniment(TeamRow):
    """Says only that they go along; it gives no sight of anybody who is not entrusted to them."""

    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="accompaniments")
    supporter = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="accompaniments", verbose_name=_("supporter")
    )

    objects = TeamRowQuerySet["Accompaniment"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("accompaniment")
        verbose_name_plural = _("accompaniments")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["occurrence", "supporter"], name="goes_along_once"),
        ]

    def __str__(self) -> str:
        return f"{self.occurrence_id} {self.supporter_id}"
