"""One text in one language, who corrected it, and which speaker has looked at it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aandeslag.phrases.querysets import PhraseQuerySet
from aandeslag.teams.models import User
from aandeslag.teams.rows import PublicRow
from aandeslag.vocabulary import TextLanguage


class Phrase(PublicRow):
    """The same for the whole country: it belongs to the toolkit, not to a team."""

    code = models.CharField(_("code"), max_length=40)
    language = models.CharField(_("language"), max_length=5, choices=TextLanguage)
    text = models.CharField(_("text"), max_length=400)
    corrected_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    corrected_on = models.DateField(_("corrected on"), null=True)
    checked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    checked_on = models.DateField(_("checked on"), null=True)
    # Rises with every other wording: who says that a text is good must have seen this one.
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = PhraseQuerySet["Phrase"].as_manager()

    class Meta:
        ordering: ClassVar = ["language", "code"]
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["language", "code"], name="one_text_per_language_and_code"),
            models.CheckConstraint(condition=~Q(text=""), name="a_text_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.code}"


class PhraseRemark(PublicRow):
    """A speaker would say a text otherwise; the programme decides. Settled when it did."""

    phrase = models.ForeignKey(Phrase, on_delete=models.CASCADE, related_name="remarks")
    # About this wording, and no other.
    revision = models.PositiveIntegerField(editable=False)
    text = models.CharField(_("better text"), max_length=400)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    on = models.DateField(_("on"))
    settled_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("remark on a text")
        verbose_name_plural = _("remarks on texts")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["phrase", "by"],
                condition=Q(settled_on__isnull=True),
                name="one_open_remark_per_text_and_speaker",
            )
        ]

    def __str__(self) -> str:
        return f"{self.phrase_id} {self.revision}"
