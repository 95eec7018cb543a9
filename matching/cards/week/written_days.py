"""Writes the days of a week to choose, small enough for seven on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from aandeslag.written import NOTHING, together, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.safestring import SafeString

    from matching.cards.week.days import Day

DAY: Final = """<li>
    <a class="week-day{today}" href="?day={date}"{shown}>
        <span aria-hidden="true">
            <span>{weekday}</span> <b>{number_of_day}</b>
            <small>{is_today}{number}<span class="week-day-words"> {times}</span></small>
            {to_mark}
        </span>
        <span class="visually-hidden">{said}</span>
    </a>
</li>
"""
SHOWN: Final = written(' aria-current="true"')
TODAY: Final = '<span class="week-day-words">{words} · </span>'
TO_MARK: Final = '<span class="week-to-mark"><span class="week-day-words">{words}</span></span>'


def written_days(days: Iterable[Day]) -> SafeString:
    """In the order given."""
    today, to_mark = written(TODAY, words=_("today")), written(TO_MARK, words=_("mark"))
    return together(
        written(
            DAY,
            today=" week-today" if day.is_today else "",
            date=day.date.isoformat(),
            shown=SHOWN if day.is_shown else NOTHING,
            weekday=day.weekday,
            number_of_day=day.date.day,
            is_today=today if day.is_today else NOTHING,
            number=day.number,
            times=day.times,
            to_mark=to_mark if day.to_mark else NOTHING,
            said=day.said,
        )
        for day in days
    )
