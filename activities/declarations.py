"""Reads the facts of the declaration gate for many rows at once, as plain values for the rules."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from aandeslag.as_text import rows_in
from aandeslag.vocabulary import LegalStatus
from activities.models import Activity, DeclarationRule, KindOfWork, VolunteerDeclaration
from activities.rules import (
    DatedDeclaration,
    DatedRule,
    Standing,
    declaration_allows,
    needs_declaration,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aandeslag.as_text import Columns

State = VolunteerDeclaration.State
# What `dated` reads of a declaration.
DATED: Final = (
    *("kind_of_work_id", "state"),
    *("asked_on", "received_on", "granted_on", "valid_until", "refused_on"),
)
DECLARATIONS: Final = """
SELECT id, kind_of_work_id, state, asked_on, received_on, granted_on, valid_until, refused_on
FROM activities_volunteerdeclaration WHERE kind_of_work_id IN ({keys}) ORDER BY asked_on DESC, id DESC
"""
PAPER: Final[Columns] = {
    "kind_of_work": None,
    "pk": None,
    "state": None,
    **dict.fromkeys(
        ("asked_on", "received_on", "granted_on", "valid_until", "refused_on"), date.fromisoformat
    ),
}
RULE: Final[Columns] = {
    "legal_status": None,
    "needs_declaration": bool,
    **dict.fromkeys(("valid_from", "valid_until"), date.fromisoformat),
    "source": None,
    "checked_on": date.fromisoformat,
}
ENDED, VOLUNTEERING = Activity.Status.ENDED, Activity.Purpose.VOLUNTEERING


class HasDates(Protocol):
    """A declaration, or the columns `DATED` of one."""

    @property
    def state(self) -> str: ...

    @property
    def asked_on(self) -> date | None: ...

    @property
    def received_on(self) -> date | None: ...

    @property
    def granted_on(self) -> date | None: ...

    @property
    def valid_until(self) -> date | None: ...

    @property
    def refused_on(self) -> date | None: ...


class Paper(NamedTuple):
    """A declaration, as far as the dates that count are concerned."""

    kind_of_work: int
    pk: int
    state: str
    asked_on: date | None
    received_on: date | None
    granted_on: date | None
    valid_until: date | None
    refused_on: date | None


@dataclass(frozen=True)
class Work:
    """A kind of work: what was asked for it, and the purposes for which it is used now."""

    declarations: tuple[DatedDeclaration, ...]
    purposes: frozenset[str]

    @property
    def needs_none(self) -> bool:
        """Nothing was asked for, and what it is used for is no volunteering."""
        return not self.declarations and bool(self.purposes) and VOLUNTEERING not in self.purposes

    def standing(self, day: date) -> Standing:
        return declaration_allows(self.declarations, day)


@dataclass(frozen=True)
class DeclarationFacts:
    """All declarations of the kinds of work asked for, by the id of the kind of work, and all rules."""

    declarations: Mapping[int, tuple[DatedDeclaration, ...]]
    rules: tuple[DatedRule, ...]
    _needing: dict[date, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    def standing(self, kind_of_work_id: int | None, day: date) -> Standing:
        """How the paper stands for this kind of work on that day; without a kind of work there is none."""
        if kind_of_work_id is None:
            return Standing.NONE
        return declaration_allows(self.declarations.get(kind_of_work_id, ()), day)

    def is_needed(self, legal_status: str, day: date) -> bool:
        """Whether someone of this legal status needs one on that day; unknown counts as yes."""
        return needs_declaration(self.rules, legal_status, day)

    def needing(self, day: date) -> frozenset[str]:
        """Every legal status that needs one on that day. Remembered: many activities take place on a day."""
        if day not in self._needing:
            self._needing[day] = frozenset(one for one in LegalStatus.values if self.is_needed(one, day))
        return self._needing[day]


def declaration_facts(kinds_of_work: Iterable[int | None]) -> DeclarationFacts:
    """Two queries, however many kinds of work."""
    return DeclarationFacts(declarations=declarations_of(kinds_of_work), rules=declaration_rules())


def facts_for_activities(activities: Iterable[Activity]) -> DeclarationFacts:
    """How the papers stand for activities that were already read; who needs one is not asked. One query."""
    papers = declarations_of(activity.kind_of_work_id for activity in activities)
    return DeclarationFacts(declarations=papers, rules=())


def declarations_of(
    kinds_of_work: Iterable[int | None],
) -> Mapping[int, tuple[DatedDeclaration, ...]]:
    """One query, written by hand as every look at the offer asks it; none when no kind of work is named."""
    wanted = sorted({one for one in kinds_of_work if one is not None})
    found: dict[int, list[DatedDeclaration]] = defaultdict(list)
    statement = DECLARATIONS.format(keys=", ".join(["%s"] * len(wanted)))
    for row in VolunteerDeclaration.objects.raw(statement, wanted) if wanted else ():
        found[row.kind_of_work_id].append(dated(row))
    return {kind_of_work: tuple(rows) for kind_of_work, rows in found.items()}


def papers_in(papers: str, rules: str) -> DeclarationFacts:
    """What rows read as text (`PAPER`, `RULE`) say; of declarations the last that was asked for first."""
    found: dict[int, list[DatedDeclaration]] = defaultdict(list)
    for one in sorted((Paper(*row) for row in rows_in(papers, PAPER)), key=_asked_last):
        found[one.kind_of_work].append(dated(one))
    declarations = {kind_of_work: tuple(rows) for kind_of_work, rows in found.items()}
    return DeclarationFacts(declarations, tuple(DatedRule(*row) for row in rows_in(rules, RULE)))


def _asked_last(paper: Paper) -> tuple[int, int]:
    return -(paper.asked_on or date.min).toordinal(), -paper.pk


def work_of(kind_of_work: KindOfWork) -> Work:
    """Reads its declarations and activities: prefetch them."""
    uses = [one for one in kind_of_work.activities.all() if one.status != ENDED]
    return Work(
        declarations=tuple(dated(row) for row in kind_of_work.declarations.all()),
        purposes=frozenset(one.purpose for one in uses),
    )


def work_of_organisations(organisations: Iterable[int]) -> Mapping[int, list[Work]]:
    """The kinds of work of each organisation. Two queries, however many organisations."""
    uses = KindOfWork.objects.filter(organisation__in=list(organisations)).order_by()
    purposes: dict[tuple[int, int], set[str]] = defaultdict(set)
    columns = ("organisation_id", "pk", "activities__status", "activities__purpose")
    for organisation, kind_of_work, status, purpose in uses.values_list(*columns):
        of_this = purposes[organisation, kind_of_work]
        if status not in {None, ENDED}:
            of_this.add(purpose)
    declarations = declarations_of(kind_of_work for _, kind_of_work in purposes)
    found: dict[int, list[Work]] = defaultdict(list)
    for (organisation, kind_of_work), used_for in purposes.items():
        found[organisation].append(Work(declarations.get(kind_of_work, ()), frozenset(used_for)))
    return found


def declaration_rules() -> tuple[DatedRule, ...]:
    """Every rule that ever held; they are national, so there is no team here. One query."""
    return tuple(DatedRule(*row) for row in DeclarationRule.objects.values_list(*RULE))


def dated(row: HasDates) -> DatedDeclaration:
    """The dates that count in the state it is in: one that was only asked has no receipt yet."""
    is_received = row.state != State.ASKED
    is_decided = row.state in {State.GRANTED, State.REFUSED}
    return DatedDeclaration(
        asked_on=row.asked_on,
        received_on=row.received_on if is_received else None,
        granted_on=row.granted_on if is_decided else None,
        valid_until=row.valid_until if is_decided else None,
        refused_on=row.refused_on if is_decided else None,
    )
