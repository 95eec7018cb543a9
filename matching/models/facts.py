"""Facts between one person and the offer that no single app below could hold."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.querysets import TeamRowQuerySet
from aandeslag.teams.rows import TeamRow
from activities.models import Activity, Organisation
from residents.models import Resident


class Refusal(TeamRow):
    """Someone said no to an activity: not proposed again, but staff may."""

    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="refusals")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="refusals")
    on = models.DateField(_("on"))

    objects = TeamRowQuerySet["Refusal"].as_manager()

    class Meta:
        verbose_name = _("refusal")
        verbose_name_plural = _("refusals")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["resident", "activity"], name="no_is_said_once_per_activity")
        ]

    def __str__(self) -> str:
        return f"{self.resident_id} {self.activity_id}"


class ConductCertificateSeen(TeamRow):
    """A certificate of conduct was seen for an organisation; never its content or a copy."""

    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="conduct_certificates")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="conduct_certificates"
    )
    seen_on = models.DateField(_("seen on"))

    objects = TeamRowQuerySet["ConductCertificateSeen"].as_manager()

    class Meta:
        verbose_name = _("certificate of conduct seen")
        verbose_name_plural = _("certificates of conduct seen")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["resident", "organisation"], name="seen_once_per_organisation")
        ]

    def __str__(self) -> str:
        return f"{self.resident_id} {self.organisation_id}"
