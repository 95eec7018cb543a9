"""From the other side: who of those who wait fits one date, in the order of a round."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from django.utils import timezone

from aandeslag.vocabulary import Gender
from matching.candidates import candidates
from matching.company import company_of
from matching.engine import People
from matching.engine.eligibility import eligible
from matching.engine.order import bands
from matching.engine.score import points
from matching.part_tables import part_tables
from matching.profiles import openings
from matching.rounds.choices import choices_of
from matching.rounds.waiting import who_wait
from matching.rule_tables import rule_tables

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from activities.models import Occurrence
    from matching.facts import Candidate, Opening
    from matching.rounds.choices import Choices
    from matching.rounds.waiting import Waiter


@dataclass(frozen=True)
class Fits:
    waiter: Waiter
    candidate: Candidate
    points: int


@dataclass(frozen=True)
class WhoFits:
    opening: Opening
    people: list[Fits]
    waiting: int
    # After how many weeks somebody goes before who waits shorter.
    bands: tuple[int, ...] = ()


def who_fits(occurrence: Occurrence, now: datetime, *, freed: int = 0) -> WhoFits:
    """The band of waiting first, then what suits; of equals who waits longest. Thirteen queries.

    `freed` places more are counted as free: those of people who would be replaced.
    """
    today = timezone.localdate(now)
    waiters = who_wait(occurrence.team, today)
    people = list(candidates([one.resident for one in waiters], today).values())
    opening = openings([occurrence], now)[occurrence.pk]
    opening = replace(opening, places_left=opening.places_left + freed)
    rules = rule_tables(people, [opening], today)
    rows = np.flatnonzero(eligible(rules, len(people), 1).mask.any(axis=1)) if people else np.zeros(0, int)
    choices = choices_of(occurrence.team)
    company = company_of((one.resident for one in waiters), [occurrence], today)
    worth = points(part_tables(people, [opening], company), choices.policy.weights, rows, np.zeros_like(rows))
    band = _bands(waiters, choices)
    found = [
        (-int(band[row]), -int(own), -waiters[row].waited, waiters[row].resident.number, int(row))
        for row, own in zip(rows.tolist(), worth.tolist(), strict=True)
    ]
    fits = [Fits(waiters[row], people[row], -own) for _band, own, _waited, _number, row in sorted(found)]
    return WhoFits(opening, fits, len(waiters), choices.policy.bands or ())


def _bands(waiters: Sequence[Waiter], choices: Choices) -> list[int]:
    people = People(
        np.array([one.resident.pk for one in waiters], np.int64),
        np.array([one.waited for one in waiters], np.int64),
        np.array([one.resident.gender == Gender.WOMAN for one in waiters], np.bool_),
    )
    found: list[int] = bands(people, choices.policy).tolist()
    return found
