"""Shows languages as tiles: what is spoken most at a desk stands open, the others are folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import forms

from aandeslag.vocabulary import Language

if TYPE_CHECKING:
    from django.forms.boundfield import BoundWidget

SPOKEN_MOST: Final = (
    *(Language.TIGRINYA, Language.ARABIC, Language.FARSI, Language.DARI, Language.SOMALI, Language.TURKISH),
    *(Language.KURDISH, Language.UKRAINIAN, Language.RUSSIAN, Language.ENGLISH, Language.FRENCH),
)


class LanguageTiles(forms.Form):
    """Mix into a form with a field `languages`, for `residents/_language_tiles.html`."""

    @property
    def spoken_most(self) -> list[BoundWidget]:
        tiles = {tile.data["value"]: tile for tile in self["languages"]}
        return [tiles[code.value] for code in SPOKEN_MOST]

    @property
    def spoken_less(self) -> list[BoundWidget]:
        return [tile for tile in self["languages"] if tile.data["value"] not in SPOKEN_MOST]

    @property
    def speaks_another(self) -> bool:
        """Whether one of the languages that are folded away was chosen."""
        return any(one.data["selected"] for one in self.spoken_less)
