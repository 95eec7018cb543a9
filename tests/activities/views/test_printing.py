"""Cards and posters: accessible, large enough, in one or two languages, on as many sheets as it takes."""

from __future__ import annotations

import io
from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from aandeslag.phrases.files import texts_of
from aandeslag.vocabulary import MeetingPlace, TextLanguage, Theme
from activities.views.printing import MOST
from tests.activities.queries import queries_of
from tests.factories import ActivityFactory, OccurrenceFactory, OwnTextFactory, SlotFactory
from tests.paper.reading import letters_of, read

if TYPE_CHECKING:
    from django.test import Client

    from tests.activities.conftest import Garden

PDF = "/offer/print/offer.pdf"
MILLIMETRES = 25.4 / 72
# A capital of the paper's letters, as a part of their size.
CAPITALS = 0.714
FROM_THREE_METRES = 10
pytestmark = pytest.mark.usefixtures("on_monday")


def printed(client: Client, **asked: Any) -> bytes:
    answer = client.get(PDF, asked)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    content: bytes = answer.content
    return content


def capitals_of(pdf: bytes, words: str) -> float:
    """Millimetres of a capital, where these words stand for the first time."""
    sizes: list[float] = []

    def look(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        if words in text:
            sizes.append(abs(size * tm[3] * cm[3]))

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=look)
    return round(max(sizes) * MILLIMETRES * CAPITALS, 1)


@pytest.mark.parametrize("paper", ["a3", "a4", "cards"])
@pytest.mark.parametrize("language", TextLanguage.values)
def test_it_is_accessible_and_says_it_in_both_languages(
    garden: Garden, other_garden: Garden, coa: Client, paper: str, language: str
) -> None:
    found = read(printed(coa, paper=paper, language=language, second="nl"))

    assert (found.language, found.says_it_is_accessible, found.is_tagged) == (language, True, True)
    assert found.title == ("Activiteitenkaart" if paper == "cards" else "Weekposter")
    assert found.headings == ([1] if paper == "cards" else [1, 2, 3])
    assert all(found.figures)
    assert letters_of(texts_of(language)["title.garden"]) - found.letters == {}
    assert letters_of("Wijktuin onderhouden") - found.letters == {}
    assert "?" not in found.text


@pytest.mark.parametrize("paper", ["a3", "a4", "cards"])
def test_time_and_what_one_does_are_read_from_three_metres(garden: Garden, coa: Client, paper: str) -> None:
    pdf = printed(coa, paper=paper)

    assert capitals_of(pdf, "9:30") >= FROM_THREE_METRES
    assert capitals_of(pdf, "in de tuin") >= FROM_THREE_METRES


def test_what_does_not_fit_goes_on_as_large_on_the_next_sheet(garden: Garden, coa: Client) -> None:
    for hour in range(8, 20):
        slot = SlotFactory.create(activity=garden.activity, starts=time(hour, 45), ends=None)
        OccurrenceFactory.create(slot=slot, date=date(2026, 11, 24))

    pdf = printed(coa, paper="a4")
    pages = read(pdf).pages

    assert len(pages) == 3
    assert [f"{hour}:45" for hour in range(8, 20) if f"{hour}:45" not in "\n".join(pages)] == []
    assert capitals_of(pdf, "19:45") >= FROM_THREE_METRES


@pytest.mark.parametrize("language", TextLanguage.values)
def test_no_title_is_too_long_for_its_card(garden: Garden, coa: Client, language: str) -> None:
    facts = {"organisation": garden.organisation, "kind_of_work": garden.kind_of_work, "title": "Iets"}
    titles = [code for code in texts_of("nl") if code.startswith("title.")]
    for theme in Theme.values:
        ActivityFactory.create(theme=theme, **facts)
    for code in titles:
        ActivityFactory.create(title_phrase=code, **facts)

    found = read(printed(coa, paper="cards", language=language, second="nl"))

    assert len(found.pages) == len(Theme) + len(titles) + 1
    assert found.headings == [1] * len(found.pages)


def test_the_card_says_where_and_when_people_are_met_and_the_address_beside(
    garden: Garden, coa: Client
) -> None:
    garden.activity.meeting_place, garden.activity.minutes_earlier = "gate", 15
    garden.activity.meeting_point, garden.activity.address = "", "Lindelaan 12"
    garden.activity.save()

    pdf = printed(coa, paper="cards", language="en", second="nl")
    said = " ".join(read(pdf).text.split())

    assert "Hier zien we elkaar om 9:15" in said
    assert "Poort van het azc" in said
    assert "Het begint om 9:30" in said
    assert f"{garden.activity.organisation.name} · Lindelaan 12" in said
    assert capitals_of(pdf, "9:15") >= FROM_THREE_METRES


@pytest.mark.parametrize("paper", ["a3", "a4"])
def test_the_poster_says_where_and_when_people_are_met_as_the_slip_does(
    garden: Garden, coa: Client, paper: str
) -> None:
    """The hour that is read from three metres is the one at the gate."""
    garden.activity.meeting_place, garden.activity.minutes_earlier = "gate", 15
    garden.activity.meeting_point, garden.activity.address = "", "Lindelaan 12"
    garden.activity.save()

    pdf = printed(coa, paper=paper, language="en", second="nl")
    said = " ".join(read(pdf).text.split())

    assert "Gate of the centre · It starts at 9:30" in said
    assert "Poort van het azc · Het begint om 9:30" in said
    assert "We meet here" in read(pdf).figures
    assert "Wijktuin onderhouden · Lindelaan 12" in said
    assert capitals_of(pdf, "9:15") >= FROM_THREE_METRES > capitals_of(pdf, "9:30")


@pytest.mark.parametrize("language", TextLanguage.values)
def test_the_poster_says_every_place_in_every_language(garden: Garden, coa: Client, language: str) -> None:
    """A place of their own is typed, and stands as it was typed."""
    facts = {"organisation": garden.organisation, "kind_of_work": garden.kind_of_work, "minutes_earlier": 30}
    places = [place.value for place in MeetingPlace if place != MeetingPlace.ADDRESS]
    for place, typed in [*((place, "") for place in places), ("", "Bij de oude eik")]:
        activity = ActivityFactory.create(meeting_place=place, meeting_point=typed, **facts)
        OccurrenceFactory.create(slot__activity=activity, date=date(2026, 11, 25))

    found = read(printed(coa, paper="a4", language=language))

    told = texts_of(language)
    said = [*(told[f"meet.{place}"] for place in places), "Bij de oude eik"]
    said.append(told["slip.begins"].replace("{time}", "9:30"))
    assert [one for one in said if letters_of(one) - found.letters] == []


@pytest.mark.parametrize("paper", ["a4", "cards"])
def test_who_is_met_at_the_address_itself_sees_no_other_place(
    garden: Garden, coa: Client, paper: str
) -> None:
    garden.activity.meeting_place, garden.activity.minutes_earlier = "address", None
    garden.activity.meeting_point, garden.activity.address = "Achterdeur", "Lindelaan 12"
    garden.activity.save()

    said = " ".join(read(printed(coa, paper=paper)).text.split())

    assert "Lindelaan 12, Achterdeur" in said
    assert "Poort" not in said


def test_without_another_place_people_are_met_at_the_address(garden: Garden, coa: Client) -> None:
    garden.activity.meeting_place, garden.activity.minutes_earlier = "address", None
    garden.activity.meeting_point, garden.activity.address = "", "Lindelaan 12"
    garden.activity.save()

    said = " ".join(read(printed(coa, paper="cards", language="nl")).text.split())

    assert "Hier zien we elkaar Lindelaan 12" in said
    assert "· Lindelaan 12" not in said


@pytest.mark.parametrize("paper", ["a4", "cards"])
def test_a_translation_by_hand_goes_before_the_ready_sentences(
    garden: Garden, coa: Client, paper: str
) -> None:
    garden.activity.children_welcome = True
    garden.activity.save()
    OwnTextFactory.create(activity=garden.activity, language="en", title="Our garden", text="We dig. We sow.")

    text = " ".join(read(printed(coa, paper=paper, language="en", second="nl")).text.split())

    assert "Our garden" in text
    assert ("We dig. We sow." in text) is (paper == "cards")
    assert ("en halen onkruid weg" in text) is (paper == "cards")


def test_only_the_dates_of_that_week_that_take_place_and_the_filter_shows(
    garden: Garden, coa: Client
) -> None:
    OccurrenceFactory.create(slot=garden.slot, date=date(2026, 12, 1))
    draft = ActivityFactory.create(
        organisation=garden.organisation, kind_of_work=garden.kind_of_work, title="Concept", status="draft"
    )
    OccurrenceFactory.create(slot__activity=draft, date=date(2026, 11, 25))

    def names(**asked: Any) -> int:
        return read(printed(coa, **asked)).text.count("Wijktuin onderhouden")

    assert [names(), names(week="2026-12-02"), names(week="2026-12-08"), names(theme="sport")] == [1, 1, 0, 0]
    garden.occurrence.cancelled_at = "2026-11-23T09:00Z"
    garden.occurrence.save()
    assert names() == 0


def test_nobody_is_on_it(garden: Garden, desk: Client) -> None:
    for paper in ("a3", "cards"):
        text = read(printed(desk, paper=paper)).text
        assert garden.contact.name not in text
        assert garden.contact.phone not in text


def test_the_page_keeps_the_filter_and_says_when_it_is_too_much(garden: Garden, coa: Client) -> None:
    ActivityFactory.create_batch(
        MOST, organisation=garden.organisation, kind_of_work=garden.kind_of_work, theme="food"
    )

    filtered, everything = (
        coa.get(f"/offer/print/?{query}").content.decode() for query in ("theme=green", "")
    )

    assert '<input type="hidden" name="theme" value="green">' in filtered
    assert ["notice-ask" in page for page in (filtered, everything)] == [False, True]


def test_it_takes_as_many_queries_for_many_as_for_one(garden: Garden, coa: Client) -> None:
    one = queries_of(coa, f"{PDF}?paper=a4")
    OccurrenceFactory.create_batch(20, slot__activity=garden.activity, date=date(2026, 11, 26))

    assert queries_of(coa, f"{PDF}?paper=a4") == one == 9


@pytest.mark.parametrize(
    "asked", ["week=x&paper=y&language=z&second=z", "week=2026-02-31", "week=9999-01-01"]
)
def test_nonsense_in_the_address_is_no_accident(garden: Garden, coa: Client, asked: str) -> None:
    assert coa.get(f"{PDF}?{asked}").status_code == 200
    assert coa.get(f"/offer/print/?{asked}").status_code == 200
