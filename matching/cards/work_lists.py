"""Lines of the work lists: about whom or what, and the next step; read only for those that are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aandeslag.addresses import address
from matching import wording
from matching.models import Placement, WaitingListEntry
from matching.rounds.waiting import Waits
from residents.cards import name_of
from residents.models import Resident

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from activities.models import Occurrence


@dataclass(frozen=True)
class WorkRow:
    """About a person or about a date; `on` is what the log must name."""

    on: Resident | Occurrence
    number: str
    name: str
    url: str
    what: str
    step: str
    step_url: str


def work_rows(listed: Iterable[Any], shown: frozenset[str]) -> list[WorkRow]:
    """Of what `OnLists.of` gave, or a page of it. One query where people wait, none otherwise."""
    items = list(listed)
    people = Resident.objects.in_bulk([one.resident for one in items if isinstance(one, Waits)])
    return [_row(one, people, shown) for one in items]


def _row(item: Any, people: dict[int, Resident], shown: frozenset[str]) -> WorkRow:
    if isinstance(item, Waits):
        return _of_who_waits(item, people[item.resident], shown)
    if isinstance(item, WaitingListEntry):
        return _of_who_is_in_line(item, shown)
    return _of_placement(item, shown) if isinstance(item, Placement) else _of_date(item)


def _of_placement(one: Placement, shown: frozenset[str]) -> WorkRow:
    return _of_person(
        one.resident,
        shown,
        what=f"{one.activity.title} · {_since(one.agreed_on)}",
        step=_("Ask what happened"),
        step_url=address("matching:message-to", one.resident.public_id),
        url=address("matching:timeline", one.public_id),
    )


def _of_date(one: Any) -> WorkRow:
    return WorkRow(
        on=one,
        number="",
        name=f"{wording.when(one)} · {one.activity.title}",
        url=address("activities:activity", one.activity.public_id),
        what=ngettext("%(n)s person", "%(n)s people", one.people) % {"n": one.people},
        step=_("Mark who was there"),
        step_url=address("matching:attendance", one.public_id),
    )


def _of_who_waits(one: Waits, resident: Resident, shown: frozenset[str]) -> WorkRow:
    return _of_person(
        resident,
        shown,
        what=ngettext("waits for %(n)s day", "waits for %(n)s days", one.waited) % {"n": one.waited},
        step=_("See what fits"),
        step_url=address("matching:fits", resident.public_id),
    )


def _of_who_is_in_line(one: WaitingListEntry, shown: frozenset[str]) -> WorkRow:
    told = {"activity": one.slot.activity.title, "day": _day(timezone.localdate(one.since))}
    return _of_person(
        one.resident,
        shown,
        what=_("on the waiting list of %(activity)s since %(day)s") % told,
        step=_("See what else fits"),
        step_url=address("matching:fits", one.resident.public_id),
    )


def _of_person(
    resident: Resident, shown: frozenset[str], *, what: str, step: str, step_url: str, url: str = ""
) -> WorkRow:
    return WorkRow(
        on=resident,
        number=resident.number_shown,
        name=name_of(resident, shown),
        url=url or address("residents:resident", resident.public_id),
        what=what,
        step=step,
        step_url=step_url,
    )


def _since(day: date | None) -> str:
    return _("agreed on %(day)s") % {"day": _day(day)} if day is not None else ""


def _day(day: date) -> str:
    return date_format(day, "j F Y")
