"""What changed in somebody's life, and that somebody is offered to the team of their next centre."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aandeslag.code_sets import CodeSetField
from aandeslag.teams.models import Municipality, ReceptionCentre, User
from aandeslag.teams.querysets import TeamRowQuerySet
from aandeslag.teams.rows import TeamRow
from aandeslag.vocabulary import Language, Theme
from residents.models.resident import Resident


class Change(TeamRow):
    """They stay with us, so it starts no clock. What the home was before is kept to undo it."""

    class Kind(models.TextChoices):
        HOUSING = "housing", _("got a home nearby")
        PAID_WORK = "paid-work", _("found paid work")
        STUDY = "study", _("began a study or language course")

    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(_("what changed"), max_length=9, choices=Kind)
    on = models.DateField(_("on"))
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    noted_at = models.DateTimeField(_("noted at"))
    undone_at = models.DateTimeField(null=True, blank=True)
    from_centre = models.ForeignKey(
        ReceptionCentre, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    from_housed_in = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    from_district = models.CharField(max_length=40, blank=True)

    objects = TeamRowQuerySet["Change"].as_manager()

    class Meta:
        ordering: ClassVar = ["-noted_at", "-pk"]
        verbose_name = _("change in somebody's life")
        verbose_name_plural = _("changes in people's lives")

    def __str__(self) -> str:
        return f"{self.kind} {self.on:%Y-%m-%d}"


class HandOver(TeamRow):
    """To whom someone was offered, and what came of it. What was offered is a row of the other team."""

    class State(models.TextChoices):
        WAITING = "waiting", _("not answered yet")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("not accepted")
        LAPSED = "lapsed", _("not answered within 28 days")
        WITHDRAWN = "withdrawn", _("withdrawn")

    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="hand_overs")
    to_centre = models.ForeignKey(
        ReceptionCentre, on_delete=models.PROTECT, related_name="+", verbose_name=_("next centre")
    )
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.WAITING)
    offered_on = models.DateField(_("offered on"))
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = TeamRowQuerySet["HandOver"].as_manager()

    class Meta:
        ordering: ClassVar = ["-offered_on", "-pk"]
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["resident"], condition=Q(state="waiting"), name="offered_to_one_team_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.offered_on:%Y-%m-%d}"


class OfferedPerson(TeamRow):
    """All that the next team learns, as long as nobody answered and 28 days at most. It is in their rows.

    `hand_over_id` is the opaque id on the other side: no key crosses the border between teams.
    """

    hand_over_id = models.UUIDField(unique=True, editable=False)
    centre = models.ForeignKey(
        ReceptionCentre, on_delete=models.PROTECT, related_name="+", verbose_name=_("lives at")
    )
    first_name = models.CharField(_("first name"), max_length=60)
    languages = CodeSetField(_("languages"), codes=Language, blank=True)
    interests = CodeSetField(_("interests"), codes=Theme, null=True, blank=True, default=None)
    offered_on = models.DateField(_("offered on"))

    objects = TeamRowQuerySet["OfferedPerson"].as_manager()

    class Meta:
        ordering: ClassVar = ["offered_on", "pk"]
        verbose_name = _("person offered by another team")
        verbose_name_plural = _("persons offered by other teams")

    def __str__(self) -> str:
        return f"{self.offered_on:%Y-%m-%d}"
