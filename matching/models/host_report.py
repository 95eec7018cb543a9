"""What an organisation said of one date: when, and a few words. Who was there are the marks themselves."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.querysets import TeamRowQuerySet
from aandeslag.teams.rows import TeamRow
from activities.models import Occurrence


class HostReport(TeamRow):
    """Once per date: the link is worth nothing after it. The remark is emptied after six months."""

    occurrence = models.OneToOneField(Occurrence, on_delete=models.CASCADE, related_name="host_report")
    reported_at = models.DateTimeField(_("said at"))
    remark = models.CharField(_("remark"), max_length=140, blank=True)

    objects = TeamRowQuerySet["HostReport"].as_manager()

    class Meta:
        verbose_name = _("what an organisation said of a date")
        verbose_name_plural = _("what organisations said of dates")

    def __str__(self) -> str:
        return f"{self.occurrence_id} {self.reported_at:%Y-%m-%d}"
