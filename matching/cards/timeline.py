"""What happened to one placement, when and by whom; and which of it can be taken back now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aandeslag.audit.models import Line, Result
from aandeslag.teams.models import User
from matching import wording
from matching.models import Participation, Placement
from matching.profiles import has_started

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from django_stubs_ext import StrOrPromise

Status = Placement.Status
AGREED, ENDED = "placement.agreed", "placement.ended"
# What the log says of a placement, in words; who only looked is no part of its life.
IN_WORDS: Final[dict[str, StrOrPromise]] = {
    AGREED: gettext_lazy("signed up"),
    ENDED: gettext_lazy("it ended"),
    "placement.accompanied-noted": gettext_lazy("noted whether somebody went along the first time"),
    "placement.cautions-passed": gettext_lazy("signed up all the same"),
    "placement.declined": gettext_lazy("declined"),
    "placement.end-undone": gettext_lazy("the end was taken back"),
    "placement.extended": gettext_lazy("extended by an import"),
    "placement.held-for-receipt": gettext_lazy("a place is kept until the receipt of UWV"),
    "placement.hold-lapsed": gettext_lazy("the place that was kept is free again"),
    "placement.imported": gettext_lazy("came from a spreadsheet"),
    "placement.not-resumed": gettext_lazy("could not go on"),
    "placement.offered": gettext_lazy("a free place was offered"),
    "placement.proposed-again": gettext_lazy("proposed again"),
}
# The log writes its own time, a little after that of the action.
ONE_PRESS: Final = timedelta(minutes=1)
# Before it was agreed it may have been offered.
BEFORE: Final = 120


@dataclass(frozen=True)
class Moment:
    at: datetime
    when: str
    what: str
    who: str


class Undoes(StrEnum):
    END = "end"
    SIGN_UP = "sign-up"
    MARK = "mark"
    TAKEN_OFF = "taken-off"


@dataclass(frozen=True)
class LastStep:
    """`stamp` tells, when the press comes in, whether this still is the last step."""

    undoes: Undoes
    at: datetime
    sentence: str
    row: Participation | None = None

    @property
    def stamp(self) -> str:
        return f"{self.undoes.value}:{self.at.isoformat()}"


def timeline_of(placement: Placement, rows: Sequence[Participation]) -> list[Moment]:
    """The last first. Two queries, besides `rows` with their occurrence and who marked them."""
    lines = _lines(placement)
    names = dict(User.objects.filter(pk__in={one.actor_id for one in lines}).values_list("pk", "name"))
    found = [
        *(_told(one, names, placement) for one in lines),
        *_stored(placement, {one.action for one in lines}),
        *(_marked(row) for row in rows if row.marked_at is not None),
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


def rows_of(placement: Placement) -> list[Participation]:
    rows = placement.participations.select_related("occurrence", "marked_by")
    return list(rows.order_by("occurrence__date", "occurrence__starts"))


def last_step(placement: Placement, rows: Sequence[Participation], now: datetime) -> LastStep | None:
    """What can be taken back from here; what ended by a departure or a change is taken back there."""
    completed = placement.end_reason == Placement.EndReason.COMPLETED
    if placement.status == Status.ENDED and not completed:
        by_itself = placement.ended_by_departure or placement.ended_by_change_id is not None
        if by_itself or placement.ended_at is None:
            return None
        return LastStep(Undoes.END, placement.ended_at, _("it ended"))
    marked = [row for row in rows if row.marked_at is not None]
    if marked:
        return _of_row(max(marked, key=lambda row: row.marked_at or now), now)
    if placement.status == Status.AGREED and placement.agreed_on == timezone.localdate(now):
        return LastStep(Undoes.SIGN_UP, _morning(placement.agreed_on), _("signed up today"))
    return None


def _of_row(row: Participation, now: datetime) -> LastStep | None:
    if row.marked_at is None:
        return None
    if row.status != Participation.Status.CANCELLED:
        return LastStep(Undoes.MARK, row.marked_at, _said(row), row)
    is_to_come = row.occurrence.cancelled_at is None and not has_started(row.occurrence, now)
    return LastStep(Undoes.TAKEN_OFF, row.marked_at, _said(row), row) if is_to_come else None


def _lines(placement: Placement) -> list[Line]:
    lines = Line.objects.filter(
        team_id=placement.team_id,
        result=Result.DONE,
        action__in=IN_WORDS,
        object_ids__contains=str(placement.public_id),
    )
    if placement.agreed_on is not None:
        lines = lines.filter(at__gte=_morning(placement.agreed_on) - timedelta(days=BEFORE))
    return list(lines)


def _told(line: Line, names: dict[int, str], placement: Placement) -> Moment:
    what = str(IN_WORDS[line.action])
    ended_at = placement.ended_at if line.action == ENDED else None
    if ended_at is not None and abs(line.at - ended_at) < ONE_PRESS:
        what = f"{what}: {placement.get_end_reason_display()}"
    return Moment(line.at, _moment(line.at), what, _name(line, names))


def _name(line: Line, names: dict[int, str]) -> str:
    if line.actor_id is None:
        return _("by itself")
    return names.get(line.actor_id, _("an account that is gone"))


def _stored(placement: Placement, told: set[str]) -> Iterator[Moment]:
    """What is known though the log does not say it, such as what came before the log."""
    if placement.agreed_on is not None and AGREED not in told:
        who = placement.by.name if placement.by else ""
        yield _on_a_day(placement.agreed_on, str(IN_WORDS[AGREED]), who)
    if placement.status == Status.ENDED and placement.ended_on is not None and ENDED not in told:
        yield _on_a_day(placement.ended_on, f"{IN_WORDS[ENDED]}: {placement.get_end_reason_display()}", "")


def _marked(row: Participation) -> Moment:
    at = row.marked_at or _morning(row.occurrence.date)
    return Moment(at, _moment(at), _said(row), row.marked_by.name if row.marked_by else _("by itself"))


def _said(row: Participation) -> str:
    why = f" ({row.get_excuse_display()})" if row.excuse else ""
    return f"{wording.when(row.occurrence)}: {row.get_status_display()}{why}"


def _on_a_day(day: date, what: str, who: str) -> Moment:
    return Moment(_morning(day), date_format(day, "j F Y"), what, who)


def _moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j F Y, H:i")


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
