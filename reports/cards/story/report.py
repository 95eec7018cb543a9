"""What the page of a story shows, as tables: for a file and for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reports import definitions
from reports.cards.report import Line, Report, Table, Value, day_name
from reports.publishing.menu import Shown

if TYPE_CHECKING:
    from reports.cards.story.story import Story
    from reports.models import Publication


def in_short(story: Story) -> Table:
    values: list[tuple[str, Value]] = [
        (str(definitions.TIMES.name), story.totals[Shown.TIMES]),
        (str(definitions.UNIQUE_PARTICIPANTS.name), story.totals[Shown.PEOPLE]),
        (str(definitions.PLACEMENTS_STARTED.name), story.totals[Shown.PLACEMENTS]),
        (str(definitions.HOURS.name), story.totals[Shown.HOURS]),
        (str(definitions.ORGANISATIONS.name), story.exact["organisations"]),
        (str(definitions.ACTIVITIES.name), story.exact["activities"]),
        (str(definitions.SESSIONS.name), story.exact["sessions"]),
    ]
    return Table(_("In short"), (_("How many"),), tuple(Line(label, (value,)) for label, value in values))


def protected_notes() -> tuple[str, ...]:
    return (
        _("Numbers of people, placements, times and hours are rounded to 5."),
        _("Changes of fewer than 10 people are not visible. Of fewer than 10 people nothing is shown."),
        _("Organisations, activities and walk-in sessions are exact."),
    )


def story_report(story: Story, municipalities: str = "") -> Report:
    """`municipalities` stands beside the name of the team: a report is put into a file of papers."""
    tables = [in_short(story), story.trend_table, *story.details]
    if story.country is not None:
        tables.append(story.country)
    if story.released:
        tables.append(_released(story))
    targets = tuple(f"{one.definition.name}: {one.text} ({one.words})" for one in story.keyfigures)
    about = (municipalities, story.publications.team.name, published_words(story.now))
    return Report(
        title=story.title,
        about=" · ".join(one for one in about if one),
        tables=tuple(tables),
        definitions=definitions.PROTECTED,
        notes=(" ".join(story.sentences), *targets, *protected_notes()),
    )


def _released(story: Story) -> Table:
    names = {
        "times": definitions.TIMES,
        "participants": definitions.UNIQUE_PARTICIPANTS,
        "organisations": definitions.ORGANISATIONS,
    }
    lines = tuple(Line(str(one.name), (story.released[code],)) for code, one in names.items())
    return Table(_("Exact totals of the year, released by the team"), (_("How many"),), lines)


def published_words(publication: Publication) -> str:
    return _("settled on %(day)s") % {"day": day_name(publication.published_on)}
