"""Someone waits for a place: on one date, or every time of a fixed moment that is full."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aandeslag.code_sets import CodeSetField
from aandeslag.teams.models import User
from aandeslag.teams.rows import TeamRow
from activities.models import Occurrence, Slot
from matching.querysets import WaitingListQuerySet
from residents.models import Resident


class WaitingListEntry(TeamRow):
    """In line by the moment of joining, then by id. Without an occurrence it is for every time.

    An offer is no field of it: it is the placement that is *proposed* and held for this person, this slot
    and this date. So nothing here can contradict it, also when two people turn out to be one.
    """

    class Left(models.TextChoices):
        PLACED = "placed", _("got a place")
        DECLINED = "declined", _("said no to a place")
        LAPSED = "lapsed", _("did not answer in time")
        TAKEN_OFF = "taken-off", _("taken off the list")
        DEPARTED = "departed", _("has left")
        PAST = "past", _("the date is past")
        ENDED = "ended", _("the activity has ended")

    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="waiting")
    slot = models.ForeignKey(Slot, on_delete=models.PROTECT, related_name="waiting")
    occurrence = models.ForeignKey(
        Occurrence, on_delete=models.PROTECT, related_name="waiting", null=True, blank=True
    )
    since = models.DateTimeField(_("since"))
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    # Cautions that staff passed when this person joined, as at signing up.
    cautions_passed = CodeSetField()
    # What stood in the way when a place was free, and went to the next in line.
    skipped_at = models.DateTimeField(null=True, blank=True)
    skipped_because = CodeSetField()
    left_at = models.DateTimeField(null=True, blank=True)
    left_because = models.CharField(_("why no longer"), max_length=10, choices=Left, blank=True)

    objects = WaitingListQuerySet["WaitingListEntry"].as_manager()

    class Meta:
        ordering: ClassVar = ["since", "pk"]
        verbose_name = _("entry of the waiting list")
        verbose_name_plural = _("entries of the waiting list")
        indexes: ClassVar = [
            models.Index(
                fields=["slot", "since"], condition=Q(left_at__isnull=True), name="waiting_lists_in_line"
            )
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["resident", "occurrence"],
                condition=Q(left_at__isnull=True, occurrence__isnull=False),
                name="waits_once_for_a_date",
            ),
            models.UniqueConstraint(
                fields=["resident", "slot"],
                condition=Q(left_at__isnull=True, occurrence__isnull=True),
                name="waits_once_for_every_time",
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True, left_because="")
                | Q(left_at__isnull=False) & ~Q(left_because=""),
                name="who_left_the_line_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resident_id} {self.slot_id} {self.occurrence_id or ''}"

    @property
    def is_every_time(self) -> bool:
        return self.occurrence_id is None
