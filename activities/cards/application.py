"""What UWV's form asks of one kind of work, ready to be copied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from activities import wording
from activities.models import VolunteerDeclaration

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from aandeslag.teams.models import VolunteerCentre
    from activities.models import Activity, KindOfWork

Applicant = VolunteerDeclaration.Applicant


@dataclass(frozen=True)
class Application:
    """Questions with their answers, part by part; `missing` names what nobody filled in yet."""

    parts: list[tuple[str, list[tuple[str, str]]]]

    @property
    def missing(self) -> list[str]:
        return [question for _part, answers in self.parts for question, answer in answers if not answer]

    @property
    def plain(self) -> str:
        """Everything as one text, to be copied at once."""
        return "\n\n".join(
            "\n".join([part, *(f"{question}: {answer}" for question, answer in answers)])
            for part, answers in self.parts
        )


def application_of(
    kind_of_work: KindOfWork,
    activities: Sequence[Activity],
    centre: VolunteerCentre | None,
    today: date,
) -> Application:
    """`activities` are those of this work that have not ended; `centre` applies where it is authorised."""
    parts = [
        (_("The organisation"), _organisation(kind_of_work)),
        (_("The work"), _work(kind_of_work, activities, today)),
    ]
    if centre is not None:
        parts.append((_("Authorised to apply for it"), _centre(centre)))
    return Application(parts)


def _organisation(kind_of_work: KindOfWork) -> list[tuple[str, str]]:
    organisation = kind_of_work.organisation
    return [
        (_("Name"), organisation.name),
        (_("Chamber of commerce number"), organisation.commerce_number),
        (_("Address"), organisation.address),
        (_("Telephone"), organisation.phone),
        (_("E-mail"), organisation.email),
    ]


def _work(kind_of_work: KindOfWork, activities: Sequence[Activity], today: date) -> list[tuple[str, str]]:
    moments = [wording.when(slot) for one in activities for slot in one.slots.all()]
    addresses = [one.address or kind_of_work.organisation.address for one in activities]
    contacts = [one.site_contact.name for one in activities if one.site_contact is not None]
    at_once = sum(slot.capacity for one in activities for slot in one.slots.all())
    return [
        (_("Kind of work"), kind_of_work.description),
        (_("What volunteers do there, and for whom"), kind_of_work.details),
        (_("Where"), _each(addresses)),
        (_("When"), _each(moments)),
        (_("Volunteers at most"), str(at_once) if at_once else ""),
        (_("Who receives them"), _each(contacts)),
        (_("The work is usually unpaid"), _answer([one.is_additional for one in activities])),
        (_("Without aim of profit"), _answer([one.is_non_profit for one in activities])),
        (_("From"), wording.day(today)),
    ]


def _centre(centre: VolunteerCentre) -> list[tuple[str, str]]:
    return [
        (_("Name"), centre.name),
        (_("Municipality"), centre.municipality.name),
        (_("Telephone"), centre.phone),
        (_("E-mail"), centre.email),
    ]


def _each(values: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, values)))


def _answer(answers: Sequence[bool | None]) -> str:
    """Yes only when it was said of every activity."""
    if not answers or None in answers:
        return ""
    return _("yes") if all(answers) else _("no")
