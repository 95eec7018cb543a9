"""Someone leaves: what organisations hear, and a hand-over to the next team with consent only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.teams.access import Role
from aandeslag.teams.models import Team
from aandeslag.vocabulary import DepartureReason
from matching.actions import (
    merge_residents,
    run_night,
    say_goodbye,
    sign_up,
    undo_goodbye,
    undo_merge,
)
from matching.models import Task
from reports.actions.erasing import erase_resident
from residents.actions import hand_over, record_consent
from residents.details import ResidentDetails
from residents.errors import HandOverError
from residents.models import HandOver, OfferedPerson, Resident
from tests.factories import OccurrenceFactory, SlotFactory
from tests.matching.conftest import FIRST, NOW, TODAY, Garden
from tests.paper.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from aandeslag.teams.models import Membership

State = HandOver.State


def leaves(person: Resident, reason: DepartureReason = DepartureReason.RELOCATION) -> Resident:
    return say_goodbye(resident=person, reason=reason, on=TODAY, by=None, now=NOW)


def page(client: Client, person: Resident) -> str:
    return client.get(reverse("matching:goodbye", args=[person.public_id])).content.decode()


def test_each_organisation_hears_it_once_without_why(garden: Garden, desk: Client) -> None:
    organisation = garden.slot.activity.organisation
    organisation.email = "tuin@voorbeeld.test"
    organisation.save()
    person = garden.resident(first_name="Rahel")
    second = SlotFactory.create(
        activity__organisation=organisation,
        activity__kind_of_work=garden.slot.activity.kind_of_work,
        activity__title="Kas",
        capacity=4,
    )
    in_the_second = OccurrenceFactory.create(slot=second, date=FIRST.replace(day=2))
    third = OccurrenceFactory.create(
        slot__activity__organisation__team=garden.town.team, date=FIRST.replace(day=3)
    )
    for what in ({"slot": garden.slot}, {"occurrence": in_the_second}, {"occurrence": third}):
        sign_up(resident=person, by=None, now=NOW, cautions_passed=frozenset({"day-part"}), **what)

    shown = page(desk, leaves(person))

    tasks = Task.objects.to_do().filter(kind=Task.Kind.TELL_HOST)
    assert tasks.count() == 2
    assert "Rahel komt niet meer naar: Kas, Wijktuin De Pol." in shown
    assert "mailto:tuin@voorbeeld.test?subject=" in shown
    assert "locatie" not in "".join(part.split("</p>")[0] for part in shown.split("message-text")[1:])

    told = reverse("matching:told-host", args=[tasks[0].public_id])
    assert desk.post(told)["Location"] == reverse("matching:goodbye", args=[person.public_id])
    assert tasks.count() == 1

    undo_goodbye(resident=person, now=NOW + timedelta(minutes=1))
    assert tasks.count() == 0


def test_nobody_under_18_is_named_to_an_organisation(garden: Garden, desk: Client) -> None:
    person = garden.resident(first_name="Samira")
    sign_up(resident=person, slot=garden.slot, by=None, now=NOW)
    Resident.objects.filter(pk=person.pk).update(birth_year=2010)

    shown = page(desk, leaves(person))

    assert "Een van de deelnemers komt niet meer naar: Wijktuin De Pol." in shown
    assert "Samira komt" not in shown


def test_who_finds_work_does_not_leave(garden: Garden, desk: Client) -> None:
    person = garden.resident()
    address = reverse("matching:goodbye", args=[person.public_id])
    for reason in ("paid-work", "study"):
        assert desk.post(address, {"reason": reason, "on": "2026-11-24"}).status_code == 422
    person.refresh_from_db()
    assert person.departed_on is None


@dataclass(frozen=True)
class Border:
    """Someone of one town who moved to the centre of the other."""

    here: Client
    there: Client
    person: Resident
    garden: Garden
    other: Garden

    def offer(self) -> None:
        centre = {"centre": str(self.other.town.centre.public_id)}
        self.here.post(reverse("matching:hand-over", args=[self.person.public_id]), centre)

    def agrees(self, *, given: bool = True) -> None:
        record_consent(
            resident=self.person, purpose="hand-over", given=given, language="ti", by=None, today=TODAY
        )


@pytest.fixture
def border(
    garden: Garden, other_garden: Garden, signed_in: Callable[[Membership], Client], desk: Client
) -> Border:
    Team.objects.update(status=Team.Status.ACTIVE)
    person = garden.resident(
        first_name="Mihret",
        interests=frozenset({"green"}),
        phone="0612345678",
        note="Alleen ochtend",
        birth_year=1991,
    )
    leaves(person)
    there = signed_in(other_garden.town.member(Role.DESK))
    return Border(desk, there, person, garden, other_garden)


def answer(border: Border, what: str, **told: Any) -> Any:
    [offered] = OfferedPerson.objects.all()
    return border.there.post(reverse(f"matching:{what}-hand-over", args=[offered.public_id]), told)


def test_without_a_yes_nothing_crosses(border: Border) -> None:
    assert "Ask" in page(border.here, border.person) or "Vraag" in page(border.here, border.person)
    border.offer()
    border.agrees(given=False)
    border.offer()
    assert (HandOver.objects.count(), OfferedPerson.objects.count()) == (0, 0)


def test_accepted_it_is_a_new_participant_with_three_facts(border: Border) -> None:
    border.agrees()
    for _press in range(2):
        border.offer()
    assert OfferedPerson.objects.get().team == border.other.town.team
    shown = border.there.get(reverse("matching:offered-people")).content.decode()
    assert "Mihret" in shown
    assert "0612345678" not in shown
    assert "Alleen ochtend" not in shown

    [offered] = OfferedPerson.objects.all()
    told = {"token": str(uuid4()), "gender": "woman"}
    accept = reverse("matching:accept-hand-over", args=[offered.public_id])
    answers = [border.there.post(accept, told) for _press in range(2)]

    new = Resident.objects.for_team(border.other.town.team).get(first_name="Mihret")
    assert {one["Location"] for one in answers} == {reverse("residents:explain", args=[new.public_id])}
    assert (new.languages, new.interests, new.centre) == (
        border.person.languages,
        border.person.interests,
        border.other.town.centre,
    )
    assert (new.phone, new.note, new.birth_year, new.legal_status) == ("", "", None, "unknown")
    assert new.explanations.count() == 0
    assert (HandOver.objects.get().state, OfferedPerson.objects.count()) == (State.ACCEPTED, 0)
    here, there = border.garden.town.team.pk, border.other.town.team.pk
    lines = Line.objects.filter(action__startswith="hand-over.").order_by("sequence")
    assert list(lines.exclude(action="hand-over.list").values_list("action", "team_id")) == [
        ("hand-over.offered", here),
        ("hand-over.received", there),
        ("hand-over.accepted", there),
        ("hand-over.accepted-there", here),
    ]


def test_declined_nothing_stays(border: Border) -> None:
    border.agrees()
    border.offer()
    assert answer(border, "decline").status_code == 302
    assert (HandOver.objects.get().state, OfferedPerson.objects.count()) == (State.DECLINED, 0)
    assert Resident.objects.for_team(border.other.town.team).filter(first_name="Mihret").count() == 0


def test_without_the_missing_fact_it_is_asked_again(border: Border) -> None:
    border.agrees()
    border.offer()
    assert answer(border, "accept", token=str(uuid4())).status_code == 422
    assert OfferedPerson.objects.count() == 1


@pytest.mark.parametrize(("days", "left"), [(28, 1), (29, 0)])
def test_after_28_days_it_is_gone(border: Border, days: int, left: int) -> None:
    border.agrees()
    border.offer()
    for _run in range(2):
        run_night(team=border.other.town.team, now=NOW + timedelta(days=days))
    assert OfferedPerson.objects.count() == left
    assert HandOver.objects.get().state == (State.WAITING if left else State.LAPSED)


def test_what_nobody_answered_is_withdrawn_with_the_departure_the_consent_and_the_person(
    border: Border,
) -> None:
    border.agrees()
    border.offer()
    undo_goodbye(resident=border.person, now=NOW)
    assert (HandOver.objects.get().state, OfferedPerson.objects.count()) == (State.WITHDRAWN, 0)

    border.person.refresh_from_db()
    leaves(border.person)
    border.offer()
    assert OfferedPerson.objects.count() == 1
    border.agrees(given=False)
    assert OfferedPerson.objects.count() == 0

    border.agrees()
    border.offer()
    assert OfferedPerson.objects.count() == 1
    erase_resident(resident=border.person, now=NOW)
    assert (HandOver.objects.count(), OfferedPerson.objects.count()) == (0, 0)


def test_what_another_team_accepted_is_not_undone(border: Border) -> None:
    border.agrees()
    border.offer()
    still_here = reverse("matching:undo-goodbye", args=[border.person.public_id])
    assert still_here in page(border.here, border.person)
    answer(border, "accept", token=str(uuid4()), gender="woman")

    pressed = border.here.post(still_here, follow=True)

    assert "Niet ongedaan gemaakt: een ander team heeft" in pressed.content.decode()
    assert still_here not in pressed.content.decode()
    border.person.refresh_from_db()
    assert border.person.departed_on == TODAY
    assert Resident.objects.filter(first_name="Mihret", departed_on=None).count() == 1


def test_an_offer_in_the_wrong_place_is_withdrawn_and_can_be_made_elsewhere(border: Border) -> None:
    border.agrees()
    border.offer()
    withdraw = reverse("matching:withdraw-hand-over", args=[HandOver.objects.get().public_id])
    assert withdraw in page(border.here, border.person)
    assert border.there.post(withdraw).status_code == 404

    for _press in range(2):
        assert "Ingetrokken." in border.here.post(withdraw, follow=True).content.decode()

    assert (HandOver.objects.get().state, OfferedPerson.objects.count()) == (State.WITHDRAWN, 0)
    assert withdraw not in page(border.here, border.person)
    here, there = border.garden.town.team.pk, border.other.town.team.pk
    lines = Line.objects.filter(action__startswith="hand-over.withdrawn").order_by("sequence")
    assert list(lines.values_list("action", "team_id")) == [
        ("hand-over.withdrawn", there),
        ("hand-over.withdrawn-there", here),
    ]
    border.offer()
    assert OfferedPerson.objects.count() == 1


def test_what_was_answered_meanwhile_is_not_withdrawn(border: Border) -> None:
    border.agrees()
    border.offer()
    answer(border, "decline")
    withdraw = reverse("matching:withdraw-hand-over", args=[HandOver.objects.get().public_id])
    assert "Niet ingetrokken" in border.here.post(withdraw, follow=True).content.decode()
    assert HandOver.objects.get().state == State.DECLINED


def test_who_was_in_the_books_twice_is_offered_once(border: Border) -> None:
    border.agrees()
    border.offer()
    double = border.garden.resident(first_name="Mihret")
    record_consent(resident=double, purpose="hand-over", given=True, language="ti", by=None, today=TODAY)
    hand_over(resident=leaves(double), centre=border.other.town.centre, by=None, today=TODAY)

    facts = ResidentDetails.of(border.person)
    merge = merge_residents(kept=border.person, other=double, details=facts, by=None, now=NOW)

    assert HandOver.objects.get().resident == border.person
    undo_merge(merge=merge, now=NOW)
    assert HandOver.objects.count() == 2


def test_only_after_they_left_and_only_to_another_team(border: Border) -> None:
    border.agrees()
    here, there = border.garden.town.centre, border.other.town.centre
    staying = border.garden.resident()
    record_consent(resident=staying, purpose="hand-over", given=True, language="ti", by=None, today=TODAY)
    for person, centre in ((border.person, here), (staying, there)):
        with pytest.raises(HandOverError):
            hand_over(resident=person, centre=centre, by=None, today=TODAY)


def test_the_card_says_what_is_handed_over_and_no_more(border: Border) -> None:
    border.agrees()
    border.offer()
    card = border.here.get(reverse("matching:hand-over-card", args=[HandOver.objects.get().public_id]))
    words = read(card.content).text
    assert "Mihret" in words
    assert "Tigrinya" in words
    assert "0612345678" not in words
    assert border.person.number_shown not in words


@pytest.mark.parametrize("how", ["accept", "decline"])
def test_once_answered_there_is_no_card_to_take_along(how: str, border: Border) -> None:
    border.agrees()
    border.offer()
    card = reverse("matching:hand-over-card", args=[HandOver.objects.get().public_id])
    assert card in page(border.here, border.person)
    answer(border, how, token=str(uuid4()), gender="woman")
    assert (card in page(border.here, border.person), border.here.get(card).status_code) == (False, 404)
