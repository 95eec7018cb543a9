"""The questions above the lists of the offer; all of them stand in the address, so that it can be shared."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any, Final

import django_filters
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from aandeslag.vocabulary import DayPart, LanguageLevel, Theme
from aandeslag.widgets import QuickBox, QuickInput, QuickSelect
from activities.models import Activity, SiteContact, Slot

if TYPE_CHECKING:
    from datetime import date

    from django import forms

    from activities.querysets import ActivityQuerySet, OrganisationQuerySet

NOON, SIX_IN_THE_EVENING = time(12), time(18)
STARTS_IN: Final = {
    DayPart.MORNING: Q(starts__lt=NOON),
    DayPart.AFTERNOON: Q(starts__gte=NOON, starts__lt=SIX_IN_THE_EVENING),
    DayPart.EVENING: Q(starts__gte=SIX_IN_THE_EVENING),
}
TICKS: Final = frozenset({"no_dutch", "women_only", "children_welcome"})


def _words(label: Any) -> Any:
    field = QuickInput({"type": "search", "autocomplete": "off", "class": "form-control"})
    return django_filters.CharFilter(label=label, method="with_words", widget=field)


def _tick(label: Any) -> Any:
    box = QuickBox({"class": "form-check-input"})
    return django_filters.BooleanFilter(label=label, method="ticked", widget=box)


def _choice(label: Any, choices: Any, **facts: Any) -> Any:
    return django_filters.ChoiceFilter(label=label, choices=choices, widget=QuickSelect, **facts)


class OfferFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter brings no types
    """`keeps` adds the choice between drafts and what is shown: others see only what is shown."""

    q = _words(_("Search"))
    theme = _choice(_("Theme"), Theme, empty_label=_("all"))
    part = _choice(_("Part of the day"), DayPart, empty_label=_("all"), method="in_part_of_the_day")
    purpose = _choice(_("Purpose"), Activity.Purpose, empty_label=_("all"))
    status = _choice(_("State"), Activity.Status, empty_label=_("shown and drafts"))
    no_dutch = _tick(_("no Dutch needed"))
    women_only = _tick(_("women's group"))
    children_welcome = _tick(_("children welcome"))

    def __init__(self, *args: Any, today: date, keeps: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        if not keeps:
            del self.filters["status"]

    @property
    def questions(self) -> list[forms.BoundField]:
        return [field for field in self.form if field.name not in TICKS]

    @property
    def ticks(self) -> list[forms.BoundField]:
        return [field for field in self.form if field.name in TICKS]

    @property
    def is_filtered(self) -> bool:
        return any(self.form.cleaned_data.values()) if self.form.is_valid() else True

    def filter_queryset(self, queryset: ActivityQuerySet[Activity]) -> ActivityQuerySet[Activity]:
        """What has ended is shown only when it is asked for."""
        found = queryset if self.form.cleaned_data.get("status") else queryset.not_ended()
        answer: ActivityQuerySet[Activity] = super().filter_queryset(found)
        return answer

    def with_words(
        self, rows: ActivityQuerySet[Activity], _name: str, words: str
    ) -> ActivityQuerySet[Activity]:
        return rows.filter(
            Q(title__icontains=words) | Q(organisation__name__icontains=words) | Q(address__icontains=words)
        )

    def in_part_of_the_day(
        self, rows: ActivityQuerySet[Activity], _name: str, part: str
    ) -> ActivityQuerySet[Activity]:
        running = Slot.objects.running(self.today).filter(STARTS_IN[DayPart(part)])
        return rows.filter(Exists(running.filter(activity=OuterRef("pk"))))

    def ticked(
        self,
        rows: ActivityQuerySet[Activity],
        name: str,
        wanted: bool,  # noqa: FBT001 - called by django-filter
    ) -> ActivityQuerySet[Activity]:
        conditions = {
            "no_dutch": Q(dutch_needed=LanguageLevel.NONE),
            "women_only": Q(women_only=True),
            "children_welcome": Q(children_welcome=True),
        }
        return rows.filter(conditions[name]) if wanted else rows


class OrganisationFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter brings no types
    q = _words(_("Search by name, contact or address"))

    def with_words(
        self, rows: OrganisationQuerySet[Any], _name: str, words: str
    ) -> OrganisationQuerySet[Any]:
        contacts = SiteContact.objects.filter(name__icontains=words, organisation=OuterRef("pk"))
        return rows.filter(Q(name__icontains=words) | Q(address__icontains=words) | Exists(contacts))
