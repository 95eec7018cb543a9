"""Numbers of a period that outlive the people they came from."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import User
from aandeslag.teams.rows import TeamRow
from reports.periods import Span
from reports.querysets import KeptNumbersQuerySet


class KeptNumbers(TeamRow):
    """While a period is open: what erased people brought to it. Once it is closed: everything, and final.

    `counts` is a list of [measure, dimension, code, number]; nobody's key is in it.
    """

    span = models.CharField(_("kind of period"), max_length=7, choices=Span)
    first = models.DateField(_("first day"))
    counts = models.JSONField(default=list)
    closed_at = models.DateTimeField(_("closed on"), null=True, blank=True)
    # None: by itself, on the last possible day.
    closed_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    # Sign-ups of which nobody had said whether the person came.
    not_marked = models.PositiveIntegerField(_("not marked"), default=0)

    objects = KeptNumbersQuerySet["KeptNumbers"].as_manager()

    class Meta:
        ordering: ClassVar = ["-first", "span"]
        verbose_name = _("numbers of a period")
        verbose_name_plural = _("numbers of periods")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "span", "first"], name="one_row_of_numbers_per_period"),
            models.CheckConstraint(
                condition=~Q(span="so-far") | Q(closed_at__isnull=True), name="so_far_is_never_closed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.span} {self.first:%Y-%m-%d}"
