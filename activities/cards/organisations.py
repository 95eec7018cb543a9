"""An organisation as its host file shows it, and as a line of the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

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
        (_("Note"), organisation.note),
    ]
