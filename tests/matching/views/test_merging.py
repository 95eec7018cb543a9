"""*The same person as …*: find, compare, choose, merge, and take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse

from aandeslag.audit.models import Line
from matching.actions import merge_residents, sign_up
from residents.details import ResidentDetails
from residents.models import Merge, Resident
from tests.benchmarks.forms import form_of
from tests.factories import ResidentFactory
from tests.matching.conftest import NOW, Garden
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from django.test import Client

    from tests.world import Town


@pytest.fixture
def kept(garden: Garden, other_town: Town) -> Resident:
    ResidentFactory.create(team=other_town.team, first_name="Yusuf", number=377, birth_year=1998)
    return garden.resident(
        first_name="Yusuf", number=412, birth_year=1998, languages=frozenset({"ar"}), district="Oost"
    )


@pytest.fixture
def other(garden: Garden) -> Resident:
    return garden.resident(
        first_name="يوسف", number=377, birth_year=1997, languages=frozenset({"ti"}), phone="0612345678"
    )


# Session, user, membership; the person; two ways to look for names, the people; the log.
QUERIES = 7


def same_as(kept: Resident) -> str:
    return reverse("matching:same-as", args=[kept.public_id])


def compare(kept: Resident, other: Resident) -> str:
    return reverse("matching:merge", args=[kept.public_id, other.public_id])


def filled(desk: Client, kept: Resident, other: Resident, **choices: str) -> dict[str, Any]:
    return form_of(desk.get(compare(kept, other))).values | choices


def log(action: str) -> list[set[str]]:
    return [set(line.object_ids.split()) for line in Line.objects.filter(action=action).order_by("sequence")]


def numbers_on(page: Any) -> list[str]:
    return [row.number for row in page.context["rows"]]


def test_who_resembles_them_is_shown_at_once(desk: Client, kept: Resident, other: Resident) -> None:
    assert numbers_on(desk.get(same_as(kept))) == ["0377"]
    assert log("resident.same-as") == [{str(kept.public_id), str(other.public_id)}]


@pytest.mark.parametrize("text", ["Youssef", "377", "0377"])
def test_the_other_is_found_by_name_or_number_in_the_own_team_only(
    desk: Client, kept: Resident, other: Resident, text: str
) -> None:
    assert numbers_on(desk.post(same_as(kept), {"find": text})) == ["0377"]


def test_the_comparison_asks_only_about_what_differs(desk: Client, kept: Resident, other: Resident) -> None:
    form = desk.get(compare(kept, other)).context["form"]

    assert {fact.name: fact.usual.value for fact in form.facts if fact.differs} == {
        "first_name": "kept",
        "birth_year": "kept",
        "lives": "kept",
        "languages": "both",
        "phone": "other",
    }
    assert log("resident.compared") == [{str(kept.public_id), str(other.public_id)}]


def test_merged_as_it_was_chosen(desk: Client, kept: Resident, other: Resident) -> None:
    answer = desk.post(compare(kept, other), filled(desk, kept, other, birth_year="other"), follow=True)

    kept.refresh_from_db()
    assert (kept.first_name, kept.birth_year, kept.languages, kept.phone, kept.district) == (
        "Yusuf",
        1997,
        frozenset({"ar", "ti"}),
        "0612345678",
        "Oost",
    )
    assert "0377" in answer.content.decode()
    assert not Resident.objects.filter(pk=other.pk).exists()


def test_sent_twice_is_merged_once(desk: Client, kept: Resident, other: Resident) -> None:
    form = filled(desk, kept, other)

    answers = [desk.post(compare(kept, other), form).status_code for _ in range(2)]

    assert (answers, Merge.objects.count()) == ([302, 302], 1)


def test_the_undo_stands_on_the_card(desk: Client, kept: Resident, other: Resident) -> None:
    desk.post(compare(kept, other), filled(desk, kept, other))
    card = reverse("residents:resident", args=[kept.public_id])
    undo = reverse("matching:undo-merge", args=[Merge.objects.get().public_id])
    assert undo in desk.get(card).content.decode()

    desk.post(undo)
    desk.post(undo)

    assert Resident.objects.get(pk=other.pk).first_name == "يوسف"
    assert undo not in desk.get(card).content.decode()


def test_an_undo_that_is_refused_says_why(
    desk: Client, garden: Garden, kept: Resident, other: Resident
) -> None:
    desk.post(compare(kept, other), filled(desk, kept, other))
    kept.refresh_from_db()
    sign_up(resident=kept, occurrence=garden.dates[0], by=None, now=NOW)

    answer = desk.post(reverse("matching:undo-merge", args=[Merge.objects.get().public_id]), follow=True)

    *_earlier, message = answer.context["messages"]
    assert "kan niet meer" in str(message)
    assert not Resident.objects.filter(pk=other.pk).exists()


def test_another_team_and_oneself_are_not_found(
    desk: Client, kept: Resident, other: Resident, other_town: Town
) -> None:
    stranger = Resident.objects.get(team=other_town.team, number=377)

    addresses = [compare(kept, stranger), compare(stranger, other), compare(kept, kept), same_as(stranger)]

    assert [desk.get(address).status_code for address in addresses] == [404] * 4
    assert [desk.post(address, {"find": "x"}).status_code for address in addresses] == [404] * 4


def test_a_merge_of_another_team_is_not_found_and_stays(
    desk: Client, kept: Resident, other_town: Town
) -> None:
    theirs = [ResidentFactory.create(team=other_town.team, number=number) for number in (1, 2)]
    details = ResidentDetails.of(theirs[0])
    merge = merge_residents(kept=theirs[0], other=theirs[1], details=details, by=None, now=NOW)

    answer = desk.post(reverse("matching:undo-merge", args=[merge.public_id]))

    assert (answer.status_code, Resident.objects.filter(pk=theirs[1].pk).exists()) == (404, False)


def test_no_name_stands_in_an_address(desk: Client, kept: Resident, other: Resident) -> None:
    page = desk.post(same_as(kept), {"find": "Youssef"}).content.decode()

    assert "Youssef" not in page.replace('value="Youssef"', "")
    assert "?" not in compare(kept, other)


@pytest.mark.parametrize("others", [1, 5])
def test_the_pages_ask_as_much_of_the_database_whoever_is_found(
    desk: Client, garden: Garden, kept: Resident, others: int
) -> None:
    for number in range(4000, 4000 + others):
        garden.resident(first_name="Yousef", number=number, birth_year=1998)

    with exactly(QUERIES):
        desk.get(same_as(kept))
