"""What organisations write about when something is, and what is understood of it."""

from __future__ import annotations

from datetime import date, time

import pytest

from activities.rules.saying import Said, understand

TODAY = date(2026, 11, 23)  # a Monday
TEN, TWELVE, HALF_PAST_NINE = time(10), time(12), time(9, 30)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("elke eerste zaterdag", Said("monthly", "sa", 1)),
        ("Elke eerste zaterdag van 10 tot 12 uur", Said("monthly", "sa", 1, starts=TEN, ends=TWELVE)),
        ("eerste zaterdag van de maand 10.00-12.00", Said("monthly", "sa", 1, starts=TEN, ends=TWELVE)),
        ("laatste vrijdag van de maand, 19u", Said("monthly", "fr", -1, starts=time(19))),
        ("iedere 3e woensdag 9:30 – 12:00 uur", Said("monthly", "we", 3, starts=HALF_PAST_NINE, ends=TWELVE)),
        ("elke dinsdag 9:30-12:00", Said("weekly", "tu", starts=HALF_PAST_NINE, ends=TWELVE)),
        ("dinsdagochtend vanaf 9.30", Said("weekly", "tu", starts=HALF_PAST_NINE)),
        ("'s maandags om 10 uur", Said("weekly", "mo", starts=TEN)),
        ("wekelijks op do 10-12", Said("weekly", "th", starts=TEN, ends=TWELVE)),
        ("om de week op maandag 10 uur", Said("weekly", "mo", every=2, starts=TEN)),
        ("elke twee weken op zondag", Said("weekly", "su", every=2)),
        ("iedere 3 weken woensdag 10 tot 12", Said("weekly", "we", every=3, starts=TEN, ends=TWELVE)),
        (
            "elke woensdag van april tot en met oktober, 10-12 uur",
            Said("weekly", "we", starts=TEN, ends=TWELVE, season_from=4, season_until=10),
        ),
        ("elke zaterdag november t/m maart", Said("weekly", "sa", season_from=11, season_until=3)),
        ("alleen in de zomer, elke vrijdag", Said("weekly", "fr", season_from=6, season_until=8)),
        ("zaterdag 12 december 2026 10:00", Said("single", date=date(2026, 12, 12), starts=TEN)),
        ("12 december van 10 tot 12", Said("single", date=date(2026, 12, 12), starts=TEN, ends=TWELVE)),
        ("27 april", Said("single", date=date(2027, 4, 27))),  # the first to come
        ("23 november", Said("single", date=TODAY)),
        ("12-12-2026 10 uur", Said("single", date=date(2026, 12, 12), starts=TEN)),
        ("12/12 om 10.00", Said("single", date=date(2026, 12, 12), starts=TEN)),
        # Not understood, or not all of it: the form asks.
        ("dinsdag en donderdag 10 uur", Said(starts=TEN)),
        ("in overleg", Said()),
        ("", Said()),
        ("31 februari", Said()),
        ("elke dinsdag 12 tot 10", Said("weekly", "tu", starts=TWELVE)),
        ("elke dinsdag 25:00", Said("weekly", "tu")),
    ],
)
def test_what_is_understood(words: str, said: Said) -> None:
    assert understand(words, TODAY) == said


def test_complete_is_what_can_be_planned() -> None:
    assert understand("elke dinsdag 10 uur", TODAY).is_complete
    assert not understand("elke dinsdag", TODAY).is_complete
