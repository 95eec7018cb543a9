"""The story of a period for who pays, told from what was published and from nothing else."""

from reports.cards.story.breaking_down import group_name, shares_of
from reports.cards.story.publications import Publications
from reports.cards.story.report import in_short, protected_notes, published_words, story_report
from reports.cards.story.story import Story

__all__ = [
    "Publications",
    "Story",
    "group_name",
    "in_short",
    "protected_notes",
    "published_words",
    "shares_of",
    "story_report",
]
