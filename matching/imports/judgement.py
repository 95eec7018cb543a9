"""What is found out about one row: its verdict, the reasons in codes, and the decisions it waits for."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from matching.models import ImportQuestion, ImportRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

Verdict = ImportRow.Verdict
QuestionKind = ImportQuestion.Kind
Values = dict[str, Any]

LEFT_OUT = (Verdict.UNDECIDED, Verdict.NOT_UNDERSTOOD)

NEW = "new"
LEAVE_OUT = "leave-out"
YES = "yes"


class Why(StrEnum):
    """A reason for a verdict, or something else to know about the row; put into words in `wording`."""

    # same as
    SAME_NUMBER = "same-number"
    SAME_FACTS = "same-facts"
    SAME_LINE = "same-line"
    SAME_IN_FILE = "same-in-file"
    SAME_ACTIVITY = "same-activity"
    ALREADY_NOTED = "already-noted"
    DECIDED_SAME = "decided-same"
    # needs a decision
    ALIKE = "alike"
    NUMBER_OTHER_FACTS = "number-other-facts"
    SEVERAL_FIT = "several-fit"
    ONE_IS_ALIKE = "one-is-alike"
    NUMBER_OTHER_NAME = "number-other-name"
    TITLE_ALIKE = "title-alike"
    OTHER_TIMES = "other-times"
    SEVERAL_TITLES = "several-titles"
    SEVERAL_MOMENTS = "several-moments"
    OUTSIDE_PATTERN = "outside-pattern"
    SAYS_TWO_THINGS = "says-two-things"
    REASON_WITHOUT_DATE = "reason-without-date"
    YEAR_NOT_ANSWERED = "year-not-answered"
    CENTRE_NOT_ANSWERED = "centre-not-answered"
    WOULD_CHANGE = "would-change"
    LEFT_OUT_BY_CHOICE = "left-out-by-choice"
    OVERRULED = "overruled"
    # changes what is known
    CHANGES = "changes"
    STAYS = "stays"
    # not understood
    CELL = "cell"
    MISSING = "missing"
    NOBODY = "nobody"
    NO_ACTIVITY = "no-activity"
    NO_MOMENT = "no-moment"
    CANCELLED_THEN = "cancelled-then"
    IN_THE_FUTURE = "in-the-future"
    LEFT_BEFORE_REGISTERED = "left-before-registered"
    NOT_A_CENTRE = "not-a-centre"
    TOO_LONG = "too-long"
    TOO_YOUNG = "too-young"
    # good to know
    PHONE_LEFT_OUT = "phone-left-out"
    REMARK_SENSITIVE = "remark-sensitive"
    REMARK_UNSORTED = "remark-unsorted"
    REMARK_NEUTRAL = "remark-neutral"
    REMARK_KEPT = "remark-kept"
    REMARK_CHILDREN = "remark-children"
    CELL_HIDDEN = "cell-hidden"
    NUMBER_TAKEN = "number-taken"
    YEAR_FOUND = "year-found"
    LEFT_REASON_UNKNOWN = "left-reason-unknown"
    STILL_TO_ASK = "still-to-ask"
    DECLARATION_NOT_COMPLETE = "declaration-not-complete"
    ASIDE_LEFT_OUT = "aside-left-out"
    NOT_MARKED = "not-marked"
    EXTRA_DATE = "extra-date"
    NOT_HERE_THEN = "not-here-then"
    DECIDED = "decided"
    MOMENT_NOT_LISTED = "moment-not-listed"
    BY_HAND = "by-hand"


# They do not decide about the row.
NOTES = frozenset(
    {
        *(Why.PHONE_LEFT_OUT, Why.REMARK_SENSITIVE, Why.REMARK_UNSORTED, Why.REMARK_NEUTRAL),
        *(Why.REMARK_KEPT, Why.REMARK_CHILDREN, Why.CELL_HIDDEN, Why.NUMBER_TAKEN, Why.YEAR_FOUND),
        *(Why.LEFT_REASON_UNKNOWN, Why.STILL_TO_ASK, Why.DECLARATION_NOT_COMPLETE, Why.NOT_MARKED),
        *(Why.EXTRA_DATE, Why.DECIDED, Why.ASIDE_LEFT_OUT, Why.NOT_HERE_THEN),
        Why.STAYS,
    }
)


@dataclass(frozen=True)
class Because:
    """One reason, with the column it is about where there is one."""

    code: Why
    column: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    def stored(self) -> dict[str, Any]:
        return {"code": self.code.value, "column": self.column, "values": dict(self.values)}


@dataclass(frozen=True)
class Ask:
    """A decision that the row waits for; rows with the same key wait for the same one."""

    kind: ImportQuestion.Kind
    key: str
    options: tuple[str, ...]
    activity_id: int | None = None


@dataclass(frozen=True)
class Line:
    """A row as it was stored: its number, cells by column, and digest."""

    number: int
    cells: Mapping[str, Any]
    digest: str
    made: UUID | None = None


@dataclass(frozen=True)
class Judgement:
    """What became of a row. `asks` keeps the decided ones too, so that a decision can be changed."""

    verdict: ImportRow.Verdict
    values: Values
    because: tuple[Because, ...] = ()
    asks: tuple[Ask, ...] = ()
    resident_id: int | None = None
    activity_id: int | None = None
    same_row: int | None = None
    list_number: int | None = None


Decisions = dict[str, str]  # key of a question → the option chosen
