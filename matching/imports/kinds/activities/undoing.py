"""Takes back the drafts of an import, as long as nobody did anything with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from aandeslag.audit.actions import record
from activities.models import (
    Activity,
    KindOfWork,
    Organisation,
    SiteContact,
    Slot,
    VolunteerDeclaration,
)
from matching.imports.built import related_rows, waiting_imports
from matching.imports.kinds.activities.building import built_on_change
from matching.imports.kinds.activities.changing import change_back
from matching.imports.kinds.contract import Moment
from matching.models import ImportRow

if TYPE_CHECKING:
    from activities.querysets import ActivityQuerySet
    from matching.models import Import

BATCH = 500


def built_upon(imported: Import) -> dict[str, int]:
    activities = _made(imported)
    found = related_rows(activities, but=(Slot,))
    found["import"] = waiting_imports(imported, activity__in=activities)
    besides = imported.made_besides
    found["slot"] = Slot.objects.filter(activity__in=activities).count() - besides["slots"]
    found["changed"] = activities.exclude(revision=1, status=Activity.Status.DRAFT).count()
    found["declaration"] = _declarations_since(imported)
    for kept in besides.get("changes", ()):
        for what, count in built_on_change(kept).items():
            found[what] = found.get(what, 0) + count
    return {what: count for what, count in found.items() if count}


def take_back(imported: Import) -> dict[str, int]:
    """Delete the drafts and what was made for them alone; an organisation in use elsewhere stays."""
    besides = imported.made_besides
    changed = _change_back(imported)
    activities = list(_made(imported).only("pk", "public_id", "team_id"))
    for start in range(0, len(activities), BATCH):
        record(action="activity.import-undone", on=activities[start : start + BATCH])
    Activity.objects.filter(pk__in=[one.pk for one in activities]).delete()
    kinds = KindOfWork.objects.filter(public_id__in=besides["KindOfWork"], activities=None)
    kinds.delete()
    SiteContact.objects.filter(public_id__in=besides["SiteContact"], activities=None).delete()
    alone = Q(activities=None, kinds_of_work=None, contacts=None, conduct_certificates=None, revision=1)
    Organisation.objects.filter(alone, public_id__in=besides["Organisation"]).delete()
    return {"activity": len(activities), "changed": changed}


def _change_back(imported: Import) -> int:
    """The log says that it was the import's author who changed it back."""
    now = timezone.now()
    moment = Moment(by=imported.by, now=now, today=timezone.localdate(now))
    changes = imported.made_besides.get("changes", ())
    for kept in changes:
        change_back(Activity.objects.for_team(imported.team).get(public_id=kept["activity"]), kept, moment)
    return len(changes)


def _made(imported: Import) -> ActivityQuerySet[Activity]:
    rows = imported.rows.filter(verdict=ImportRow.Verdict.NEW)
    return Activity.objects.for_team(imported.team).filter(public_id__in=rows.values("made"))


def _declarations_since(imported: Import) -> int:
    """Declarations of our kinds of work that moved along or were added."""
    besides = imported.made_besides
    known = set(besides["VolunteerDeclaration"])
    rows = VolunteerDeclaration.objects.filter(kind_of_work__public_id__in=besides["KindOfWork"])
    return sum(f"{state} {key}" not in known for state, key in rows.values_list("state", "public_id"))
