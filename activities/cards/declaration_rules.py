"""A rule about who needs a declaration, as the page of rules shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from activities import wording

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django_stubs_ext import StrOrPromise

    from activities.models import DeclarationRule


@dataclass(frozen=True)
class DatedRuleLine:
    """`can_be_changed`: the one without an end; what is past stays as it was."""

    public_id: UUID
    who: StrOrPromise
    answer: str
    period: str
    is_past: bool
    source: str
    checked: str
    can_be_changed: bool


def dated_rule_line(rule: DeclarationRule, today: date) -> DatedRuleLine:
    return DatedRuleLine(
        public_id=rule.public_id,
        who=rule.get_legal_status_display(),
        answer=_("needs one") if rule.needs_declaration else _("needs none"),
        period=_period(rule),
        is_past=rule.valid_until is not None and rule.valid_until < today,
        source=rule.source,
        checked=wording.day(rule.checked_on),
        can_be_changed=rule.valid_until is None,
    )


def _period(rule: DeclarationRule) -> str:
    begins = _("from %(date)s") % {"date": wording.day(rule.valid_from)} if rule.valid_from else ""
    ends = _("until %(date)s") % {"date": wording.day(rule.valid_until)} if rule.valid_until else ""
    return " ".join(filter(None, [begins, ends]))
