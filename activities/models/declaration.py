"""The volunteer declaration: held per organisation and kind of work, dated, and who needs one."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from aandeslag.teams.querysets import TeamRowQuerySet
from aandeslag.teams.rows import PublicRow, TeamRow
from aandeslag.vocabulary import LegalStatus
from activities.models.organisation import Organisation
from activities.querysets import DeclarationQuerySet, DeclarationRuleQuerySet


class DeclarationRule(PublicRow):
    """Whether people of a legal status need one, from when, and where that is written (data, not code)."""

    legal_status = models.CharField(_("status"), max_length=13, choices=LegalStatus)
    needs_declaration = models.BooleanField(_("declaration needed"))
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_until = models.DateField(pgettext_lazy("the last day", "until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=280)
    checked_on = models.DateField(_("checked on"))

    objects = DeclarationRuleQuerySet["DeclarationRule"].as_manager()

    class Meta:
        ordering: ClassVar = ["legal_status", "valid_from"]
        verbose_name = _("declaration rule")
        verbose_name_plural = _("declaration rules")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["legal_status"],
                condition=Q(valid_until__isnull=True),
                name="one_present_rule_per_legal_status",
            )
        ]

    def __str__(self) -> str:
        return f"{self.legal_status} {self.needs_declaration}"


class KindOfWork(TeamRow):
    """One description of work at one organisation: what a declaration is asked for."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="kinds_of_work")
    description = models.CharField(_("kind of work"), max_length=120)
    details = models.CharField(
        _("what volunteers do there, and for whom"),
        max_length=400,
        blank=True,
        help_text=_("For the form of UWV. No names of people."),
    )

    objects = TeamRowQuerySet["KindOfWork"].as_manager()

    class Meta:
        ordering: ClassVar = ["description"]
        verbose_name = _("kind of work")
        verbose_name_plural = _("kinds of work")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "description"], name="each_kind_of_work_once")
        ]

    def __str__(self) -> str:
        return self.description


class VolunteerDeclaration(TeamRow):
    """Asked → received (start allowed from the receipt) → granted until, or refused (stop at once)."""

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        RECEIVED = "received", _("receipt of UWV is in")
        GRANTED = "granted", _("granted")
        REFUSED = "refused", _("refused")

    class Applicant(models.TextChoices):
        ORGANISATION = "organisation", _("the organisation itself")
        VOLUNTEER_CENTRE = "volunteer-centre", _("the volunteer centre, authorised by the organisation")

    kind_of_work = models.ForeignKey(KindOfWork, on_delete=models.CASCADE, related_name="declarations")
    applicant = models.CharField(_("asked by"), max_length=16, choices=Applicant, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.ASKED)
    asked_on = models.DateField(_("asked on"), null=True, blank=True)
    received_on = models.DateField(_("receipt of UWV on"), null=True, blank=True)
    granted_on = models.DateField(_("granted on"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    refused_on = models.DateField(_("refused on"), null=True, blank=True)

    objects = DeclarationQuerySet["VolunteerDeclaration"].as_manager()

    class Meta:
        ordering: ClassVar = ["-asked_on", "-pk"]
        verbose_name = _("volunteer declaration")
        verbose_name_plural = _("volunteer declarations")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="received") | Q(received_on__isnull=False),
                name="a_receipt_has_its_date",
            ),
            models.CheckConstraint(
                condition=~Q(state="granted") | Q(valid_until__isnull=False),
                name="what_is_granted_has_an_end",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | Q(refused_on__isnull=False),
                name="a_refusal_has_its_date",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("asked", "received"))
                | Q(granted_on__isnull=True, valid_until__isnull=True, refused_on__isnull=True),
                name="an_open_application_has_no_decision",
            ),
            models.CheckConstraint(
                condition=Q(granted_on__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("granted_on")),
                name="a_declaration_ends_after_it_was_granted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.pk}"
