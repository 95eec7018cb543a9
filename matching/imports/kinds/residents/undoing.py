"""Takes back the people of an import, as long as nobody did anything with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, Q

from aandeslag.audit.actions import record
from matching.imports.built import related_rows, waiting_imports
from matching.imports.removing import remove
from matching.models import ImportRow
from residents.models import Consent, Resident

if TYPE_CHECKING:
    from matching.models import Import
    from residents.querysets import ResidentQuerySet

BATCH = 500
# As the import left it: given on the day of registration, and not withdrawn.
_OWN_CONSENT = Q(
    purpose=Consent.Purpose.PHONE,
    given=True,
    language="",
    asked_on=F("resident__registered_on"),
    withdrawn_on=None,
)


def built_upon(imported: Import) -> dict[str, int]:
    people = _made(imported)
    found = related_rows(people, but=(Consent,))
    found["changed"] = people.filter(revision__gt=1).count()
    found["import"] = waiting_imports(imported, resident__in=people)
    found["consent"] = Consent.objects.filter(resident__in=people).exclude(_OWN_CONSENT).count()
    return {what: count for what, count in found.items() if count}


def take_back(imported: Import) -> dict[str, int]:
    """Delete the people; the log says who, by their opaque ids. Nothing else is about them (`built_upon`)."""
    people = list(_made(imported).only("pk", "public_id", "team_id"))
    for start in range(0, len(people), BATCH):
        record(action="resident.import-undone", on=people[start : start + BATCH])
    keys = _made(imported).values("pk")
    Consent.objects.filter(resident__in=keys).delete()
    # Lines of other files that said: this is the same person. Those of this file go with the file.
    ImportRow.objects.filter(resident__in=keys).exclude(imported=imported).delete()
    remove(people)
    return {"residents": len(people)}


def _made(imported: Import) -> ResidentQuerySet[Resident]:
    rows = imported.rows.filter(verdict=ImportRow.Verdict.NEW)
    return Resident.objects.for_team(imported.team).filter(public_id__in=rows.values("made"))
