"""What happened to one placement, when and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aandeslag.audit.models import Line, Result
from aandeslag.teams.models import User
from aandeslag.vocabulary import ExcuseReason
from matching import wording
from matching.models import EarlierMark, Participation, Placement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from django_stubs_ext import StrOrPromise

    from activities.models import Occurrence

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
    "participation.put-back": gettext_lazy("a date that was taken off was put back"),
    "participation.replacement-undone": gettext_lazy("replacing was taken back"),
}
# The log writes its own time, a little after that of the action.
ONE_PRESS: Final = timedelta(minutes=1)
# Before it was agreed it may have been offered.
BEFORE: Final = 120


@dataclass(frozen=True)
class Moment:
    """`action` is that of the log, and empty for what is known some other way."""

    at: datetime
    when: str
    what: str
    who: str
    action: str = ""


def timeline_of(placement: Placement, rows: Sequence[Participation]) -> list[Moment]:
    """The last first. Three queries, besides `rows` with their occurrence and who marked them."""
    lines = _lines(placement)
    names = dict(User.objects.filter(pk__in={one.actor_id for one in lines}).values_list("pk", "name"))
    found = [
        *(_told(one, names, placement) for one in lines),
        *_stored(placement, {one.action for one in lines}),
        *(_marked(row, row.occurrence) for row in rows if row.marked_at is not None),
        *_marked_before(rows),
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


def rows_of(placement: Placement) -> list[Participation]:
    rows = placement.participations.select_related("occurrence", "marked_by")
    return list(rows.order_by("occurrence__date", "occurrence__starts"))


def _lines(placement: Placement) -> list[Line]:
    lines = Line.objects.filter(
        team_id=placement.team_id,
        result=Result.DONE,
        action__in=IN_WORDS,
        object_ids__contains=str(placement.public_id),
    )
    if placement.agreed_on is not None:
        lines = lines.filter(at__gte=morning(placement.agreed_on) - timedelta(days=BEFORE))
    return list(lines)


def _told(line: Line, names: dict[int, str], placement: Placement) -> Moment:
    what = str(IN_WORDS[line.action])
    ended_at = placement.ended_at if line.action == ENDED else None
    if ended_at is not None and abs(line.at - ended_at) < ONE_PRESS:
        what = f"{what}: {placement.get_end_reason_display()}"
    return Moment(line.at, _moment(line.at), what, _name(line, names), line.action)


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


def _marked_before(rows: Sequence[Participation]) -> Iterator[Moment]:
    """What was said and corrected since is part of it too."""
    dates = {row.pk: row.occurrence for row in rows}
    earlier = EarlierMark.objects.filter(participation__in=dates, marked_at__isnull=False)
    return (_marked(one, dates[one.participation_id]) for one in earlier.select_related("marked_by"))


def _marked(mark: Participation | EarlierMark, occurrence: Occurrence) -> Moment:
    at = mark.marked_at or morning(occurrence.date)
    return Moment(
        at, _moment(at), said(mark, occurrence), mark.marked_by.name if mark.marked_by else _("by itself")
    )


def said(mark: Participation | EarlierMark, occurrence: Occurrence) -> str:
    """With the date; who is signed up after a mark, is so again."""
    if mark.status == Participation.Status.SIGNED_UP:
        what = _("taken back, signed up again")
    else:
        what = mark.get_status_display()
    if mark.excuse == ExcuseReason.OTHER:
        return f"{wording.when(occurrence)}: {mark.get_excuse_display()}"
    why = f" ({mark.get_excuse_display()})" if mark.excuse else ""
    return f"{wording.when(occurrence)}: {what}{why}"


def _on_a_day(day: date, what: str, who: str) -> Moment:
    return Moment(morning(day), date_format(day, "j F Y"), what, who)


def _moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j F Y, H:i")


def morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
