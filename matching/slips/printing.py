"""Lays slips out on paper: leaves of A6, alone or four to an A4."""

from __future__ import annotations

from dataclasses import asdict, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import override

from aandeslag.paper.pictures import drawings
from aandeslag.paper.qr import qr_svg
from aandeslag.paper.typesetting import typeset
from aandeslag.vocabulary import TextLanguage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matching.slips.facts import Slip

ON_A_LEAF: Final = 2
ON_A_SHEET: Final = 4


class Form(StrEnum):
    A6 = "a6"
    A4 = "a4"


def on_paper(slips: Sequence[Slip], form: Form) -> bytes:
    """One person's slip fills its sheet: what is left over is for who is taken along, or loses it."""
    leaves = [leaf for slip in slips for leaf in _leaves(slip, ON_A_LEAF if form == Form.A6 else 1)]
    if form == Form.A4 and len(slips) == 1:
        leaves = _filled_up(leaves)
    with override(TextLanguage.DUTCH):
        title = _("Slip")
    return typeset(
        "slip",
        {
            "form": form.value,
            "pictures": drawings(_pictures(leaves)),
            "leaves": [_data(one) for one in leaves],
        },
        title=title,
        language=slips[0].language if len(slips) == 1 else TextLanguage.DUTCH,
    )


def _leaves(slip: Slip, each: int) -> list[Slip]:
    return [
        replace(slip, cards=slip.cards[first : first + each]) for first in range(0, len(slip.cards), each)
    ]


def _filled_up(leaves: list[Slip]) -> list[Slip]:
    """Repeat until the last sheet is full."""
    wanted = -(-len(leaves) // ON_A_SHEET) * ON_A_SHEET
    return [leaves[index % len(leaves)] for index in range(wanted)]


def _pictures(leaves: Iterable[Slip]) -> set[str]:
    cards = [card for leaf in leaves for card in leaf.cards]
    lines = [line for card in cards for line in card.lines]
    return {"clock", *(card.picture for card in cards), *(line.picture for line in lines)}


def _data(leaf: Slip) -> dict[str, Any]:
    """What the paper shows, and the code only as a picture."""
    shown = ("number", "language", "call", "keep", "days", "cards")
    found = asdict(leaf)
    return {**{name: found[name] for name in shown}, "qr": qr_svg(leaf.code)}
