"""Writes an attendance list: dates, one placement per person and activity, and who was there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from aandeslag.audit.actions import record
from activities.models import Activity, Occurrence, Slot
from matching.imports.errors import ChangedMeanwhileError
from matching.imports.judgement import Verdict, Why
from matching.imports.kinds.participations.states import Mark, placement_state
from matching.imports.storing import EMPTIED, store_rows
from matching.models import Participation, Placement
from residents.models import Resident

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matching.imports.kinds.contract import Moment
    from matching.models import Import, ImportRow

BATCH: Final = 500  # ids per line of the log
Time = tuple[int, int, date]  # resident, slot, date
Pair = tuple[int, int]  # resident, activity
_STATE: Final = ("status", "agreed_on", "started_on", "ended_on", "end_reason")


@dataclass
class ParticipationPlan:
    """One row per person and date; of two rows that contradict each other the one that was chosen."""

    imported: Import
    rows: dict[Time, ImportRow]
    moment: Moment
    slots: dict[int, Slot]
    one_offs: frozenset[int]
    marks: dict[Pair, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    # As they will be where no earlier list made one.
    ready: dict[Pair, Placement] = field(default_factory=dict)
    occurrences: dict[tuple[int, date], int] = field(default_factory=dict)
    placements: dict[Pair, Placement] = field(default_factory=dict)

    def make_ready(self) -> None:
        """What takes time and needs no lock, before the transaction begins."""
        for (resident, slot, day), row in self.rows.items():
            if slot in self.slots:
                self.marks[resident, self.slots[slot].activity_id].append((day, row.values["status"]))
        self.ready = {pair: self._placement(pair, found) for pair, found in self.marks.items()}

    def write(self) -> dict[str, int]:
        self._refuse_if_gone()
        made = self._make_occurrences()
        self._refuse_if_noted()
        placements = self._make_placements()
        participations = self._make_participations()
        self.imported.made_besides = {"Occurrence": made}
        self.imported.rows.filter(verdict=Verdict.NEW).update(**EMPTIED)
        return {
            "participations": participations,
            "placements": placements,
            "occurrences": len(made),
        }

    def _refuse_if_gone(self) -> None:
        """A person, activity or moment may have been deleted since the rows were read."""
        people = {resident for resident, _, _ in self.rows}
        mine = Resident.objects.for_team(self.imported.team)
        if not people <= set(mine.values_list("pk", flat=True)):
            raise ChangedMeanwhileError
        if not {slot for _, slot, _ in self.rows} <= self.slots.keys():
            raise ChangedMeanwhileError

    def _make_occurrences(self) -> list[str]:
        """Make the dates that are not there yet; outside the pattern they are extra."""
        wanted = {(slot, day): row for (_, slot, day), row in self.rows.items()}
        known = self._known_occurrences(wanted)
        new = [
            self._occurrence(self.slots[slot], day, row)
            for (slot, day), row in sorted(wanted.items(), key=lambda item: item[0])
            if (slot, day) not in known
        ]
        # Another process may have made the same date: then that one is used.
        Occurrence.objects.bulk_create(new, ignore_conflicts=True)
        self.occurrences = self._known_occurrences(wanted) if new else known
        ids = [one.public_id for one in new]
        made = list(Occurrence.objects.filter(public_id__in=ids).values_list("public_id", flat=True))
        if new:
            slots = list({one.slot_id: one.slot for one in new}.values())
            record(action="occurrences.made", on=slots)
        return [str(one) for one in made]

    def _known_occurrences(self, wanted: dict[tuple[int, date], ImportRow]) -> dict[tuple[int, date], int]:
        slots = {slot for slot, _ in wanted}
        rows = Occurrence.objects.filter(slot__in=slots, cancelled_at=None)
        known = {(slot, day): pk for pk, slot, day in rows.values_list("pk", "slot_id", "date")}
        return {time: known[time] for time in wanted if time in known}

    def _occurrence(self, slot: Slot, day: date, row: ImportRow) -> Occurrence:
        is_extra = any(reason["code"] == Why.EXTRA_DATE for reason in row.reasons)
        return Occurrence(
            team_id=self.imported.team_id,
            slot=slot,
            activity_id=slot.activity_id,
            date=day,
            starts=slot.starts,
            ends=slot.ends,
            is_extra=is_extra,
        )

    def _refuse_if_noted(self) -> None:
        """Somebody marked the same person on the same date since the rows were read."""
        mine = {(resident, self.occurrences.get((slot, day))) for resident, slot, day in self.rows}
        there = Participation.objects.filter(occurrence__in=set(self.occurrences.values()))
        if None in {pk for _, pk in mine} or mine & set(there.values_list("resident_id", "occurrence_id")):
            raise ChangedMeanwhileError

    def _make_placements(self) -> int:
        known = Placement.objects.for_team(self.imported.team).filter(is_imported=True)
        self.placements = {
            (one.resident_id, one.activity_id): one
            for one in known
            if (one.resident_id, one.activity_id) in self.marks
        }
        self._extend()
        new = [one for pair, one in self.ready.items() if pair not in self.placements]
        Placement.objects.bulk_create(new)
        self.placements |= {(one.resident_id, one.activity_id): one for one in new}
        _log("placement.imported", new)
        return len(new)

    def _extend(self) -> None:
        """An earlier list made the placement: it now runs from the very first to the very last date."""
        earlier: dict[int, list[Mark]] = defaultdict(list)
        there = Participation.objects.filter(placement__in=self.placements.values())
        for placement, day, status in there.values_list("placement_id", "occurrence__date", "status"):
            earlier[placement].append((day, status))
        for pair, known in self.placements.items():
            for name, value in self._state(pair, [*earlier[known.pk], *self.marks[pair]]).items():
                setattr(known, name, value)
        store_rows(list(self.placements.values()), _STATE)
        _log("placement.extended", list(self.placements.values()))

    def _placement(self, pair: Pair, marks: list[Mark]) -> Placement:
        return Placement(
            team_id=self.imported.team_id,
            resident_id=pair[0],
            activity_id=pair[1],
            is_imported=True,
            by=self.moment.by,
            **self._state(pair, marks),
        )

    def _state(self, pair: Pair, marks: list[Mark]) -> dict[str, Any]:
        is_one_off = pair[1] in self.one_offs
        return placement_state(marks, is_one_off=is_one_off, today=self.moment.today).columns()

    def _make_participations(self) -> int:
        new = [self._participation(time, row) for time, row in self.rows.items()]
        Participation.objects.bulk_create(new)
        _log("participation.imported", new)
        return len(new)

    def _participation(self, time: Time, row: ImportRow) -> Participation:
        resident, slot, day = time
        is_marked = row.values["status"] != Participation.Status.SIGNED_UP
        return Participation(
            public_id=row.made,
            team_id=self.imported.team_id,
            placement=self.placements[resident, self.slots[slot].activity_id],
            resident_id=resident,
            occurrence_id=self.occurrences[slot, day],
            status=row.values["status"],
            excuse=row.values.get("excuse", ""),
            minutes=row.values.get("minutes"),
            marked_at=self.moment.now if is_marked else None,
        )


def make_plan(imported: Import, rows: Sequence[ImportRow], moment: Moment) -> ParticipationPlan:
    one_offs = Activity.objects.for_team(imported.team).filter(kind=Activity.Kind.ONE_OFF)
    plan = ParticipationPlan(
        imported=imported,
        # A later row takes the place of an earlier one only where that was decided.
        rows={_time_of(row): row for row in sorted(rows, key=lambda row: row.number)},
        moment=moment,
        slots={slot.pk: slot for slot in Slot.objects.for_team(imported.team)},
        one_offs=frozenset(one_offs.values_list("pk", flat=True)),
    )
    plan.make_ready()
    return plan


def _time_of(row: ImportRow) -> Time:
    assert row.resident_id is not None  # noqa: S101 - only rows of which it is known who is meant
    return row.resident_id, row.values["slot"], date.fromisoformat(row.values["date"])


def _log(action: str, rows: Sequence[Any]) -> None:
    for start in range(0, len(rows), BATCH):
        record(action=action, on=rows[start : start + BATCH])
