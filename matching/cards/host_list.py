"""What an organisation sees of one date: first names, a tick for each, and nothing else of anybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matching import wording
from matching.models import HostReport, Participation
from matching.profiles import has_started
from residents.rules import needs_guardian

if TYPE_CHECKING:
    from datetime import datetime

    from activities.models import Occurrence

Status = Participation.Status


@dataclass(frozen=True)
class HostLine:
    participation: Participation
    name: str

    @property
    def field(self) -> str:
        """Opaque, as the form sends it back."""
        return str(self.participation.public_id)


@dataclass(frozen=True)
class HostList:
    """`unnamed` counts those under 18, of whom nothing leaves the team: the team marks them itself."""

    title: str
    organisation: str
    theme: str
    team: str
    when: str
    lines: list[HostLine]
    unnamed: int
    has_begun: bool
    is_said: bool

    @property
    def participations(self) -> list[Participation]:
        return [line.participation for line in self.lines]


def host_list_of(occurrence: Occurrence, now: datetime) -> HostList:
    """Two queries. Once it was said who was there no name is given any more."""
    is_said = HostReport.objects.filter(occurrence=occurrence).exists()
    rows = [] if is_said else _of_whom_nothing_is_said(occurrence)
    named = [row for row in rows if may_be_named(row, occurrence)]
    return HostList(
        title=occurrence.activity.title,
        organisation=occurrence.activity.organisation.name,
        theme=occurrence.activity.theme,
        team=occurrence.team.product_name,
        when=wording.when(occurrence),
        lines=[HostLine(row, row.resident.first_name) for row in named],
        unnamed=len(rows) - len(named),
        has_begun=has_started(occurrence, now),
        is_said=is_said,
    )


def may_be_named(row: Participation, occurrence: Occurrence) -> bool:
    """Outside the team nobody under 18 is named: no parent or guardian was asked whether that may be."""
    return not needs_guardian(row.resident.birth_year, occurrence.date)


def _of_whom_nothing_is_said(occurrence: Occurrence) -> list[Participation]:
    """What the team marked stands, so the organisation is not asked about it."""
    rows = Participation.objects.filter(occurrence=occurrence, status=Status.SIGNED_UP)
    return list(rows.select_related("resident").order_by("resident__first_name", "resident__number"))
