"""COA asks or worries, the coordinator decides, COA sees the answer; after six months it is gone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.urls import reverse

from aandeslag.teams.access import Role
from activities.actions import forget_old_concerns
from activities.models import Activity, Concern
from tests.activities.conftest import TODAY, logged
from tests.activities.queries import queries_of
from tests.factories import ConcernFactory

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from aandeslag.teams.models import Membership
    from tests.activities.conftest import Garden

pytestmark = pytest.mark.django_db
LIST = "/offer/concerns/"


@pytest.fixture
def coordinator(garden: Garden, signed_in: Callable[[Membership], Client]) -> Client:
    return signed_in(garden.town.member(Role.COORDINATOR))


def _ask(coa: Client, garden: Garden, token: str) -> None:
    url = reverse("activities:raise-concern", args=[garden.activity.public_id])
    coa.post(url, {"kind": "not-safe", "text": "Is er een helm?", "token": token})


def test_a_question_reaches_the_coordinator_and_the_answer_comes_back(
    coa: Client, coordinator: Client, garden: Garden
) -> None:
    token = str(uuid4())
    _ask(coa, garden, token)
    _ask(coa, garden, token)  # pressed twice
    concern = Concern.objects.get()
    assert (concern.kind, concern.asked_by) == ("not-safe", garden.town.member(Role.COA).user)
    assert "COA vraagt iets over het aanbod (1 keer)." in coordinator.get("/work/").content.decode()

    url = reverse("activities:answer-concern", args=[concern.public_id])
    coordinator.post(url, {"decision": "changed", "answer": "Ja, er zijn nu helmen."})

    assert "Ja, er zijn nu helmen." in coa.get(LIST).content.decode()
    assert "COA vraagt iets" not in coordinator.get("/work/").content.decode()
    assert logged()[-1] == ("concern.answered", "decision")


def test_every_choice_of_a_question_says_something(coa: Client, garden: Garden) -> None:
    page = coa.get(reverse("activities:raise-concern", args=[garden.activity.public_id])).content.decode()

    assert page.count('type="radio"') == len(Concern.Kind)
    assert "---------" not in page


def test_out_of_the_offer_happens_at_once_and_coa_still_sees_the_answer(
    coa: Client, coordinator: Client, garden: Garden
) -> None:
    concern = ConcernFactory.create(activity=garden.activity, asked_by=garden.town.member(Role.COA).user)
    url = reverse("activities:answer-concern", args=[concern.public_id])

    coordinator.post(url, {"decision": "taken-out", "answer": "Eerst regelen."})

    garden.activity.refresh_from_db()
    assert garden.activity.status == Activity.Status.DRAFT
    assert "Eerst regelen." in coa.get(LIST).content.decode()


def test_the_first_answer_stays(coordinator: Client, garden: Garden) -> None:
    concern = ConcernFactory.create(activity=garden.activity)
    url = reverse("activities:answer-concern", args=[concern.public_id])
    coordinator.post(url, {"decision": "stays", "answer": "Het klopt."})
    coordinator.post(url, {"decision": "changed", "answer": "Anders."})
    concern.refresh_from_db()
    assert (concern.decision, concern.answer) == ("stays", "Het klopt.")


def test_coa_sees_only_what_they_asked_themselves(
    coa: Client, desk: Client, garden: Garden, other_garden: Garden
) -> None:
    ConcernFactory.create(activity=garden.activity, text="Van een collega")
    ConcernFactory.create(activity=other_garden.activity, text="Uit een andere stad")

    assert "Van een collega" not in coa.get(LIST).content.decode()
    seen = desk.get(LIST).content.decode()
    assert ("Van een collega" in seen, "Uit een andere stad" in seen) == (True, False)


def test_who_may_decide(desk: Client, garden: Garden) -> None:
    concern = ConcernFactory.create(activity=garden.activity)
    assert desk.get(reverse("activities:answer-concern", args=[concern.public_id])).status_code == 403
    assert desk.get(reverse("activities:raise-concern", args=[garden.activity.public_id])).status_code == 403


def test_after_six_months_it_is_gone(garden: Garden, other_garden: Garden) -> None:
    ConcernFactory.create(activity=garden.activity, asked_on=date(2026, 5, 22))
    kept = ConcernFactory.create(activity=garden.activity, asked_on=date(2026, 5, 23))
    theirs = ConcernFactory.create(activity=other_garden.activity, asked_on=date(2026, 1, 1))

    assert forget_old_concerns(team=garden.team, today=TODAY) == 1
    assert set(Concern.objects.all()) == {kept, theirs}


@pytest.fixture
def answered(garden: Garden) -> Concern:
    made: Concern = ConcernFactory.create(
        activity=garden.activity,
        asked_by=garden.town.member(Role.COA).user,
        text="Is er een helm?",
        decision="changed",
        answer="Ja, er zijn nu helmen.",
        answered_on=TODAY,
    )
    return made


def test_the_answer_stands_on_the_home_page_of_who_asked_until_it_was_read(
    coa: Client, garden: Garden, answered: Concern
) -> None:
    seen = reverse("activities:answer-seen", args=[answered.public_id])
    page = coa.get("/").content.decode()
    assert ("Ja, er zijn nu helmen." in page, "Is er een helm?" in page, seen in page) == (True, True, True)

    answers = [coa.post(seen) for _ in range(2)]  # pressed twice

    assert [(one.status_code, one["Location"]) for one in answers] == [(302, "/")] * 2
    assert "Ja, er zijn nu helmen." not in coa.get("/").content.decode()
    assert "Ja, er zijn nu helmen." in coa.get(LIST).content.decode()
    answered.refresh_from_db()
    assert answered.seen_on == TODAY
    assert logged()[-1] == ("concern.answer-seen", "seen_on")


def test_what_waits_for_an_answer_does_not_stand_there_and_cannot_be_read(
    coa: Client, garden: Garden
) -> None:
    mine = ConcernFactory.create(
        activity=garden.activity, asked_by=garden.town.member(Role.COA).user, text="Wanneer?"
    )

    coa.post(reverse("activities:answer-seen", args=[mine.public_id]))

    mine.refresh_from_db()
    assert (mine.seen_on, "Wanneer?" in coa.get("/").content.decode()) == (None, False)


def test_nobody_else_sees_the_answer_at_home_or_says_to_have_read_it(
    coa: Client,
    garden: Garden,
    other_garden: Garden,
    answered: Concern,
    signed_in: Callable[[Membership], Client],
) -> None:
    """Of a colleague at COA, of another town, or of the same person who works for another town as well."""
    facts = {"decision": "stays", "answered_on": TODAY}
    of_colleague = ConcernFactory.create(activity=garden.activity, answer="Voor een collega", **facts)
    same = garden.town.member(Role.COA).user
    elsewhere = ConcernFactory.create(
        activity=other_garden.activity, asked_by=same, answer="In een andere stad", **facts
    )
    seen = [reverse("activities:answer-seen", args=[one.public_id]) for one in (of_colleague, elsewhere)]

    page = coa.get("/").content.decode()

    assert ("Voor een collega" in page, "In een andere stad" in page) == (False, False)
    assert [coa.post(one).status_code for one in seen] == [404, 404]
    desk = signed_in(garden.town.member(Role.DESK))
    assert desk.post(reverse("activities:answer-seen", args=[answered.public_id])).status_code == 403
    assert "Ja, er zijn nu helmen." not in desk.get("/").content.decode()
    theirs = signed_in(other_garden.town.member(Role.COA))
    assert "Ja, er zijn nu helmen." not in theirs.get("/").content.decode()
    assert not Concern.objects.exclude(seen_on=None).exists()


@pytest.mark.parametrize("number", [1, 12])
def test_the_home_page_asks_as_much_for_many_answers_as_for_one(
    coa: Client, garden: Garden, number: int
) -> None:
    ConcernFactory.create_batch(
        number,
        activity=garden.activity,
        asked_by=garden.town.member(Role.COA).user,
        decision="stays",
        answered_on=TODAY,
    )

    assert queries_of(coa, "/") == 5
