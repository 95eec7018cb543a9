"""Where and how early people are met, as organisations write it, and the hour that follows from it."""

from __future__ import annotations

from datetime import time

import pytest

from activities.rules.meeting import Meeting, meet_at, read_meeting


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("", Meeting()),
        ("Poort van het azc, een half uur eerder", Meeting("gate", "", 30)),
        ("bij de receptie, 20 min. eerder", Meeting("reception", "", 20)),
        ("Bushalte, kwartier van tevoren", Meeting("bus-stop", "", 15)),
        ("drie kwartier eerder bij de poort", Meeting("gate", "", 45)),
        ("ter plekke", Meeting("address", "", None)),
        ("Poort van het azc", Meeting("gate", "", None)),
        ("poort aan de achterkant (10 minuten eerder)", Meeting("", "poort aan de achterkant", 10)),
        ("Kantine, één uur vooraf", Meeting("", "Kantine", 60)),
        # Not understood, so it stays as it was typed.
        ("elk uur bij de poort", Meeting("", "elk uur bij de poort", None)),
        ("kantine, 900 minuten eerder", Meeting("", "kantine, 900 minuten eerder", None)),
        ("kom wat eerder", Meeting("", "kom wat eerder", None)),
    ],
)
def test_reading_what_was_written(written: str, read: Meeting) -> None:
    assert read_meeting(written) == read


@pytest.mark.parametrize(
    ("starts", "earlier", "there"),
    [
        (time(9, 30), 30, time(9)),
        (time(9, 30), None, time(9, 30)),
        (time(9, 30), 0, time(9, 30)),
        (time(0, 10), 30, time(23, 40)),
    ],
)
def test_when_to_be_there(starts: time, earlier: int | None, there: time) -> None:
    assert meet_at(starts, earlier) == there
