"""Where the work happens: municipalities, reception centres and their fixed times, volunteer centres."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aandeslag.code_sets import CodeSetField
from aandeslag.teams.querysets import DatedQuerySet
from aandeslag.teams.rows import PublicRow
from aandeslag.vocabulary import TextLanguage, Weekday


class Municipality(PublicRow):
    """A municipality as it was between two dates; its CBS code is the key in every figure."""

    code = models.CharField(_("CBS code"), max_length=6)
    name = models.CharField(_("name"), max_length=80)
    province = models.CharField(_("province"), max_length=40)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    valid_from = models.DateField(_("exists since"), null=True, blank=True)
    valid_until = models.DateField(_("existed until"), null=True, blank=True)
    # Figures of a later year add the one to the other.
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("went on in"),
    )

    objects = DatedQuerySet["Municipality"].as_manager()

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(valid_until__isnull=True),
                name="one_present_municipality_per_code",
            )
        ]

    def __str__(self) -> str:
        return self.name


class ReceptionCentre(PublicRow):
    class Kind(models.TextChoices):
        AZC = "azc", _("asylum seekers' centre (azc)")
        EMERGENCY = "emergency", _("emergency reception")
        MUNICIPAL = "municipal", _("municipal reception")
        FAMILY = "family", _("family location")
        PROCESS = "process", _("process reception (pol)")
        CENTRAL = "central", _("central reception (col)")
        UKRAINE = "ukraine", _("reception of Ukrainians")

    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.AZC)
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="centres",
        verbose_name=_("municipality"),
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    text_languages = CodeSetField(
        _("languages in use"),
        codes=TextLanguage,
        null=True,
        blank=True,
        default=None,
        help_text=_("In which languages the desk offers texts here. None ticked: all of them."),
    )
    opened_on = models.DateField(_("opened on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name = _("reception centre")
        verbose_name_plural = _("reception centres")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True)
                | Q(opened_on__isnull=True)
                | Q(closed_on__gte=F("opened_on")),
                name="a_centre_closes_after_it_opened",
            )
        ]

    def __str__(self) -> str:
        return self.name


class BlockedTime(PublicRow):
    """A weekly time at which the residents of a centre have duties of their own."""

    class Reason(models.TextChoices):
        REPORTING_DUTY = "reporting-duty", _("reporting duty")
        HOUSE_MEETING = "house-meeting", _("meeting in the centre")
        OTHER = "other", _("other fixed time")

    centre = models.ForeignKey(ReceptionCentre, on_delete=models.CASCADE, related_name="blocked_times")
    weekday = models.CharField(_("day"), max_length=2, choices=Weekday)
    starts = models.TimeField(_("from"))
    ends = models.TimeField(_("until"))
    reason = models.CharField(_("why"), max_length=16, choices=Reason, default=Reason.REPORTING_DUTY)

    class Meta:
        ordering: ClassVar = ["centre", "weekday", "starts"]
        verbose_name = _("blocked time")
        verbose_name_plural = _("blocked times")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")), name="a_blocked_time_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.starts:%H:%M}-{self.ends:%H:%M}"


class VolunteerCentre(PublicRow):
    name = models.CharField(_("name"), max_length=120)
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="volunteer_centres",
        verbose_name=_("municipality"),
    )
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name = _("volunteer centre")
        verbose_name_plural = _("volunteer centres")

    def __str__(self) -> str:
        return self.name
