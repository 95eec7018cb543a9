"""The weekly walk-in hour, its sessions with their head counts, and who came."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar, Final

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import Duty, ReceptionCentre
from aandeslag.teams.rows import TeamRow
from aandeslag.vocabulary import Weekday
from residents.models.resident import Resident
from residents.querysets import VisitQuerySet, WalkInHourQuerySet, WalkInSessionQuerySet

BEFORE_IT_STARTS: Final = timedelta(minutes=30)


class WalkInHour(TeamRow):
    """A fixed moment of the week at a centre; sessions are made from it."""

    centre = models.ForeignKey(
        ReceptionCentre,
        on_delete=models.PROTECT,
        related_name="walk_in_hours",
        verbose_name=_("centre"),
    )
    weekday = models.CharField(_("day"), max_length=2, choices=Weekday)
    starts = models.TimeField(_("from"))
    ends = models.TimeField(_("until"))
    valid_from = models.DateField(_("first time"))
    valid_until = models.DateField(_("last time"), null=True, blank=True)

    objects = WalkInHourQuerySet["WalkInHour"].as_manager()

    class Meta:
        ordering: ClassVar = ["weekday", "starts"]
        verbose_name = _("walk-in hour")
        verbose_name_plural = _("walk-in hours")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")), name="a_walk_in_hour_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.starts:%H:%M}"


class WalkInSession(TeamRow):
    """One date of a walk-in hour, with the anonymous head count."""

    hour = models.ForeignKey(
        WalkInHour, on_delete=models.SET_NULL, related_name="sessions", null=True, blank=True
    )
    centre = models.ForeignKey(
        ReceptionCentre,
        on_delete=models.PROTECT,
        related_name="walk_in_sessions",
        verbose_name=_("centre"),
    )
    date = models.DateField(_("date"))
    starts = models.TimeField(_("from"))
    ends = models.TimeField(_("until"))
    visitors = models.PositiveIntegerField(_("visitors"), default=0)
    women = models.PositiveIntegerField(_("of whom women"), default=0)
    newcomers = models.PositiveIntegerField(_("of whom new"), default=0)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.CharField(_("why"), max_length=140, blank=True)
    duties = models.ManyToManyField(Duty, related_name="sessions", blank=True)
    # Rises whenever somebody came or what is known of it changed, so that other screens notice.
    revision = models.PositiveIntegerField(default=0, editable=False)
    # Rises whenever a place was offered to somebody who came, or was answered.
    offers_revision = models.PositiveIntegerField(default=0, editable=False)

    objects = WalkInSessionQuerySet["WalkInSession"].as_manager()

    class Meta:
        ordering: ClassVar = ["-date", "-starts"]
        verbose_name = _("walk-in session")
        verbose_name_plural = _("walk-in sessions")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["team", "centre", "date", "starts"],
                name="one_session_per_centre_and_moment",
            ),
            models.CheckConstraint(
                condition=Q(women__lte=F("visitors"), newcomers__lte=F("visitors")),
                name="part_of_the_visitors_is_not_more_than_all",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date:%Y-%m-%d} {self.starts:%H:%M}"

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def is_held(self) -> bool:
        """Whether it was ever opened: only then somebody can have come."""
        return self.opened_at is not None and not self.is_cancelled

    @property
    def is_open(self) -> bool:
        return self.is_held and self.closed_at is None

    def opens_itself_at(self, now: datetime) -> bool:
        """Whether who looks at it at this local time need not press to begin."""
        if self.opened_at is not None or self.is_cancelled or self.date != now.date():
            return False
        before = (datetime.combine(self.date, self.starts) - BEFORE_IT_STARTS).time()
        return min(before, self.starts) <= now.time() < self.ends


class Visit(TeamRow):
    """Someone came to a session: why, and what came of it."""

    class Reason(models.TextChoices):
        REGISTER = "register", _("to register")
        SIGN_UP = "sign-up", _("to sign up")
        QUESTION = "question", _("with a question")
        COFFEE = "coffee", _("just a coffee")

    class Outcome(models.TextChoices):
        NONE = "none", _("nothing yet")
        REGISTERED = "registered", _("registered")
        SIGNED_UP = "signed-up", _("signed up")
        WAITING = "waiting", _("on the waiting list")
        LATER = "later", _("comes back")

    session = models.ForeignKey(WalkInSession, on_delete=models.CASCADE, related_name="visits")
    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="visits")
    reason = models.CharField(_("came"), max_length=8, choices=Reason, default=Reason.QUESTION)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.NONE)
    came_at = models.DateTimeField()
    # Who came together and wants to go together has the same one.
    party = models.UUIDField(null=True, blank=True, editable=False)

    objects = VisitQuerySet["Visit"].as_manager()

    class Meta:
        ordering: ClassVar = ["-came_at"]
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "resident"], name="one_visit_per_person_and_session")
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.resident_id}"
