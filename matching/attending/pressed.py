"""The attendance list as a form: what was pressed of each person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from aandeslag.vocabulary import ExcuseReason
from matching.actions import Mark
from matching.attending.hours import HoursField
from matching.cards.attendance import statuses, told, told_of
from matching.models import Participation

if TYPE_CHECKING:
    from collections.abc import Iterable

Status = Participation.Status
_IS_ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class AttendanceForm(forms.Form):
    """What is said of each person on the list; who was not touched in this page stays as they are.

    A second screen may have marked someone in between: `was` tells what this page showed, and only what
    differs from it is meant.
    """

    def __init__(self, *args: Any, rows: Iterable[Participation], is_to_come: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = list(rows)
        self.choices = statuses(is_to_come=is_to_come)
        for row in self.rows:
            self._add_fields(row.public_id)

    @staticmethod
    def sent_of(data: Iterable[str]) -> frozenset[UUID]:
        """Whose lines stood on the page that was sent."""
        keys = (name.removeprefix("was-") for name in data if name.startswith("was-"))
        return frozenset(UUID(key) for key in keys if _IS_ID.fullmatch(key))

    @property
    def everybody_present(self) -> bool:
        return "everybody" in self.data

    @property
    def pressed(self) -> frozenset[UUID]:
        """Whose line was sent."""
        return frozenset(row.public_id for row in self.rows if f"was-{row.public_id}" in self.data)

    @property
    def problem(self) -> str:
        """The first thing that was not understood, in a sentence."""
        if any(name.startswith("hours-") for name in self.errors):
            return str(_("Write hours like 2:30 or 2,5."))
        return str(_("That was not understood. Please look at the list again."))

    def marks(self) -> dict[int, Mark]:
        """By the id of the participation."""
        pressed = {row.pk: self._pressed(row) for row in self.rows}
        return {pk: mark for pk, mark in pressed.items() if mark is not None}

    def _add_fields(self, key: UUID) -> None:
        self.fields[f"mark-{key}"] = forms.ChoiceField(choices=self.choices, required=False)
        self.fields[f"excuse-{key}"] = forms.ChoiceField(choices=ExcuseReason, required=False)
        self.fields[f"hours-{key}"] = HoursField(required=False)
        self.fields[f"was-{key}"] = forms.CharField(max_length=40, required=False)

    def _pressed(self, row: Participation) -> Mark | None:
        status = self.cleaned_data.get(f"mark-{row.public_id}")
        minutes = self.cleaned_data.get(f"hours-{row.public_id}")
        if not status:
            return Mark(Status.PRESENT, minutes=minutes) if self._is_open(row) else None
        excuse = self._excuse(row, status)
        minutes = minutes if status == Status.PRESENT else None
        was = self.cleaned_data.get(f"was-{row.public_id}") or told_of(row)
        is_new = told(status, excuse, minutes) != was
        return Mark(Status(status), excuse, minutes) if is_new else None

    def _is_open(self, row: Participation) -> bool:
        """Meant by *everybody was there*; also who was taken off since, so that this can be said."""
        was = self.cleaned_data.get(f"was-{row.public_id}") or told_of(row)
        is_lost = row.status == Status.CANCELLED and was.startswith(Status.SIGNED_UP)
        return self.everybody_present and (row.status == Status.SIGNED_UP or is_lost)

    def _excuse(self, row: Participation, status: str) -> str:
        if status != Status.EXCUSED:
            return ""
        return self.cleaned_data.get(f"excuse-{row.public_id}") or ExcuseReason.OTHER.value
