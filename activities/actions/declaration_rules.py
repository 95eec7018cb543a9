"""Keeps who needs a declaration: dated, with the source, and when somebody last looked there."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from aandeslag.audit.actions import record
from activities.errors import WrongDateError
from activities.models import DeclarationRule

if TYPE_CHECKING:
    from activities.details import RuleDetails


@transaction.atomic
def change_declaration_rule(*, rule: DeclarationRule, details: RuleDetails) -> DeclarationRule:
    """The same answer: only source and date of checking. Another one: a new rule from its first day on.

    The old rule ends the day before; what was decided under it stays as it was. Raises WrongDateError when
    the new one would begin before the old one did, or without a first day.
    """
    locked = DeclarationRule.objects.select_for_update().get(pk=rule.pk)
    if locked.valid_until is not None:
        raise WrongDateError
    if locked.needs_declaration == details.needs_declaration:
        locked.source, locked.checked_on = details.source, details.checked_on
        locked.save(update_fields=["source", "checked_on"])
        record(action="declaration-rule.checked", on=locked, changed=("source", "checked_on"))
        return locked
    first = details.valid_from
    if first is None or (locked.valid_from is not None and first <= locked.valid_from):
        raise WrongDateError
    locked.valid_until = first - timedelta(days=1)
    locked.save(update_fields=["valid_until"])
    new = DeclarationRule.objects.create(
        legal_status=locked.legal_status,
        needs_declaration=details.needs_declaration,
        valid_from=first,
        source=details.source,
        checked_on=details.checked_on,
    )
    record(action="declaration-rule.changed", on=[locked, new], changed=("needs_declaration", "valid_from"))
    return new
