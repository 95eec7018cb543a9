"""Makes reminders ready, sends those that somebody pressed, each at most once, and notes what was given.

A mail leaves only after it is stored that it is being sent: who presses twice, two who press at once and a
crash in between send nothing a second time. What the mail server did not take is ready again.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from functools import partial
from smtplib import SMTPException
from typing import TYPE_CHECKING, Final

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Q

from aandeslag.audit.actions import record
from matching.models import Participation, Reminder
from matching.profiles import when_is
from matching.reminders import calendar_for, expected, written

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from django.core.mail.backends.base import BaseEmailBackend

    from aandeslag.teams.models import Team, User
    from matching.reminders import Due

logger = logging.getLogger(__name__)
State, Way = Reminder.State, Reminder.Way
# So many in one press: a mail server takes its time.
AT_ONCE: Final = 20


@transaction.atomic
def ready_reminders(*, team: Team, today: date) -> int:
    """Every night: those of tomorrow. Says how many are new; nothing is sent."""
    rows = list(expected(team, today + timedelta(days=1)).filter(reminder__isnull=True))
    before = Reminder.objects.for_team(team).count()
    _make(rows)
    made = Reminder.objects.for_team(team).count() - before
    if made:
        record(action="reminder.made-ready", on=rows)
    return made


def send_reminders(*, team: Team, participations: Collection[UUID], by: User | None, now: datetime) -> int:
    """Send those of these that are ready and can be mailed, at most AT_ONCE; says how many that are.

    They leave after the transaction of the request: a mail cannot be taken back by an error later on.
    """
    rows = Participation.objects.for_team(team).filter(
        public_id__in=participations,
        status=Participation.Status.SIGNED_UP,
        occurrence__cancelled_at__isnull=True,
        resident__departed_on__isnull=True,
    )
    rows = rows.select_related(
        "resident__centre", "resident__team", "placement", "occurrence__activity__organisation", "reminder"
    )
    found = [one for one in written(rows.order_by("pk"), now) if one.way == Way.MAIL and one.is_ready]
    mails = found[:AT_ONCE]
    transaction.on_commit(partial(_deliver, mails, by, now))
    return len(mails)


@transaction.atomic
def note_reminded(*, participation: Participation, way: Reminder.Way, by: User | None, now: datetime) -> bool:
    """A message was sent by hand, or a slip was given. Pressed twice: the first stays."""
    is_new = _claim(participation, way, State.SENT, by, now)
    if is_new:
        record(action="reminder.noted", on=participation, changed=["state"])
    return is_new


@transaction.atomic
def take_back_reminded(*, participation: Participation) -> bool:
    """It was not given after all. What was mailed stays mailed."""
    by_hand = Reminder.objects.filter(participation=participation, way__in=(Way.MESSAGE, Way.PAPER))
    is_back = bool(
        by_hand.filter(state=State.SENT).update(state=State.READY, way="", at=None, by=None, told="")
    )
    if is_back:
        record(action="reminder.taken-back", on=participation, changed=["state"])
    return is_back


def _claim(
    row: Participation, way: Reminder.Way, state: Reminder.State, by: User | None, now: datetime
) -> bool:
    """Whether it was ready until now, or told another time. The unique row decides between two at once."""
    _make([row])
    told = when_is(row.occurrence)
    told_another = ~Q(told="") & ~Q(told=told)
    ready = Reminder.objects.filter(Q(state=State.READY) | told_another, participation=row)
    return bool(ready.update(state=state, way=way, at=now, by=by, told=told))


def _make(rows: Sequence[Participation]) -> None:
    Reminder.objects.bulk_create(
        [Reminder(team_id=one.team_id, participation=one) for one in rows], ignore_conflicts=True
    )


def _deliver(mails: Sequence[Due], by: User | None, now: datetime) -> None:
    """One after the other, each noted before it leaves. Addresses and texts stay out of the log."""
    connection = get_connection()
    for mail in mails:
        if not _begin(mail, by, now):
            continue
        try:
            _mail(mail, now, connection).send()
        except (OSError, SMTPException) as error:
            logger.warning("reminder of %s was not mailed: %s", mail.row.public_id, type(error).__name__)
            _settle(mail, State.READY, "reminder.not-sent")
        else:
            _settle(mail, State.SENT, "reminder.sent")


@transaction.atomic
def _begin(mail: Due, by: User | None, now: datetime) -> bool:
    """Stored before anything leaves; False when somebody else sends it or has sent it."""
    is_mine = _claim(mail.row, Way.MAIL, State.SENDING, by, now)
    if is_mine:
        record(action="reminder.sending", on=mail.row, changed=["state"])
    return is_mine


def _mail(mail: Due, now: datetime, connection: BaseEmailBackend) -> EmailMessage:
    made = EmailMessage(mail.subject, mail.text, None, [mail.resident.email], connection=connection)
    made.attach("afspraken.ics", calendar_for(mail.resident, now).decode(), "text/calendar")
    return made


@transaction.atomic
def _settle(mail: Due, state: Reminder.State, action: str) -> None:
    Reminder.objects.filter(participation=mail.row, state=State.SENDING).update(state=state)
    record(action=action, on=mail.row, changed=["state"])
