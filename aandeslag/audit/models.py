"""One line of the log: who saw or changed what, in plain values that outlive every row they name."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from aandeslag.audit.errors import AppendOnlyError


class Result(models.TextChoices):
    DONE = "done", pgettext_lazy("the result of an action", "done")
    REFUSED = "refused", _("refused")
    FAILED = "failed", _("failed")


class LineQuerySet(models.QuerySet["Line"]):
    """Reads and appends."""

    def update(self, **_kwargs: Any) -> NoReturn:
        raise AppendOnlyError

    def update_or_create(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise AppendOnlyError

    def delete(self) -> NoReturn:
        raise AppendOnlyError

    # As Django's own: not for templates.
    update.alters_data = True  # type: ignore[attr-defined]  # a mark on a function
    delete.alters_data = True  # type: ignore[attr-defined]  # a mark on a function

    def bulk_update(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise AppendOnlyError


class Line(models.Model):
    """Append-only. No foreign keys and no names: only ids, codes and the names of changed fields.

    The columns follow BIO2 8.15.01: action, object, result, origin, actor, time.
    """

    sequence = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=20, blank=True)
    team_id = models.BigIntegerField(null=True)
    action = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60, blank=True)
    object_ids = models.TextField(blank=True)
    changed = models.TextField(blank=True)
    result = models.CharField(max_length=10, choices=Result)
    origin = models.CharField(max_length=45, blank=True)
    request_id = models.CharField(max_length=36, blank=True)

    objects = LineQuerySet.as_manager()

    class Meta:
        # Also what Django itself does goes through the manager that only appends.
        base_manager_name = "objects"
        ordering: ClassVar = ["-sequence"]
        indexes: ClassVar = [
            models.Index(fields=["team_id", "-sequence"], name="log_by_team"),
            models.Index(fields=["-at"], name="log_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.result}"

    def save(self, *_args: Any, **kwargs: Any) -> None:
        """Append; a line that is already there stays as it is."""
        if not self._state.adding:
            raise AppendOnlyError
        super().save(force_insert=True, using=kwargs.get("using"))

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise AppendOnlyError
