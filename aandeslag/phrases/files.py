"""The texts as they come with the site: one file for each language, the same codes in each."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from aandeslag.vocabulary import TextLanguage

FOLDER: Final = Path(__file__).parent / "data"


@cache
def texts_of(language: str) -> dict[str, str]:
    """The texts by code, such as `slip.when`, in the order of the file."""
    with (FOLDER / f"{language}.toml").open("rb") as file:
        families = tomllib.load(file)
    return {
        f"{family}.{name}": text for family, entries in families.items() for name, text in entries.items()
    }


def codes() -> list[str]:
    """Every code, in the order in which a page lists them: that of the Dutch file."""
    return list(texts_of(TextLanguage.DUTCH))
