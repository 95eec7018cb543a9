"""An organisation as its host file shows it, and as a line of the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from activities import wording
from activities.cards.tags import NOT_NEEDED, Tag, standing_tag
from activities.models import Organisation

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from uuid import UUID

    from django_stubs_ext import StrOrPromise

    from activities.declarations import Work


@dataclass(frozen=True)
class OrganisationRow:
    """One line of the list; `shown` is how many activities are in the offer."""

    public_id: UUID
    name: str
    kind: StrOrPromise
    address: str
    shown: int
    tags: tuple[Tag, ...]


def organisation_row(
    organisation: Organisation, shown: int, works: Collection[Work], today: date
) -> OrganisationRow:
    """`works` are its kinds of work; how the papers stand is told once."""
    standings = {work.standing(today) for work in works if not work.needs_none}
    not_needed = (NOT_NEEDED,) if any(work.needs_none for work in works) else ()
    return OrganisationRow(
        public_id=organisation.public_id,
        name=organisation.name,
        kind=Organisation.Kind(organisation.kind).label,
        address=organisation.address,
        shown=shown,
        tags=(*(standing_tag(standing) for standing in sorted(standings)), *not_needed),
    )


def organisation_facts(organisation: Organisation) -> list[tuple[str, StrOrPromise]]:
    return [
        (_("Telephone"), organisation.phone),
        (_("E-mail"), organisation.email),
        (_("Chamber of commerce number"), organisation.commerce_number),
        (_("Insured by the municipal policy"), _insurance(organisation)),
        (_("Quality mark"), _quality_mark(organisation)),
        (_("Last spoken to"), wording.day(organisation.spoken_on) if organisation.spoken_on else _("never")),
        (_("Note"), organisation.note),
    ]


def _insurance(organisation: Organisation) -> str:
    if organisation.is_insured is None:
        return _("not asked yet")
    answer = _("yes") if organisation.is_insured else _("no")
    checked = organisation.insurance_checked_on
    return (
        _("%(answer)s, checked on %(day)s") % {"answer": answer, "day": wording.day(checked)}
        if checked
        else answer
    )


def _quality_mark(organisation: Organisation) -> str:
    if organisation.has_quality_mark is None:
        return ""
    if not organisation.has_quality_mark:
        return _("no")
    until = organisation.quality_mark_until
    return _("yes, until %(day)s") % {"day": wording.day(until)} if until else _("yes")
