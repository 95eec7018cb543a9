"""That two participants turned out to be one person, and what undoing that needs."""

from __future__ import annotations

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.models import User
from aandeslag.teams.rows import TeamRow
from residents.models.resident import Resident
from residents.querysets import MergeQuerySet


class Merge(TeamRow):
    """The number and the code of the one who went keep leading to the one who stayed.

    `undo` holds the rows as they were. It goes with the person, and is emptied when it is undone or too old.
    """

    resident = models.ForeignKey(Resident, on_delete=models.CASCADE, related_name="merges")
    former_number = models.PositiveIntegerField(_("earlier participant number"))
    former_public_id = models.UUIDField(editable=False, db_index=True)
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    merged_at = models.DateTimeField(_("merged on"))
    undone_at = models.DateTimeField(null=True, blank=True)
    undo = models.JSONField(default=dict, encoder=DjangoJSONEncoder, editable=False)

    objects = MergeQuerySet["Merge"].as_manager()

    class Meta:
        ordering: ClassVar = ["-merged_at", "-pk"]
        verbose_name = _("merge of participants")
        verbose_name_plural = _("merges of participants")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["team", "former_number"],
                condition=Q(undone_at__isnull=True),
                name="a_former_number_leads_to_one_person",
            )
        ]

    def __str__(self) -> str:
        return f"{self.former_number:04d}"

    @property
    def former_number_shown(self) -> str:
        return f"{self.former_number:04d}"

    @property
    def can_be_undone(self) -> bool:
        return self.undone_at is None and bool(self.undo)
