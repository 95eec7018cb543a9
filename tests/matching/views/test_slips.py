"""The slip: on a screen and on paper, in the language of who takes it along, and of nobody else."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.phrases.files import texts_of
from aandeslag.phrases.models import Phrase
from aandeslag.teams.access import Role
from aandeslag.vocabulary import TextLanguage
from matching.actions import sign_up
from matching.models import Placement
from tests.factories import VisitFactory, WalkInSessionFactory
from tests.matching.conftest import FIRST, NOW, TODAY, Garden, make_garden
from tests.matching.queries import exactly
from tests.paper.reading import Paper, letters_of, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from aandeslag.teams.models import Membership
    from residents.models import Resident, WalkInSession

MARKUP = '#import "x" *bold* <b>&amp;</b>'


def every_week(garden: Garden, **facts: Any) -> Placement:
    return sign_up(resident=garden.resident(**facts), slot=garden.slot, by=garden.desk, now=NOW)


def also_sign_up(person: Resident, garden: Garden, number: int) -> Placement:
    """For one time of another activity, at an hour of its own."""
    more = make_garden(garden.town, title=f"Tuin {number}", dates=1)
    [date] = more.dates
    day, hour = divmod(number, 5)
    date.date, date.starts, date.ends = FIRST + timedelta(days=day), time(13 + hour), time(13 + hour, 45)
    date.save()
    return sign_up(resident=person, occurrence=date, by=garden.desk, now=NOW)


def screen(desk: Client, person: Resident, **asked: Any) -> Response:
    return desk.get(reverse("matching:slip", args=[person.public_id]), asked)


def pdf(desk: Client, person: Resident, **asked: Any) -> Response:
    return desk.get(reverse("matching:slip-pdf", args=[person.public_id]), asked)


def paper(desk: Client, person: Resident, **asked: Any) -> Paper:
    return read(pdf(desk, person, **asked).content)


def test_everything_that_somebody_needs_to_get_there(garden: Garden, desk: Client) -> None:
    rahel = every_week(garden, first_name="Rahel", preferred_language="nl", number=412).resident
    found = paper(desk, rahel)

    assert " ".join(found.text.split()) == " ".join(
        [
            "Wijktuin De Pol",
            garden.slot.activity.organisation.name,
            "ma di wo do vr za zo",
            "9:30 – 12:00 dinsdag 1 december",
            "elke week: dinsdag",
            "23 min lopen",
            "Hier zien we elkaar: Poort van het azc",
            "Adres: Lindelaan 12",
            "Met Henk · 024 111 11 11",
            "0412",
            "Kunt u niet komen? Bel of stuur een bericht: 024 000 00 00",
            "Bewaar dit papier. Neem het mee als u weer komt.",
        ]
    )
    assert (found.title, found.language) == ("Briefje", "nl")


def test_when_to_leave_is_said_where_nobody_gathers_first(garden: Garden, desk: Client) -> None:
    activity = garden.slot.activity
    activity.meeting_point = ""
    activity.save()
    rahel = every_week(garden, preferred_language="nl").resident
    text = " ".join(paper(desk, rahel).text.split())

    assert "Ga om 9:00 weg · 23 min lopen Hier zien we elkaar: Lindelaan 12 Met Henk" in text


@pytest.mark.parametrize("language", TextLanguage.values)
def test_in_every_language_with_the_dutch_beneath_it(garden: Garden, desk: Client, language: str) -> None:
    rahel = every_week(garden, preferred_language=language).resident
    found = paper(desk, rahel)

    own, dutch = texts_of(language), texts_of("nl")
    said = own["title.garden"] if language != "nl" else ""
    said += "".join(
        texts["slip.place"] + texts["slip.keep"] for texts in {language: own, "nl": dutch}.values()
    )
    assert letters_of(said) - found.letters == {}
    assert (found.language, found.is_tagged, found.says_it_is_accessible) == (language, True, True)
    assert (found.headings, found.figures) == ([1], [own["title.garden"], rahel.number_shown])
    assert found.languages <= {language, "nl"}


def test_nothing_of_anybody_else_is_on_it(garden: Garden, desk: Client) -> None:
    rahel = every_week(garden, first_name="Rahel").resident
    every_week(garden, first_name="Yusufnaast", number=7777)

    for shown in (screen(desk, rahel).content.decode(), paper(desk, rahel).text):
        assert [word for word in ("Rahel", "Yusufnaast", "7777") if word in shown] == []


def test_what_was_typed_stays_text(garden: Garden, other_garden: Garden, desk: Client) -> None:
    typed = make_garden(garden.town, title=MARKUP, meeting_point="`raw` $x$", to_bring="#eval(1)")
    rahel = every_week(typed, preferred_language="ti").resident

    shown = screen(desk, rahel).content.decode()
    assert "#import &quot;x&quot; *bold* &lt;b&gt;&amp;amp;&lt;/b&gt;" in shown
    assert letters_of(MARKUP + "`raw` $x$" + "#eval(1)") - paper(desk, rahel).letters == {}


@pytest.mark.parametrize(
    ("form", "activities", "pages_and_figures"),
    [("a6", 1, (1, 2)), ("a6", 3, (2, 5)), ("a4", 1, (1, 8)), ("a4", 2, (1, 8)), ("a4", 5, (2, 16))],
)
def test_forms_of_paper(
    garden: Garden, desk: Client, form: str, activities: int, pages_and_figures: tuple[int, int]
) -> None:
    """An A6 holds two activities; a sheet of four is filled with one activity each, and never half empty."""
    rahel = every_week(garden).resident
    for number in range(1, activities):
        also_sign_up(rahel, garden, number)
    found = paper(desk, rahel, form=form)

    assert (len(found.pages), len(found.figures)) == pages_and_figures
    assert set(found.headings) == {1}


def test_only_the_placements_that_are_asked_for(garden: Garden, desk: Client) -> None:
    first = every_week(garden, preferred_language="nl")
    also_sign_up(first.resident, garden, 2)

    assert "Tuin 2" in paper(desk, first.resident).text
    assert "Tuin 2" not in paper(desk, first.resident, placement=str(first.public_id)).text


def test_a_placement_of_somebody_else_is_not_found(
    garden: Garden, other_garden: Garden, desk: Client
) -> None:
    rahel, yusuf = every_week(garden), every_week(garden)
    theirs = other_garden.dates[0].participations.all()[0].placement
    for placement in (yusuf.public_id, theirs.public_id, "nonsense"):
        assert screen(desk, rahel.resident, placement=str(placement)).status_code == 404
        assert pdf(desk, rahel.resident, placement=str(placement)).status_code == 404


def test_a_file_that_tells_nothing_and_is_not_kept(garden: Garden, desk: Client) -> None:
    rahel = every_week(garden, first_name="Rahel").resident
    answer = pdf(desk, rahel)

    assert (answer["Content-Disposition"], answer["Content-Type"], answer["Cache-Control"]) == (
        'inline; filename="slip.pdf"',
        "application/pdf",
        "no-store",
    )
    assert screen(desk, rahel)["Cache-Control"] == "no-store"


def test_each_look_and_each_print_leaves_a_line(garden: Garden, desk: Client) -> None:
    rahel = every_week(garden).resident
    screen(desk, rahel)
    pdf(desk, rahel)

    lines = Line.objects.filter(action__startswith="slip").order_by("pk").values_list("action", "object_ids")
    assert list(lines) == [("slip.shown", str(rahel.public_id)), ("slip.print", str(rahel.public_id))]


def test_who_is_expected_nowhere_has_no_slip(garden: Garden, desk: Client) -> None:
    rahel = garden.resident()

    assert "Nog geen briefje" in screen(desk, rahel).content.decode()
    assert pdf(desk, rahel).headers["Location"] == reverse("matching:slip", args=[rahel.public_id])


def test_people_and_sessions_of_another_team_are_not_found(
    garden: Garden, other_garden: Garden, desk: Client
) -> None:
    stranger = other_garden.dates[0].participations.all()[0].resident
    theirs = WalkInSessionFactory.create(team=other_garden.town.team, centre=other_garden.town.centre)

    assert screen(desk, stranger).status_code == 404
    assert pdf(desk, stranger).status_code == 404
    assert desk.get(reverse("matching:slips-of-session", args=[theirs.public_id])).status_code == 404


def test_who_may(garden: Garden, signed_in: Callable[[Membership], Client]) -> None:
    rahel = every_week(garden).resident
    allowed = {
        role: screen(signed_in(garden.town.member(role)), rahel).status_code
        for role in (Role.COORDINATOR, Role.DESK, Role.SUPPORTER, Role.COA, Role.OFFICIAL)
    }

    assert allowed == {"coordinator": 200, "desk": 200, "supporter": 403, "coa": 403, "official": 403}


def test_another_language_for_who_asks(garden: Garden, desk: Client) -> None:
    rahel = every_week(garden, preferred_language="ti").resident

    assert 'lang="ar" dir="rtl"' in screen(desk, rahel, language="ar").content.decode()
    assert paper(desk, rahel, language="ar").language == "ar"
    assert paper(desk, rahel, language="xx").language == "ti"


def test_what_no_speaker_has_checked_is_said_on_the_screen_only(garden: Garden, desk: Client) -> None:
    rahel = every_week(garden, preferred_language="ti").resident
    sign = "nog niet nagekeken"
    assert sign in screen(desk, rahel).content.decode()
    assert sign not in paper(desk, rahel).text

    Phrase.objects.filter(language="ti").update(checked_on=TODAY)
    assert sign not in screen(desk, rahel).content.decode()


def test_questions_to_the_database_do_not_grow(garden: Garden, desk: Client) -> None:
    few, many = every_week(garden).resident, every_week(garden).resident
    for number in range(9):
        also_sign_up(many, garden, number)
    screen(desk, few)
    for person in (few, many):
        with exactly(8):  # session, user, membership, person, where expected, own texts, texts, log
            pdf(desk, person)


# --- All slips of a session ---


@pytest.fixture
def session(garden: Garden) -> WalkInSession:
    made: WalkInSession = WalkInSessionFactory.create(
        team=garden.town.team, centre=garden.town.centre, date=TODAY
    )
    return made


def of_session(desk: Client, session: WalkInSession) -> Response:
    return desk.get(reverse("matching:slips-of-session", args=[session.public_id]))


def test_all_slips_of_a_session_four_to_a_sheet_each_in_their_own_language(
    garden: Garden, desk: Client, session: WalkInSession
) -> None:
    for language in ("ti", "ar", "nl"):
        VisitFactory.create(
            session=session, resident=every_week(garden, preferred_language=language).resident
        )
    every_week(garden)  # was not at this session
    answer = of_session(desk, session)
    found = read(answer.content)

    assert answer["Content-Disposition"] == 'inline; filename="slips.pdf"'
    assert (found.language, len(found.pages), len(found.figures)) == ("nl", 1, 6)
    assert {"ti", "ar"} <= found.languages
    said = "".join(texts_of(one)["slip.keep"] for one in ("ti", "ar", "nl"))
    assert letters_of(said) - found.letters == {}
    line = Line.objects.get(action="slips.print")
    assert len(line.object_ids.split()) == 3


def test_what_was_agreed_on_another_day_is_left_out(
    garden: Garden, desk: Client, session: WalkInSession
) -> None:
    placement = every_week(garden)
    VisitFactory.create(session=session, resident=placement.resident)
    Placement.objects.filter(pk=placement.pk).update(agreed_on=TODAY - timedelta(days=7))

    assert of_session(desk, session).headers["Location"] == reverse(
        "residents:session", args=[session.public_id]
    )


def test_questions_for_a_session_do_not_grow_with_who_came(
    garden: Garden, desk: Client, session: WalkInSession
) -> None:
    VisitFactory.create(session=session, resident=every_week(garden, preferred_language="nl").resident)
    of_session(desk, session)
    with exactly(9):  # session, user, membership, walk-in session, people, where expected, two of texts, log
        of_session(desk, session)
    more = make_garden(garden.town, dates=2)
    more.slot.capacity = 20
    more.slot.save()
    for _ in range(9):
        VisitFactory.create(session=session, resident=every_week(more, preferred_language="nl").resident)
    with exactly(9):
        of_session(desk, session)


def test_the_slips_of_friends_stand_on_one_sheet_and_nothing_twice(garden: Garden, desk: Client) -> None:
    session = WalkInSessionFactory.create(team=garden.town.team, centre=garden.town.centre, date=TODAY)
    party = uuid4()
    friends = [every_week(garden, number=number).resident for number in (411, 412, 413)]
    for friend in friends:
        VisitFactory.create(session=session, resident=friend, party=party)
    # Came along too, but goes nowhere; and somebody else's friend.
    VisitFactory.create(session=session, resident=garden.resident(number=414), party=party)
    VisitFactory.create(session=session, resident=every_week(garden, number=415).resident)

    found = paper(desk, friends[1], form="a4")

    numbers = [word for word in found.text.split() if word in {"0411", "0412", "0413", "0414", "0415"}]
    assert numbers == ["0412", "0413", "0411"]
    shown = {str(one.public_id) for one in friends}
    line = Line.objects.filter(action="slip.print").latest("pk")
    assert set(line.object_ids.split()) == shown
    # Small ones are for one person.
    assert "0413" not in paper(desk, friends[1], form="a6").text


def test_the_screen_leads_to_the_slip_of_the_next_friend(garden: Garden, desk: Client) -> None:
    session = WalkInSessionFactory.create(team=garden.town.team, centre=garden.town.centre, date=TODAY)
    party = uuid4()
    friends = [every_week(garden, number=number).resident for number in (411, 412, 413)]
    for friend in friends:
        VisitFactory.create(session=session, resident=friend, party=party)

    assert screen(desk, friends[0]).context["friends"] == [friends[1], friends[2]]
    assert screen(desk, friends[2]).context["friends"] == [friends[0], friends[1]]
