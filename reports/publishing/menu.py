"""The fixed menu of what is published: four measures, each by four characteristics, one at a time."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from aandeslag.vocabulary import Gender, Theme
from activities.models import Activity
from reports.figures.counts import AGES, UNKNOWN, Dimension, Measure


class Shown(StrEnum):
    PEOPLE = "people"
    PLACEMENTS = "placements"
    TIMES = "times"
    HOURS = "hours"


# What is counted for it, and whose number says how many people were behind it.
COUNTED_AS: Final[dict[str, tuple[Measure, Measure]]] = {
    Shown.PEOPLE: (Measure.PARTICIPANTS, Measure.PARTICIPANTS),
    Shown.PLACEMENTS: (Measure.PLACEMENTS, Measure.PLACED),
    Shown.TIMES: (Measure.TIMES, Measure.PARTICIPANTS),
    Shown.HOURS: (Measure.MINUTES, Measure.PARTICIPANTS),
}
CHARACTERISTICS: Final[dict[str, tuple[str, ...]]] = {
    Dimension.GENDER: tuple(Gender.values),
    Dimension.AGE: (*AGES, UNKNOWN),
    Dimension.THEME: tuple(Theme.values),
    Dimension.KIND: tuple(Activity.Kind.values),
}
ALL: Final = ("",)
MINUTES_IN_AN_HOUR: Final = 60
# Over fewer teams no number of the country is shown.
FEWEST_TEAMS: Final = 3
# So long the sets of people are kept that later publications are checked against.
QUARTERS_KEPT: Final = 8
