"""The coordinator's page besides the tables: targets, where people get stuck, what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.models import Participation
from reports import definitions
from reports.cards.report import day_name, quarter_name
from reports.figures.counts import Measure
from reports.models import Target
from reports.periods import QUARTERS_IN_A_YEAR, Span

if TYPE_CHECKING:
    from aandeslag.teams.models import Team
    from reports.closing import NotMarked, ToClose
    from reports.definitions import Definition
    from reports.figures.figures import Figures
    from reports.planned import Planned


@dataclass(frozen=True)
class Number:
    """A large number, with the target up to here where there is one, and the rows behind it."""

    definition: Definition
    value: int
    measure: str = ""
    target: int = 0
    words: str = ""
    # Whether the target should have been reached in this period; that of a year is not, halfway.
    is_due: bool = True

    @property
    def is_behind(self) -> bool:
        return self.is_due and self.value < self.target


@dataclass(frozen=True)
class Stuck:
    sentence: str
    number: int


@dataclass(frozen=True)
class Step:
    sentence: str
    url: str


@dataclass(frozen=True)
class Week:
    """From Monday up to and including Sunday."""

    monday: date
    signed_up: int = 0
    was_there: int = 0

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)


def this_week(team: Team, today: date) -> Week:
    """One query."""
    monday = today - timedelta(days=today.weekday())
    week = Week(monday)
    going = Participation.objects.of_dates_of(team).taking_a_place().between(monday, week.sunday)
    present = Q(status=Participation.Status.PRESENT)
    found = going.aggregate(all=Count("pk"), present=Count("pk", filter=present))
    return Week(monday, signed_up=found["all"], was_there=found["present"])


def own_numbers(figures: Figures, plan: Planned) -> list[Number]:
    share = figures.women_share
    women = _("%(share)d %% of the participants") % {"share": share} if share is not None else ""
    centre = plan.women_share_of_centres
    if centre is not None:
        women += "; " + _("at the centre: %(share)d %%") % {"share": centre}
    return [
        _number(definitions.TIMES, figures.times, Target.Measure.TIMES, figures, plan),
        _number(
            definitions.UNIQUE_PARTICIPANTS, figures.participants, Target.Measure.PARTICIPANTS, figures, plan
        ),
        _number(definitions.PLACEMENTS_STARTED, figures.placements, Target.Measure.PLACEMENTS, figures, plan),
        _number(
            definitions.ORGANISATIONS, figures.organisations, Target.Measure.ORGANISATIONS, figures, plan
        ),
        Number(definitions.WOMEN, figures.women, words=women),
    ]


def _number(definition: Definition, value: int, measure: str, figures: Figures, plan: Planned) -> Number:
    """What adds up over quarters has a quarter of the target; people and organisations have the year's."""
    opened = "" if measure == Target.Measure.ORGANISATIONS else measure
    target = plan.targets.get(measure, 0)
    if not target or figures.period.span not in (Span.QUARTER, Span.YEAR):
        return Number(definition, value, opened)
    adds_up = measure in (Target.Measure.TIMES, Target.Measure.PLACEMENTS)
    if figures.period.span == Span.QUARTER and adds_up:
        part = -(-target // QUARTERS_IN_A_YEAR)
        words = _("target of this quarter: %(part)d, of the year: %(target)d")
        return Number(definition, value, opened, part, words % {"part": part, "target": target})
    words = _("target of the year: %(target)d") % {"target": target}
    return Number(definition, value, opened, target, words, is_due=figures.period.span == Span.YEAR)


def stuck(figures: Figures) -> list[Stuck]:
    """Most people first; where nobody is stuck nothing is said."""
    registered, placed = figures.of(Measure.REGISTRATIONS), figures.of(Measure.NEW_PLACED)
    started, going = figures.of(Measure.NEW_STARTED), figures.of(Measure.NEW_GOING)
    found = [
        Stuck(_("registered in this period, without a placement"), registered - placed),
        Stuck(_("with a placement, and were never there"), placed - started),
        Stuck(_("were there, three times at most so far"), started - going),
        Stuck(_("are on a waiting list"), figures.waiting),
    ]
    return sorted((one for one in found if one.number > 0), key=lambda one: -one.number)


def next_steps(opening: ToClose | None, waiting: NotMarked, plan: Planned, year: int) -> list[Step]:
    steps = []
    if waiting.number and waiting.oldest is not None:
        words = ngettext(
            "%(number)d time is not marked yet. Begin with the oldest day.",
            "%(number)d times are not marked yet. Begin with the oldest day.",
            waiting.number,
        )
        url = f"{reverse('matching:week')}?day={waiting.oldest:%Y-%m-%d}"
        steps.append(Step(words % {"number": waiting.number}, url))
    if opening is not None and opening.is_over:
        words = _("%(quarter)s can be closed from %(day)s on.")
        told = words % {"quarter": quarter_name(opening.quarter), "day": day_name(opening.from_day)}
        steps.append(Step(told, reverse("reports:close")))
    if not plan.targets:
        url = reverse("reports:targets", args=[year])
        steps.append(Step(_("Write down the targets of %(year)d.") % {"year": year}, url))
    if plan.women_share_of_centres is None:
        words = _("Write down how many people live at the centre, and how many of them are women.")
        steps.append(Step(words, reverse("reports:centre-count")))
    return steps
