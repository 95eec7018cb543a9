"""What the auditor asks of the log; all of it stands in the address, so only ids and codes can be asked."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import django_filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from aandeslag.audit.models import Result
from aandeslag.teams.models import User
from aandeslag.widgets import FixedSelect, QuickInput, QuickSelect
from reports.wording import PREFIXES, actions_to_choose

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.audit.models import LineQuerySet

DIGITS = 18  # a number of an account fits in the database


class AccountField(forms.CharField):
    """The number of an account, or its id as other lines name it; gives the number."""

    def clean(self, value: Any) -> int | None:
        text: str = super().clean(value)
        if not text:
            return None
        if text.isdecimal() and len(text) <= DIGITS:
            return int(text)
        try:
            public_id = UUID(text)
        except ValueError:
            raise forms.ValidationError(_("Write the number or the id of an account.")) from None
        return User.objects.filter(public_id=public_id).values_list("pk", flat=True).first() or 0


class AccountFilter(django_filters.Filter):  # type: ignore[misc]  # django-filter brings no types
    field_class = AccountField


def _input(kind: str) -> QuickInput:
    return QuickInput({"type": kind, "autocomplete": "off", "class": "form-control"})


def _choice(label: Any, widget: QuickSelect, **facts: Any) -> Any:
    return django_filters.ChoiceFilter(label=label, empty_label=_("all"), widget=widget, **facts)


class LogFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter brings no types
    """`teams` are asked once, for the choices here and the names in the lines."""

    object = django_filters.UUIDFilter(
        label=_("About (id)"),
        method="about",
        widget=_input("text"),
        error_messages={"invalid": _("This is no id. Copy the whole id from a line.")},
    )
    account = AccountFilter(label=_("Account (number or id)"), field_name="actor_id", widget=_input("text"))
    team = _choice(_("Team"), QuickSelect(), field_name="team_id", choices=())
    action = _choice(_("What was done"), FixedSelect(), choices=actions_to_choose, method="what")
    result = _choice(_("Result"), FixedSelect(), choices=Result)
    since = django_filters.DateFilter(label=_("From day"), method="from_day", widget=_input("date"))
    until = django_filters.DateFilter(label=_("Up to and including"), method="to_day", widget=_input("date"))

    def __init__(self, *args: Any, teams: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["team"].extra["choices"] = list(teams.items())

    @property
    def asked(self) -> list[str]:
        """The names of the questions that were answered."""
        if not self.form.is_valid():
            return []
        return [name for name, answer in self.form.cleaned_data.items() if answer not in (None, "")]

    def about(self, lines: LineQuerySet, _name: str, public_id: UUID) -> LineQuerySet:
        return lines.filter(object_ids__contains=str(public_id))

    def what(self, lines: LineQuerySet, _name: str, code: str) -> LineQuerySet:
        return lines.filter(action__startswith=code) if code in PREFIXES else lines.filter(action=code)

    def from_day(self, lines: LineQuerySet, _name: str, day: date) -> LineQuerySet:
        return lines.filter(at__gte=_midnight(day))

    def to_day(self, lines: LineQuerySet, _name: str, day: date) -> LineQuerySet:
        return lines.filter(at__lt=_midnight(day + timedelta(days=1)))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
