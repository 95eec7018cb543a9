"""Judges the rows of an attendance list: which activity, which moment, who, and whether it is known."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from aandeslag.spreadsheets.columns import ParticipationColumn as Column
from matching.imports.digests import question_key
from matching.imports.judgement import (
    LEAVE_OUT,
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
from matching.imports.kinds.participations.facts import read_facts
from matching.imports.kinds.participations.persons import MOST_OPTIONS, Found, Persons

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matching.imports.answers import Answers
    from matching.imports.judgement import Values
    from matching.imports.kinds.facts import Facts
    from matching.imports.kinds.parsing import Memory
    from matching.imports.kinds.participations.surroundings import Known, Moment, Programme

Time = tuple[int, int, date]  # resident, slot, date


@dataclass(frozen=True)
class Noted:
    """What another row of the file says about the same person and date."""

    row: int
    status: str
    excuse: str


@dataclass
class _Case:
    """A row on its way to a verdict."""

    line: Line
    facts: Facts
    asks: list[Ask] = field(default_factory=list)
    waiting: list[Because] = field(default_factory=list)
    problems: list[Because] = field(default_factory=list)
    notes: list[Because] = field(default_factory=list)

    @property
    def values(self) -> Values:
        return self.facts.values

    @property
    def day(self) -> date:
        return date.fromisoformat(self.values["date"])


@dataclass
class ParticipationJudge:
    programme: Programme
    persons: Persons
    answers: Answers
    today: date
    decisions: Decisions
    # Person, slot and date → the status that is known.
    known: Mapping[Time, str]
    noted: dict[Time, list[Noted]]
    earlier_lines: Mapping[str, int]
    by_digest: dict[str, int]
    memory: Memory = field(default_factory=dict)

    def judge(self, line: Line) -> Judgement:
        case = _Case(line, read_facts(line.cells, self.answers, self.today, self.memory))
        earlier = self.earlier_lines.get(line.digest)
        if earlier is not None:
            return replace(_same(case, Because(Why.SAME_LINE)), resident_id=earlier)
        above = self.by_digest.setdefault(line.digest, line.number)
        if above < line.number:
            return replace(_same(case, Because(Why.SAME_LINE, values={"row": above})), same_row=above)
        if case.facts.problems:
            return _not_understood(case, case.facts.problems)
        return self._find(case)

    def _find(self, case: _Case) -> Judgement:
        """First the activity: who is meant and which dates are usual depends on it."""
        activity = self._activity(case)
        if activity is None or case.facts.unanswered:
            case.waiting.extend(case.facts.unanswered)
            return _not_understood(case, case.problems) if case.problems else _wait(case, activity)
        moment = self._moment(case, activity)
        found = self.persons.find(case.values, activity, self.decisions)
        self._note_person(case, found)
        if case.problems:
            return _not_understood(case, case.problems)
        if moment is None or found.person is None or case.waiting:
            return _wait(case, activity)
        person_id = found.person.resident_id or 0
        return self._compare(case, activity, (person_id, moment.slot_id, case.day), moment)

    def _activity(self, case: _Case) -> Known | None:
        title = case.values["title"]
        exact = self.programme.titled(title)
        if len(exact) == 1:
            return exact[0]
        options = exact or self.programme.nearly_titled(title)
        if not options:
            case.problems.append(Because(Why.NO_ACTIVITY, Column.ACTIVITY, {"text": title[:60]}))
            return None
        kind = QuestionKind.WHICH_ACTIVITY
        refs = tuple(one.ref for one in options[:MOST_OPTIONS])
        why = Why.SEVERAL_TITLES if exact else Why.TITLE_ALIKE
        choice = self._ask(case, Ask(kind, question_key(kind, title), (*refs, LEAVE_OUT)), why)
        return self.programme.by_ref.get(choice)

    def _moment(self, case: _Case, activity: Known) -> Moment | None:
        moments = self.programme.moments_on(activity, case.day)
        if not activity.moments:
            case.problems.append(Because(Why.NO_MOMENT, Column.ACTIVITY))
            return None
        if not moments:
            return self._extra(case, activity)
        moment = moments[0] if len(moments) == 1 else self._which(case, activity, moments)
        if moment is not None and (moment.slot_id, case.day) in self.programme.cancelled:
            case.problems.append(Because(Why.CANCELLED_THEN, Column.DATE))
        return moment

    def _extra(self, case: _Case, activity: Known) -> Moment | None:
        """One decision per activity; with different times it says also which times."""
        kind = QuestionKind.EXTRA_DATES
        refs = [YES] if len(activity.times) == 1 else [one.ref for one in activity.moments]
        key = question_key(kind, activity.activity_id)
        ask = Ask(kind, key, (*refs[:MOST_OPTIONS], LEAVE_OUT), activity.activity_id)
        choice = self._ask(case, ask, Why.OUTSIDE_PATTERN, Column.DATE)
        if choice in {"", LEAVE_OUT}:
            return None
        case.notes.append(Because(Why.EXTRA_DATE, Column.DATE))
        moment = next((one for one in activity.moments if one.ref == choice), activity.moments[0])
        if (moment.slot_id, case.day) in self.programme.cancelled:
            case.problems.append(Because(Why.CANCELLED_THEN, Column.DATE))
        return moment

    def _which(self, case: _Case, activity: Known, moments: list[Moment]) -> Moment | None:
        kind = QuestionKind.WHICH_MOMENT
        refs = tuple(one.ref for one in moments)
        ask = Ask(kind, question_key(kind, *refs), (*refs, LEAVE_OUT), activity.activity_id)
        choice = self._ask(case, ask, Why.SEVERAL_MOMENTS, Column.DATE)
        return next((one for one in moments if one.ref == choice), None)

    def _note_person(self, case: _Case, found: Found) -> None:
        case.problems.extend(found.problems)
        case.waiting.extend(found.waiting)
        case.asks.extend(found.asks)
        if found.person is None or "date" not in case.values:
            return
        if not found.person.was_here(case.day):
            case.notes.append(Because(Why.NOT_HERE_THEN, Column.DATE))

    def _compare(self, case: _Case, activity: Known, time: Time, moment: Moment) -> Judgement:
        case.values["slot"] = moment.slot_id
        if time in self.known:
            because = Because(Why.ALREADY_NOTED, values={"status": self.known[time]})
            return replace(_same(case, because), resident_id=time[0], activity_id=activity.activity_id)
        me = Noted(case.line.number, case.values["status"], case.values.get("excuse", ""))
        others = [one for one in self.noted.get(time, ()) if one.row < me.row]
        for other in others:
            if (other.status, other.excuse) == (me.status, me.excuse):
                because = Because(Why.SAME_IN_FILE, values={"row": other.row})
                judgement = replace(_same(case, because), same_row=other.row)
                return replace(judgement, resident_id=time[0], activity_id=activity.activity_id)
        if others:
            self._which_is_right(case, me, others[-1], activity)
        if case.waiting:
            return _wait(case, activity)
        self.noted.setdefault(time, []).append(me)
        decided = [Because(Why.DECIDED)] if case.asks else []
        return Judgement(
            Verdict.NEW,
            case.values,
            (*decided, *case.notes, *case.facts.notes),
            tuple(case.asks),
            resident_id=time[0],
            activity_id=activity.activity_id,
        )

    def _which_is_right(self, case: _Case, me: Noted, other: Noted, activity: Known) -> None:
        """Of two rows that contradict each other one is chosen, and the other is left out."""
        kind = QuestionKind.CONTRADICTION
        options = (f"row:{me.row}", f"row:{other.row}")
        ask = Ask(kind, question_key(kind, me.row), options, activity.activity_id)
        choice = self._ask(case, ask, Why.SAYS_TWO_THINGS, Column.STATUS, row=other.row)
        if choice == options[1]:
            case.waiting.append(Because(Why.LEFT_OUT_BY_CHOICE, Column.STATUS))

    def _ask(
        self, case: _Case, ask: Ask, why: Why, column: str = Column.ACTIVITY, row: int | None = None
    ) -> str:
        """Wait for a decision, unless it was made; leaving out is one too."""
        case.asks.append(ask)
        choice = self.decisions.get(ask.key, "")
        if choice == LEAVE_OUT:
            case.waiting.append(Because(Why.LEFT_OUT_BY_CHOICE, column))
        elif choice not in ask.options:
            case.waiting.append(Because(why, column, {} if row is None else {"row": row}))
            return ""
        return choice


def _same(case: _Case, because: Because) -> Judgement:
    return Judgement(Verdict.SAME, case.values, (because, *case.facts.notes), tuple(case.asks))


def _not_understood(case: _Case, problems: tuple[Because, ...] | list[Because]) -> Judgement:
    because = (*problems, *case.facts.notes)
    return Judgement(Verdict.NOT_UNDERSTOOD, case.values, because, tuple(case.asks))


def _wait(case: _Case, activity: Known | None) -> Judgement:
    return Judgement(
        Verdict.UNDECIDED,
        case.values,
        (*case.waiting, *case.notes, *case.facts.notes),
        tuple(case.asks),
        activity_id=activity.activity_id if activity else None,
    )
