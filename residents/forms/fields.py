"""The kinds of answers that forms about people ask for."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.rows import PublicRow
from aandeslag.vocabulary import DayPart, WeekPart
from residents.wording import NOTHING_ELSE, NOTHING_NAMED, SHORT_DAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.db.models import TextChoices
    from django_stubs_ext import StrOrPromise

    from aandeslag.teams.models import Municipality, ReceptionCentre

    Choice = tuple[str, StrOrPromise]

Place = TypeVar("Place", bound=PublicRow)

NOTHING: Final = "-"
NOTE_LENGTH: Final = 140
LONG_NUMBER = re.compile(r"(?:\d[ .-]?){7,}")
DO_NOT_WRITE = _(
    "At most 140 characters, about practical things only. Never write about health, religion, "
    "the procedure or documents. The note is deleted after six months."
)

phone_number = RegexValidator(
    r"^\+?[\d ()/-]{6,20}$", _("Write a telephone number, for instance 06 12345678.")
)
no_digits = RegexValidator(r"\d", _("No numbers here."), inverse_match=True)


def choices_of(
    codes: type[TextChoices], *more: Choice, first: Sequence[Choice] = ()
) -> Callable[[], list[Choice]]:
    """The choices, put together only when they are needed: each form copies its fields."""
    return lambda: [*first, *codes.choices, *more]


class AskedSetField(forms.MultipleChoiceField):
    """Tick boxes with a third answer: none ticked is *not asked yet*, the last tile is *asked, nothing*."""

    widget = forms.CheckboxSelectMultiple

    def __init__(
        self, *, codes: type[TextChoices], nothing: StrOrPromise = NOTHING_ELSE, **kwargs: Any
    ) -> None:
        choices = choices_of(codes, (NOTHING, nothing))
        super().__init__(choices=choices, required=False, **kwargs)

    def clean(self, value: Any) -> frozenset[str] | None:
        chosen = frozenset(super().clean(value))
        return chosen - {NOTHING} if chosen else None

    def prepare_value(self, value: Any) -> Any:
        return sorted(value) or [NOTHING] if isinstance(value, frozenset) else value


class WeekField(forms.MultipleChoiceField):
    """The parts of the week as boxes, and below them a box of its own for who is never free.

    None ticked is *not asked yet*. Days together with *never* contradict each other: only the person knows
    which of the two was meant, so that is asked again.
    """

    widget = forms.CheckboxSelectMultiple(attrs={"class": "week"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=_parts_of_the_week, required=False, **kwargs)

    def clean(self, value: Any) -> frozenset[str] | None:
        chosen = frozenset(super().clean(value))
        if NOTHING in chosen and len(chosen) > 1:
            raise ValidationError(_("Free at some time, or never? Untick one of the two."))
        return chosen - {NOTHING} if chosen else None

    def prepare_value(self, value: Any) -> Any:
        return sorted(value) or [NOTHING] if isinstance(value, frozenset) else value


def _parts_of_the_week() -> list[Choice]:
    parts = (code.split("-") for code in WeekPart.values)
    tiles = [(f"{day}-{part}", f"{SHORT_DAYS[day]} {DayPart(part).label}") for day, part in parts]
    return [*tiles, (NOTHING, NOTHING_NAMED["free"])]


class NoteField(forms.CharField):
    """Free text, short, with the warning what not to write beside it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            max_length=NOTE_LENGTH,
            help_text=DO_NOT_WRITE,
            widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).strip()
        if LONG_NUMBER.search(text):
            raise ValidationError(_("Leave out numbers of documents, of persons and of telephones."))
        return text


class Places(Generic[Place]):
    """Places by their opaque id, looked up once and only when somebody asks."""

    def __init__(self, look_up: Callable[[], list[Place]]) -> None:
        self._look_up = look_up

    @cached_property
    def by_key(self) -> dict[str, Place]:
        return {str(place.public_id): place for place in self._look_up()}


class LivesField(forms.ChoiceField):
    """A centre of the team, or a home in one of its municipalities; gives back both, one of them None."""

    widget = forms.RadioSelect

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.centres: Places[ReceptionCentre] = Places(list)
        self.homes: Places[Municipality] = Places(list)

    def offer(
        self, centres: Callable[[], list[ReceptionCentre]], homes: Callable[[], list[Municipality]]
    ) -> None:
        """Say where the choices come from; they are looked up when shown, or when an answer asks for them."""
        self.centres, self.homes = Places(centres), Places(homes)
        self.choices = self._in_words

    def _in_words(self) -> list[tuple[str, str]]:
        return [
            *((key, str(centre)) for key, centre in self.centres.by_key.items()),
            *((key, _("has a home in %s") % place) for key, place in self.homes.by_key.items()),
        ]

    def clean(self, value: Any) -> tuple[ReceptionCentre | None, Municipality | None]:
        if not value:
            return None, None
        if value in self.centres.by_key:
            return self.centres.by_key[value], None
        if value in self.homes.by_key:
            return None, self.homes.by_key[value]
        raise ValidationError(
            self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value}
        )

    def prepare_value(self, value: Any) -> Any:
        return str(value.public_id) if hasattr(value, "public_id") else value
