"""Turns what a row says otherwise into decisions: each line apart, nothing changes that nobody accepted."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from matching.imports.digests import question_key
from matching.imports.judgement import (
    LEAVE_OUT,
    YES,
    Ask,
    Because,
    Decisions,
    Judgement,
    QuestionKind,
    Verdict,
    Why,
)
from matching.imports.kinds.activities.differing import differences, not_listed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from matching.imports.kinds.activities.differing import Difference, KnownActivity

Change = dict[str, Any]


@dataclass(frozen=True)
class Proposer:
    """`known` are the activities that can be changed, by their ids: those that have not ended."""

    known: Mapping[int, KnownActivity]
    decisions: Decisions
    today: date

    def propose(self, judgement: Judgement) -> Judgement:
        """The same judgement, or what the row would change of the activity that it is."""
        known = self.known.get(judgement.activity_id or 0)
        if known is None:
            return judgement
        notes = (*judgement.because, *_notes(known, judgement))
        changes = [self._change(known, one) for one in differences(known, judgement.values, self.today)]
        if not changes:
            return replace(judgement, because=notes)
        asks = tuple(_ask(one, judgement.activity_id) for one in changes)
        verdict = _verdict(changes)
        return replace(
            judgement,
            verdict=verdict,
            values={**judgement.values, "changes": changes, "revision": known.revision},
            because=(*notes, *(_because(one) for one in changes)),
            asks=(*judgement.asks, *asks),
            # A line that nobody decided about is no line that is known.
            activity_id=None if verdict == Verdict.UNDECIDED else judgement.activity_id,
        )

    def _change(self, known: KnownActivity, difference: Difference) -> Change:
        kind = QuestionKind.CHANGE
        key = question_key(kind, known.public_id, difference.field, difference.slot, difference.new)
        found = {**asdict(difference), "field": difference.field.value, "column": difference.column}
        return {**found, "key": key, "choice": self.decisions.get(key, "")}


def accepted(values: Mapping[str, Any]) -> list[Change]:
    return [one for one in values.get("changes", ()) if one["choice"] == YES]


def _verdict(changes: list[Change]) -> Verdict:
    choices = {one["choice"] for one in changes}
    if YES in choices:
        return Verdict.CHANGED
    return Verdict.SAME if choices == {LEAVE_OUT} else Verdict.UNDECIDED


def _ask(change: Change, activity_id: int | None) -> Ask:
    return Ask(QuestionKind.CHANGE, change["key"], (YES, LEAVE_OUT), activity_id)


def _because(change: Change) -> Because:
    why = {YES: Why.CHANGES, LEAVE_OUT: Why.STAYS}.get(change["choice"], Why.WOULD_CHANGE)
    return Because(why, change["column"], {"change": change})


def _notes(known: KnownActivity, judgement: Judgement) -> list[Because]:
    """What an import does not do by itself: ending a moment concerns people, papers are the law's."""
    found = [
        Because(Why.MOMENT_NOT_LISTED, "times", {"moment": one.pattern})
        for one in not_listed(known, judgement.values)
    ]
    for name in ("phone", "email"):
        said = judgement.values.get(name)
        if said and judgement.values.get("contact") and said != known.values.get(name):
            found.append(Because(Why.BY_HAND, name))
    return found
