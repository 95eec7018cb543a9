"""Columns that follow from a name and are never filled in: only for finding, and for seeing doubles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from residents.names import fold, name_key

if TYPE_CHECKING:
    CharField = models.CharField[str, str]
else:
    CharField = models.CharField


class NameKeyField(CharField):
    """Follows `first_name` whenever the row is stored, one by one or in bulk: equal names, equal keys."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: ARG002, FBT001 - Django's signature
        key = self.made_from(getattr(model_instance, "first_name"))[: self.max_length]  # noqa: B009 - see above
        setattr(model_instance, self.attname, key)
        return key

    def made_from(self, name: str) -> str:
        return name_key(name)


class SoundKeyField(NameKeyField):
    """The same for names that sound alike in any script."""

    def made_from(self, name: str) -> str:
        return fold(name)
