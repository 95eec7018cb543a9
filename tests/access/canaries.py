"""Plants a word of its own in every text of both towns, to know it again wherever it comes up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import models

from aandeslag.code_sets import CodeSetField
from residents.models import Resident
from residents.models.keys import KEY_COLUMNS, keys_of

if TYPE_CHECKING:
    TextColumn = models.CharField[Any, Any] | models.TextField[Any, Any]
    from collections.abc import Iterable, Iterator, Sequence
    from uuid import UUID

# Texts that a machine writes and reads: codes, digests, keys. A canary there would only break things.
MACHINE_TEXT: Final = frozenset(
    {
        "action", "cause", "choice", "code", "digest", "key", "line_digest", "made", "made_type",
        "password", "province", "question", "secret_digest", "slug", "version", *KEY_COLUMNS,
    }
)  # fmt: skip
_WORD: Final = re.compile(r"kanarie-[ab]-\d{4}")
_UUID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Canary:
    """Where a word was planted. Without a field it is the opaque id of the row itself."""

    town: str
    model: type[models.Model]
    pk: int
    field: str | None

    def __str__(self) -> str:
        return f"{self.town}: {self.model.__name__}.{self.field or 'public_id'} of row {self.pk}"


class Aviary:
    """All canaries, by their word."""

    def __init__(self) -> None:
        self.by_word: dict[str, Canary] = {}
        self._odd: list[str] = []

    def plant(self, town: str, row: models.Model) -> None:
        """Put a new word in every text field of `row`, past its validation, and know its id again."""
        changed = {}
        for field in _text_fields(row):
            word = f"KANARIE-{town}-{len(self.by_word):04d}"
            text = _as(field, word, len(self.by_word))
            if text is None:
                continue
            known = text.lower() if word.lower() not in text.lower() else word.lower()
            self.by_word[known] = Canary(town, type(row), row.pk, field.name)
            if known != word.lower():
                self._odd.append(known)
            changed[field.name] = text
        if isinstance(row, Resident):
            changed |= keys_of(changed["first_name"])
        if changed:
            type(row)._default_manager.filter(pk=row.pk).update(**changed)
        public_id = getattr(row, "public_id", None)
        if public_id is not None:
            self.by_word[str(public_id)] = Canary(town, type(row), row.pk, None)

    def know(self, town: str, row: models.Model, field: str, word: str) -> None:
        """Take in a word that stands there already, in a shape that no field of text has."""
        self.by_word[word.lower()] = Canary(town, type(row), row.pk, field)
        self._odd.append(word.lower())

    def seen_in(self, text: str, *, besides: Iterable[str] = ()) -> list[Canary]:
        """Find the canaries in an answer, without the ids that were in the question."""
        low = text.lower()
        words = {*_WORD.findall(low), *_UUID.findall(low), *(odd for odd in self._odd if odd in low)}
        words -= {one.lower() for one in besides}
        return [self.by_word[word] for word in sorted(words) if word in self.by_word]


def _text_fields(row: models.Model) -> Iterator[TextColumn]:
    for field in row._meta.concrete_fields:
        if not isinstance(field, models.CharField | models.TextField) or isinstance(field, CodeSetField):
            continue
        if not field.choices and field.name not in MACHINE_TEXT:
            yield field


def _as(field: TextColumn, word: str, number: int) -> str | None:
    """Give the word in the shape that the field asks for; None where it does not fit."""
    if isinstance(field, models.EmailField):
        return f"{word.lower()}@voorbeeld.test"
    if field.name == "phone":
        return f"06 70 {number:06d}"
    if field.name == "commerce_number":
        return f"70{number:06d}"
    return word if field.max_length is None or field.max_length >= len(word) else None


def uuids_in(text: str) -> Sequence[str]:
    return _UUID.findall(text.lower())


def swapped(text: str, twins: dict[str, str]) -> str:
    """Give `text` with the ids of one town replaced by those of their twins in the other."""
    return _UUID.sub(lambda found: twins.get(found[0], found[0]), text)


def row_id(row: object) -> str:
    public_id: UUID = row.public_id  # type: ignore[attr-defined]  # every row of ours has one
    return str(public_id)
