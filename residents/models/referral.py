"""That COA staff sent somebody to the walk-in hour: a known participant, or a name for the time being."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aandeslag.code_sets import CodeSetField
from aandeslag.teams.models import ReceptionCentre, User
from aandeslag.teams.rows import TeamRow
from aandeslag.vocabulary import Language
from residents.models.resident import Resident
from residents.models.walk_in import WalkInSession
from residents.querysets import ReferralQuerySet


class Referral(TeamRow):
    """Whether they came is not stored: it follows from the visits of the resident.

    A first name and languages are there until the person registers, or until the night after the session.
    """

    centre = models.ForeignKey(
        ReceptionCentre, on_delete=models.PROTECT, related_name="referrals", verbose_name=_("centre")
    )
    # None is the next one at this centre, which is not planned yet.
    session = models.ForeignKey(
        WalkInSession, on_delete=models.SET_NULL, related_name="referrals", null=True, blank=True
    )
    resident = models.ForeignKey(
        Resident, on_delete=models.CASCADE, related_name="referrals", null=True, blank=True
    )
    first_name = models.CharField(_("first name"), max_length=60, blank=True)
    languages = CodeSetField(_("languages"), codes=Language, blank=True)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    referred_on = models.DateField(_("referred on"))

    objects = ReferralQuerySet["Referral"].as_manager()

    class Meta:
        ordering: ClassVar = ["-referred_on", "-pk"]
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(resident__isnull=True) | Q(first_name="", languages=""),
                name="who_is_known_is_referred_by_number_only",
            )
        ]

    def __str__(self) -> str:
        return f"{self.referred_on:%Y-%m-%d}"
