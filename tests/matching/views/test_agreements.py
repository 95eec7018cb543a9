"""The volunteer agreement: nine parts, filled in with what is known; what is not, is left open by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import override

from aandeslag.audit.models import Line
from activities.models import Activity, Organisation
from matching.actions import sign_up
from matching.agreements import TO_FILL_IN, parts_of
from matching.models import Placement
from tests.matching.conftest import NOW
from tests.paper.reading import read

if TYPE_CHECKING:
    from django.test import Client

    from tests.matching.conftest import Garden


def every_week(garden: Garden) -> Placement:
    return sign_up(
        resident=garden.resident(first_name="Rahel", number=412, birth_year=1987),
        slot=garden.slot,
        by=garden.desk,
        now=NOW,
    )


def said(placement: Placement) -> list[str]:
    found = Placement.objects.select_related("activity__organisation", "slot", "occurrence").get(
        pk=placement.pk
    )
    with override("nl"):
        return [one.text for one in parts_of(found)]


def test_nine_parts_and_room_to_sign(garden: Garden, desk: Client) -> None:
    placement = every_week(garden)

    answer = desk.get(reverse("matching:agreement-pdf", args=[placement.public_id]))

    paper = read(answer.content)
    assert (paper.is_tagged, len(paper.pages), paper.headings) == (True, 1, [1] + [2] * 9)
    shown = ["Rahel", "0412", garden.slot.activity.organisation.name, "ouder of voogd"]
    assert [one for one in shown if one not in paper.text] == []
    assert "1987" not in paper.text
    assert Line.objects.get(action="placement.agreement").object_ids == str(placement.resident.public_id)


def test_who_comes_every_week_may_stop_at_any_time(garden: Garden) -> None:
    parts = said(every_week(garden))

    assert parts[1] == (
        "Vanaf 24 november 2026, totdat een van de twee stopt. "
        "Beiden mogen op elk moment stoppen en zeggen dat dan tegen het team."
    )
    assert parts[2] == "elke dinsdag, 9:30–12:00."


def test_one_date_says_which(garden: Garden) -> None:
    placement = sign_up(resident=garden.resident(), occurrence=garden.dates[0], by=garden.desk, now=NOW)

    parts = said(placement)

    assert parts[1:3] == ["Alleen op 1 december 2026.", "één keer, 9:30–12:00."]


def test_what_nobody_asked_yet_is_filled_in_by_hand(garden: Garden) -> None:
    activity = garden.slot.activity
    Activity.objects.filter(pk=activity.pk).update(travel_paid_by=None)
    Organisation.objects.filter(pk=activity.organisation_id).update(is_insured=None)
    placement = every_week(garden)
    unknown = said(placement)

    Activity.objects.filter(pk=activity.pk).update(travel_paid_by="team")
    Organisation.objects.filter(pk=activity.organisation_id).update(is_insured=True)
    known = said(placement)

    assert [TO_FILL_IN in unknown[5], TO_FILL_IN in unknown[6]] == [True, True]
    assert known[5:7] == [
        "Het team betaalt de reiskosten.",
        "De vrijwilliger is verzekerd via de organisatie of de gemeente.",
    ]


def test_what_the_way_costs_stands_beside_who_pays_it(garden: Garden) -> None:
    Activity.objects.filter(pk=garden.slot.activity.pk).update(
        travel_paid_by="organisation", travel_cost="4.5"
    )
    assert said(every_week(garden))[5] == (
        "De weg heen en terug kost €\u00a04,50. De organisatie betaalt de reiskosten."
    )


def test_of_another_town_there_is_none(other_garden: Garden, desk: Client) -> None:
    theirs = Placement.objects.filter(team=other_garden.town.team).earliest("pk")

    answer = desk.get(reverse("matching:agreement-pdf", args=[theirs.public_id]))

    assert answer.status_code == 404
