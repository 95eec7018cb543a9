"""A participation: one person and one date."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import User
from aandeslag.teams.rows import TeamRow
from aandeslag.vocabulary import ExcuseReason
from activities.models import Occurrence
from matching.models.placement import Placement
from matching.querysets import ParticipationQuerySet
from residents.models import Resident


class Participation(TeamRow):
    """Hangs on a placement. Excused is not a no-show; no score of a person is kept anywhere."""

    class Status(models.TextChoices):
        SIGNED_UP = "signed-up", _("signed up")
        PRESENT = "present", _("was there")
        EXCUSED = "excused", _("called off")
        ABSENT = "absent", _("was not there")
        CANCELLED = "cancelled", _("taken off")

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="participations")
    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="participations")
    occurrence = models.ForeignKey(Occurrence, on_delete=models.PROTECT, related_name="participations")
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.SIGNED_UP)
    excuse = models.CharField(_("why not"), max_length=14, choices=ExcuseReason, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    # Came without being signed up: added on the attendance list, from which only they can be removed.
    is_unexpected = models.BooleanField(_("came unexpected"), default=False)
    # When the status was set last, and by whom; the log keeps what it was before.
    marked_at = models.DateTimeField(null=True, blank=True)
    marked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = ParticipationQuerySet["Participation"].as_manager()

    class Meta:
        ordering: ClassVar = ["occurrence__date", "pk"]
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        indexes: ClassVar = [
            # Places taken, and all that is counted of times, are read from this alone.
            models.Index(
                fields=["occurrence", "status", "placement", "resident", "minutes"], name="who_comes"
            ),
            # Few of many: those who are still to come, or of whom nobody said what happened.
            models.Index(
                fields=["team", "occurrence", "status"],
                condition=Q(status="signed-up"),
                name="still_signed_up",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["resident", "occurrence"], name="once_per_person_and_occurrence"),
            models.CheckConstraint(
                condition=Q(status="excused") & ~Q(excuse="") | ~Q(status="excused") & Q(excuse=""),
                name="an_excuse_belongs_to_excused",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.status} {self.pk}"
