"""A round (*koppelvoorstel*): who is proposed for what, the proof that none is better, what it yields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import User
from aandeslag.teams.rows import TeamRow
from activities.models import Occurrence
from matching.models.placement import Placement
from matching.querysets import ProposalQuerySet, RoundQuerySet
from residents.models import Resident

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

MOST_WEEKS: Final = 5
# Activities that one person goes to, counting those they have already.
MOST_AT_ONCE: Final = 3


def _points(label: Any, points: int) -> models.PositiveSmallIntegerField[int, int]:
    return models.PositiveSmallIntegerField(label, default=points)


class RoundPolicy(TeamRow):
    """What a team chose about its next rounds; a team without one has the usual choices.

    Bounds stand in `matching.engine.policy`, which refuses what lies outside of them.
    """

    interest = _points(_("what somebody likes"), 350)
    skill = _points(_("what somebody is good at"), 200)
    same_language = _points(_("a supporter of the same language"), 150)
    practice = _points(_("practising Dutch"), 100)
    travel = _points(_("the way there"), 200)
    spread = _points(_("a first resident at an organisation"), 0)
    women = models.PositiveSmallIntegerField(_("at least so many women"), default=0)
    at_once = models.PositiveSmallIntegerField(
        _("so many activities for one person"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_AT_ONCE)],
    )
    weeks = models.PositiveSmallIntegerField(
        _("so many weeks ahead"),
        default=2,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_WEEKS)],
    )
    every_time = models.BooleanField(_("every time"), default=False)

    class Meta:
        verbose_name = _("choices for the proposals")
        verbose_name_plural = _("choices for the proposals")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team"], name="one_policy_for_the_rounds_of_a_team")
        ]

    def __str__(self) -> str:
        return f"{self.team_id}"


class Round(TeamRow):
    """Kept as it was made. `report` and `prices` are numbers and say nothing of anybody.

    `certificates`: of each flow what the round yields and what no round can pass, as text: they may be larger
    than a database counts. `prices`: by the key of an occurrence, what a place there is worth to who waits.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("being settled")
        CLOSED = "closed", _("closed")

    made_at = models.DateTimeField(_("made on"))
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    status = models.CharField(_("status"), max_length=6, choices=Status, default=Status.OPEN)
    policy = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    certificates = models.JSONField()
    report = models.JSONField()
    prices = models.JSONField()

    objects = RoundQuerySet["Round"].as_manager()
    proposals: RelatedManager[Proposal]
    left_out: RelatedManager[LeftOut]

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        verbose_name = _("matching proposal")
        verbose_name_plural = _("matching proposals")
        indexes: ClassVar = [models.Index(fields=["team", "-made_at"], name="rounds_of_a_team")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["team"], condition=Q(status="open"), name="one_open_round_of_a_team"
            )
        ]

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d}"

    @property
    def is_proven(self) -> bool:
        """Whether the two numbers of each flow are equal. A round of which they are not is never shown."""
        return bool(self.certificates) and all(
            isinstance(pair, list) and len(pair) == len(("reached", "bound")) and pair[0] == pair[1]
            for pair in self.certificates
        )

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN

    @property
    def every_time(self) -> bool:
        return bool(self.policy["every_time"])

    @property
    def at_once(self) -> int:
        """To how many activities one person may go, counting those they had already."""
        return int(self.policy["at_once"])


class Proposal(TeamRow):
    """One line of a round. It takes no place: only what is agreed becomes a placement, and takes one."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        WANTED = "wanted", _("says yes")
        AGREED = "agreed", _("signed up")
        DECLINED = "declined", _("says no")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="proposals")
    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="proposals")
    # Of a proposal for every time its first date.
    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="proposals")
    waited = models.PositiveSmallIntegerField(_("days waited"))
    points = models.PositiveSmallIntegerField(_("points"))
    parts = models.JSONField(default=dict)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.PROPOSED)
    # Stays in the next proposal, whatever else changes.
    is_locked = models.BooleanField(_("stays"), default=False)
    is_moved = models.BooleanField(_("moved by the team"), default=False)
    # Beside another one: it never took anybody's first.
    is_further = models.BooleanField(_("a second activity"), default=False)
    decline_reason = models.CharField(
        _("why not"), max_length=14, choices=Placement.DeclineReason, blank=True
    )
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    placement = models.ForeignKey(Placement, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = ProposalQuerySet["Proposal"].as_manager()

    class Meta:
        ordering: ClassVar = ["pk"]
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        indexes: ClassVar = [models.Index(fields=["team", "status"], name="proposals_of_a_team")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["round", "resident", "occurrence"], name="proposed_once_in_a_round"
            ),
            models.CheckConstraint(
                condition=Q(status="declined") & ~Q(decline_reason="")
                | ~Q(status="declined") & Q(decline_reason=""),
                name="who_says_no_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.status} {self.pk}"

    @property
    def is_settled(self) -> bool:
        """Whether a next proposal has to keep it."""
        return self.is_locked or self.status == self.Status.WANTED


class LeftOut(TeamRow):
    """Somebody who waits and is proposed for nothing: for want of places, or because nothing fits."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="left_out")
    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="left_out")
    waited = models.PositiveSmallIntegerField(_("days waited"))
    something_fits = models.BooleanField()

    objects = ProposalQuerySet["LeftOut"].as_manager()

    class Meta:
        ordering: ClassVar = ["-waited", "pk"]
        verbose_name = _("left out of a proposal")
        verbose_name_plural = _("left out of a proposal")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "resident"], name="left_out_once_in_a_round")
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.pk}"
