"""What a supporter heard from one of their own people, and when to ask again."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import User
from aandeslag.teams.rows import TeamRow
from matching.querysets import ContactQuerySet
from residents.models import Resident


class Contact(TeamRow):
    """One tap on the phone, or one short note. What it changed elsewhere was changed by other actions.

    `about` is the public id of what the tap was about: a placement, a proposal or a participation.
    """

    class Code(models.TextChoices):
        INFORMED = "informed", _("knows of it")
        WANTS = "wants", _("wants to come")
        WAS_THERE = "was-there", _("was there")
        COULD_NOT = "could-not", _("could not come")
        SOMETHING_ELSE = "something-else", _("wants something else")
        STOPS = "stops", _("wants to stop")
        NOT_NOW = "not-now", _("not now")
        NOTE = "note", _("note")

    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="contacts")
    supporter = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("when"))
    code = models.CharField(_("what"), max_length=14, choices=Code)
    about = models.UUIDField(null=True, editable=False)
    ask_again_on = models.DateField(_("ask again on"), null=True, blank=True)
    # Emptied after six months, as every free text.
    note = models.CharField(_("short note"), max_length=140, blank=True)
    # How it stood before, for taking it back: of a participation its status and the reason.
    before = models.CharField(max_length=30, blank=True, editable=False)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = ContactQuerySet["Contact"].as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        verbose_name = _("contact of a supporter")
        verbose_name_plural = _("contacts of supporters")
        indexes: ClassVar = [models.Index(fields=["resident", "-at"], name="contacts_of_a_person")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(code="not-now", ask_again_on__isnull=False)
                | ~Q(code="not-now") & Q(ask_again_on__isnull=True),
                name="asked_again_after_not_now",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.pk}"
