"""What needs doing now: the short list on the home page of the desk and the coordinator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, Min, Q, Value
from django.urls import reverse
from django.utils.translation import ngettext

from aandeslag.addresses import address
from aandeslag.prepared import Counted, Prepared
from aandeslag.teams.access import Capability, may
from activities.holidays import number_to_ask
from activities.keeping import to_keep
from activities.models import Activity, Concern, Occurrence, Organisation
from activities.papers import warnings_of
from activities.querysets import TALK_AGAIN_AFTER_DAYS
from activities.rules.expiry import Warned
from matching.models import Import, Participation, Reminder
from matching.reminders import expected
from residents.models import OfferedPerson, Resident, WalkInSession

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from django.db.models import QuerySet

    from aandeslag.teams.models import Team


GIVEN: Final = (Reminder.State.SENDING, Reminder.State.SENT)


@dataclass(frozen=True)
class Item:
    """One line of work: a sentence that counts, and where to do it; without address somebody else does it."""

    sentence: str
    url: str


def work_of(team: Team, role: str, today: date) -> list[Item]:
    """Everything that waits for someone in this role; what is nought is left out. At most ten queries."""
    items = [
        _to_mark(team, today),
        _to_remind(team, today),
        _handed_over(team),
        _to_explain(team),
        *_offer(team, today),
        *_papers(team, today),
        _to_call(team, today),
        _holidays(team, today),
    ]
    if may(role, Capability.ANSWER_CONCERN):
        items.append(_concerns(team))
    if may(role, Capability.IMPORT):
        items.append(_imports(team))
    return [item for item in items if item is not None]


def _to_mark(team: Team, today: date) -> Item | None:
    [(oldest, count)] = _marks_missing(team, today)
    if oldest is None:
        return None
    sentence = ngettext(
        "Of %(count)s person nobody has said yet whether they came.",
        "Of %(count)s people nobody has said yet whether they came.",
        count,
    )
    return Item(sentence % {"count": count}, f"{reverse('matching:week')}?day={oldest.isoformat()}")


def _to_remind(team: Team, today: date) -> Item | None:
    """Of tomorrow, and not reminded yet."""
    count = _number_to_remind(team, today + timedelta(days=1))
    sentence = ngettext(
        "%(count)s person is expected tomorrow and was not reminded yet.",
        "%(count)s people are expected tomorrow and were not reminded yet.",
        count,
    )
    return Item(sentence % {"count": count}, reverse("matching:reminders")) if count else None


def _handed_over(team: Team) -> Item | None:
    count = _number_handed_over(team)
    sentence = ngettext(
        "Another team offers you %(count)s person who comes to live here.",
        "Other teams offer you %(count)s people who come to live here.",
        count,
    )
    return Item(sentence % {"count": count}, reverse("matching:offered-people")) if count else None


def _to_explain(team: Team) -> Item | None:
    count = _number_to_explain(team)
    sentence = ngettext(
        "To %(count)s person it was not explained yet what taking part is.",
        "To %(count)s people it was not explained yet what taking part is.",
        count,
    )
    return Item(sentence % {"count": count}, f"{reverse('residents:list')}?ask=explain") if count else None


def _offer(team: Team, today: date) -> list[Item | None]:
    """What the offer asks for: drafts, and activities not confirmed, not looked at, not fully asked."""
    found = to_keep(team, today)
    keep = reverse("activities:to-keep")
    lines = [
        (
            found.drafts,
            ngettext(
                "%(count)s activity is a draft: something is still to be asked.",
                "%(count)s activities are drafts: something is still to be asked.",
                found.drafts,
            ),
            f"{reverse('activities:offer')}?status=draft",
        ),
        (
            found.stale,
            ngettext(
                "%(count)s activity was not confirmed for 60 days.",
                "%(count)s activities were not confirmed for 60 days.",
                found.stale,
            ),
            f"{keep}?what=stale",
        ),
        (
            found.unchecked,
            ngettext(
                "%(count)s activity was not looked at by somebody else.",
                "%(count)s activities were not looked at by somebody else.",
                found.unchecked,
            ),
            f"{keep}?what=check",
        ),
        (
            found.to_ask,
            ngettext(
                "At %(count)s activity something is still to be asked.",
                "At %(count)s activities something is still to be asked.",
                found.to_ask,
            ),
            f"{keep}?what=ask",
        ),
    ]
    return [Item(sentence % {"count": count}, url) if count else None for count, sentence, url in lines]


def _concerns(team: Team) -> Item | None:
    count = _number_of_concerns(team)
    sentence = ngettext(
        "COA asks something about the offer (%(count)s time).",
        "COA asks something about the offer (%(count)s times).",
        count,
    )
    return Item(sentence % {"count": count}, reverse("activities:concerns")) if count else None


def _papers(team: Team, today: date) -> list[Item | None]:
    """Declarations that have ended, end within a month, or within three; each kind of work once."""
    warned = warnings_of(team, today)
    ended, soon, later = (warned[kind] for kind in Warned)
    sentences = [
        (
            ended,
            ngettext(
                "%(count)s volunteer declaration has ended.",
                "%(count)s volunteer declarations have ended.",
                ended,
            ),
        ),
        (
            soon,
            ngettext(
                "%(count)s volunteer declaration ends within a month: ask again now.",
                "%(count)s volunteer declarations end within a month: ask again now.",
                soon,
            ),
        ),
        (
            later,
            ngettext(
                "%(count)s volunteer declaration ends within three months.",
                "%(count)s volunteer declarations end within three months.",
                later,
            ),
        ),
    ]
    url = reverse("activities:declarations")
    return [Item(sentence % {"count": count}, url) if count else None for count, sentence in sentences]


def _to_call(team: Team, today: date) -> Item | None:
    count = _number_to_call(team, today - timedelta(days=TALK_AGAIN_AFTER_DAYS))
    sentence = ngettext(
        "%(count)s organisation was not spoken to for 60 days.",
        "%(count)s organisations were not spoken to for 60 days.",
        count,
    )
    return Item(sentence % {"count": count}, reverse("activities:to-call")) if count else None


def _holidays(team: Team, today: date) -> Item | None:
    count = number_to_ask(team, today)
    sentence = ngettext(
        "%(count)s date falls on a public holiday: does it go on?",
        "%(count)s dates fall on a public holiday: do they go on?",
        count,
    )
    return Item(sentence % {"count": count}, reverse("matching:holidays")) if count else None


def _imports(team: Team) -> Item | None:
    count = _number_of_imports(team)
    sentence = ngettext("%(count)s import is not finished.", "%(count)s imports are not finished.", count)
    return Item(sentence % {"count": count}, reverse("matching:imports")) if count else None


# --- The questions: the page asks them all each time ---


@Prepared
def _marks_missing(team: Team, today: date) -> QuerySet[Participation, tuple[Any, ...]]:
    """One row: the oldest day, and how many."""
    waiting = Participation.objects.for_team(team).to_mark(today).order_by()
    counted = waiting.annotate(everything=Value(1)).values("everything")
    return counted.annotate(oldest=Min("occurrence__date"), number=Count("pk")).values_list(
        "oldest", "number"
    )


@Counted
def _number_to_remind(team: Team, tomorrow: date) -> QuerySet[Participation]:
    return expected(team, tomorrow).exclude(reminder__state__in=GIVEN)


@Counted
def _number_handed_over(team: Team) -> QuerySet[OfferedPerson]:
    return OfferedPerson.objects.for_team(team)


@Counted
def _number_to_explain(team: Team) -> QuerySet[Resident]:
    return Resident.objects.for_team(team).present().filter(explanations__isnull=True)


@Counted
def _number_of_concerns(team: Team) -> QuerySet[Concern]:
    return Concern.objects.for_team(team).waiting()


@Counted
def _number_to_call(team: Team, last: date) -> QuerySet[Organisation]:
    return Organisation.objects.for_team(team).not_spoken_to_since(last)


@Counted
def _number_of_imports(team: Team) -> QuerySet[Import]:
    over = (Import.Stage.APPLIED, Import.Stage.UNDONE, Import.Stage.DROPPED)
    return Import.objects.for_team(team).exclude(stage__in=over)


@dataclass(frozen=True)
class Expected:
    """What takes place, where its attendance is marked, and how many people are expected."""

    starts: time
    title: str
    url: str
    people: str


def expected_on(team: Team, day: date) -> list[Expected]:
    """What takes place on a day. One query."""
    return [
        Expected(
            starts=starts,
            title=title,
            url=address("matching:attendance", public_id),
            people=ngettext("%(n)s person", "%(n)s people", expected) % {"n": expected},
        )
        for starts, title, public_id, expected in _dates_on(team, day)
    ]


@Prepared
def _dates_on(team: Team, day: date) -> QuerySet[Occurrence, tuple[Any, ...]]:
    is_expected = Q(participations__status__in=("signed-up", "present"))
    return (
        Occurrence.objects.for_team(team)
        .filter(date=day)
        .taking_place()
        .exclude(activity__status=Activity.Status.DRAFT)
        .order_by("starts", "pk")
        .values_list("starts", "activity__title", "public_id")
        .annotate(expected=Count("participations", filter=is_expected))
    )


@dataclass(frozen=True)
class NextSession:
    """A walk-in session with what the home pages say of it."""

    date: date
    starts: time
    ends: time
    opened_at: datetime | None
    visitors: int
    centre: str


def next_session(team: Team, today: date) -> NextSession | None:
    """The walk-in session that is open now or comes next. One query."""
    return next((NextSession(*row) for row in _first_session(team, today)), None)


@Prepared
def _first_session(team: Team, today: date) -> QuerySet[WalkInSession, tuple[Any, ...]]:
    sessions = WalkInSession.objects.for_team(team).filter(cancelled_at__isnull=True, closed_at__isnull=True)
    columns = ("date", "starts", "ends", "opened_at", "visitors", "centre__name")
    return sessions.filter(date__gte=today).order_by("date", "starts").values_list(*columns)[:1]
