"""The volunteer agreement of one placement: nine parts, filled in with what is known, to be signed on paper.

The parts are those that the guideline of the Dutch association of volunteer organisations (NOV) names: the
work, begin and end, times, guidance, having a say, costs, insurance, conflicts, confidentiality.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from aandeslag.paper.typesetting import typeset
from aandeslag.vocabulary import TextLanguage
from activities.models import Activity
from activities.wording import euros, hours
from matching import wording

if TYPE_CHECKING:
    from datetime import date

    from matching.models import Placement

# What nobody has answered yet is written in by hand.
TO_FILL_IN: Final = "…………………………………"
DAY: Final = "j F Y"


@dataclass(frozen=True)
class Part:
    heading: str
    text: str


def agreement(placement: Placement, today: date) -> bytes:
    """One A4 in Dutch. Needs the placement with its resident, team, slot, occurrence and activity loaded."""
    activity = placement.activity
    with override(TextLanguage.DUTCH):
        data = {
            "product": placement.team.product_name,
            "heading": _("Volunteer agreement"),
            "between": _("between"),
            "and": _("and"),
            "volunteer": f"{placement.resident.first_name} ({placement.resident.number_shown})",
            "organisation": activity.organisation.name,
            "parts": [{"heading": one.heading, "text": one.text} for one in parts_of(placement)],
            "day": date_format(today, DAY),
            "signatures": [_("volunteer"), _("organisation"), _("parent or guardian, of who is under 18")],
        }
        return typeset("agreement", data, title=_("Volunteer agreement"), language=TextLanguage.DUTCH.value)


def parts_of(placement: Placement) -> list[Part]:
    activity = placement.activity
    return [
        Part(_("The work"), _work(activity)),
        Part(_("Begin and end"), _begin_and_end(placement)),
        Part(_("Times"), _times(placement)),
        Part(_("Guidance"), _guidance(activity)),
        Part(
            _("Having a say"), _("The volunteer may always say what can be better. The organisation listens.")
        ),
        Part(_("Costs"), _costs(activity)),
        Part(_("Insurance"), _insurance(activity)),
        Part(
            _("When something goes wrong"),
            _("First talk to each other. If that does not help, the team helps: %(phone)s.")
            % {"phone": placement.team.phone or TO_FILL_IN},
        ),
        Part(
            _("Confidentiality"),
            _("What the volunteer hears about people, and what people hear about the volunteer, stays here."),
        ),
    ]


def _work(activity: Activity) -> str:
    work = activity.kind_of_work.description if activity.kind_of_work is not None else ""
    named = f"{activity.title} ({work})" if work and work != activity.title else activity.title
    return _("%(work)s. It is unpaid, and it is a free choice.") % {"work": named}


def _begin_and_end(placement: Placement) -> str:
    begins = placement.occurrence.date if placement.occurrence is not None else placement.agreed_on
    if not placement.is_standing:
        return _("On %(day)s only.") % {"day": date_format(begins, DAY) if begins else TO_FILL_IN}
    until = placement.slot.valid_until if placement.slot is not None else None
    from_then_on = _("From %(day)s on") % {"day": date_format(begins, DAY) if begins else TO_FILL_IN}
    end = _("until %(day)s") % {"day": date_format(until, DAY)} if until else _("until one of the two stops")
    return _("%(begin)s, %(end)s. Both may stop at any time and say so to the team.") % {
        "begin": from_then_on,
        "end": end,
    }


def _times(placement: Placement) -> str:
    when = placement.occurrence or placement.slot
    if when is None:
        return TO_FILL_IN
    clock = hours(when.starts, when.ends)
    how_often = wording.every(placement.slot) if placement.is_standing and placement.slot else ""
    return f"{how_often or _('once')}, {clock}." if clock else f"{how_often}."


def _guidance(activity: Activity) -> str:
    contact = activity.site_contact.name if activity.site_contact is not None else TO_FILL_IN
    return _("%(contact)s explains the work, shows what is safe, and can be asked anything.") % {
        "contact": contact
    }


def _costs(activity: Activity) -> str:
    paid = {
        Activity.TravelPaidBy.NO_COST: _("There are no costs."),
        Activity.TravelPaidBy.ORGANISATION: _("The organisation pays the travel costs."),
        Activity.TravelPaidBy.TEAM: _("The team pays the travel costs."),
        Activity.TravelPaidBy.SELF: _("The volunteer pays the travel costs."),
    }
    known = paid.get(Activity.TravelPaidBy(activity.travel_paid_by)) if activity.travel_paid_by else None
    said = known or _("Travel costs are paid by: %(whom)s") % {"whom": TO_FILL_IN}
    if not activity.travel_cost:
        return str(said)
    amount = _("The way there and back costs %(amount)s.") % {"amount": euros(activity.travel_cost)}
    return f"{amount} {said}"


def _insurance(activity: Activity) -> str:
    if activity.organisation.is_insured:
        return _("The volunteer is insured through the organisation or the municipality.")
    return _("Insured through: %(whom)s") % {"whom": TO_FILL_IN}
