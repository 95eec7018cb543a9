"""Reads of the texts in the words of the toolkit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from aandeslag.teams.querysets import Row

if TYPE_CHECKING:
    from collections.abc import Iterable


class PhraseQuerySet(models.QuerySet[Row]):
    def in_languages(self, languages: Iterable[str]) -> Self:
        return self.filter(language__in=set(languages))

    def checked(self) -> Self:
        """Those that a speaker has looked at."""
        return self.filter(checked_on__isnull=False)

    def untouched(self) -> Self:
        """Those that nobody has corrected or checked: a new version of the site may better them."""
        return self.filter(checked_on__isnull=True, corrected_on__isnull=True)
