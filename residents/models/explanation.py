"""What was explained to someone, and the extras they agreed to: explained, not signed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import User
from aandeslag.teams.querysets import TeamRowQuerySet
from aandeslag.teams.rows import TeamRow
from aandeslag.vocabulary import Language
from residents.models.resident import Resident

# Another one whenever `explain.*` in the texts says something else. 2026-2 adds who hears and sees what.
EXPLANATION_VERSION = "2026-2"


class Explanation(TeamRow):
    """It was explained that taking part is a free choice without effect on the procedure."""

    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="explanations")
    version = models.CharField(_("version"), max_length=10, default=EXPLANATION_VERSION)
    language = models.CharField(_("language"), max_length=5, choices=Language)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    given_on = models.DateField(_("on"))

    objects = TeamRowQuerySet["Explanation"].as_manager()

    class Meta:
        ordering: ClassVar = ["-given_on", "-pk"]
        verbose_name = _("explanation")
        verbose_name_plural = _("explanations")

    def __str__(self) -> str:
        return f"{self.version} {self.language}"


class Consent(TeamRow):
    """An extra, asked apart; refusing it blocks nothing. A row with `given` false is a refusal."""

    class Purpose(models.TextChoices):
        PHONE = "phone", _("call and send messages")
        HAND_OVER = "hand-over", _("hand over to the team of the next centre")
        STORY = "story", _("use a story or quote")

    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(_("for"), max_length=10, choices=Purpose)
    given = models.BooleanField(_("agrees"))
    language = models.CharField(_("language"), max_length=5, choices=Language, blank=True)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_on = models.DateField(_("on"))
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)

    objects = TeamRowQuerySet["Consent"].as_manager()

    class Meta:
        ordering: ClassVar = ["-asked_on", "-pk"]
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["resident", "purpose"],
                condition=Q(withdrawn_on__isnull=True),
                name="one_answer_per_purpose",
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.given}"
