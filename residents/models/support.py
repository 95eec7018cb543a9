"""What supporters do outside of the walk-in hour: people they spoke to, and hours."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import User
from aandeslag.teams.querysets import TeamRowQuerySet
from aandeslag.teams.rows import TeamRow


class SupportGiven(TeamRow):
    """One press of a supporter: so many people spoken to, or so many minutes; nothing of those people."""

    supporter = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    on = models.DateField(_("on"))
    people = models.PositiveSmallIntegerField(_("people spoken to"), default=0)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=0)

    objects = TeamRowQuerySet["SupportGiven"].as_manager()

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]
        verbose_name = _("help of a supporter")
        verbose_name_plural = _("help of supporters")
        indexes: ClassVar = [models.Index(fields=["team", "on"], name="help_given_in_a_team")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(people__gt=0, minutes=0) | Q(people=0, minutes__gt=0),
                name="people_or_minutes_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d} {self.people} {self.minutes}"
