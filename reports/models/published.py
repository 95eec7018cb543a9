"""What was published of a period, frozen; and who was behind it, to check later publications against."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import Team, User
from aandeslag.teams.querysets import TeamRowQuerySet
from aandeslag.teams.rows import PublicRow, TeamRow
from reports.periods import Span


class Publication(PublicRow):
    """Protected numbers of a quarter or a year: of a team, or of the country when it has none.

    `content` is what `reports.publishing` made of it; it is never computed again.
    """

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+", null=True)
    span = models.CharField(_("kind of period"), max_length=7, choices=Span)
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    published_on = models.DateField(_("published on"))
    content = models.JSONField(default=dict)

    objects = TeamRowQuerySet["Publication"].as_manager()

    class Meta:
        ordering: ClassVar = ["first", "span"]
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "span", "first"], name="published_once"),
            models.UniqueConstraint(
                fields=["span", "first"],
                condition=Q(team__isnull=True),
                name="published_once_of_the_country",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.span} {self.first:%Y-%m-%d}"


class CheckSet(TeamRow):
    """Who was behind one breakdown, by secret numbers that nobody can lead back to a person.

    `people` is code → numbers. Erasing someone takes the number away and adds one to `gone`. Kept for eight
    quarters. `groups` holds the categories that were shown afresh together; empty where nothing was.
    """

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="check_sets")
    measure = models.CharField(max_length=12)
    characteristic = models.CharField(max_length=12)
    people = models.JSONField(default=dict)
    gone = models.JSONField(default=dict)
    # None: nothing was decided afresh, so nothing can be read from it.
    groups = models.JSONField(null=True)

    objects = TeamRowQuerySet["CheckSet"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("check set")
        verbose_name_plural = _("check sets")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["publication", "measure", "characteristic"], name="one_check_set_per_breakdown"
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.characteristic}"


class Release(TeamRow):
    """Exact totals of a year, without breakdown, that the coordinator released by hand."""

    year = models.PositiveSmallIntegerField(_("year"))
    times = models.PositiveIntegerField(_("Times taken part"))
    participants = models.PositiveIntegerField(_("Unique participants"))
    organisations = models.PositiveIntegerField(_("Organisations involved"))
    released_at = models.DateTimeField(_("released on"))
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = TeamRowQuerySet["Release"].as_manager()

    class Meta:
        ordering: ClassVar = ["-year"]
        verbose_name = _("exact year total")
        verbose_name_plural = _("exact year totals")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "year"], name="released_once_per_year")
        ]

    def __str__(self) -> str:
        return str(self.year)
