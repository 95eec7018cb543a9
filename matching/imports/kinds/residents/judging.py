"""Judges the rows of a list of residents, one after another, each with those above it in mind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from aandeslag.spreadsheets.columns import ResidentColumn as Column
from aandeslag.vocabulary import Gender
from matching.imports.digests import question_key
from matching.imports.judgement import (
    LEAVE_OUT,
    NEW,
    YES,
    Ask,
    Because,
    Decisions,
    Judgement,
    Line,
    QuestionKind,
    Verdict,
    Why,
)
from matching.imports.kinds.residents.facts import Surroundings, read_facts
from matching.imports.kinds.residents.people import Comparison, People, Person, compare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matching.imports.judgement import Values
    from matching.imports.kinds.facts import Facts

MOST_OPTIONS: Final = 12


@dataclass
class ResidentJudge:
    """Knows the team's people and the rows read so far."""

    people: People
    around: Surroundings
    decisions: Decisions
    # Digest of a line of an earlier import → the person it became.
    earlier_lines: Mapping[str, int]

    def judge(self, line: Line) -> Judgement:
        facts = read_facts(line.cells, self.around)
        me = person_of(line.number, line.digest, facts.values)
        judgement = self._judge(me, line, facts)
        if judgement.verdict in {Verdict.NEW, Verdict.UNDECIDED}:
            self.people.add(me)
        return judgement

    def _judge(self, me: Person, line: Line, facts: Facts) -> Judgement:
        known = self.earlier_lines.get(line.digest)
        if known is not None:
            return _same(facts, Because(Why.SAME_LINE), resident_id=known)
        above = self.people.by_digest.get(line.digest)
        if above is not None and above.row is not None and above.row < line.number:
            return _same_as(facts, above, Why.SAME_LINE)
        if facts.problems:
            return _judgement(Verdict.NOT_UNDERSTOOD, facts, facts.problems)
        comparison = compare(me, self.people)
        if comparison.same is not None and comparison.why is not None:
            return _same_as(facts, comparison.same, comparison.why)
        return self._decide(me, facts, comparison)

    def _decide(self, me: Person, facts: Facts, comparison: Comparison) -> Judgement:
        asks: list[Ask] = []
        because: list[Because] = [*facts.unanswered]
        if comparison.alike:
            ask = _ask_who(me, comparison)
            choice = self.decisions.get(ask.key, "")
            chosen = self.people.by_ref.get(choice)
            if chosen is not None:
                return _same_as(facts, chosen, Why.DECIDED_SAME, (ask,))
            asks.append(ask)
            because.extend(_open(choice, _why_alike(me, comparison)))
        if "departure_reason" in facts.values and "departed_on" not in facts.values:
            ask = Ask(QuestionKind.NOT_LEFT, question_key(QuestionKind.NOT_LEFT), (YES, LEAVE_OUT))
            asks.append(ask)
            choice = self.decisions.get(ask.key, "")
            because.extend(_open(choice, Because(Why.REASON_WITHOUT_DATE, Column.DEPARTURE_REASON)))
        if because:
            return _judgement(Verdict.UNDECIDED, facts, tuple(because), tuple(asks))
        notes = [Because(Why.DECIDED)] if asks else []
        if comparison.number_taken:
            notes.append(Because(Why.NUMBER_TAKEN, Column.NUMBER, {"number": me.number}))
        return _judgement(Verdict.NEW, facts, tuple(notes), tuple(asks))


def person_of(number: int, digest: str, values: Values) -> Person:
    """A row as somebody with whom later rows are compared."""
    return Person(
        ref=f"row:{number}",
        row=number,
        digest=digest,
        name=values.get("first_name", ""),
        key=values.get("key", ""),
        sound=values.get("sound", ""),
        birth_year=values.get("birth_year"),
        languages=frozenset(values.get("languages", ())),
        gender=values.get("gender", Gender.OTHER),
        number=values.get("number"),
    )


def _ask_who(me: Person, comparison: Comparison) -> Ask:
    """One question for all rows that say the same about somebody."""
    key = question_key(QuestionKind.SAME_PERSON, me.key, me.birth_year, sorted(me.languages), me.number)
    options = [one.ref for one in comparison.alike[:MOST_OPTIONS]]
    return Ask(QuestionKind.SAME_PERSON, key, (*options, NEW, LEAVE_OUT))


def _why_alike(me: Person, comparison: Comparison) -> Because:
    numbered = any(me.number is not None and one.number == me.number for one in comparison.alike)
    if numbered:
        return Because(Why.NUMBER_OTHER_FACTS, Column.NUMBER, {"number": me.number})
    return Because(Why.ALIKE, Column.FIRST_NAME, {"others": _others(comparison)})


def _others(comparison: Comparison) -> list[str]:
    """Where the people who look alike are found: a row of the file, or a participant number."""
    return [
        f"row:{one.row}" if one.row is not None else f"number:{one.number}"
        for one in comparison.alike[:MOST_OPTIONS]
    ]


def _open(choice: str, because: Because) -> list[Because]:
    """The reason to wait, as long as nobody decided; leaving out is a decision too."""
    if choice == LEAVE_OUT:
        return [Because(Why.LEFT_OUT_BY_CHOICE, because.column)]
    return [] if choice else [because]


def _same_as(facts: Facts, other: Person, why: Why, asks: tuple[Ask, ...] = ()) -> Judgement:
    if other.resident_id is not None:
        return _same(facts, Because(why), asks, resident_id=other.resident_id)
    because = Because(why, values={"row": other.row})
    return _same(facts, because, asks, same_row=other.row)


def _same(
    facts: Facts,
    because: Because,
    asks: tuple[Ask, ...] = (),
    resident_id: int | None = None,
    same_row: int | None = None,
) -> Judgement:
    return Judgement(
        verdict=Verdict.SAME,
        values=facts.values,
        because=(because, *facts.notes),
        asks=asks,
        resident_id=resident_id,
        same_row=same_row,
        list_number=facts.values.get("number"),
    )


def _judgement(
    verdict: Verdict, facts: Facts, because: tuple[Because, ...], asks: tuple[Ask, ...] = ()
) -> Judgement:
    return Judgement(
        verdict=verdict,
        values=facts.values,
        because=(*because, *facts.notes),
        asks=asks,
        list_number=facts.values.get("number"),
    )
