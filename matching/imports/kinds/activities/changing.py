"""Changes what is known as it was accepted, through the actions of the desk; and changes it back."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date, time
from itertools import groupby
from typing import TYPE_CHECKING, Any

from activities.actions import add_slot
from activities.details import ActivityDetails, ContactDetails, NewOffer, SlotDetails
from activities.models import Activity, SiteContact, Slot
from matching.actions import change_offer_with_people, change_slot_with_people
from matching.actions.changing_seasons import change_season_with_people
from matching.imports.errors import ChangedMeanwhileError
from matching.imports.kinds.activities.differing import MEETING, Field
from matching.imports.kinds.activities.proposing import accepted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from matching.imports.kinds.activities.proposing import Change
    from matching.imports.kinds.contract import Moment
    from matching.models import ImportRow

OF_MOMENTS = (Field.CAPACITY, Field.TIMES, Field.SEASON, Field.MOMENT)
# What is kept so that it can be changed back: ids, codes and times; nobody's name.
Kept = dict[str, Any]


def apply_changes(rows: Iterable[ImportRow], moment: Moment) -> list[Kept]:
    """Change each activity once, by all rows that are about it; inside the caller's transaction."""
    in_order = sorted(rows, key=lambda row: (row.activity_id or 0, row.number))
    return [
        _Changing(activity_id or 0, moment).change(list(about))
        for activity_id, about in groupby(in_order, key=lambda row: row.activity_id)
    ]


@dataclass
class _Changing:
    activity_id: int
    moment: Moment
    kept: Kept = field(default_factory=lambda: {"before": {}, "slots": [], "added": []})

    def change(self, rows: list[ImportRow]) -> Kept:
        activity = Activity.objects.select_related("organisation").get(pk=self.activity_id)
        if any(row.values["revision"] != activity.revision for row in rows):
            raise ChangedMeanwhileError
        changes = [one for row in rows for one in accepted(row.values)]
        self._activity(activity, [one for one in changes if one["field"] not in OF_MOMENTS])
        for one in changes:
            if one["slot"]:
                self._slot(one)
            elif one["field"] == Field.MOMENT:
                self._add(activity, one["new"])
        after = Activity.objects.get(pk=activity.pk)
        return {**self.kept, "activity": str(after.public_id), "revision": after.revision}

    def _activity(self, activity: Activity, changes: list[Change]) -> None:
        if not changes:
            return
        before, new = details_of(activity), _new_values(changes)
        name = new.pop(Field.CONTACT, "")
        contact = _contact(activity, name)
        if contact is not None:
            new["site_contact"] = contact
        details = ContactDetails(name) if name and contact is None else None
        offer = NewOffer(replace(before, **new), activity.organisation, contact=details)
        self._save(activity, offer)
        names = [*new, *(["site_contact"] if details else [])]
        self.kept["before"] = {one: _stored(getattr(before, one)) for one in names}
        if details:
            made = SiteContact.objects.filter(activities=activity).latest("pk")
            self.kept["contact"] = str(made.public_id)

    def _save(self, activity: Activity, offer: NewOffer) -> None:
        change_offer_with_people(
            activity=activity,
            offer=offer,
            revision=activity.revision,
            now=self.moment.now,
            by=self.moment.by,
        )

    def _slot(self, change: Change) -> None:
        slot = Slot.objects.filter(activity=self.activity_id, public_id=change["slot"]).first()
        if slot is None or _as_kept(slot, change["field"]) != change["old"]:
            raise ChangedMeanwhileError
        _write(slot, change["field"], change["new"], self.moment)
        self.kept["slots"].append({name: change[name] for name in ("slot", "field", "old", "new")})

    def _add(self, activity: Activity, pattern: dict[str, Any]) -> None:
        said = dict(pattern)
        for name in ("starts", "ends"):
            said[name] = _time(said[name])
        said["date"] = date.fromisoformat(said["date"]) if said["date"] else None
        slot = add_slot(activity=activity, details=SlotDetails(**said), today=self.moment.today)
        self.kept["added"].append(str(slot.public_id))


def change_back(activity: Activity, kept: Kept, moment: Moment) -> None:
    """Raises nothing where nothing was built on it: that was looked at before."""
    for one in reversed(kept["slots"]):
        slot = Slot.objects.get(activity=activity, public_id=one["slot"])
        _write(slot, one["field"], one["old"], moment)
    Slot.objects.filter(activity=activity, public_id__in=kept["added"]).delete()
    if kept["before"]:
        old = dict(kept["before"])
        if "site_contact" in old:
            old["site_contact"] = SiteContact.objects.filter(public_id=old["site_contact"]).first()
        offer = NewOffer(replace(details_of(activity), **old), activity.organisation)
        _Changing(activity.pk, moment)._save(activity, offer)  # noqa: SLF001 - of this module
    if kept.get("contact"):
        SiteContact.objects.filter(public_id=kept["contact"], activities=None).delete()


def is_as_left(slot: Slot, one: Kept) -> bool:
    return bool(_as_kept(slot, one["field"]) == one["new"])


def details_of(activity: Activity) -> ActivityDetails:
    """As it is now."""
    return ActivityDetails(**{one.name: getattr(activity, one.name) for one in fields(ActivityDetails)})


def _new_values(changes: list[Change]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in changes:
        if one["field"] == Field.MEETING:
            place, point, minutes = one["new"]
            found |= dict(zip(MEETING, (place, point, minutes or None), strict=True))
        else:
            found[one["field"]] = one["new"]
    return found


def _contact(activity: Activity, name: str) -> SiteContact | None:
    """Somebody of the organisation who is called like that already."""
    rows = SiteContact.objects.filter(organisation=activity.organisation_id, ended_on=None)
    return rows.filter(name__iexact=name).order_by("pk").first() if name else None


def _as_kept(slot: Slot, what: str) -> Any:
    if what == Field.CAPACITY:
        return slot.capacity
    if what == Field.SEASON:
        return [slot.season_from, slot.season_until]
    return [slot.starts.isoformat(), slot.ends.isoformat() if slot.ends else None]


def _write(slot: Slot, what: str, value: Any, moment: Moment) -> None:
    if what == Field.SEASON:
        change_season_with_people(slot=slot, months=(value[0], value[1]), now=moment.now)
        return
    starts, ends, capacity = slot.starts, slot.ends, slot.capacity
    if what == Field.CAPACITY:
        capacity = value
    else:
        starts, ends = _time(value[0]) or starts, _time(value[1])
    change_slot_with_people(slot=slot, capacity=capacity, starts=starts, ends=ends, now=moment.now)


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _stored(value: Any) -> Any:
    public_id: UUID | None = getattr(value, "public_id", None)
    return str(public_id) if public_id else value
