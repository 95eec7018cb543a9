"""A person who takes part: exactly the facts that a rule or the desk needs, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from aandeslag.code_sets import CodeSetField
from aandeslag.teams.models import Municipality, ReceptionCentre, User
from aandeslag.teams.rows import TeamRow
from aandeslag.vocabulary import (
    Condition,
    DepartureReason,
    Gender,
    Language,
    LanguageLevel,
    LegalStatus,
    Skill,
    Theme,
    TravelMode,
    WeekPart,
    Wish,
)
from residents.models.keys import NameKeyField, SkeletonField, SoundKeyField
from residents.numbers import as_shown
from residents.querysets import EntrustmentQuerySet, ResidentQuerySet

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from residents.models.explanation import Consent, Explanation

_BEGINNINGS = ["int8_ops", "varchar_pattern_ops", "varchar_pattern_ops"]


class Resident(TeamRow):
    """Lives at a centre, or is housed in a municipality (then a district at most, never an address).

    None, or for a set None, means *not asked yet*. Every field has its purpose in `purposes.py`.
    """

    number = models.PositiveIntegerField(_("participant number"))
    first_name = models.CharField(_("first name"), max_length=60)
    initial = models.CharField(_("first letter of the surname"), max_length=2, blank=True)
    # These follow from the first name by themselves.
    name_key = NameKeyField(max_length=60, db_index=True, editable=False)
    sound_key = SoundKeyField(max_length=60, editable=False)
    skeleton = SkeletonField(max_length=60, editable=False)
    skeleton_2 = SkeletonField(place=1, max_length=60, editable=False)
    skeleton_3 = SkeletonField(place=2, max_length=60, editable=False)
    gender = models.CharField(_("gender"), max_length=6, choices=Gender)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)

    centre = models.ForeignKey(
        ReceptionCentre,
        on_delete=models.PROTECT,
        related_name="residents",
        null=True,
        blank=True,
        verbose_name=_("lives at"),
    )
    housed_in = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="housed",
        null=True,
        blank=True,
        verbose_name=_("has a home in"),
    )
    district = models.CharField(_("district"), max_length=40, blank=True)

    languages = CodeSetField(_("languages"), codes=Language, blank=True)
    preferred_language = models.CharField(
        _("language for slip and explanation"), max_length=5, choices=Language, blank=True
    )
    dutch_level = models.CharField(_("Dutch"), max_length=10, choices=LanguageLevel, null=True, blank=True)
    english_level = models.CharField(
        _("English"), max_length=10, choices=LanguageLevel, null=True, blank=True
    )
    legal_status = models.CharField(
        _("status"), max_length=13, choices=LegalStatus, default=LegalStatus.UNKNOWN
    )
    mediation_stopped_on = models.DateField(_("mediation stopped on"), null=True, blank=True)

    interests = CodeSetField(_("interests"), codes=Theme, null=True, blank=True, default=None)
    skills = CodeSetField(_("skills"), codes=Skill, null=True, blank=True, default=None)
    free = CodeSetField(_("free on"), codes=WeekPart, null=True, blank=True, default=None)
    conditions = CodeSetField(_("what is needed"), codes=Condition, null=True, blank=True, default=None)
    travel_modes = CodeSetField(_("travels"), codes=TravelMode, null=True, blank=True, default=None)
    wishes = CodeSetField(_("wishes"), codes=Wish, null=True, blank=True, default=None)

    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    guardian_agreed_on = models.DateField(_("parent or guardian agrees, on"), null=True, blank=True)
    note = models.CharField(_("short note"), max_length=140, blank=True)
    noted_on = models.DateField(null=True, blank=True, editable=False)

    registered_on = models.DateField(_("registered on"))
    departed_on = models.DateField(_("left on"), null=True, blank=True)
    departure_reason = models.CharField(
        _("why they left"), max_length=20, choices=DepartureReason, blank=True
    )
    # Rises with every change, so that two desks do not overwrite each other silently.
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = ResidentQuerySet["Resident"].as_manager()
    explanations: RelatedManager[Explanation]
    consents: RelatedManager[Consent]
    entrustments: RelatedManager[Entrustment]

    class Meta:
        ordering: ClassVar = ["-registered_on", "-number"]
        verbose_name = _("resident")
        verbose_name_plural = _("residents")
        indexes: ClassVar = [
            # The list as it is mostly asked for: who is present, newest first, and how many they are, of the
            # team or a centre. By the condition PostgreSQL keeps the order; SQLite counts without the rows.
            models.Index(
                fields=["team", "-registered_on", "-number", "departed_on", "centre"],
                condition=Q(departed_on__isnull=True),
                name="residents_newest_first",
            ),
            models.Index(fields=["team", "sound_key"], name="residents_by_sound"),
            # PostgreSQL asks for this class to find beginnings; the name behind it saves looking at the row.
            models.Index(fields=["team", "name_key"], name="residents_by_name", opclasses=_BEGINNINGS[:2]),
            *(
                models.Index(fields=["team", skeleton, "name_key"], name=name, opclasses=_BEGINNINGS)
                for skeleton, name in (
                    ("skeleton", "residents_by_bones"),
                    ("skeleton_2", "residents_by_bones_2"),
                    ("skeleton_3", "residents_by_bones_3"),
                )
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "number"], name="a_number_is_one_person_in_a_team"),
            models.CheckConstraint(
                condition=Q(centre__isnull=True) | Q(housed_in__isnull=True),
                name="lives_at_a_centre_or_has_a_home",
            ),
            models.CheckConstraint(
                condition=Q(departed_on__isnull=True, departure_reason="")
                | (Q(departed_on__isnull=False) & ~Q(departure_reason="")),
                name="who_left_has_a_reason_coded",
            ),
        ]

    def __str__(self) -> str:
        return self.number_shown

    @property
    def number_shown(self) -> str:
        """The participant number as it stands on cards."""
        return as_shown(self.number)


class Entrustment(TeamRow):
    """Whose *own person* someone is, from when until when."""

    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="entrustments")
    supporter = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="entrustments", verbose_name=_("supporter")
    )
    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(pgettext_lazy("the last day", "until"), null=True, blank=True)

    objects = EntrustmentQuerySet["Entrustment"].as_manager()

    class Meta:
        ordering: ClassVar = ["-valid_from"]
        verbose_name = _("entrustment")
        verbose_name_plural = _("entrustments")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["resident", "supporter"],
                condition=Q(valid_until__isnull=True),
                name="entrusted_once_to_the_same_supporter",
            )
        ]

    def __str__(self) -> str:
        return f"{self.resident_id} {self.valid_from:%Y-%m-%d}"
