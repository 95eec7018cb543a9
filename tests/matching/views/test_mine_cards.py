"""What a person's card on the supporter's phone says: of which activity a tick is, and what is proposed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.urls import reverse

from aandeslag.phrases.book import phrasebook
from aandeslag.phrases.dates import date_line
from aandeslag.phrases.files import texts_of
from activities.models import Occurrence
from matching.actions import join_waiting_list, offer_by_hand, sign_up
from matching.actions.rounds import propose_round
from matching.models import Contact, Placement, WaitingListEntry
from tests.factories import (
    ActivityFactory,
    OccurrenceFactory,
    ParticipationFactory,
    PlacementFactory,
    SlotFactory,
)
from tests.matching.conftest import FIRST, NOW, TODAY, Garden
from tests.matching.views.test_mine import MINE, PHONE, agrees, entrusted, tap

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.test import Client

    from residents.models import Resident


def test_a_tick_names_its_own_activity_and_date(
    garden: Garden, other_garden: Garden, supporter: Client, desk: Client
) -> None:
    person = entrusted(garden)
    hens = SlotFactory.create(
        activity=ActivityFactory.create(organisation__team=garden.town.team, title="Kippen")
    )
    when = OccurrenceFactory.create(slot=hens, date=TODAY - timedelta(days=2))
    row = ParticipationFactory.create(placement__occurrence=when, placement__resident=person)
    told = sign_up(resident=person, occurrence=garden.dates[0], by=garden.desk, now=NOW)

    def said() -> tuple[str, str]:
        [one] = (one for _, people in supporter.get(MINE).context["parts"] for one in people)
        assert one.goes[0].title == "Wijktuin De Pol"
        return one.said.title, one.said.day

    tap(supporter, person, f"was-there..{row.public_id}")
    assert said() == ("Kippen", "zondag 22 november")
    assert "Kippen" in supporter.get(MINE).content.decode()
    tap(supporter, person, f"informed..{told.public_id}")
    assert said() == ("Wijktuin De Pol", "dinsdag 1 december")
    # What is of somebody else is not named, whoever asks.
    [theirs, *_others] = other_garden.dates[0].participations.all()
    tap(supporter, person, f"informed..{theirs.public_id}")
    assert said() == ("", "dinsdag 24 november")

    page = desk.get(reverse("matching:placements", args=[person.public_id]))
    subjects = [one.subject and (one.subject.title, one.subject.on) for one in page.context["heard"]]
    assert subjects == [None, ("Wijktuin De Pol", FIRST), ("Kippen", when.date)]
    assert "Kippen, 22 november" in " ".join(page.content.decode().split())


def test_what_a_proposal_is_about_stays_after_yes(garden: Garden, supporter: Client) -> None:
    person = entrusted(garden, registered_on=TODAY - timedelta(weeks=9))
    line = propose_round(team=garden.town.team, by=None, now=NOW).proposals.get()

    proposed = ("Wijktuin De Pol", f"dinsdag {line.occurrence.date.day} december", "9:30–12:00")

    def shown() -> tuple[object, ...]:
        page = supporter.get(MINE)
        [one] = (one for _, people in page.context["parts"] for one in people)
        assert texts_of("nl")["phone.nothing"] not in page.content.decode()
        asked, when = one.asked, one.asked.when
        facts = (when.title, when.day, when.hours)
        return facts, bool(asked.why), asked.says_yes, one.said and one.said.title

    assert shown() == (proposed, True, False, None)
    tap(supporter, person, f"wants..{line.public_id}")
    assert shown() == (proposed, False, False, "Wijktuin De Pol")
    # The desk wrote the yes down: there is no tick, and still it looks like no appointment.
    Contact.objects.all().delete()
    assert shown() == (proposed, False, True, None)


def asks(garden: Garden, person: Resident, kind: str) -> tuple[UUID, date]:
    if kind == "proposal":
        line = propose_round(team=garden.town.team, by=None, now=NOW).proposals.get()
        return line.public_id, line.occurrence.date
    held = {"status": "proposed", "held_until": NOW + timedelta(days=2), "agreed_on": None}
    offer = PlacementFactory.create(resident=person, occurrence=garden.dates[1], **held)
    return offer.public_id, garden.dates[1].date


@pytest.mark.parametrize("language", ["nl", "ar"])
@pytest.mark.parametrize("kind", ["offer", "proposal"])
def test_what_is_asked_stands_at_its_sentence_and_its_button(
    garden: Garden, supporter: Client, language: str, kind: str
) -> None:
    """Whoever goes elsewhere, or was expected there, is not asked about that: it comes after, and apart."""
    supporter.post(reverse("matching:phone-language"), {"language": language})
    person = entrusted(garden, registered_on=TODAY - timedelta(weeks=9))
    garden.slot.activity.meeting_place, garden.slot.activity.meeting_point = "gate", ""
    garden.slot.activity.save()
    public_id, on = asks(garden, person, kind)
    hens = SlotFactory.create(
        activity=ActivityFactory.create(organisation__team=garden.town.team, title="Kippen")
    )
    elsewhere = TODAY + timedelta(days=1 if kind == "offer" else -1)
    when = OccurrenceFactory.create(slot=hens, date=elsewhere)
    ParticipationFactory.create(placement__occurrence=when, placement__resident=person)

    page = supporter.get(MINE)
    [one] = (one for _, people in page.context["parts"] for one in people)
    words, book = " ".join(page.content.decode().split()), texts_of(language)
    day = date_line(phrasebook(language), on).text
    sentence = book[f"phone.why-{kind}"].partition("{")[0]
    in_their_order = [
        *(sentence, "Wijktuin De Pol", day, "9:30–12:00", book["meet.gate"]),
        *(f'value="wants..{public_id}"', book["phone.agreed"], "Kippen"),
    ]

    card = words.partition("<article")[2]
    assert [word for word in in_their_order if word not in card] == []
    assert sorted(in_their_order, key=card.index) == in_their_order
    assert (one.theme, [when.title for when in one.goes]) == (garden.slot.activity.theme, ["Kippen"])


def test_what_is_new_stands_at_its_sentence_where_something_else_is_to_be_marked(
    garden: Garden, supporter: Client
) -> None:
    person = entrusted(garden)
    hens = SlotFactory.create(
        activity=ActivityFactory.create(organisation__team=garden.town.team, title="Kippen")
    )
    when = OccurrenceFactory.create(slot=hens, date=TODAY - timedelta(days=1))
    was = ParticipationFactory.create(placement__occurrence=when, placement__resident=person)
    told = sign_up(resident=person, occurrence=garden.dates[0], by=garden.desk, now=NOW)

    [one] = (one for _, people in supporter.get(MINE).context["parts"] for one in people)

    assert [when.title for when in one.goes] == ["Wijktuin De Pol", "Kippen"]
    assert [(button.tap, button.of) for button in one.first] == [
        (f"was-there..{was.public_id}", "Kippen"),
        (f"informed..{told.public_id}", "Wijktuin De Pol"),
    ]
    assert one.could_not_of == "Kippen"


def test_where_one_thing_stands_on_the_card_no_button_names_it(garden: Garden, supporter: Client) -> None:
    person = entrusted(garden)
    when = OccurrenceFactory.create(slot=garden.slot, date=TODAY - timedelta(days=1))
    ParticipationFactory.create(placement__occurrence=when, placement__resident=person)

    [one] = (one for _, people in supporter.get(MINE).context["parts"] for one in people)

    assert ([button.of for button in one.first], one.could_not_of) == ([""], "")


def test_a_message_about_a_proposal_promises_no_place(garden: Garden, supporter: Client) -> None:
    facts = {"phone": PHONE, "preferred_language": "en"}
    person = entrusted(garden, registered_on=TODAY - timedelta(weeks=9), **facts)
    busy, nothing = entrusted(garden, **facts), entrusted(garden, first_name="Nogniets", **facts)
    sign_up(resident=busy, occurrence=garden.dates[0], by=garden.desk, now=NOW)
    garden.slot.activity.meeting_place, garden.slot.activity.meeting_point = "gate", ""
    garden.slot.activity.save()
    for one in (person, busy, nothing):
        agrees(one)
    made = propose_round(team=garden.town.team, by=None, now=NOW)
    made.proposals.exclude(resident=person).delete()
    line = made.proposals.get()
    words = texts_of("en")
    text = [
        words["message.hello"],
        words["message.what"].format(activity="Wijktuin De Pol"),
        f"When: Tuesday {line.occurrence.date.day} December, 9:30–12:00.",
        words["message.meet"].format(place=words["meet.gate"]),
        "Do you want to come? Send us a message.",
        words["explain.free"],
    ]

    def message() -> list[str]:
        page = supporter.get(reverse("matching:write", args=[person.public_id]))
        assert page.context["message"].link.startswith("sms:0612345678?")
        return str(page.context["message"].text).splitlines()

    assert message() == text
    tap(supporter, person, f"wants..{line.public_id}")
    assert message() == [one for one in text if one != words["message.ask"]]
    page = supporter.get(MINE)
    people = [one for _, people in page.context["parts"] for one in people]
    assert {one.public_id: one.can_be_written_to for one in people} == {
        **dict.fromkeys([person.public_id, busy.public_id], True),
        nothing.public_id: False,
    }
    urls = [reverse("matching:write", args=[one.public_id]) for one in (person, busy, nothing)]
    assert [url in page.content.decode() for url in urls] == [True, True, False]


@pytest.mark.parametrize("language", ["nl", "ti"])
@pytest.mark.parametrize("other_waits", [False, True])
def test_whose_yes_was_undone_after_its_term_reads_what_became_of_the_place(
    garden: Garden, supporter: Client, language: str, *, other_waits: bool
) -> None:
    """With nobody behind them they are offered it again; with somebody, that one has it and they wait."""
    supporter.post(reverse("matching:phone-language"), {"language": language})
    person = entrusted(garden)
    garden.fill(garden.dates[1], 3)
    offer = waits_and_is_offered(garden, person)
    tap(supporter, person, f"wants..{offer.public_id}")
    if other_waits:
        other = garden.resident()
        join_waiting_list(resident=other, occurrence=garden.dates[1], by=garden.desk, now=NOW)
        # Stood in line before, so that it is their turn.
        WaitingListEntry.objects.filter(resident=other).update(since=NOW - timedelta(days=9))
    undo = reverse("matching:undo-tap", args=[Contact.objects.get().public_id])

    with time_machine.travel(NOW + timedelta(hours=2), tick=False):
        answer = supporter.post(undo, headers={"HX-Request": "true"})

    shown, words = answer.context["person"], texts_of(language)
    assert answer.status_code == 200
    if other_waits:
        assert (shown.over.why, shown.asked) == (words["phone.over-waits"], None)
        assert (shown.over.when.title, shown.over.yes) == ("Wijktuin De Pol", None)
        assert words["phone.over-waits"] in answer.content.decode()
    else:
        assert (shown.over, shown.asked.about is not None) == (None, True)


def waits_and_is_offered(garden: Garden, person: Resident) -> Placement:
    """The last place of the second date, until an hour from now."""
    entry = WaitingListEntry.objects.create(
        team=person.team,
        resident=person,
        slot=garden.slot,
        occurrence=garden.dates[1],
        since=NOW - timedelta(days=1),
    )
    offer = offer_by_hand(entry=entry, now=NOW)
    offer.held_until = NOW + timedelta(hours=1)
    offer.save()
    return offer


def test_whose_time_to_answer_is_over_reads_it_until_somebody_speaks_with_them(
    garden: Garden, other_garden: Garden, supporter: Client
) -> None:
    """A place of another fixed moment, or one that was said no to, is none of this."""
    person, words = entrusted(garden), texts_of("nl")
    lapsed = {"status": "declined", "decline_reason": "lapsed", "agreed_on": None, "resident": person}
    over = {"held_until": NOW - timedelta(hours=3), "ended_at": NOW - timedelta(hours=2)}
    PlacementFactory.create(occurrence=garden.dates[0], **{**lapsed, **over, "decline_reason": "time"})
    long_ago = NOW - timedelta(days=8)
    PlacementFactory.create(
        occurrence=garden.dates[0], **{**lapsed, "held_until": long_ago, "ended_at": long_ago}
    )

    def shown() -> str | None:
        [one] = (one for _, people in supporter.get(MINE).context["parts"] for one in people)
        return one.over.why if one.over else None

    assert shown() is None
    PlacementFactory.create(occurrence=garden.dates[1], **lapsed, **over)
    assert shown() == words["phone.over"]
    tap(supporter, person, "informed..")
    assert shown() is None
    Contact.objects.all().delete()
    sign_up(resident=person, occurrence=garden.dates[1], by=garden.desk, now=NOW)
    assert shown() is None


@pytest.mark.parametrize("change", [{"cancelled_at": NOW}, {"date": TODAY - timedelta(days=1)}])
def test_nobody_is_asked_for_a_date_that_was_called_off_or_is_over(
    garden: Garden, supporter: Client, change: dict[str, object]
) -> None:
    person = entrusted(garden, registered_on=TODAY - timedelta(weeks=9))
    made = propose_round(team=garden.town.team, by=None, now=NOW)
    line = made.proposals.get(resident=person)

    def asked() -> list[bool]:
        parts = supporter.get(MINE).context["parts"]
        return [one.asked is not None for _, people in parts for one in people]

    before = asked()
    Occurrence.objects.filter(pk=line.occurrence_id).update(**change)

    assert (before, asked()) == ([True], [False])
