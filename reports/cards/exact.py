"""The exact figures of the own team as tables: what the coordinator sees, and what is downloaded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from matching.models import Placement
from reports import definitions
from reports.cards.parts import labels_of, titles
from reports.cards.report import Line, Report, Table, Value, day_name, period_name
from reports.figures.counts import Dimension, Measure
from reports.figures.figures import hours

if TYPE_CHECKING:
    from datetime import date

    from aandeslag.teams.models import Team
    from reports.definitions import Definition
    from reports.figures.divisions import Division
    from reports.figures.figures import Figures

COUNTED = (Measure.TIMES, Measure.PARTICIPANTS, Measure.PLACEMENTS, Measure.MINUTES)


def exact_report(team: Team, figures: Figures, division: Division, *, today: date) -> Report:
    state = _("final") if figures.is_final else _("as counted on %(day)s") % {"day": day_name(today)}
    return Report(
        title=period_name(figures.period),
        about=f"{team.name} · {state}",
        tables=(
            in_short(figures),
            funnel(figures),
            *by_parts(figures, division),
            endings(figures),
        ),
        definitions=definitions.EXACT,
        notes=(_("Exact figures of the own team: internal. Do not hand them on outside the team."),),
    )


def numbers(figures: Figures) -> list[tuple[Definition, int]]:
    """The four that are never mixed."""
    return [
        (definitions.TIMES, figures.times),
        (definitions.UNIQUE_PARTICIPANTS, figures.participants),
        (definitions.PLACEMENTS_STARTED, figures.placements),
        (definitions.ORGANISATIONS, figures.organisations),
    ]


def in_short(figures: Figures) -> Table:
    visitors = _("Visitors of the walk-in hour, of whom women")
    middle = figures.days_to_first
    waiting = figures.days_waiting
    lines: list[tuple[str, Value]] = [
        (str(definitions.TIMES.name), figures.times),
        (str(definitions.UNIQUE_PARTICIPANTS.name), figures.participants),
        (str(definitions.PLACEMENTS_STARTED.name), figures.placements),
        (str(definitions.HOURS.name), figures.hours),
        (_("Times of which the hours are not known"), figures.of(Measure.UNTIMED)),
        (str(definitions.ORGANISATIONS.name), figures.organisations),
        (str(definitions.ACTIVITIES.name), figures.activities),
        (_("Women among the participants, per cent"), figures.women_share),
        (str(definitions.SESSIONS.name), figures.sessions),
        (str(definitions.VISITORS.name), figures.of(Measure.VISITORS)),
        (visitors, figures.of(Measure.WOMEN_VISITORS)),
        (str(definitions.REGISTRATIONS.name), figures.of(Measure.REGISTRATIONS)),
        (str(definitions.PLACES.name), figures.of(Measure.PLACES)),
        (_("Places used, per cent"), figures.places_used_share),
        (_("Days from registration to first time, median"), None if middle is None else float(middle)),
        (_("Still going after 3 times, per cent"), figures.went_on_share),
        (str(definitions.ACTIVITIES_PER_PARTICIPANT.name), figures.activities_per_participant),
        (str(definitions.WAITING.name), figures.waiting),
        (_("Days waiting, median"), None if waiting is None else float(waiting)),
    ]
    return Table(_("In short"), (_("How many"),), tuple(Line(label, (value,)) for label, value in lines))


def funnel(figures: Figures) -> Table:
    steps = (
        (str(definitions.VISITORS.name), Measure.VISITORS),
        (_("Registered"), Measure.REGISTRATIONS),
        (_("Of them: got a placement"), Measure.NEW_PLACED),
        (_("Of them: were there at least once"), Measure.NEW_STARTED),
        (_("Of them: came more than three times"), Measure.NEW_GOING),
    )
    lines = tuple(Line(label, (figures.of(measure),)) for label, measure in steps)
    return Table(str(definitions.FUNNEL.name), (_("How many"),), lines)


def by_parts(figures: Figures, division: Division) -> list[Table]:
    """One table for each dimension; municipalities as they are divided in the year of `division`."""
    regrouped = division.regrouped(figures)
    note = _("Municipalities as on 1 January %(year)d.") % {"year": division.year}
    tables = {dimension: by_part(regrouped, dimension) for dimension in titles()}
    if division.can_be_chosen:
        tables[Dimension.MUNICIPALITY] = replace(tables[Dimension.MUNICIPALITY], note=note)
    return list(tables.values())


def by_part(figures: Figures, dimension: str) -> Table:
    """One dimension; parts in which nothing happened are left out."""
    found = {measure: figures.by(measure, dimension) for measure in COUNTED}
    codes = {code for of in found.values() for code in of}
    labels = labels_of(dimension, sorted(codes))
    in_order = [*(code for code in labels if code in codes), *sorted(codes - set(labels))]
    lines = tuple(
        Line(
            labels.get(code, code),
            (
                found[Measure.TIMES].get(code, 0),
                found[Measure.PARTICIPANTS].get(code, 0),
                found[Measure.PLACEMENTS].get(code, 0),
                hours(found[Measure.MINUTES].get(code, 0)),
            ),
        )
        for code in in_order
    )
    columns = (
        _("Times taken part"),
        _("Unique participants"),
        _("Placements started"),
        _("Hours"),
    )
    note = (
        _("Only volunteering counts; the others have a line of their own.")
        if dimension == Dimension.PURPOSE
        else ""
    )
    return Table(titles()[dimension], columns, lines, note)


def endings(figures: Figures) -> Table:
    by_reason = figures.endings
    reasons = [
        Line(str(reason.label), (by_reason[reason],)) for reason in Placement.EndReason if reason in by_reason
    ]
    groups = (
        (_("Together: went on elsewhere"), figures.moved_on),
        (_("Together: done"), figures.done),
        (_("Together: stopped"), figures.dropped_out),
    )
    lines = (*reasons, *(Line(label, (value,)) for label, value in groups))
    return Table(str(definitions.ENDINGS.name), (_("How many"),), lines)
