"""Narrows the list of people; the name or number is asked apart, because it must not stand in an address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters
from django.utils.translation import gettext_lazy as _

from aandeslag.vocabulary import Gender, Language
from aandeslag.widgets import FixedSelect
from residents.models import Resident

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from residents.querysets import ResidentQuerySet


class ResidentFilter(django_filters.FilterSet):  # type: ignore[misc]  # the package brings no types
    """Without a choice: everybody who is present."""

    here = django_filters.ChoiceFilter(
        widget=FixedSelect(),
        label=_("Departure"),
        empty_label=_("has not left"),
        choices=[("left", _("has left")), ("all", _("everybody"))],
        method="filter_here",
    )
    gender = django_filters.ChoiceFilter(
        widget=FixedSelect(),
        label=_("Who"),
        empty_label=_("women and men"),
        choices=[(Gender.WOMAN, _("women")), (Gender.MAN, _("men")), (Gender.OTHER, _("other"))],
    )
    language = django_filters.ChoiceFilter(
        widget=FixedSelect(),
        label=_("Speaks"),
        empty_label=_("any language"),
        choices=Language,
        method="filter_language",
    )
    ask = django_filters.ChoiceFilter(
        widget=FixedSelect(),
        label=_("Still to do"),
        empty_label=_("no matter"),
        choices=[
            ("explain", _("still to explain")),
            ("nothing", _("nothing asked yet")),
            ("birth-year", _("year of birth not known")),
            ("status", _("status not known")),
        ],
        method="filter_ask",
    )

    class Meta:
        model = Resident
        fields = ()

    @property
    def asks_something(self) -> bool:
        return not self.form.is_valid() or any(self.form.cleaned_data.values())

    def filter_queryset(self, queryset: QuerySet[Resident]) -> QuerySet[Resident]:
        found: ResidentQuerySet[Resident] = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("here") else found.present()

    def filter_here(
        self, people: ResidentQuerySet[Resident], _name: str, value: str
    ) -> ResidentQuerySet[Resident]:
        return people.filter(departed_on__isnull=False) if value == "left" else people

    def filter_language(
        self, people: ResidentQuerySet[Resident], _name: str, value: str
    ) -> ResidentQuerySet[Resident]:
        return people.speaking(value)

    def filter_ask(
        self, people: ResidentQuerySet[Resident], _name: str, value: str
    ) -> ResidentQuerySet[Resident]:
        match value:
            case "explain":
                return people.filter(explanations__isnull=True)
            case "birth-year":
                return people.filter(birth_year__isnull=True)
            case "status":
                return people.filter(legal_status="unknown")
            case _:
                return people.never_asked()
