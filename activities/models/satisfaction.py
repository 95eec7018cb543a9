"""How content an organisation is with how it went: about the work together, never about a person."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import User
from aandeslag.teams.querysets import TeamRowQuerySet
from aandeslag.teams.rows import TeamRow
from activities.models.activity import Activity


class Satisfaction(TeamRow):
    class Answer(models.TextChoices):
        GOOD = "good", _("good")
        FAIR = "fair", _("fair")
        BAD = "bad", _("not good")

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="satisfactions")
    answer = models.CharField(_("how did it go?"), max_length=4, choices=Answer)
    on = models.DateField(_("on"))
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = TeamRowQuerySet["Satisfaction"].as_manager()

    class Meta:
        ordering: ClassVar = ["-on", "-pk"]
        verbose_name = _("satisfaction of an organisation")
        verbose_name_plural = _("satisfaction of organisations")
        constraints: ClassVar = [
            # Pressed twice, or changed one's mind: the last answer of the day.
            models.UniqueConstraint(fields=["activity", "on"], name="one_answer_per_activity_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.answer} {self.on:%Y-%m-%d}"
