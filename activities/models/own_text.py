"""A translation by hand of what residents read of one activity, in one language."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import User
from aandeslag.teams.querysets import TeamRowQuerySet
from aandeslag.teams.rows import TeamRow
from aandeslag.vocabulary import TextLanguage
from activities.models.activity import Activity


class OwnText(TeamRow):
    """Goes before the ready sentences; another wording waits for a speaker again."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="own_texts")
    language = models.CharField(_("language"), max_length=5, choices=TextLanguage)
    title = models.CharField(_("title"), max_length=80)
    text = models.CharField(_("text"), max_length=280)
    written_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    written_on = models.DateField(_("written on"))
    checked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    checked_on = models.DateField(_("checked on"), null=True)
    # Rises with every other wording: who says that a text is good must have seen this one.
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = TeamRowQuerySet["OwnText"].as_manager()

    class Meta:
        ordering: ClassVar = ["activity_id", "language"]
        verbose_name = _("own translation")
        verbose_name_plural = _("own translations")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["activity", "language"], name="one_own_text_per_activity_and_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.title}"
