"""Fixed moments of an activity, and the dates on which it takes place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.querysets import TeamRowQuerySet
from aandeslag.teams.rows import TeamRow
from aandeslag.vocabulary import Weekday
from activities.models.activity import Activity
from activities.querysets import OccurrenceQuerySet, SlotQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager


class Slot(TeamRow):
    """A pattern: every week, the nth weekday of the month, or a single date; in a season or all year."""

    class Pattern(models.TextChoices):
        WEEKLY = "weekly", _("every week")
        MONTHLY = "monthly", _("a fixed weekday of the month")
        SINGLE = "single", _("once")

    class Nth(models.IntegerChoices):
        FIRST = 1, _("first")
        SECOND = 2, _("second")
        THIRD = 3, _("third")
        FOURTH = 4, _("fourth")
        LAST = -1, _("last")

    class Every(models.IntegerChoices):
        WEEK = 1, _("every week")
        TWO_WEEKS = 2, _("every two weeks")
        THREE_WEEKS = 3, _("every three weeks")
        FOUR_WEEKS = 4, _("every four weeks")

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="slots")
    pattern = models.CharField(_("how often"), max_length=7, choices=Pattern, default=Pattern.WEEKLY)
    weekday = models.CharField(_("day"), max_length=2, choices=Weekday, blank=True)
    nth = models.SmallIntegerField(_("which of the month"), choices=Nth, null=True, blank=True)
    # Of what is weekly: once in so many weeks, counted from the first date on.
    every = models.PositiveSmallIntegerField(_("once in how many weeks"), choices=Every, default=1)
    date = models.DateField(_("date"), null=True, blank=True)
    starts = models.TimeField(_("from"))
    ends = models.TimeField(_("until"), null=True, blank=True)
    capacity = models.PositiveSmallIntegerField(_("places for residents"))
    # 1–12; a season may run over the new year (November to March).
    season_from = models.PositiveSmallIntegerField(_("season from month"), null=True, blank=True)
    season_until = models.PositiveSmallIntegerField(_("season until month"), null=True, blank=True)
    valid_from = models.DateField(_("first date"))
    valid_until = models.DateField(_("last date"), null=True, blank=True)

    objects = SlotQuerySet["Slot"].as_manager()
    occurrences: RelatedManager[Occurrence]
    pauses: RelatedManager[Pause]

    class Meta:
        # By the key: by "activity" would be by its title, with that table beside it.
        ordering: ClassVar = ["activity_id", "pk"]
        verbose_name = _("fixed moment")
        verbose_name_plural = _("fixed moments")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(pattern="single", date__isnull=False)
                | (Q(pattern="weekly", date__isnull=True) & ~Q(weekday=""))
                | (Q(pattern="monthly", date__isnull=True, nth__isnull=False) & ~Q(weekday="")),
                name="a_slot_has_what_its_pattern_needs",
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gt=F("starts")),
                name="a_slot_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(season_from__isnull=True, season_until__isnull=True)
                | Q(season_from__range=(1, 12), season_until__range=(1, 12)),
                name="a_season_has_two_months",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pattern} {self.starts:%H:%M}"


class Pause(TeamRow):
    """A slot does not take place from a first up to and including a last day, such as the summer holidays."""

    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="pauses")
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    because = models.CharField(_("why"), max_length=140)

    objects = TeamRowQuerySet["Pause"].as_manager()

    class Meta:
        ordering: ClassVar = ["first", "pk"]
        verbose_name = _("pause")
        verbose_name_plural = _("pauses")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="a_pause_ends_after_it_began")
        ]

    def __str__(self) -> str:
        return f"{self.first:%Y-%m-%d} {self.last:%Y-%m-%d}"


class Occurrence(TeamRow):
    """One date of a slot. Its own times and capacity win over those of the slot; None is *as the slot*."""

    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="occurrences")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="occurrences")
    date = models.DateField(_("date"))
    starts = models.TimeField(_("from"))
    ends = models.TimeField(_("until"), null=True, blank=True)
    own_capacity = models.PositiveSmallIntegerField(_("places on this date"), null=True, blank=True)
    # Who at the organisation agreed to more or fewer places on this date.
    capacity_agreed_with = models.CharField(_("agreed with"), max_length=60, blank=True)
    # The date of the pattern, when it was moved to another one: it is not made there again.
    moved_from = models.DateField(_("moved from"), null=True, blank=True)
    # Somebody asked whether it goes on although it is a public holiday.
    holiday_asked_on = models.DateField(null=True, blank=True)
    is_extra = models.BooleanField(_("extra date"), default=False)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.CharField(_("why"), max_length=140, blank=True)

    objects = OccurrenceQuerySet["Occurrence"].as_manager()

    class Meta:
        ordering: ClassVar = ["date", "starts", "pk"]
        verbose_name = _("occurrence")
        verbose_name_plural = _("occurrences")
        indexes: ClassVar = [models.Index(fields=["team", "date"], name="week_of_a_team")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["slot", "date"], name="one_occurrence_of_a_slot_per_date"),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gt=F("starts")),
                name="an_occurrence_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date:%Y-%m-%d} {self.starts:%H:%M}"

    @property
    def capacity(self) -> int:
        """Places for residents on this date. Reads the slot: load it with `select_related`."""
        return self.slot.capacity if self.own_capacity is None else self.own_capacity
