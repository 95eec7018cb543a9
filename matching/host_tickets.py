"""The link with which an organisation says who was there: signed, for one date, until two weeks after it."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.core import signing
from django.utils import timezone

from activities.models import Occurrence

VALID_FOR: Final = timedelta(days=14)
SALT: Final = "matching.who-was-there"
_PADDING: Final = "=="


def host_ticket_for(occurrence: Occurrence) -> str:
    """Names the date by its opaque id, short enough for a code to scan."""
    named = urlsafe_b64encode(occurrence.public_id.bytes).decode().rstrip("=")
    return signing.TimestampSigner(salt=SALT).sign(named)


def occurrence_of_host_ticket(ticket: str) -> Occurrence | None:
    """None for what was forged or too old, or where the date was cancelled since: one query otherwise.

    A list can be printed weeks before the date, and a link can be asked for long after it: the two weeks are
    counted from whichever is later.
    """
    try:
        named = signing.TimestampSigner(salt=SALT).unsign(ticket)
        public_id = UUID(bytes=urlsafe_b64decode(named + _PADDING))
    except (signing.BadSignature, ValueError):
        return None
    dates = Occurrence.objects.filter(public_id=public_id, cancelled_at=None)
    found = dates.select_related("team", "slot", "activity__organisation").first()
    return found if found is not None and (_is_near(found) or _is_fresh(ticket)) else None


def _is_near(occurrence: Occurrence) -> bool:
    """The whole of the fourteenth day after it counts."""
    return timezone.localdate() <= occurrence.date + VALID_FOR


def _is_fresh(ticket: str) -> bool:
    try:
        signing.TimestampSigner(salt=SALT).unsign(ticket, max_age=VALID_FOR)
    except signing.SignatureExpired:
        return False
    return True
