"""How the paper stands, in words: for a kind of work, for an activity, and who needs it at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from aandeslag.vocabulary import LegalStatus
from activities import wording
from activities.cards.tags import NOT_NEEDED, VOLUNTEERING, Tag, standing_tag
from activities.declarations import dated, work_of
from activities.models import VolunteerDeclaration

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django_stubs_ext import StrOrPromise

    from activities.declarations import DeclarationFacts
    from activities.models import Activity, KindOfWork
    from activities.rules import DatedRule

State = VolunteerDeclaration.State
KINDS: Final = {State.ASKED: "ask", State.REFUSED: "stop"}


@dataclass(frozen=True)
class DeclarationLine:
    """One application: where it stands and since when, its other dates, the steps that can follow."""

    public_id: UUID
    label: StrOrPromise
    kind: str
    dates: tuple[str, ...]
    can_be_received: bool
    can_be_granted: bool
    can_be_refused: bool


@dataclass(frozen=True)
class KindOfWorkLine:
    public_id: UUID
    description: str
    standing: Tag
    sentence: StrOrPromise
    declarations: tuple[DeclarationLine, ...]
    can_be_asked: bool


@dataclass(frozen=True)
class PaperLine:
    """How the paper stands for one activity today."""

    standing: Tag
    sentence: StrOrPromise
    kind_of_work: str


@dataclass(frozen=True)
class RuleLine:
    who: StrOrPromise
    answer: str
    source: str
    checked_on: date


def kind_of_work_line(kind_of_work: KindOfWork, today: date) -> KindOfWorkLine:
    """Reads its declarations and activities: prefetch them."""
    rows = list(kind_of_work.declarations.all())
    work = work_of(kind_of_work)
    standing, not_needed = work.standing(today), work.needs_none
    return KindOfWorkLine(
        public_id=kind_of_work.public_id,
        description=kind_of_work.description,
        standing=NOT_NEEDED if not_needed else standing_tag(standing),
        sentence=wording.NOT_NEEDED if not_needed else wording.STANDING[standing],
        declarations=tuple(_declaration_line(row) for row in rows),
        can_be_asked=all(row.state in {State.GRANTED, State.REFUSED} for row in rows),
    )


def _declaration_line(row: VolunteerDeclaration) -> DeclarationLine:
    state = State(row.state)
    reached_on = getattr(row, f"{state}_on")
    label = state.label if reached_on is None else wording.step(state, reached_on)
    return DeclarationLine(
        public_id=row.public_id,
        label=label,
        kind=KINDS.get(state, "done"),
        dates=(
            *(words for words in wording.dates_in_words(dated(row)) if words != label),
            *([_("asked by %(who)s") % {"who": row.get_applicant_display()}] if row.applicant else []),
        ),
        can_be_received=state == State.ASKED,
        can_be_granted=state != State.GRANTED,
        can_be_refused=state != State.REFUSED,
    )


def paper_line(activity: Activity, papers: DeclarationFacts, today: date) -> PaperLine | None:
    """Nothing where the gate does not apply: only volunteering asks for a declaration."""
    if activity.purpose != VOLUNTEERING:
        return None
    standing = papers.standing(activity.kind_of_work_id, today)
    kind_of_work = activity.kind_of_work
    return PaperLine(
        standing=standing_tag(standing),
        sentence=wording.STANDING[standing],
        kind_of_work="" if kind_of_work is None else kind_of_work.description,
    )


def rule_line(rule: DatedRule) -> RuleLine:
    answer = _("needs one") if rule.needs_declaration else _("needs none")
    return RuleLine(LegalStatus(rule.legal_status).label, answer, rule.source, rule.checked_on)
