"""What COA staff ask, or worry about, at an activity; and what the coordinator decided."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import User
from aandeslag.teams.rows import TeamRow
from activities.models.activity import Activity
from activities.querysets import ConcernQuerySet


class Concern(TeamRow):
    """About the offer, never about a person. The night deletes it after six months."""

    class Kind(models.TextChoices):
        QUESTION = "question", _("a question")
        NOT_SAFE = "not-safe", _("I worry whether it is safe")
        NOT_RIGHT = "not-right", _("something on the page is not right")
        NOT_SUITABLE = "not-suitable", _("it does not suit our residents")
        OTHER = "other", _("something else")

    class Decision(models.TextChoices):
        STAYS = "stays", _("it stays as it is")
        CHANGED = "changed", _("something was changed")
        TAKEN_OUT = "taken-out", _("it is out of the offer for now")

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="concerns")
    kind = models.CharField(_("what is it?"), max_length=12, choices=Kind)
    text = models.CharField(_("what do you want to ask or say?"), max_length=280)
    asked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_on = models.DateField(_("asked on"))
    decision = models.CharField(_("decision"), max_length=9, choices=Decision, blank=True)
    answer = models.CharField(_("answer"), max_length=280, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    answered_on = models.DateField(_("answered on"), null=True, blank=True)

    # When who asked said to have read it; until then it stands on their home page.
    seen_on = models.DateField(_("answer seen on"), null=True, blank=True)

    objects = ConcernQuerySet["Concern"].as_manager()

    class Meta:
        ordering: ClassVar = ["-asked_on", "-pk"]
        verbose_name = _("question or concern")
        verbose_name_plural = _("questions and concerns")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(decision="", answered_on__isnull=True)
                | (~Q(decision="") & Q(answered_on__isnull=False)),
                name="a_decision_has_its_date",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
