"""The volunteer agreement: nine parts, filled in with what is known; what is not, is left open by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from django.urls import reverse

from aandeslag.audit.models import Line
from aandeslag.phrases.book import phrasebook
from aandeslag.phrases.files import texts_of
from aandeslag.vocabulary import TextLanguage
from activities.models import Activity, Organisation, Slot
from matching.actions import sign_up
from matching.agreements import TO_FILL_IN, parts_of
from matching.models import Placement
from residents.models import Resident
from tests.matching.conftest import NOW
from tests.paper.reading import letters_of, read, spots_of

if TYPE_CHECKING:
    from django.db.models import Model
    from django.test import Client

    from tests.matching.conftest import Garden


PARTS: Final = ("work", "begin", "times", "guidance", "say", "costs", "insurance", "wrong", "kept")


def every_week(garden: Garden, **facts: object) -> Placement:
    known = {"first_name": "Rahel", "birth_year": 1987, **facts}
    return sign_up(
        resident=garden.resident(number=412, **known),
        slot=garden.slot,
        by=garden.desk,
        now=NOW,
    )


def said(placement: Placement, language: str = "nl") -> list[str]:
    found = Placement.objects.select_related("activity__organisation", "slot", "occurrence", "team")
    return [one.text.text for one in parts_of(found.get(pk=placement.pk), phrasebook(language))]


def address(placement: Placement) -> str:
    return reverse("matching:agreement-pdf", args=[placement.public_id])


def test_nine_parts_and_room_to_sign(garden: Garden, desk: Client) -> None:
    placement = every_week(garden, preferred_language="nl")

    paper = read(desk.get(address(placement)).content)

    assert (paper.is_tagged, len(paper.pages), paper.headings) == (True, 1, [1] + [2] * 9)
    shown = ["Rahel", "0412", garden.slot.activity.organisation.name, "ouder of voogd"]
    assert [one for one in shown if one not in paper.text] == []
    assert "1987" not in paper.text
    assert paper.text.count("Vrijwilligersovereenkomst") == 1
    assert Line.objects.get(action="placement.agreement").object_ids == str(placement.resident.public_id)


@pytest.mark.parametrize("language", TextLanguage.values)
def test_who_signs_reads_it_in_their_own_language_with_the_dutch_beside_it(
    garden: Garden, desk: Client, language: str
) -> None:
    placement = every_week(garden, preferred_language=language)

    paper = read(desk.get(address(placement)).content)

    assert (paper.language, paper.is_tagged, paper.says_it_is_accessible) == (language, True, True)
    assert (len(paper.pages), paper.headings) == (1, [1] + [2] * 9)
    own = "".join(texts_of(language)[f"agreement.{code}"] for code in PARTS)
    dutch = "".join(texts_of("nl")[f"agreement.{code}"] for code in PARTS)
    assert letters_of(own) - paper.letters == {}
    assert letters_of(dutch) - paper.letters == {}
    # All nine in each language, so nothing of one stands in for the other.
    both = letters_of(own) if language == "nl" else letters_of(own + dutch)
    assert both - paper.letters == {}


@pytest.mark.parametrize("language", ["ar", "fa", "ti"])
def test_a_language_from_the_right_begins_on_the_right(garden: Garden, desk: Client, language: str) -> None:
    """Of each column the left edge: the Dutch begins where the first one begins, or in the middle."""
    placement = every_week(garden, preferred_language=language)

    [spots] = spots_of(desk.get(address(placement)).content)

    middle = 595 / 2
    dutch = {
        one.x < middle for one in spots if one.text in {"Kosten", "6. Kosten", "5. Meepraten", "Verzekering"}
    }
    assert dutch == {language != "ti"}


def as_long_as_it_may_be(model: type[Model], field: str, *, is_one_word: bool) -> str:
    longest = model._meta.get_field(field).max_length  # type: ignore[union-attr]
    assert longest is not None
    word = "Buurtontmoetingscentrumwerkzaamheden" + ("" if is_one_word else " ")
    return (word * longest)[:longest].strip()


@pytest.mark.parametrize("is_one_word", [True, False])
def test_whatever_is_typed_stays_on_two_pages(garden: Garden, desk: Client, *, is_one_word: bool) -> None:
    """As long as the site lets anybody type; the signatures stand on the last page, together."""

    def fill(row: Model, **facts: object) -> None:
        names = [name for name, value in facts.items() if value is ...]
        long = {one: as_long_as_it_may_be(type(row), one, is_one_word=is_one_word) for one in names}
        type(row)._default_manager.filter(pk=row.pk).update(**{**facts, **long})

    activity = garden.slot.activity
    assert activity.kind_of_work is not None
    assert activity.site_contact is not None
    fill(activity, title=..., travel_paid_by=None, travel_cost="99.5")
    fill(activity.organisation, name=..., is_insured=None)
    fill(activity.kind_of_work, description=...)
    fill(activity.site_contact, name=...)
    placement = every_week(garden)
    fill(placement.resident, first_name=...)
    for language in TextLanguage.values:
        Resident.objects.filter(pk=placement.resident_id).update(preferred_language=language)
        content = desk.get(address(placement)).content
        paper, spots = read(content), [one for page in spots_of(content) for one in page]
        assert (len(paper.pages) <= 2, paper.headings) == (True, [1] + [2] * 9)
        signed = ["".join(page.split()) for page in paper.pages]
        assert [("voogd" in page, "blijfthier" in page) for page in signed] == [
            *[(False, False)] * (len(paper.pages) - 1),
            (True, True),
        ]
        assert max(one.x + one.size * len(one.text) * 0.3 for one in spots) < 595


def test_who_comes_every_week_may_stop_at_any_time(garden: Garden) -> None:
    parts = said(every_week(garden))

    assert parts[1] == (
        "Vanaf 24 november 2026, totdat een van de twee stopt. "
        "Beiden mogen op elk moment stoppen en zeggen dat dan tegen het team."
    )
    assert parts[2] == "elke week: dinsdag · 9:30–12:00"


def test_once_in_two_weeks_until_a_day_says_so(garden: Garden) -> None:
    Slot.objects.filter(pk=garden.slot.pk).update(every=2, valid_until=date(2027, 6, 30))

    parts = said(every_week(garden))

    assert parts[1].startswith("Van 24 november 2026 tot 30 juni 2027.")
    assert parts[2] == "elke 2 weken: dinsdag · 9:30–12:00"


def test_one_date_says_which(garden: Garden) -> None:
    placement = sign_up(resident=garden.resident(), occurrence=garden.dates[0], by=garden.desk, now=NOW)

    assert said(placement)[1:3] == ["Alleen op 1 december 2026.", "één keer · 9:30–12:00"]
    assert said(placement, "tr")[1] == "Yalnızca 1 Aralık 2026."


def test_what_one_does_there_is_said_in_the_own_language(garden: Garden) -> None:
    placement = every_week(garden)

    assert said(placement)[0].startswith("Wijktuin De Pol")
    assert said(placement, "tr")[0].startswith(f"{texts_of('tr')['title.garden']}: Wijktuin De Pol")


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
