"""In which language someone reads, and which languages are offered where they live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aandeslag.phrases.languages import FALL_BACK, offered, text_language
from aandeslag.vocabulary import TextLanguage

if TYPE_CHECKING:
    from aandeslag.teams.models import ReceptionCentre
    from residents.models import Resident


def resident_language(resident: Resident) -> str:
    """The preferred language, else the first spoken one that has texts, else English."""
    preferred = text_language(resident.preferred_language)
    if preferred is not None:
        return preferred
    read = {text_language(spoken) for spoken in resident.languages or ()}
    return next((language.value for language in TextLanguage if language in read), FALL_BACK[0].value)


def languages_here(centre: ReceptionCentre | None, resident: Resident | None = None) -> list[str]:
    """What the desk of a centre offers; the language of this person is always among them, first."""
    here = offered(centre.text_languages if centre is not None else None)
    if resident is None:
        return here
    own = resident_language(resident)
    return [own, *(language for language in here if language != own)]
