"""Something that someone on the team must still do."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import User
from aandeslag.teams.rows import TeamRow
from activities.models import Activity, Occurrence
from matching.models.contact import Contact
from matching.models.placement import Placement
from matching.models.waiting import WaitingListEntry
from matching.querysets import TaskQuerySet


class Task(TeamRow):
    """Never twice open for the same cause."""

    class Kind(models.TextChoices):
        DECLARATION_MISSING = "declaration-missing", _("took part without a valid declaration")
        DECLARATION_ENDED = "declaration-ended", _("the declaration has ended or was refused")
        NO_PLACE = "no-place", _("no place left on a date for someone who comes every time")
        TAKEN_OFF = "taken-off", _("does not take place for this person: let them know")
        AFTER_ALL = "after-all", _("takes place after all: ask whether this person comes")
        TIME_CHANGED = "time-changed", _("ends at another time: let this person know")
        TWO_PLACES = "two-places", _("this person is expected somewhere else at that time too")
        TOO_MANY = "too-many", _("more people are signed up than there are places")
        OFFER = "offer", _("there is a place for this person: let them know")
        OFFER_LAPSED = "offer-lapsed", _("did not answer in time: ask whether they still want a place")
        OFFER_WITHDRAWN = "offer-withdrawn", _("the place that was offered is gone: let this person know")
        WAITING_SKIPPED = "waiting-skipped", _("waits, and a place is free, but something stands in the way")
        CALL_WAITING = "call-waiting", _("a place came free shortly before the start: call who waits")
        MOVED = "moved", _("is on another day or at another time: let this person know")
        TELL_HOST = "tell-host", _("does not come any more: let the organisation know")
        RECEIPT_IN = "receipt-in", _("the receipt of UWV is in: sign this person up")
        WANTS_ELSE = "wants-else", _("wants something else: look together what fits")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="tasks", null=True, blank=True
    )
    placement = models.ForeignKey(
        Placement, on_delete=models.CASCADE, related_name="tasks", null=True, blank=True
    )
    occurrence = models.ForeignKey(
        Occurrence, on_delete=models.CASCADE, related_name="tasks", null=True, blank=True
    )
    waiting = models.ForeignKey(
        WaitingListEntry, on_delete=models.CASCADE, related_name="tasks", null=True, blank=True
    )
    contact = models.ForeignKey(
        Contact, on_delete=models.CASCADE, related_name="tasks", null=True, blank=True
    )
    # Of what moved: when it was, as this person still believes. Back at that, there is nothing to tell.
    was = models.CharField(max_length=30, editable=False, blank=True)
    cause = models.CharField(max_length=80, editable=False)
    since = models.DateField(_("since"))
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = TaskQuerySet["Task"].as_manager()

    class Meta:
        ordering: ClassVar = ["since", "pk"]
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["team", "cause"],
                condition=Q(done_at__isnull=True),
                name="never_twice_open_for_one_cause",
            )
        ]

    def __str__(self) -> str:
        return self.cause
