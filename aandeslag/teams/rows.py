"""The two things that every row of a team has: the team, and an opaque id for addresses and paper."""

from __future__ import annotations

from uuid import uuid4

from django.db import models


class PublicRow(models.Model):
    """Has a random id that may be seen; the integer key never leaves the system."""

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


class TeamRow(PublicRow):
    """Belongs to one team; a row below another copies the team of its parent."""

    team = models.ForeignKey("teams.Team", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
