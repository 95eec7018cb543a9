"""Writes above the cards which ones they are: what fits, alone or together, why not, turned to the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from aandeslag.addresses import address
from aandeslag.written import NOTHING, together, written

if TYPE_CHECKING:
    from uuid import UUID

    from django.utils.safestring import SafeString

CHIPS: Final = '<ul class="chips">{chips}<li><a class="chip" href="{url}">{together}</a></li></ul>'
CHIP: Final = """<li><a class="chip" id="chip-{id}" href="{url}"{current}
    hx-get="{url}" hx-target="#fits" hx-swap="outerHTML">{words}</a></li>"""
ONLY_FOR: Final = "{words} <bdi>{name}</bdi>"
CURRENT: Final = written(' aria-current="true"')
ALONE, WHY_NOT = "alone", "why-not"


def written_chips(person: UUID, name: str, *, show: str, has_friends: bool) -> SafeString:
    """`show`: which of them lie open; `name`: of the person, for whom friends go along."""
    url = address("matching:fits", person)
    fits = _("Fits all of them") if has_friends else _("Fits")
    only = written(ONLY_FOR, words=_("Only for"), name=name)
    chips = [_chip("fits", url, fits, is_current=show not in {ALONE, WHY_NOT})]
    if has_friends:
        chips.append(_chip(ALONE, f"{url}?show={ALONE}", only, is_current=show == ALONE))
    chips.append(_chip(WHY_NOT, f"{url}?show={WHY_NOT}", _("Why not …?"), is_current=show == WHY_NOT))
    look = address("matching:look", person)
    return written(CHIPS, chips=together(chips), url=look, together=_("Look together"))


def _chip(key: str, url: str, words: str, *, is_current: bool) -> SafeString:
    return written(CHIP, id=key, url=url, current=CURRENT if is_current else NOTHING, words=words)
