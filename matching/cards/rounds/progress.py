"""How far a round is settled: whom to ask still, who said what, and what cannot be any more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.models import Proposal
from matching.rounds.waiting import may_have_more, no_more

if TYPE_CHECKING:
    from datetime import date, datetime, time
    from uuid import UUID

    from matching.models import Round

Status = Proposal.Status


@dataclass(frozen=True)
class Progress:
    """Each line once; `people_who_say_yes` are people: one may be proposed for two activities."""

    public_id: UUID
    is_open: bool
    to_ask: int
    say_yes: int
    signed_up: int
    said_no: int
    gone: int
    people_who_say_yes: int

    @property
    def words(self) -> list[tuple[str, str]]:
        """Each number with its colour; of a closed round what came of it."""
        told = [
            ("done", self.say_yes, ngettext("%(number)d says yes", "%(number)d say yes", self.say_yes)),
            ("done", self.signed_up, _("%(number)d signed up")),
            ("stop", self.said_no, ngettext("%(number)d says no", "%(number)d say no", self.said_no)),
        ]
        found = [(kind, words % {"number": number}) for kind, number, words in told if number]
        if not self.is_open:
            return [*found, ("plain", _("%(number)d not answered") % {"number": self.to_ask + self.gone})]
        asked = [("plain", _("%(number)d to ask still") % {"number": self.to_ask})]
        lost = [("ask", _("%(number)d cannot be any more") % {"number": self.gone})] if self.gone else []
        return [*asked, *found, *lost]

    @property
    def lines(self) -> int:
        return self.to_ask + self.say_yes + self.signed_up + self.said_no + self.gone


class _Row(NamedTuple):
    """Of a line what its date and its answer tell."""

    resident: int
    status: str
    date: date
    starts: time
    ends: time | None
    cancelled_at: datetime | None


def progress_of(made: Round, now: datetime) -> Progress:
    """Of the people who are here. Two queries; three where one person may go to several activities."""
    rows = _rows(made)
    waiting = may_have_more(made.team, timezone.localdate(now), made.at_once)
    unanswered = {one.resident for one in rows if one.status == Status.PROPOSED}
    wait = frozenset(waiting.filter(pk__in=unanswered).values_list("pk", flat=True))
    stands = [one for one in rows if not no_more(one, now, every_time=made.every_time)]
    to_ask = sum(one.status == Status.PROPOSED and one.resident in wait for one in stands)
    yes = [one.resident for one in stands if one.status == Status.WANTED]
    signed_up, said_no = (
        sum(one.status == wanted for one in rows) for wanted in (Status.AGREED, Status.DECLINED)
    )
    return Progress(
        public_id=made.public_id,
        is_open=made.is_open,
        to_ask=to_ask,
        say_yes=len(yes),
        signed_up=signed_up,
        said_no=said_no,
        gone=len(rows) - to_ask - len(yes) - signed_up - said_no,
        people_who_say_yes=len(set(yes)),
    )


def _rows(made: Round) -> list[_Row]:
    lines = Proposal.objects.filter(round=made).of_people_here().order_by()
    columns = ("resident", "status", "occurrence__date", "occurrence__starts", "occurrence__ends")
    return [_Row(*row) for row in lines.values_list(*columns, "occurrence__cancelled_at")]
