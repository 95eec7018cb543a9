"""Something people can take part in, offered by an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aandeslag.code_sets import CodeSetField
from aandeslag.teams.models import User
from aandeslag.teams.rows import TeamRow
from aandeslag.vocabulary import Bring, LanguageLevel, MeetingPlace, PhysicalLoad, Theme
from activities.models.declaration import KindOfWork
from activities.models.organisation import Organisation, SiteContact
from activities.querysets import ActivityQuerySet
from activities.rules.meeting import MOST_MINUTES

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from activities.models.bus_time import BusTime
    from activities.models.own_text import OwnText
    from activities.models.slot import Slot


class Activity(TeamRow):
    """None means *still to ask*; `rules.missing_before_publishing` says what must be known first."""

    class Purpose(models.TextChoices):
        VOLUNTEERING = "volunteering", _("volunteering")
        SPORT = "sport", _("sport")
        MEETING = "meeting", _("meeting people")
        LANGUAGE = "language", _("language")
        WORK_REFERRAL = "work-referral", _("referral to paid work")

    class Kind(models.TextChoices):
        ONE_OFF = "one-off", _("one-off")
        RECURRING = "recurring", _("regular")

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        ENDED = "ended", _("ended")

    class TravelPaidBy(models.TextChoices):
        NO_COST = "no-cost", _("there is no cost")
        ORGANISATION = "organisation", _("the organisation")
        TEAM = "team", _("our team")
        SELF = "self", _("people themselves")

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="activities",
        verbose_name=_("organisation"),
    )
    title = models.CharField(_("title"), max_length=80)
    purpose = models.CharField(
        _("purpose"), max_length=13, choices=Purpose, blank=True, default=Purpose.VOLUNTEERING
    )
    kind = models.CharField(_("one-off or regular"), max_length=9, choices=Kind, default=Kind.RECURRING)
    theme = models.CharField(_("theme"), max_length=13, choices=Theme, default=Theme.OTHER)
    kind_of_work = models.ForeignKey(
        KindOfWork,
        on_delete=models.PROTECT,
        related_name="activities",
        null=True,
        blank=True,
        verbose_name=_("kind of work in the declaration"),
    )
    site_contact = models.ForeignKey(
        SiteContact,
        on_delete=models.SET_NULL,
        related_name="activities",
        null=True,
        blank=True,
        verbose_name=_("contact on site"),
    )
    meeting_place = models.CharField(
        _("where people are met"), max_length=9, choices=MeetingPlace, blank=True, default=""
    )
    meeting_point = models.CharField(_("meeting point"), max_length=120, blank=True)
    # Whoever cannot read the slip comes at its large hour: that must be the one at the meeting point.
    minutes_earlier = models.PositiveSmallIntegerField(
        _("minutes earlier at the meeting point"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST_MINUTES)],
    )
    address = models.CharField(_("address"), max_length=120, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    dutch_needed = models.CharField(
        _("Dutch needed"), max_length=10, choices=LanguageLevel, null=True, blank=True
    )
    physical_load = models.CharField(
        _("physical load"), max_length=6, choices=PhysicalLoad, null=True, blank=True
    )
    minimum_age = models.PositiveSmallIntegerField(_("minimum age"), null=True, blank=True)
    with_dutch_volunteers = models.BooleanField(_("together with Dutch volunteers"), null=True, blank=True)
    conduct_certificate = models.BooleanField(_("certificate of conduct needed"), null=True, blank=True)
    women_only = models.BooleanField(_("women's group"), null=True, blank=True)
    children_welcome = models.BooleanField(_("children welcome"), null=True, blank=True)
    is_additional = models.BooleanField(_("additional to regular work"), null=True, blank=True)
    is_non_profit = models.BooleanField(_("without aim of profit"), null=True, blank=True)
    travel_paid_by = models.CharField(
        _("who pays the travel cost"), max_length=16, choices=TravelPaidBy, null=True, blank=True
    )
    travel_cost = models.DecimalField(
        _("travel cost in euros, there and back"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    group_size = models.PositiveSmallIntegerField(_("people in one group at most"), null=True, blank=True)
    bring = CodeSetField(_("what to bring or wear"), codes=Bring, null=True, blank=True, default=None)
    to_bring = models.CharField(_("else to bring or wear"), max_length=120, blank=True)
    # Codes of ready sentences (`aandeslag.phrases`); empty is *nobody chose*, see `rules.texts`.
    title_phrase = models.CharField(_("title for residents"), max_length=40, blank=True)
    do_phrase = models.CharField(_("what we do"), max_length=40, blank=True)
    with_phrase = models.CharField(_("with whom"), max_length=40, blank=True)
    know_phrase = models.CharField(_("good to know"), max_length=40, blank=True)
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.DRAFT)
    published_at = models.DateTimeField(null=True, blank=True)
    confirmed_on = models.DateField(_("last confirmed on"), null=True, blank=True)
    # When the keeper was last asked by mail.
    asked_on = models.DateField(_("asked by mail on"), null=True, blank=True)
    # Who entered it, and who is asked whether it still holds.
    keeper = models.ForeignKey(
        User,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("kept by"),
    )
    checked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    checked_on = models.DateField(_("looked at on"), null=True, blank=True)
    # Who changed it last: somebody else looks at it.
    written_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = ActivityQuerySet["Activity"].as_manager()
    slots: RelatedManager[Slot]
    own_texts: RelatedManager[OwnText]
    bus_times: RelatedManager[BusTime]

    class Meta:
        ordering: ClassVar = ["title", "pk"]
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        indexes: ClassVar = [models.Index(fields=["team", "status", "title"], name="offer_of_a_team")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(status="ended") | Q(ended_on__isnull=False),
                name="an_ended_activity_has_its_date",
            ),
            models.CheckConstraint(
                condition=~Q(status="published") | Q(published_at__isnull=False, site_contact__isnull=False),
                name="no_activity_is_published_without_a_contact_on_site",
            ),
            models.CheckConstraint(
                condition=Q(minimum_age__isnull=True) | Q(minimum_age__lte=99),
                name="minimum_age_is_an_age",
            ),
        ]

    def __str__(self) -> str:
        return self.title
