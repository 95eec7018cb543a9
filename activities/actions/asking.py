"""Asks keepers by mail whether their activities still hold, and keeps who keeps what."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import TYPE_CHECKING

from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from aandeslag.audit.actions import record
from activities.asking import mails_to_send
from activities.errors import HasEndedError
from activities.models import Activity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from aandeslag.teams.models import Team, User
    from activities.asking import KeeperMail

logger = logging.getLogger(__name__)


def ask_keepers(*, team: Team, today: date) -> int:
    """Every night; says how many mails went out. What could not be sent is tried again the next night."""
    due = [mail for mail in mails_to_send(team, today) if mail.due_on <= today]
    return sum(_ask(mail, today) for mail in due)


@transaction.atomic
def change_keeper(*, activity: Activity, keeper: User) -> Activity:
    """Somebody else keeps it: links in mails to the one before are worth nothing any more."""
    locked = Activity.objects.select_for_update(no_key=True).get(pk=activity.pk)
    if locked.status == Activity.Status.ENDED:
        raise HasEndedError
    if locked.keeper_id != keeper.pk:
        locked.keeper, locked.asked_on = keeper, None
        locked.save(update_fields=["keeper", "asked_on"])
        record(action="activity.keeper-changed", on=locked, changed=("keeper",))
    return locked


def _ask(mail: KeeperMail, today: date) -> bool:
    """Noted first: sent twice is worse than a week later. Taken back when the mail server did not take it."""
    before = {one.pk: one.asked_on for one in mail.activities}
    if not _claim(mail, before, today):
        return False
    try:
        with override("nl"):
            send_mail(_("Do your activities still hold?"), mail.text(), None, [mail.keeper.email])
    except (OSError, SMTPException) as error:
        # The links themselves stay out of the log.
        logger.warning("keeper %s was not mailed: %s", mail.keeper.public_id, type(error).__name__)
        for pk, asked_on in before.items():
            Activity.objects.filter(pk=pk, asked_on=today).update(asked_on=asked_on)
        return False
    return True


@transaction.atomic
def _claim(mail: KeeperMail, before: Mapping[int, date | None], today: date) -> bool:
    """Whether all of it is as it was read: another night that runs at this moment may have asked already."""
    rows = Activity.objects.select_for_update(no_key=True).filter(pk__in=before).order_by("pk")
    if {one.pk: one.asked_on for one in rows} != before:
        return False
    Activity.objects.filter(pk__in=[one.pk for one in mail.activities]).update(asked_on=today)
    record(action="activity.keeper-asked", on=mail.activities, changed=("asked_on",))
    return True
