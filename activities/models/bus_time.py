"""How long the bus takes from a centre to an activity: nobody can compute it, so somebody writes it down."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import ReceptionCentre
from aandeslag.teams.querysets import TeamRowQuerySet
from aandeslag.teams.rows import TeamRow
from activities.models.activity import Activity


class BusTime(TeamRow):
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="bus_times")
    centre = models.ForeignKey(ReceptionCentre, on_delete=models.CASCADE, related_name="+")
    minutes = models.PositiveSmallIntegerField(_("minutes by bus"))

    objects = TeamRowQuerySet["BusTime"].as_manager()

    class Meta:
        ordering: ClassVar = ["activity_id", "centre_id"]
        verbose_name = _("minutes by bus")
        verbose_name_plural = _("minutes by bus")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["activity", "centre"], name="one_bus_time_per_activity_and_centre"
            )
        ]

    def __str__(self) -> str:
        return str(self.minutes)
