"""The first five at the desk with reasons and what each costs those who wait. Never for a resident's eyes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from matching import wording
from matching.rounds import wording as round_wording
from matching.wishes import reasons_for

if TYPE_CHECKING:
    from matching.rounds.desk import Option, Options

REASONS_SHOWN = 3


@dataclass(frozen=True)
class Cost:
    title: str
    theme: str
    when: str
    reasons: list[str]
    costs: str
    is_free: bool


@dataclass(frozen=True)
class Costs:
    """`since`: of which round these prices are."""

    first: list[Cost]
    dear: list[Cost]
    since: str


def costs_of(options: Options) -> Costs:
    return Costs(
        [_cost(options, one) for one in options.best],
        [_cost(options, one) for one in options.dear],
        wording.day(timezone.localdate(options.made_at)),
    )


def _cost(options: Options, one: Option) -> Cost:
    found = reasons_for(options.candidate, one.opening)[:REASONS_SHOWN]
    return Cost(
        title=one.title,
        theme=one.opening.theme,
        when=wording.when(one.time),
        reasons=wording.reasons(found, options.candidate, one.opening),
        costs=round_wording.costs(one.price),
        is_free=one.price.is_free,
    )
