"""*Samen kijken*: their language, their cards, nobody else, and one press to the slip."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.phrases.models import Phrase
from aandeslag.teams.access import Role
from aandeslag.teams.models import Duty
from matching.models import Placement
from tests.factories import ParticipationFactory, VisitFactory, WalkInSessionFactory
from tests.matching.conftest import NOW, TODAY, Garden, make_garden
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from matching.cards.looking import LookCard
    from residents.models import Resident

WORDS = re.compile(r"<[^>]*>")


def look(client: Client, resident: Resident, **asked: Any) -> Response:
    return client.get(reverse("matching:look", args=[resident.public_id]), asked)


def cards(response: Response) -> list[LookCard]:
    return [item["card"] for item in response.context["cards"]]


def words(response: Response) -> str:
    """What stands on the page, without its markup."""
    return " ".join(WORDS.sub(" ", response.content.decode()).split())


def marks(card: LookCard) -> list[tuple[str, str]]:
    return [(mark.picture, mark.line.text) for mark in card.marks]


def test_a_card_says_what_when_and_how_far_in_their_language(garden: Garden, desk: Client) -> None:
    [card] = cards(look(desk, garden.resident(preferred_language="ti")))

    assert (card.theme, card.what.text, card.what.dutch, card.title) == (
        *("green", "ኣብ ጀርዲን ምስራሕ", "Werken in de tuin"),
        "Wijktuin De Pol",
    )
    assert (card.day.text, card.day.dutch, card.hours) == ("ሰሉስ 1 ታሕሳስ", "dinsdag 1 december", "9:30–12:00")
    assert [day.is_it for day in card.days] == [False, True, False, False, False, False, False]
    assert [(day.line.text, day.line.dutch) for day in card.days][1] == ("ሰሉ", "di")
    assert card.every is not None
    assert (card.every.text, card.every.dutch) == ("ነፍሲ ወከፍ ሰሙን፦ ሰሉስ", "elke week: dinsdag")


def test_the_page_is_in_their_language_and_direction(garden: Garden, desk: Client) -> None:
    page = look(desk, garden.resident(preferred_language="ar")).content.decode()

    assert '<html lang="ar" dir="rtl">' in page
    assert "bootstrap.rtl.min.css" in page


def test_another_language_can_be_chosen(garden: Garden, desk: Client) -> None:
    person = garden.resident(preferred_language="ar")

    assert look(desk, person, language="so").context["book"].language == "so"
    assert look(desk, person, language="nonsense").context["book"].language == "ar"


def test_who_reads_dutch_reads_it_once(garden: Garden, desk: Client) -> None:
    [card] = cards(look(desk, garden.resident(preferred_language="nl")))

    assert (card.what.text, card.what.dutch, card.day.text, card.day.dutch) == (
        *("Werken in de tuin", ""),
        *("dinsdag 1 december", ""),
    )


def test_only_what_fits_and_only_of_this_team(garden: Garden, desk: Client) -> None:
    make_garden(garden.town, title="Naaiatelier", women_only=True)

    found = cards(look(desk, garden.resident(gender="man")))

    assert [card.title for card in found] == ["Wijktuin De Pol"]


def test_no_name_no_number_and_nothing_about_others(garden: Garden, desk: Client) -> None:
    """Also not that this is the last place, or that somebody waits."""
    garden.fill(garden.dates[0], 3)
    person = garden.resident(first_name="Rahelnaam", number=4711)
    garden.resident(first_name="Selamnaam")

    page = look(desk, person)

    around = (str(garden.desk), garden.town.team.name)
    for private in ("Rahelnaam", "Selamnaam", "4711", "plek", "place", *around):
        assert private not in words(page)
    assert re.findall(r'class="(?:bar|menu)', page.content.decode()) == []


def test_a_woman_hears_that_other_women_come_and_a_man_does_not(garden: Garden, desk: Client) -> None:
    for gender in ("woman", "woman", "man"):
        ParticipationFactory.create(
            placement__occurrence=garden.dates[0], placement__resident=garden.resident(gender=gender)
        )
    garden.slot.activity.children_welcome = True
    garden.slot.activity.save()

    [hers] = cards(look(desk, garden.resident(gender="woman", preferred_language="en")))
    [his] = cards(look(desk, garden.resident(gender="man", preferred_language="en")))

    assert ("look.women", "Other women come too") in marks(hers)
    assert "look.women" not in dict(marks(his))
    assert ("look.children", "Children are welcome") in marks(his)


def test_the_way_is_said_by_foot_or_by_bicycle(garden: Garden, desk: Client) -> None:
    centre, activity = garden.town.centre, garden.slot.activity
    centre.latitude, centre.longitude = 52.0, 5.9
    activity.latitude, activity.longitude = 52.01, 5.93
    centre.save()
    activity.save()

    [on_foot] = cards(look(desk, garden.resident(preferred_language="en")))
    [by_bicycle] = cards(
        look(desk, garden.resident(preferred_language="en", travel_modes=frozenset({"bicycle"})))
    )

    assert ("bicycle", "13 min by bicycle") in marks(by_bicycle)
    assert ("foot", "40 min on foot") in marks(on_foot)


def test_where_nothing_fits_the_page_says_so(garden: Garden, desk: Client) -> None:
    garden.slot.activity.women_only = True
    garden.slot.activity.save()

    page = look(desk, garden.resident(gender="man", preferred_language="fr"))

    assert cards(page) == []
    assert "Il n'y a rien qui convient maintenant." in words(page).replace("&#x27;", "'")


@pytest.mark.parametrize("often", ["once", "every-time"])
def test_one_press_signs_up_and_leads_to_the_slip(garden: Garden, desk: Client, often: str) -> None:
    person = garden.resident()
    [item] = look(desk, person).context["cards"]
    address = reverse("matching:sign-up", args=[person.public_id, item["card"].occurrence])

    answer = desk.post(address, {"token": item["token"], "often": often, "then": "slip"})

    placement = Placement.objects.get(resident=person)
    assert answer.headers["Location"] == reverse("matching:slip", args=[person.public_id])
    assert placement.is_standing == (often == "every-time")


def test_a_second_press_signs_up_once(garden: Garden, desk: Client) -> None:
    person, told = garden.resident(), {"token": str(uuid4()), "often": "once", "then": "slip"}
    address = reverse("matching:sign-up", args=[person.public_id, garden.dates[0].public_id])

    places = {desk.post(address, told).headers["Location"] for _ in range(2)}

    assert (len(places), Placement.objects.filter(resident=person).count()) == (1, 1)


def test_it_is_logged_who_was_looked_at(garden: Garden, desk: Client) -> None:
    person = garden.resident()
    look(desk, person)

    line = Line.objects.get(action="resident.look")
    assert line.object_ids == str(person.public_id)


def test_a_supporter_looks_along_while_at_the_desk(garden: Garden, supporter: Client) -> None:
    person = garden.resident()
    assert look(supporter, person).status_code == 403

    session = WalkInSessionFactory.create(team=garden.town.team, centre=garden.town.centre, date=TODAY)
    session.duties.add(Duty.objects.create(membership=garden.town.member(Role.SUPPORTER), since=NOW))
    VisitFactory.create(session=session, resident=person)

    page = look(supporter, person)
    assert (page.status_code, page.context["back_url"]) == (
        200,
        reverse("residents:at-desk", args=[session.public_id, person.public_id]),
    )


def test_nobody_of_another_team_can_be_looked_at(other_garden: Garden, desk: Client) -> None:
    assert look(desk, other_garden.resident()).status_code == 404


def test_what_no_speaker_checked_is_marked_for_the_desk(garden: Garden, desk: Client) -> None:
    person = garden.resident(preferred_language="ti")
    assert "nog niet nagekeken" in words(look(desk, person))

    Phrase.objects.filter(language="ti").update(checked_on=TODAY)

    assert "nog niet nagekeken" not in words(look(desk, person))


def test_the_questions_to_the_database_do_not_grow_with_the_offer(garden: Garden, desk: Client) -> None:
    person = garden.resident(gender="woman")
    look(desk, person)
    for number in range(2):
        with exactly(15):
            page = look(desk, person)
        assert len(cards(page)) == 1 + 3 * number
        for title in ("a", "b", "c"):
            make_garden(garden.town, title=title)
