"""A placement: one person and one activity, from the first proposal to the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import User
from aandeslag.teams.rows import TeamRow
from activities.models import Activity, Occurrence, Slot
from matching.querysets import PlacementQuerySet
from residents.models import Change, Resident

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from matching.models.participation import Participation


class Placement(TeamRow):
    """For one occurrence, or standing: every time of its slot until it ends.

    Imported placements have neither: they only gather participations of the past.
    """

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        AGREED = "agreed", _("agreed")
        STARTED = "started", _("started")
        ENDED = "ended", _("ended")
        DECLINED = "declined", _("declined")

    class EndReason(models.TextChoices):
        RELOCATION = "relocation", _("moved to another centre")
        HOUSING = "housing", _("got a home in a municipality")
        PAID_WORK = "paid-work", _("found paid work")
        STUDY = "study", _("study or language course")
        LEFT = "left", _("left")
        OWN_CHOICE = "own-choice", _("stopped, own choice")
        OTHER_ACTIVITY = "other-activity", _("does something else now")
        ACTIVITY_ENDED = "activity-ended", _("the activity has ended")
        COMPLETED = "completed", _("it was for this time")
        MISTAKE = "mistake", _("entered by mistake")
        NOT_POSSIBLE = "not-possible", _("could not go on")
        UNKNOWN = "unknown", _("reason not known")

    class DeclineReason(models.TextChoices):
        NOT_NOW = "not-now", _("not now")
        SOMETHING_ELSE = "something-else", _("wants something else")
        TIME = "time", _("the time does not suit")
        TOO_FAR = "too-far", _("too far")
        LAPSED = "lapsed", _("no answer in time")
        WITHDRAWN = "withdrawn", _("the offer was withdrawn")
        OTHER = "other", _("other reason")

    resident = models.ForeignKey(
        Resident, on_delete=models.CASCADE, related_name="placements", verbose_name=_("resident")
    )
    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, related_name="placements", verbose_name=_("activity")
    )
    slot = models.ForeignKey(Slot, on_delete=models.PROTECT, related_name="placements", null=True, blank=True)
    occurrence = models.ForeignKey(
        Occurrence, on_delete=models.PROTECT, related_name="placements", null=True, blank=True
    )
    is_standing = models.BooleanField(_("every time"), default=False)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.AGREED)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    # The moment of it: who left a waiting list since then for this has the old spot back when it is undone.
    agreed_at = models.DateTimeField(null=True, blank=True)
    started_on = models.DateField(_("first time on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    # The moment of ending: what was called off in the same moment comes back when it is undone.
    ended_at = models.DateTimeField(null=True, blank=True)
    # Ended or declined because the person left, so that it comes back when that is undone.
    ended_by_departure = models.BooleanField(default=False)
    # The same for a change in their life that they stay with us after.
    ended_by_change = models.ForeignKey(Change, on_delete=models.SET_NULL, null=True, related_name="ended")
    end_reason = models.CharField(_("why it ended"), max_length=14, choices=EndReason, blank=True)
    decline_reason = models.CharField(_("why not"), max_length=14, choices=DeclineReason, blank=True)
    # Counts as long as it is proposed; afterwards it says until when an undo keeps the place again.
    held_until = models.DateTimeField(_("held until"), null=True, blank=True)
    # Of a proposal for every time: the first date on which it keeps a place, where that is not the next one.
    held_from = models.DateField(_("held from"), null=True, blank=True)
    # Proposed, and only UWV's receipt is missing.
    waits_for_receipt = models.BooleanField(_("waits for the receipt of UWV"), default=False)
    # Whether somebody went along the first time; None is not said yet.
    first_accompanied = models.BooleanField(_("first visit accompanied"), null=True, blank=True)
    is_imported = models.BooleanField(_("from a spreadsheet"), default=False)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = PlacementQuerySet["Placement"].as_manager()
    participations: RelatedManager[Participation]

    class Meta:
        ordering: ClassVar = ["-agreed_on", "-pk"]
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        indexes: ClassVar = [
            models.Index(fields=["team", "status"], name="placements_of_a_team"),
            # Each count of places asks for these, and must not read all that ever was.
            models.Index(fields=["slot"], condition=Q(is_standing=True), name="standing_places_of_a_slot"),
            models.Index(
                fields=["slot"], condition=Q(held_until__isnull=False), name="held_places_of_a_slot"
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["resident", "slot"],
                condition=Q(is_standing=True, status__in=("agreed", "started")),
                name="one_standing_placement_per_person_and_slot",
            ),
            models.UniqueConstraint(
                fields=["resident", "activity"],
                condition=Q(is_imported=True),
                name="one_imported_placement_per_person_and_activity",
            ),
            models.CheckConstraint(
                condition=Q(is_imported=True)
                | Q(is_standing=True, slot__isnull=False, occurrence__isnull=True)
                | Q(is_standing=False, slot__isnull=False, occurrence__isnull=False),
                name="for_one_occurrence_or_standing",
            ),
            models.CheckConstraint(
                condition=~Q(status="ended") | (Q(ended_on__isnull=False) & ~Q(end_reason="")),
                name="what_ended_has_a_date_and_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(status="declined") | ~Q(decline_reason=""),
                name="what_was_declined_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(status="started") | Q(started_on__isnull=False),
                name="what_started_has_a_first_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.status} {self.pk}"
