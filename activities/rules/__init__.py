"""The rules of the offer, pure: what must be known, on which dates, and with which paper."""

from activities.rules.dates import LAST, Months, Pattern, Recurrence, dates_of, is_within
from activities.rules.declarations import (
    DatedDeclaration,
    DatedRule,
    Standing,
    dates_in_order,
    declaration_allows,
    needs_declaration,
    usual_end,
)
from activities.rules.freshness import ASK_AGAIN_AFTER_DAYS, Freshness, freshness_of
from activities.rules.publishing import (
    Missing,
    PublishingFacts,
    Question,
    missing_before_publishing,
    still_to_ask,
)

__all__ = [
    "ASK_AGAIN_AFTER_DAYS",
    "LAST",
    "DatedDeclaration",
    "DatedRule",
    "Freshness",
    "Missing",
    "Months",
    "Pattern",
    "PublishingFacts",
    "Question",
    "Recurrence",
    "Standing",
    "dates_in_order",
    "dates_of",
    "declaration_allows",
    "freshness_of",
    "is_within",
    "missing_before_publishing",
    "needs_declaration",
    "still_to_ask",
    "usual_end",
]
