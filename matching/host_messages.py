"""Writes to an organisation that somebody does not come any more: a first name, never why or where to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.utils.translation import gettext as _
from django.utils.translation import override

from aandeslag.vocabulary import TextLanguage
from matching.messaging import link_to
from matching.models import Placement, Task
from residents.rules import needs_guardian

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from activities.models import Activity, Organisation
    from residents.models import Resident


@dataclass(frozen=True)
class HostMessage:
    """Ready to be sent by hand; the addresses stand in the links and nowhere else."""

    task: UUID
    organisation: str
    text: str
    mail_link: str
    phone_link: str
    is_told: bool


def host_messages(resident: Resident, today: date) -> list[HostMessage]:
    """One for each organisation that expected them, the untold first. Two queries."""
    tasks = Task.objects.filter(placement__resident=resident, kind=Task.Kind.TELL_HOST)
    standing = tasks.filter(placement__ended_by_departure=True)
    rows = standing.select_related("activity__organisation", "activity__site_contact").order_by("since", "pk")
    titles = _titles(resident)
    found = [_message(one, one.activity, resident, titles, today) for one in rows if one.activity]
    return sorted(found, key=lambda one: one.is_told)


def _titles(resident: Resident) -> dict[int, list[str]]:
    """By organisation, what they came to."""
    found: dict[int, list[str]] = {}
    ended = Placement.objects.filter(
        resident=resident, ended_by_departure=True, status=Placement.Status.ENDED
    )
    names = (
        ended.values_list("activity__organisation", "activity__title").distinct().order_by("activity__title")
    )
    for organisation, title in names:
        found.setdefault(organisation, []).append(title)
    return found


def _message(
    task: Task, activity: Activity, resident: Resident, titles: dict[int, list[str]], today: date
) -> HostMessage:
    organisation = activity.organisation
    what = titles.get(organisation.pk, [activity.title])
    with override(TextLanguage.DUTCH):
        text, subject = _text(organisation, resident, what, today), _("Somebody does not come any more")
    phone = (activity.site_contact.phone if activity.site_contact else "") or organisation.phone
    mail = f"mailto:{organisation.email}?subject={quote(subject)}&body={quote(text)}"
    return HostMessage(
        task=task.public_id,
        organisation=organisation.name,
        text=text,
        mail_link=mail if organisation.email else "",
        phone_link=link_to(phone, text) if phone else "",
        is_told=task.done_at is not None,
    )


def _text(organisation: Organisation, resident: Resident, titles: list[str], today: date) -> str:
    """Nobody under 18 is named outside the team."""
    is_named = not needs_guardian(resident.birth_year, today)
    who = resident.first_name if is_named else _("One of the participants")
    return "\n".join(
        [
            _("Hello %(organisation)s,") % {"organisation": organisation.name},
            _("%(who)s does not come any more to: %(what)s.") % {"who": who, "what": ", ".join(titles)},
            _("You need not do anything. If there is a place again, we look for somebody else."),
            _("Kind regards, %(team)s") % {"team": resident.team.product_name},
        ]
    )
