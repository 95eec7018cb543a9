"""What figures are held against: targets, what was reached before the system, how many live at a centre."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import ReceptionCentre, User
from aandeslag.teams.querysets import TeamRowQuerySet
from aandeslag.teams.rows import TeamRow


class Target(TeamRow):
    """What a team wants to reach in a year."""

    class Measure(models.TextChoices):
        TIMES = "times", _("Times taken part")
        PARTICIPANTS = "participants", _("Unique participants")
        PLACEMENTS = "placements", _("Placements started")
        ORGANISATIONS = "organisations", _("Organisations involved")
        WOMEN_SHARE = "women-share", _("Women among the participants, per cent")

    year = models.PositiveSmallIntegerField(_("year"))
    measure = models.CharField(_("what"), max_length=13, choices=Measure)
    value = models.PositiveIntegerField(_("target"))
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = TeamRowQuerySet["Target"].as_manager()

    class Meta:
        ordering: ClassVar = ["-year", "measure"]
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["team", "year", "measure"], name="one_target_per_year_and_measure"
            )
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.measure}"


class OpeningBalance(TeamRow):
    """Reached in the years before the system, as one number with its source."""

    class Measure(models.TextChoices):
        TIMES = "times", _("Times taken part")
        PLACEMENTS = "placements", _("Placements started")

    measure = models.CharField(_("what"), max_length=10, choices=Measure)
    value = models.PositiveIntegerField(_("number"))
    until = models.DateField(_("up to and including"))
    source = models.CharField(_("source"), max_length=140)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = TeamRowQuerySet["OpeningBalance"].as_manager()

    class Meta:
        ordering: ClassVar = ["measure"]
        verbose_name = _("opening balance")
        verbose_name_plural = _("opening balances")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "measure"], name="one_opening_balance_per_measure")
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.until:%Y-%m-%d}"


class CentreCount(TeamRow):
    """How many people live at a centre, and how many of them are women, as COA says on a day."""

    centre = models.ForeignKey(
        ReceptionCentre, on_delete=models.PROTECT, related_name="+", verbose_name=_("centre")
    )
    counted_on = models.DateField(_("counted on"))
    people = models.PositiveIntegerField(_("residents"))
    women = models.PositiveIntegerField(_("of whom women"))
    source = models.CharField(_("source"), max_length=140, blank=True)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = TeamRowQuerySet["CentreCount"].as_manager()

    class Meta:
        ordering: ClassVar = ["-counted_on", "pk"]
        verbose_name = _("count of a centre")
        verbose_name_plural = _("counts of centres")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["team", "centre", "counted_on"], name="one_count_per_centre_and_day"
            ),
            models.CheckConstraint(
                condition=Q(women__lte=F("people")), name="women_are_part_of_the_residents_of_a_centre"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.counted_on:%Y-%m-%d}"
