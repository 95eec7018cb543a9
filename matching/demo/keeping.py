"""What the invented teams know of their offer: who keeps it, what was asked, what COA wonders, own words."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from aandeslag.teams.access import Role
from activities.models import Activity, BusTime, Concern, Organisation, OwnText, Satisfaction

if TYPE_CHECKING:
    from datetime import date

    from matching.demo.towns import Town

# Every so many activities something else is still to be asked, so that the work lists have lines.
FULLY_ASKED_OF_THREE: Final = 2
PAYS: Final = (Activity.TravelPaidBy.NO_COST, Activity.TravelPaidBy.ORGANISATION, Activity.TravelPaidBy.TEAM)


def keep_offer(town: Town, *, today: date) -> None:
    activities = list(Activity.objects.for_team(town.team).order_by("pk"))
    for number, activity in enumerate(activities):
        _keep(town, activity, number, today)
    Activity.objects.bulk_update(
        activities,
        [
            *("keeper", "written_by", "checked_by", "checked_on", "is_additional", "is_non_profit"),
            *("travel_paid_by", "travel_cost", "group_size"),
        ],
    )
    _organisations(town, today)
    published = [one for one in activities if one.status == Activity.Status.PUBLISHED]
    for activity in published[:2]:
        _told(town, activity, today)


def _keep(town: Town, activity: Activity, number: int, today: date) -> None:
    """The coordinator keeps half of it, the desk the rest; they look at each other's work."""
    coordinator, desk = town.members[Role.COORDINATOR], town.members[Role.DESK]
    activity.keeper, other = (coordinator, desk) if number % 2 else (desk, coordinator)
    activity.written_by = activity.keeper
    if number % 4 and activity.status == Activity.Status.PUBLISHED:
        activity.checked_by, activity.checked_on = other, today - timedelta(days=20 + number)
    if number % 3 < FULLY_ASKED_OF_THREE:
        activity.is_additional = activity.is_non_profit = True
        activity.travel_paid_by, activity.group_size = PAYS[number % 3], 2 + number % 5
        if number % 3:
            activity.travel_cost = Decimal("4.60")


def _organisations(town: Town, today: date) -> None:
    organisations = list(Organisation.objects.for_team(town.team).order_by("pk"))
    for number, one in enumerate(organisations):
        one.spoken_on = today - timedelta(days=9 + 17 * (number % 5))
        if number % 4:
            one.is_insured, one.insurance_checked_on = number % 5 > 0, today - timedelta(days=100)
        if number % 3 == 0:
            one.has_quality_mark, one.quality_mark_until = True, today + timedelta(days=700)
    fields = ["spoken_on", "is_insured", "insurance_checked_on", "has_quality_mark", "quality_mark_until"]
    Organisation.objects.bulk_update(organisations, fields)


def _told(town: Town, activity: Activity, today: date) -> None:
    team = {"team": town.team, "activity": activity}
    Concern.objects.create(
        kind=Concern.Kind.QUESTION,
        text="Is er een droge plek om de fietsen neer te zetten?",
        asked_by=town.members[Role.COA],
        asked_on=today - timedelta(days=3),
        **team,
    )
    Concern.objects.create(
        kind=Concern.Kind.NOT_RIGHT,
        text="Op de kaart staat de oude bushalte.",
        asked_by=town.members[Role.COA],
        asked_on=today - timedelta(days=6),
        decision=Concern.Decision.CHANGED,
        answer="Dank je, de halte is aangepast.",
        answered_by=town.members[Role.COORDINATOR],
        answered_on=today - timedelta(days=1),
        **team,
    )
    Satisfaction.objects.create(
        answer=Satisfaction.Answer.GOOD,
        on=today - timedelta(days=12),
        by=town.members[Role.DESK],
        **team,
    )
    BusTime.objects.create(centre=town.centre, minutes=18, **team)
    OwnText.objects.create(
        language="en",
        title="Working outside together",
        text="We work outside with people from the neighbourhood. After the work there is soup.",
        written_by=town.members[Role.DESK],
        written_on=today - timedelta(days=30),
        **team,
    )
