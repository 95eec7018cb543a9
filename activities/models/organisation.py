"""Organisations where people take part, and who receives them there."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.querysets import TeamRowQuerySet
from aandeslag.teams.rows import TeamRow
from activities.querysets import OrganisationQuerySet


class Organisation(TeamRow):
    class Kind(models.TextChoices):
        ASSOCIATION = "association", _("club or association")
        CARE = "care", _("care or welfare")
        NEIGHBOURHOOD = "neighbourhood", _("neighbourhood centre or garden")
        NATURE = "nature", _("nature or animals")
        CULTURE = "culture", _("culture")
        SCHOOL = "school", _("school or education")
        CHURCH = "church", _("church, mosque or other community")
        SECOND_HAND = "second-hand", _("second-hand shop or repair")
        EVENT = "event", _("event")
        GOVERNMENT = "government", _("municipality or centre")
        OTHER = "other", _("other")

    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=14, choices=Kind, default=Kind.OTHER)
    commerce_number = models.CharField(
        _("chamber of commerce number"),
        max_length=8,
        blank=True,
        help_text=_("Eight digits. Only to count an organisation once in the national figures."),
    )
    address = models.CharField(_("address"), max_length=120, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    # Whether the insurance for volunteers of the municipality covers it; None is *not asked yet*.
    is_insured = models.BooleanField(_("insured by the municipal policy"), null=True, blank=True)
    insurance_checked_on = models.DateField(_("insurance checked on"), null=True, blank=True)
    has_quality_mark = models.BooleanField(_("has a quality mark"), null=True, blank=True)
    quality_mark_until = models.DateField(_("quality mark until"), null=True, blank=True)
    spoken_on = models.DateField(_("last spoken to on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=280, blank=True)
    # Free text does not stay: the night takes it away after six months.
    noted_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(_("no longer takes part since"), null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = OrganisationQuerySet["Organisation"].as_manager()

    class Meta:
        ordering: ClassVar = [Lower("name")]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints: ClassVar = [
            models.UniqueConstraint("team", Lower("name"), name="one_organisation_of_that_name_in_a_team")
        ]

    def __str__(self) -> str:
        return self.name


class SiteContact(TeamRow):
    """Who is there on the spot; no activity is published without one."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(_("name"), max_length=60)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    ended_on = models.DateField(_("no longer since"), null=True, blank=True)

    objects = TeamRowQuerySet["SiteContact"].as_manager()

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name = _("contact on site")
        verbose_name_plural = _("contacts on site")

    def __str__(self) -> str:
        return self.name
