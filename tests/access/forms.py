"""Reads the forms on a page and fills them in as a person might, knowing nothing about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from django.core.files.uploadedfile import SimpleUploadedFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Attributes = dict[str, str]
BUTTONS: Final = frozenset({"submit", "image", "button", "reset"})


@dataclass
class Field:
    """One question of a form, with the answers that it offers."""

    name: str
    kind: str
    value: str = ""
    required: bool = False
    is_on: bool = False
    complete: str = ""
    minimum: str = ""
    options: list[tuple[str, bool]] = field(default_factory=list)


@dataclass
class Form:
    action: str
    method: str
    fields: list[Field] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self._form: Form | None = None
        self._select: Field | None = None
        self._area: Field | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.links += [given[name] for name in ("href", "hx-get") if tag != "link" and given.get(name)]
        if tag == "form":
            self._form = Form(given.get("action", ""), given.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None:
            self._inside(tag, given, self._form)

    def _inside(self, tag: str, given: Attributes, form: Form) -> None:
        if tag == "option" and self._select is not None:
            self._select.options.append((given.get("value", ""), "selected" in given))
        elif tag in ("input", "select", "textarea", "button"):
            self._question(tag, given, form)

    def _question(self, tag: str, given: Attributes, form: Form) -> None:
        kind = (
            given.get("type", "submit" if tag == "button" else "text") if tag in ("input", "button") else tag
        )
        name = given.get("name", "")
        if "disabled" in given:
            return
        if kind in BUTTONS:
            if kind == "submit" and name:
                form.buttons.append((name, given.get("value", "")))
            return
        if name:
            form.fields.append(_field(name, kind, given))
            self._select = form.fields[-1] if tag == "select" else None
            self._area = form.fields[-1] if tag == "textarea" else None

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._area.value += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = None
        elif tag == "textarea":
            self._area = None


def _field(name: str, kind: str, given: Attributes) -> Field:
    return Field(
        name=name,
        kind="multiple" if kind == "select" and "multiple" in given else kind,
        value=given.get("value", "on" if kind in ("checkbox", "radio") else ""),
        required="required" in given,
        is_on="checked" in given,
        complete=given.get("autocomplete", ""),
        minimum=given.get("min", ""),
    )


def read_page(html: str) -> tuple[list[Form], list[str]]:
    """Give the forms of a page, and the addresses that it links to."""
    reader = _Reader()
    reader.feed(html)
    return reader.forms, reader.links


@dataclass(frozen=True)
class Filled:
    """What a browser would send."""

    data: dict[str, list[str]]
    files: dict[str, SimpleUploadedFile]


def fillings(form: Form, answer: Callable[[Field], str]) -> Iterator[Filled]:
    """Fill a form in a few ways: with each of its buttons, everything and then only what must be."""
    buttons: list[tuple[str, str] | None] = [*form.buttons] or [None]
    for button in buttons:
        for only_required in (False, True):
            yield _fill(form, answer, button, only_required=only_required)


def _fill(
    form: Form, answer: Callable[[Field], str], button: tuple[str, str] | None, *, only_required: bool
) -> Filled:
    filled = Filled({}, {})
    for one in form.fields:
        if one.kind == "file":
            filled.files[one.name] = SimpleUploadedFile(
                "lijst.csv", answer(one).encode(), content_type="text/csv"
            )
        else:
            _answer(filled.data, form, one, answer, only_required=only_required)
    if button is not None:
        filled.data.setdefault(button[0], []).append(button[1])
    return filled


def _answer(
    data: dict[str, list[str]],
    form: Form,
    one: Field,
    answer: Callable[[Field], str],
    *,
    only_required: bool,
) -> None:
    given = data.setdefault(one.name, [])
    if one.kind in ("checkbox", "radio"):
        group = [other for other in form.fields if other.name == one.name]
        nothing_on = not any(other.is_on for other in group)
        wanted = not only_required or one.required or one.kind == "radio"
        if one.is_on or (nothing_on and wanted and one is _first_real(group)):
            given.append(one.value)
    elif one.kind in ("select", "multiple"):
        given.extend(_chosen(one, only_required=only_required))
    elif one.value or one.kind == "hidden":
        given.append(one.value)
    else:
        given.append("" if only_required and not one.required else answer(one))
    if not given:
        del data[one.name]


def _first_real(group: list[Field]) -> Field:
    return next((one for one in group if one.value), group[0])


def _chosen(one: Field, *, only_required: bool) -> list[str]:
    chosen = [value for value, is_on in one.options if is_on]
    if any(chosen):
        return chosen
    real = [value for value, _ in one.options if value]
    if real and (one.required or not only_required):
        return real[:1]
    return [] if one.kind == "multiple" else [""]
