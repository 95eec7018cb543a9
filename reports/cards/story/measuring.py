"""The four large numbers of a story: each with its target, and a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from reports import definitions
from reports.cards.report import publication_name
from reports.models import Target
from reports.periods import QUARTERS_IN_A_YEAR, Span
from reports.publishing.menu import Shown

if TYPE_CHECKING:
    from reports.cards.story.story import Story
    from reports.definitions import Definition
    from reports.models import Publication


@dataclass(frozen=True)
class KeyFigure:
    """A large number; how far it is; and a sentence."""

    definition: Definition
    text: str
    words: str
    value: int = 0
    target: int = 0
    # Whether the target should have been reached by now; that of a year is not, halfway.
    is_due: bool = True

    @property
    def is_behind(self) -> bool:
        return self.is_due and self.value < self.target

    @property
    def is_in_words(self) -> bool:
        """Set smaller than a number."""
        return not self.text[:1].isdigit()


def keyfigures(story: Story) -> list[KeyFigure]:
    people = story.totals[Shown.PEOPLE]
    organisations = story.exact["organisations"]
    return [
        _times(story),
        _against(
            story, definitions.UNIQUE_PARTICIPANTS, Target.Measure.PARTICIPANTS, _number(people), people or 0
        ),
        _women(story),
        _against(
            story,
            definitions.ORGANISATIONS,
            Target.Measure.ORGANISATIONS,
            _number(organisations),
            organisations,
        ),
    ]


def _number(value: int | None) -> str:
    return _("fewer than 10 people") if value is None else str(value)


def _against(story: Story, definition: Definition, measure: str, text: str, value: int) -> KeyFigure:
    """A target of the year, for what cannot be divided over quarters."""
    target = story.planned.targets.get(measure, 0)
    words = _("target of the year: %(target)d") % {"target": target} if target else _("no target was set")
    is_due = story.period.span == Span.YEAR
    return KeyFigure(definition, text, words, value, target, is_due)


def _times(story: Story) -> KeyFigure:
    """Times add up: shown is how far the year is at this point."""
    definition, shown = definitions.TIMES, story.totals[Shown.TIMES]
    target = story.planned.targets.get(Target.Measure.TIMES, 0)
    if not target:
        return KeyFigure(definition, _number(shown), _("no target was set"))
    if story.period.span == Span.YEAR:
        words = _("target of the year: %(target)d") % {"target": target}
        return KeyFigure(definition, _number(shown), words, shown or 0, target)
    until = _quarters_so_far(story)
    reached = sum(one.content["totals"][Shown.TIMES] or 0 for one in until)
    passed = (story.period.last.month - 1) // 3 + 1
    due = target * passed // QUARTERS_IN_A_YEAR
    words = _("%(reached)d this year; %(due)d was the target up to here, %(target)d for the year")
    told = words % {"reached": reached, "due": due, "target": target}
    return KeyFigure(definition, _number(shown), told, reached, due)


def _quarters_so_far(story: Story) -> list[Publication]:
    year, first = story.period.first.year, story.period.first
    return [one for one in story.publications.quarters if one.first.year == year and one.first <= first]


def _women(story: Story) -> KeyFigure:
    found = story.publications.women(story.period)
    centre = story.planned.women_share_of_centres
    at_centre = _("at the centre: %(share)d %%") % {"share": centre} if centre is not None else ""
    if found is None:
        words = at_centre or _("shown from about 50 participants on")
        return KeyFigure(definitions.WOMEN, _("too few to show"), words)
    told = [publication_name(found.publication)] if found.publication is not story.now else []
    target = story.planned.targets.get(Target.Measure.WOMEN_SHARE, 0)
    if target:
        told.append(_("target: %(target)d %%") % {"target": target})
    if at_centre:
        told.append(at_centre)
    return KeyFigure(definitions.WOMEN, f"{found.share} %", "; ".join(told), found.share, target)
