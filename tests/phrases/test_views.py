"""The toolkit's page of texts: the programme corrects and checks, the coordinator looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils import timezone

from aandeslag.audit.models import Line
from aandeslag.phrases.actions import check_phrases, correct_phrase, uncheck_phrase
from aandeslag.phrases.book import phrasebook
from aandeslag.phrases.errors import ChangedMeanwhileError
from aandeslag.phrases.models import Phrase
from aandeslag.teams.access import Role
from tests.matching.queries import exactly

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from aandeslag.teams.models import Membership
    from tests.world import Town

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme(national: dict[str, Membership]) -> Membership:
    return national[Role.PROGRAMME]


@pytest.fixture
def client(programme: Membership, signed_in: Callable[[Membership], Client]) -> Client:
    return signed_in(programme)


def _text(code: str, language: str = "ti") -> Phrase:
    return Phrase.objects.get(language=language, code=code)


def _seen(*phrases: Phrase) -> list[str]:
    return [f"{one.public_id}:{one.revision}" for one in phrases]


def _lines() -> list[tuple[str, str]]:
    lines = Line.objects.filter(action__startswith="phrase.")
    return list(lines.order_by("pk").values_list("action", "changed"))


def test_the_languages_say_how_many_texts_are_checked(client: Client) -> None:
    Phrase.objects.filter(language="so", code="slip.when").update(checked_on=timezone.localdate())

    shelves = {one.code: one for one in client.get(reverse("phrases:languages")).context["shelves"]}

    assert [(shelves[code].checked, shelves[code].is_done) for code in ("so", "ti")] == [
        (1, False),
        (0, False),
    ]


def test_a_page_shows_every_text_with_the_dutch_beside_it(client: Client) -> None:
    families = client.get(reverse("phrases:texts", args=["ti"])).context["families"]

    slip = next(one for one in families if one.code == "slip")
    shown = {entry.phrase.code: (entry.phrase.text, entry.dutch) for entry in slip.entries}
    assert shown["slip.when"] == ("መዓስ", "Wanneer")
    assert sum(len(one.entries) for one in families) == Phrase.objects.filter(language="ti").count()


def test_a_page_asks_the_database_little(client: Client) -> None:
    client.get(reverse("phrases:texts", args=["ti"]))
    with exactly(5):  # session, user, membership; the texts, the Dutch ones
        client.get(reverse("phrases:texts", args=["ti"]))


def test_a_language_without_texts_is_not_found(client: Client) -> None:
    assert client.get(reverse("phrases:texts", args=["am"])).status_code == 404


def test_a_text_is_corrected_and_waits_for_a_speaker(client: Client, programme: Membership) -> None:
    phrase = _text("slip.when")
    check_phrases(seen={phrase.public_id: 1}, by=programme.user, today=timezone.localdate())

    answer = client.post(
        reverse("phrases:correct", args=[phrase.public_id]), {"text": "ኣየናይ  መዓልቲ ", "seen": 1}
    )

    assert answer.headers["Location"] == f"{reverse('phrases:texts', args=['ti'])}#slip"
    phrase.refresh_from_db()
    assert (phrase.text, phrase.revision, phrase.checked_on, phrase.checked_by) == (
        "ኣየናይ መዓልቲ",
        2,
        None,
        None,
    )
    assert (phrase.corrected_by, phrase.corrected_on) == (programme.user, timezone.localdate())
    assert phrasebook("ti").say("slip.when") == "ኣየናይ መዓልቲ"
    assert _lines() == [("phrase.checked", ""), ("phrase.corrected", "text")]


@pytest.mark.parametrize(
    "wrong", ["", "ብእግሪ", "{minutes} {hours}", "{minutes} }", "{minutes.real} {minutes}"]
)
def test_a_text_keeps_its_values_and_nothing_typed_is_lost(client: Client, wrong: str) -> None:
    phrase = _text("travel.foot")

    answer = client.post(reverse("phrases:correct", args=[phrase.public_id]), {"text": wrong, "seen": 1})

    assert answer.status_code == 422
    assert answer.context["form"]["text"].value() == wrong
    assert _text("travel.foot").text == "{minutes} ደቒቕ ብእግሪ"


def test_two_people_do_not_overwrite_each_other_silently(client: Client, programme: Membership) -> None:
    phrase = _text("slip.when")
    correct_phrase(phrase=phrase, text="መዓልቲ", seen=1, by=programme.user, today=timezone.localdate())
    address = reverse("phrases:correct", args=[phrase.public_id])

    answer = client.post(address, {"text": "ኣየናይ መዓልቲ", "seen": 1})

    assert (answer.status_code, _text("slip.when").text) == (409, "መዓልቲ")
    form = answer.context["form"]
    assert (form["text"].value(), form["seen"].value()) == ("ኣየናይ መዓልቲ", 2)
    assert client.post(address, {"text": "ኣየናይ መዓልቲ", "seen": 2}).status_code == 302
    assert _text("slip.when").text == "ኣየናይ መዓልቲ"


def test_sending_a_correction_twice_makes_one(programme: Membership) -> None:
    phrase, today = _text("slip.when"), timezone.localdate()
    for _ in range(2):
        correct_phrase(phrase=phrase, text="መዓልቲ", seen=1, by=programme.user, today=today)

    assert (_text("slip.when").revision, _lines()) == (2, [("phrase.corrected", "text")])


def test_another_wording_needs_the_one_that_is_there(programme: Membership) -> None:
    phrase, today = _text("slip.when"), timezone.localdate()
    correct_phrase(phrase=phrase, text="መዓልቲ", seen=1, by=programme.user, today=today)

    with pytest.raises(ChangedMeanwhileError) as raised:
        correct_phrase(phrase=phrase, text="ኣየናይ", seen=1, by=programme.user, today=today)

    assert raised.value.phrase.text == "መዓልቲ"


def test_one_text_is_checked(client: Client, programme: Membership) -> None:
    good, other = _text("slip.when"), _text("slip.time")

    client.post(reverse("phrases:check"), {"seen": _seen(good, other), "only": _seen(good)})

    assert (_text("slip.when").checked_by, _text("slip.when").checked_on) == (
        programme.user,
        timezone.localdate(),
    )
    assert _text("slip.time").checked_on is None
    assert phrasebook("ti").is_checked("slip.when")


def test_all_texts_of_a_family_are_checked_at_once(client: Client) -> None:
    client.post(reverse("phrases:check"), {"seen": _seen(_text("slip.when"), _text("slip.time"))})

    assert sorted(Phrase.objects.checked().values_list("code", flat=True)) == ["slip.time", "slip.when"]
    assert _lines() == [("phrase.checked", "")]


def test_a_wording_that_nobody_saw_is_not_checked(client: Client, programme: Membership) -> None:
    seen = _seen(_text("slip.when"), _text("slip.time"))
    correct_phrase(
        phrase=_text("slip.when"), text="መዓልቲ", seen=1, by=programme.user, today=timezone.localdate()
    )

    client.post(reverse("phrases:check"), {"seen": seen})

    assert list(Phrase.objects.checked().values_list("code", flat=True)) == ["slip.time"]


def test_the_first_who_checked_stays(programme: Membership, town: Town) -> None:
    phrase, today = _text("slip.when"), timezone.localdate()
    check_phrases(seen={phrase.public_id: 1}, by=programme.user, today=today)

    assert check_phrases(seen={phrase.public_id: 1}, by=town.member(Role.DESK).user, today=today) == 1
    assert _text("slip.when").checked_by == programme.user


def test_a_check_is_taken_back_once(client: Client, programme: Membership) -> None:
    phrase = _text("slip.when")
    check_phrases(seen={phrase.public_id: 1}, by=programme.user, today=timezone.localdate())

    client.post(reverse("phrases:uncheck", args=[phrase.public_id]))
    uncheck_phrase(phrase=phrase)

    assert _text("slip.when").checked_on is None
    assert _lines() == [("phrase.checked", ""), ("phrase.unchecked", "")]


@pytest.mark.parametrize(
    "sent", [{}, {"only": "nonsense"}, {"only": "1:2"}, {"seen": "00000000-0000-4000-8000-000000000000:1"}]
)
def test_nonsense_is_not_found(client: Client, sent: dict[str, str]) -> None:
    assert client.post(reverse("phrases:check"), sent).status_code == 404


def test_who_checked_may_leave_and_the_day_stays(programme: Membership) -> None:
    phrase = _text("slip.when")
    check_phrases(seen={phrase.public_id: 1}, by=programme.user, today=timezone.localdate())
    user = programme.user
    programme.delete()
    user.delete()

    assert (_text("slip.when").checked_by, _text("slip.when").checked_on) == (None, timezone.localdate())


def test_a_coordinator_looks_and_changes_nothing(
    town: Town, signed_in: Callable[[Membership], Client]
) -> None:
    client, phrase = signed_in(town.member(Role.COORDINATOR)), _text("slip.when")
    page = client.get(reverse("phrases:texts", args=["ti"]))

    assert (page.status_code, page.context["may_keep"]) == (200, False)
    assert "<form" not in page.content.decode().partition("<main")[2]
    assert client.post(reverse("phrases:check"), {"only": _seen(phrase)}).status_code == 403
    assert client.post(reverse("phrases:correct", args=[phrase.public_id])).status_code == 403


@pytest.mark.parametrize(("role", "reads_along"), [(Role.COORDINATOR, True), (Role.PROGRAMME, False)])
def test_who_may_read_along_finds_the_way_there(
    town: Town,
    national: dict[str, Membership],
    signed_in: Callable[[Membership], Client],
    role: Role,
    reads_along: bool,  # noqa: FBT001 - what is expected
) -> None:
    member = national[role] if role in national else town.member(role)

    page = signed_in(member).get(reverse("phrases:languages")).content.decode()

    assert (f'href="{reverse("phrases:read-languages")}"' in page) is reads_along
