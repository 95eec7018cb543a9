"""What residents read of an activity, in every language, with who looked at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aandeslag.phrases.languages import OWN_NAMES
from aandeslag.vocabulary import TextLanguage
from activities.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django_stubs_ext import StrOrPromise

    from aandeslag.phrases.book import Phrasebook
    from activities.models import Activity, OwnText
    from activities.texts import Texts


@dataclass(frozen=True)
class TextsLine:
    """One language; `own` when somebody of the team translated it."""

    language: str
    name: StrOrPromise
    own_name: str
    texts: Texts
    own: OwnText | None


def texts_lines(activity: Activity, books: Mapping[str, Phrasebook]) -> list[TextsLine]:
    """Reads `own_texts` with who checked them: prefetch them."""
    own = {one.language: one for one in activity.own_texts.all()}
    return [
        TextsLine(
            language=language.value,
            name=language.label,
            own_name=OWN_NAMES[language],
            texts=texts_of(activity, books[language]),
            own=own.get(language),
        )
        for language in TextLanguage
    ]
