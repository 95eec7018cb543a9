"""What a round yields, in words: one of them, or two side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from activities.models import Occurrence
from matching.rounds import wording
from matching.rounds.choices import choices_kept
from matching.rounds.numbers import from_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from matching.models import Round
    from matching.rounds.numbers import Numbers

RULES_SHOWN = 3


@dataclass(frozen=True)
class RoundRow:
    """One round in a list; nothing of what it yields where it is not proven."""

    public_id: UUID
    made: str
    by: str
    what: str
    placed: str
    is_open: bool
    is_proven: bool


@dataclass(frozen=True)
class ReportCard:
    sentence: str
    queue: str
    figures: list[tuple[str, str]]
    stuck: str
    short: str
    friends: str
    further: str
    alone: list[str]
    recruit: list[str]
    # Friends who go together were settled before: the proof is about the others.
    is_around_friends: bool
    proof: list[tuple[str, str]]
    points: list[tuple[str, int]]


def row_of_round(made: Round) -> RoundRow:
    by = made.by
    return RoundRow(
        public_id=made.public_id,
        made=made_on(made),
        by=str(by) if by is not None else "",
        what=wording.what_for(choices_kept(made)),
        placed=wording.placed(from_json(made.report)) if made.is_proven else "",
        is_open=made.is_open,
        is_proven=made.is_proven,
    )


def made_on(made: Round) -> str:
    return date_format(timezone.localtime(made.made_at), "l j F G:i")


def report_of(made: Round) -> ReportCard:
    """One query, for what to ask organisations. Only of a round that is proven."""
    numbers = from_json(made.report)
    return ReportCard(
        sentence=wording.placed(numbers),
        queue=wording.beside_the_queue(numbers),
        figures=figures_of(numbers) if numbers.all.of or numbers.further else [],
        stuck=wording.nothing_fits(numbers.nothing_fits) if numbers.all.of or numbers.nothing_fits else "",
        short=wording.too_few_places(numbers),
        friends=wording.friends(numbers),
        further=wording.further(numbers),
        alone=[wording.alone(rule, number) for rule, number in numbers.alone[:RULES_SHOWN]],
        recruit=_recruit(numbers),
        is_around_friends=numbers.together > 0,
        proof=[(reached, bound) for reached, bound in made.certificates],
        points=points_of(made),
    )


def figures_of(numbers: Numbers) -> list[tuple[str, str]]:
    """The same of every round, so that two can stand side by side."""
    shares = {
        _("Have a proposal"): numbers.all,
        _("Women"): numbers.women,
        _("Men and others"): numbers.others,
        _("Organisations with at least one"): numbers.organisations,
    }
    figures = [(label, wording.share((one.placed, one.of))) for label, one in shares.items()]
    longest = (_("Longest wait left"), wording.longest_wait_left(numbers.longest_wait_left))
    return [figures[0], longest, *figures[1:]]


def points_of(made: Round) -> list[tuple[str, int]]:
    """How much each part may count in this round."""
    weights = choices_kept(made).policy.weights.by_part()
    return [(str(wording.PARTS[part]), points) for part, points in weights.items() if points]


def _recruit(numbers: Numbers) -> list[str]:
    keys = [one.occurrence for one in numbers.recruit]
    found = Occurrence.objects.filter(pk__in=keys).select_related("activity").in_bulk() if keys else {}
    return [wording.recruit(one, found[one.occurrence]) for one in numbers.recruit if one.occurrence in found]


@dataclass(frozen=True)
class Compared:
    """Line by line: what, in the one, in the other."""

    heads: tuple[str, str]
    lines: list[tuple[str, str, str]]


def compare(one: Round, other: Round) -> Compared:
    """Two proven rounds side by side, the older first."""
    first, second = sorted((one, other), key=lambda made: (made.made_at, made.pk))
    return Compared(
        (made_on(first), made_on(second)),
        [
            (label, mine, theirs)
            for (label, mine), (_label, theirs) in zip(_all_of(first), _all_of(second), strict=True)
        ],
    )


def _all_of(made: Round) -> list[tuple[str, str]]:
    numbers, choices = from_json(made.report), choices_kept(made)
    weights = choices.policy.weights.by_part()
    have_a_proposal, *others = figures_of(numbers)
    said = dict.fromkeys(("agreed", "declined"), 0) | _counted(made)
    return [
        (_("For what"), wording.what_for(choices)),
        have_a_proposal,
        (_("If whoever waits longest chose first"), _by_queue(numbers)),
        *others,
        (_("Nothing fits"), str(numbers.nothing_fits)),
        (_("Second activities"), str(numbers.further)),
        (_("Points together"), str(numbers.points)),
        (_("Signed up"), str(said["agreed"])),
        (_("Said no"), str(said["declined"])),
        (_("At least so many women"), str(choices.policy.women or _("no target"))),
        (_("Activities of one person, at most"), str(choices.policy.at_once)),
        *((str(wording.PARTS[part]), str(points)) for part, points in weights.items()),
        (_("The first participant of an organisation"), str(choices.policy.spread)),
    ]


def _by_queue(numbers: Numbers) -> str:
    known = numbers.by_queue
    return _("not counted then") if known is None else wording.share((known, numbers.all.of))


def _counted(made: Round) -> dict[str, int]:
    rows: Iterable[Any] = made.proposals.order_by().values_list("status", flat=True)
    statuses: Sequence[str] = list(rows)
    return {status: statuses.count(status) for status in set(statuses)}
