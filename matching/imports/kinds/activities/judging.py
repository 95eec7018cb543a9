"""Judges the rows of an offer: known already, alike, or new; each with those above it in mind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from rapidfuzz import fuzz, process

from aandeslag.spreadsheets.columns import ActivityColumn as Column
from aandeslag.spreadsheets.dutch.offer import title_key
from aandeslag.spreadsheets.wording import plain
from matching.imports.digests import question_key
from matching.imports.judgement import (
    LEAVE_OUT,
    NEW,
    Ask,
    Because,
    Decisions,
    Judgement,
    Line,
    QuestionKind,
    Verdict,
    Why,
)
from matching.imports.kinds.activities.facts import read_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from matching.imports.answers import Answers
    from matching.imports.judgement import Values
    from matching.imports.kinds.activities.proposing import Proposer
    from matching.imports.kinds.facts import Facts
    from matching.imports.kinds.parsing import Memory

_LEAST_ALIKE: Final = 85
_LEAST_ALIKE_NAME: Final = 90
MOST_OPTIONS: Final = 8
# A line that was there before, word for word, was compared then.
COMPARED: Final = frozenset({Why.SAME_ACTIVITY, Why.DECIDED_SAME})


@dataclass(frozen=True)
class Known:
    """An activity of the team, or an earlier row of the same file."""

    ref: str
    organisation: str
    title: str
    activity_id: int | None = None
    row: int | None = None
    digest: str = ""
    patterns: tuple[str, ...] = ()

    @cached_property
    def key(self) -> tuple[str, str]:
        return words(self.organisation), words_of_title(self.title)


@dataclass
class Offer:
    """Every activity a row may be the same as."""

    by_organisation: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    by_ref: dict[str, Known] = field(default_factory=dict)
    by_digest: dict[str, Known] = field(default_factory=dict)

    @classmethod
    def of(cls, everything: Iterable[Known]) -> Offer:
        offer = cls()
        for one in everything:
            offer.add(one)
        return offer

    def add(self, one: Known) -> None:
        if one.ref not in self.by_ref:
            self.by_ref[one.ref] = one
            self.by_organisation[one.key[0]].append(one)
            self.by_digest.setdefault(one.digest, one)

    def alike(self, me: Known) -> list[Known]:
        """Equal or nearly equal titles at the same organisation, or one with nearly that name."""
        names = process.extract(
            me.key[0],
            self.by_organisation.keys(),
            scorer=fuzz.ratio,
            score_cutoff=_LEAST_ALIKE_NAME,
            limit=None,
        )
        there = [one for name, _score, _place in names for one in self.by_organisation[name]]
        found = [one for one in there if one != me and _titles_alike(me, one)]
        return [one for one in found if one.row is None or (me.row or 0) > one.row]


@dataclass
class ActivityJudge:
    offer: Offer
    answers: Answers
    decisions: Decisions
    earlier_lines: Mapping[str, int]
    proposer: Proposer
    memory: Memory = field(default_factory=dict)

    def judge(self, line: Line) -> Judgement:
        facts = read_facts(line.cells, self.answers, self.memory)
        me = known_row(line.number, line.digest, facts.values)
        judgement = self._judge(me, line, facts)
        if judgement.verdict in {Verdict.NEW, Verdict.UNDECIDED}:
            self.offer.add(me)
        if {one.code for one in judgement.because} & COMPARED:
            return self.proposer.propose(judgement)
        return judgement

    def _judge(self, me: Known, line: Line, facts: Facts) -> Judgement:
        earlier = self.earlier_lines.get(line.digest)
        if earlier is not None:
            return _same(facts, Because(Why.SAME_LINE), activity_id=earlier)
        above = self.offer.by_digest.get(line.digest)
        if above is not None and above.row is not None and above.row < line.number:
            return _same_as(facts, above, Why.SAME_LINE)
        if facts.problems:
            return _judgement(Verdict.NOT_UNDERSTOOD, facts, facts.problems)
        alike = self.offer.alike(me)
        equal = [one for one in alike if one.key == me.key and _same_times(me, one)]
        if equal:
            return _same_as(facts, equal[0], Why.SAME_ACTIVITY)
        return self._ask(me, facts, alike) if alike else _judgement(Verdict.NEW, facts, ())

    def _ask(self, me: Known, facts: Facts, alike: list[Known]) -> Judgement:
        kind = QuestionKind.SAME_ACTIVITY
        options = (*(one.ref for one in alike[:MOST_OPTIONS]), NEW, LEAVE_OUT)
        asks = (Ask(kind, question_key(kind, *me.key, me.patterns), options),)
        choice = self.decisions.get(asks[0].key, "")
        chosen = self.offer.by_ref.get(choice)
        if chosen is not None:
            return _same_as(facts, chosen, Why.DECIDED_SAME, asks)
        if choice == NEW:
            return _judgement(Verdict.NEW, facts, (Because(Why.DECIDED),), asks)
        if choice == LEAVE_OUT:
            because = Because(Why.LEFT_OUT_BY_CHOICE, Column.TITLE)
        else:
            twice = any(one.key == me.key for one in alike)
            because = Because(Why.OTHER_TIMES if twice else Why.TITLE_ALIKE, Column.TITLE)
        return _judgement(Verdict.UNDECIDED, facts, (because,), asks)


def known_row(number: int, digest: str, values: Values) -> Known:
    return Known(
        ref=f"row:{number}",
        row=number,
        digest=digest,
        organisation=values.get("organisation", ""),
        title=values.get("title", ""),
        patterns=tuple(sorted(map(_words_of_pattern, values.get("patterns", ())))),
    )


def words(text: str) -> str:
    return plain(text) or text.casefold()


def words_of_title(title: str) -> str:
    return title_key(title) or title.casefold()


def _titles_alike(me: Known, other: Known) -> bool:
    return me.key[1] == other.key[1] or fuzz.ratio(me.key[1], other.key[1]) >= _LEAST_ALIKE


def _same_times(me: Known, other: Known) -> bool:
    """Of an activity that is known the times may have changed; two rows of a list say two things."""
    return other.row is None or me.patterns == other.patterns


def _words_of_pattern(pattern: dict[str, Any]) -> str:
    return " ".join(str(value) for value in pattern.values())


def _same_as(facts: Facts, other: Known, why: Why, asks: tuple[Ask, ...] = ()) -> Judgement:
    if other.activity_id is not None:
        return _same(facts, Because(why), asks, activity_id=other.activity_id)
    return _same(facts, Because(why, values={"row": other.row}), asks, same_row=other.row)


def _same(
    facts: Facts,
    because: Because,
    asks: tuple[Ask, ...] = (),
    activity_id: int | None = None,
    same_row: int | None = None,
) -> Judgement:
    return Judgement(Verdict.SAME, facts.values, (because,), asks, activity_id=activity_id, same_row=same_row)


def _judgement(
    verdict: Verdict, facts: Facts, because: tuple[Because, ...], asks: tuple[Ask, ...] = ()
) -> Judgement:
    return Judgement(verdict, facts.values, (*because, *facts.notes), asks)
