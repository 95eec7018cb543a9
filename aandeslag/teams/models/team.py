"""A local team and the centres it serves."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from aandeslag.teams.models.places import Municipality, ReceptionCentre, VolunteerCentre
from aandeslag.teams.querysets import DatedQuerySet
from aandeslag.teams.rows import PublicRow


class Team(PublicRow):
    class Status(models.TextChoices):
        CANDIDATE = "candidate", _("candidate")
        ACTIVE = "active", _("active")
        ENDED = "ended", _("ended")

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("short name"), max_length=40, unique=True)
    product_name = models.CharField(
        _("name on screen and paper"),
        max_length=40,
        help_text=_("What residents call it: the name on every page, slip and poster."),
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.CANDIDATE)
    minimum_age = models.PositiveSmallIntegerField(
        _("minimum age"), choices=[(16, "16"), (18, "18")], default=18
    )
    offer_hours = models.PositiveSmallIntegerField(
        _("time to answer an offered place"),
        choices=[(24, _("1 day")), (48, _("2 days")), (72, _("3 days")), (168, _("1 week"))],
        default=48,
        help_text=_("Whoever waits keeps a place that came free for so long; then it goes to the next."),
    )
    phone = models.CharField(_("telephone of the team"), max_length=20, blank=True)
    volunteer_centre = models.ForeignKey(
        VolunteerCentre,
        on_delete=models.PROTECT,
        related_name="teams",
        verbose_name=_("volunteer centre"),
        null=True,
        blank=True,
    )
    municipalities = models.ManyToManyField(
        Municipality, related_name="teams", verbose_name=_("municipalities")
    )
    started_on = models.DateField(_("started on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(minimum_age__in=(16, 18)), name="minimum_age_is_16_or_18")
        ]

    def __str__(self) -> str:
        return self.name


class TeamCentre(PublicRow):
    """From when until when a team serves a centre; a centre has one team at a time."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="serving")
    centre = models.ForeignKey(
        ReceptionCentre, on_delete=models.PROTECT, related_name="served", verbose_name=_("centre")
    )
    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(pgettext_lazy("the last day", "until"), null=True, blank=True)

    objects = DatedQuerySet["TeamCentre"].as_manager()

    class Meta:
        ordering: ClassVar = ["centre__name"]
        verbose_name = _("centre of a team")
        verbose_name_plural = _("centres of teams")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["centre"],
                condition=Q(valid_until__isnull=True),
                name="a_centre_has_one_team_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="a_team_leaves_a_centre_after_it_came",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team} · {self.centre}"
