"""Writes down a whole offer as drafts in few statements; equal to what the actions make of one row."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Max, Model, OuterRef, Subquery

from aandeslag.audit.actions import record
from aandeslag.vocabulary import Theme
from activities.models import (
    Activity,
    KindOfWork,
    Organisation,
    SiteContact,
    Slot,
    VolunteerDeclaration,
)
from matching.imports.errors import ChangedMeanwhileError
from matching.imports.kinds.activities.changing import apply_changes
from matching.imports.kinds.activities.judging import Offer, known_row, words
from matching.imports.kinds.activities.loading import offer_of_team
from matching.imports.storing import EMPTIED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aandeslag.teams.models import Team
    from matching.imports.judgement import Values
    from matching.imports.kinds.contract import Moment
    from matching.models import Import, ImportRow

BATCH: Final = 500  # ids per line of the log
_PLAIN: Final = (
    *("title", "meeting_place", "meeting_point", "minutes_earlier", "address", "dutch_needed"),
    *("physical_load", "minimum_age", "conduct_certificate", "women_only"),
)
_ACTIONS: Final[dict[type[Model], str]] = {
    Organisation: "organisation.added",
    SiteContact: "contact.added",
    KindOfWork: "kind-of-work.added",
    Activity: "activity.drafted",
    Slot: "slot.added",
}
_PARENTS_FIRST: Final = (Organisation, SiteContact, KindOfWork, VolunteerDeclaration, Activity, Slot)
Made = dict[type[Model], list[Any]]


@dataclass
class ActivityPlan:
    """The drafts with everything around them, made ready before the transaction begins."""

    imported: Import
    rows: Sequence[ImportRow]
    newest: dict[str, int]
    ready: Made
    changing: Sequence[ImportRow]
    moment: Moment

    def write(self) -> dict[str, int]:
        self._refuse_newcomers()
        for model in _PARENTS_FIRST:
            model._default_manager.bulk_create(self.ready[model])
            _log(model, self.ready[model])
        made = {model.__name__: self.ready[model] for model in _PARENTS_FIRST}
        self.imported.made_besides = {
            **{name: _ids(made[name]) for name in ("Organisation", "SiteContact", "KindOfWork")},
            "slots": len(made["Slot"]),
            "VolunteerDeclaration": [f"{one.state} {one.public_id}" for one in made["VolunteerDeclaration"]],
            "changes": apply_changes(self.changing, self.moment),
        }
        self._point_at_activities()
        changed = len(self.imported.made_besides["changes"])
        return {**{name.lower(): len(rows) for name, rows in made.items()}, "changed": changed}

    def _refuse_newcomers(self) -> None:
        """Somebody added an organisation, contact or activity that may be one of these."""
        if newest_parts(self.imported.team) != self.newest:
            raise ChangedMeanwhileError
        since = self.imported.newest.get("activity", 0)
        offer = Offer.of(offer_of_team(self.imported.team, since=since))
        if not offer.by_ref:
            return
        if any(offer.alike(known_row(row.number, row.line_digest, row.values)) for row in self.rows):
            raise ChangedMeanwhileError

    def _point_at_activities(self) -> None:
        rows = self.imported.rows
        activity = Activity.objects.filter(public_id=OuterRef("made")).values("pk")
        rows.filter(verdict="new").update(activity=Subquery(activity[:1]), **EMPTIED)
        above = rows.model.objects.filter(imported=OuterRef("imported"), number=OuterRef("same_row"))
        for _ in range(2):
            same = rows.filter(verdict="same", activity=None)
            same.update(activity=Subquery(above.values("activity")[:1]))


@dataclass
class _Maker:
    """Makes the rows; what several lines share is made once, or is there already."""

    imported: Import
    moment: Moment
    organisations: dict[str, Organisation] = field(default_factory=dict)
    contacts: dict[tuple[str, str], SiteContact] = field(default_factory=dict)
    kinds: dict[tuple[str, str], KindOfWork] = field(default_factory=dict)
    made: Made = field(default_factory=lambda: defaultdict(list))

    def load_known(self) -> None:
        team = self.imported.team
        for organisation in Organisation.objects.for_team(team).order_by("-pk"):
            self.organisations[words(organisation.name)] = organisation
        contacts = SiteContact.objects.for_team(team).filter(ended_on=None).order_by("-pk")
        for contact in contacts.select_related("organisation"):
            self.contacts[words(contact.organisation.name), words(contact.name)] = contact
        for kind in KindOfWork.objects.for_team(team).order_by("-pk").select_related("organisation"):
            self.kinds[words(kind.organisation.name), kind.description.casefold()] = kind

    def make(self, row: ImportRow) -> None:
        values = row.values
        organisation = self._organisation(values)
        activity = Activity(
            team_id=self.imported.team_id,
            organisation=organisation,
            keeper=self.moment.by,
            public_id=row.made,
            purpose=values.get("purpose", ""),
            kind=_one_off_or_regular(values),
            theme=values.get("theme") or Theme.OTHER,
            site_contact=self._contact(organisation, values),
            kind_of_work=self._kind_of_work(organisation, values),
            **{name: values[name] for name in _PLAIN if name in values},
        )
        self.made[Activity].append(activity)
        self.made[Slot] += [self._slot(activity, pattern, values) for pattern in values.get("patterns", ())]

    def _organisation(self, values: Values) -> Organisation:
        key = words(values["organisation"])
        if key not in self.organisations:
            phone = "" if values.get("contact") else values.get("phone", "")
            self.organisations[key] = self._new(Organisation, name=values["organisation"], phone=phone)
        return self.organisations[key]

    def _contact(self, organisation: Organisation, values: Values) -> SiteContact | None:
        name = values.get("contact")
        if not name:
            return None
        key = (words(organisation.name), words(name))
        if key not in self.contacts:
            self.contacts[key] = self._new(
                SiteContact,
                organisation=organisation,
                name=name,
                phone=values.get("phone", ""),
                email=values.get("email", ""),
            )
        return self.contacts[key]

    def _kind_of_work(self, organisation: Organisation, values: Values) -> KindOfWork | None:
        """A declaration is for work as it is described: a title is the only description there is."""
        if values.get("purpose") != Activity.Purpose.VOLUNTEERING and not values.get("declaration"):
            return None
        key = (words(organisation.name), values["title"].casefold())
        if key not in self.kinds:
            kind = self._new(KindOfWork, organisation=organisation, description=values["title"])
            self.kinds[key] = kind
            if values.get("declaration"):
                said = dict(values["declaration"])
                state = said.pop("state")
                dates = {name: _day(value) for name, value in said.items()}
                self._new(VolunteerDeclaration, kind_of_work=kind, state=state, **dates)
        return self.kinds[key]

    def _slot(self, activity: Activity, pattern: dict[str, Any], values: Values) -> Slot:
        day = _day(pattern["date"])
        return Slot(
            team_id=self.imported.team_id,
            activity=activity,
            capacity=values.get("capacity", 0),
            valid_from=day or self.moment.today,
            **{**pattern, "date": day},
        )

    def _new(self, model: Any, **columns: Any) -> Any:
        made = model(team_id=self.imported.team_id, **columns)
        self.made[model].append(made)
        return made


def make_plan(imported: Import, rows: Sequence[ImportRow], moment: Moment) -> ActivityPlan:
    newest = newest_parts(imported.team)
    maker = _Maker(imported, moment)
    maker.load_known()
    for row in rows:
        maker.make(row)
    changing = list(imported.rows.filter(verdict="changed"))
    return ActivityPlan(imported, rows, newest, maker.made, changing, moment)


def newest_parts(team: Team) -> dict[str, int]:
    """The newest ids of what lines may share with what is there."""
    return {
        model.__name__: model.objects.for_team(team).aggregate(newest=Max("pk"))["newest"] or 0
        for model in (Organisation, SiteContact, KindOfWork)
    }


def _log(model: type[Model], rows: Sequence[Any]) -> None:
    by_action: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        by_action[_ACTIONS.get(model) or f"declaration.{row.state}"].append(row)
    for action, done in by_action.items():
        for start in range(0, len(done), BATCH):
            record(action=action, on=done[start : start + BATCH])


def _one_off_or_regular(values: Values) -> str:
    patterns = values.get("patterns", ())
    once = bool(patterns) and all(pattern["pattern"] == Slot.Pattern.SINGLE for pattern in patterns)
    return Activity.Kind.ONE_OFF if once else Activity.Kind.RECURRING


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _ids(rows: Sequence[Any]) -> list[str]:
    return [str(row.public_id) for row in rows]
