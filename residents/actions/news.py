"""Lets the other screens of a session notice that something about its people has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F

from residents.models import Visit, WalkInSession

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


def hold_session(session_id: int) -> None:
    """Before a visit is locked: whoever signs someone up may have told the screens of an offer already."""
    WalkInSession.objects.select_for_update(no_key=True).only("pk").get(pk=session_id)


def tell_screens(session_id: int) -> None:
    """Call it last in the transaction of the change: on PostgreSQL the row is held from here on."""
    WalkInSession.objects.filter(pk=session_id).update(revision=F("revision") + 1)


def tell_of_offers(resident_ids: Iterable[int], today: date) -> None:
    """A place was offered to somebody who came today, or answered: screens with their cards look again.

    Whoever calls this locks no slot after it: on PostgreSQL the rows are held from here on.
    """
    came = Visit.objects.filter(resident__in=set(resident_ids), session__date=today)
    sessions = WalkInSession.objects.filter(pk__in=came.values("session"), closed_at__isnull=True)
    sessions.update(offers_revision=F("offers_revision") + 1)
