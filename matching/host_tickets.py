"""The link with which an organisation says who was there: signed, for one date, for two weeks."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.core import signing

from activities.models import Occurrence

VALID_FOR: Final = timedelta(days=14)
SALT: Final = "matching.who-was-there"
_PADDING: Final = "=="


def host_ticket_for(occurrence: Occurrence) -> str:
    """Names the date by its opaque id, short enough for a code to scan."""
    named = urlsafe_b64encode(occurrence.public_id.bytes).decode().rstrip("=")
    return signing.TimestampSigner(salt=SALT).sign(named)


def occurrence_of_host_ticket(ticket: str) -> Occurrence | None:
    """None for what was forged, is older than two weeks, or was cancelled since: one query otherwise."""
    try:
        named = signing.TimestampSigner(salt=SALT).unsign(ticket, max_age=VALID_FOR)
        public_id = UUID(bytes=urlsafe_b64decode(named + _PADDING))
    except (signing.BadSignature, ValueError):
        return None
    dates = Occurrence.objects.filter(public_id=public_id, cancelled_at=None)
    return dates.select_related("team", "slot", "activity__organisation").first()
