"""Lets the other screens of a session notice that something about its people has changed."""

from __future__ import annotations

from django.db.models import F

from residents.models import WalkInSession


def tell_screens(session_id: int) -> None:
    """Call it last in the transaction of the change: on PostgreSQL the row is held from here on."""
    WalkInSession.objects.filter(pk=session_id).update(revision=F("revision") + 1)
