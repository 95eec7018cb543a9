"""Fields that are written in one go, without templates of their own: bars of filters stand on busy pages."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.utils import flatatt
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

if TYPE_CHECKING:
    from collections.abc import Iterable


class QuickSelect(forms.Select):
    """The same answer as Django's for choices without groups, without a template for each of them."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        del renderer
        options = self.in_one_go("" if value is None else str(value))
        attributes = flatatt({**self.attrs, **(attrs or {}), "name": name, "class": "form-select"})
        return mark_safe(f"<select{attributes}>{options}</select>")  # noqa: S308 - each part is escaped above

    def in_one_go(self, chosen: str) -> str:
        return _options(((str(code or ""), str(label)) for code, label in self.choices), chosen)


class FixedSelect(QuickSelect):
    """For choices that are words of our own, never of a team or a person: they are written once and kept.

    Give a field one of these, not the class: then the copies that Django makes of it share what was kept.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._in_language: dict[str | None, tuple[tuple[str, str], ...]] = {}

    def in_one_go(self, chosen: str) -> str:
        language = get_language()
        if language not in self._in_language:
            self._in_language[language] = tuple((str(code or ""), str(label)) for code, label in self.choices)
        choices = self._in_language[language]
        # What somebody makes up in an address chooses nothing, and is not kept.
        return _fixed_options(choices, chosen if any(code == chosen for code, _label in choices) else "")


def _options(choices: Iterable[tuple[str, str]], chosen: str) -> str:
    return "".join(
        f'<option value="{escape(code)}"{" selected" if code == chosen else ""}>{escape(label)}</option>'
        for code, label in choices
    )


# One per list, language and choice.
_fixed_options = lru_cache(maxsize=64)(_options)


class _Written:
    """An `<input>` with the attributes that Django gives it."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        del renderer
        told: dict[str, Any] = self.get_context(name, value, attrs)["widget"]  # type: ignore[attr-defined]  # a widget
        kept = {} if told["value"] is None else {"value": told["value"]}
        attributes = flatatt({"type": told["type"], "name": name, **kept, **told["attrs"]})
        return mark_safe(f"<input{attributes}>")  # noqa: S308 - flatatt escapes


class QuickInput(_Written, forms.TextInput):
    """A line of text."""


class QuickBox(_Written, forms.CheckboxInput):
    """A box to tick."""
