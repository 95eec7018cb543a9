"""What stands on the cards and pages of the offer, ready to be shown; no query is made here."""

from activities.cards.declarations import (
    kind_of_work_line,
    paper_line,
    rule_line,
)
from activities.cards.offer import activity_facts, offer_card, slot_line
from activities.cards.organisations import organisation_facts, organisation_row
from activities.cards.publishing import missing_lines, question_lines
from activities.cards.tags import Tag, standing_tag, tags

__all__ = [
    "Tag",
    "activity_facts",
    "kind_of_work_line",
    "missing_lines",
    "offer_card",
    "organisation_facts",
    "organisation_row",
    "paper_line",
    "question_lines",
    "rule_line",
    "slot_line",
    "standing_tag",
    "tags",
]
