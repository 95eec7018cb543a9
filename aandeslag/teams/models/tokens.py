"""Remembers which form has already been sent, so that nothing is entered twice."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class UsedToken(models.Model):
    """The token of one filled form and the row that it made."""

    team = models.ForeignKey("teams.Team", on_delete=models.CASCADE, related_name="+", null=True)
    token = models.UUIDField(unique=True)
    made = models.CharField(max_length=60, blank=True)
    made_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["at"], name="used_token_by_age")]

    def __str__(self) -> str:
        return f"{self.made} {self.made_id}"
