"""That somebody was reminded of one time, and how: at most once for when it is."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import User
from aandeslag.teams.querysets import TeamRowQuerySet
from aandeslag.teams.rows import TeamRow
from matching.models.participation import Participation


class Reminder(TeamRow):
    """Made ready by the night, or by the press itself. Nothing is sent without a press.

    *Sending* is noted before a mail leaves: after a crash it may have been sent, so it is not sent again.
    """

    class State(models.TextChoices):
        READY = "ready", _("ready")
        SENDING = "sending", _("perhaps sent")
        SENT = "sent", _("sent")

    class Way(models.TextChoices):
        MAIL = "mail", _("by e-mail")
        MESSAGE = "message", _("by message")
        PAPER = "paper", _("on paper")

    participation = models.OneToOneField(Participation, on_delete=models.CASCADE, related_name="reminder")
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.READY)
    way = models.CharField(_("how"), max_length=7, choices=Way, blank=True)
    # Day and times that it told, as `when_is` says them: moved since, it is ready again.
    told = models.CharField(max_length=30, blank=True, editable=False)
    at = models.DateTimeField(_("at"), null=True, blank=True)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = TeamRowQuerySet["Reminder"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")

    def __str__(self) -> str:
        return f"{self.state} {self.participation_id}"
