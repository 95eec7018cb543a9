"""What was said of somebody's attendance before it was corrected."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import User
from aandeslag.teams.querysets import TeamRowQuerySet
from aandeslag.teams.rows import TeamRow
from aandeslag.vocabulary import ExcuseReason
from matching.models.participation import Participation


class EarlierMark(TeamRow):
    """The columns of a participation as they were. Who corrected it, and when, says the next mark.

    Erased with the participation, and so with the person.
    """

    participation = models.ForeignKey(Participation, on_delete=models.CASCADE, related_name="earlier_marks")
    status = models.CharField(_("status"), max_length=9, choices=Participation.Status)
    excuse = models.CharField(_("why not"), max_length=14, choices=ExcuseReason, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    marked_at = models.DateTimeField(null=True, blank=True)
    marked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = TeamRowQuerySet["EarlierMark"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("earlier mark")
        verbose_name_plural = _("earlier marks")

    def __str__(self) -> str:
        return f"{self.status} {self.participation_id}"
