"""The one mail that teams send: an invitation to one person, without anybody else's name but the sender's."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import TYPE_CHECKING

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from aandeslag.teams.models import Invitation

logger = logging.getLogger(__name__)


def send_invitation(*, invitation: Invitation, link: str) -> bool:
    """Send it after the invitation was stored; False when the mail server did not take it."""
    text = render_to_string("teams/mail/invitation.txt", {"invitation": invitation, "link": link})
    try:
        send_mail(_("Your invitation"), text, None, [invitation.email])
    except (OSError, SMTPException) as error:
        # The link itself stays out of the log.
        logger.warning("invitation %s was not mailed: %s", invitation.public_id, type(error).__name__)
        return False
    return True
