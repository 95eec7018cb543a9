"""Why someone left, as a code; where to is not kept."""

from __future__ import annotations

import re
from typing import Final

from aandeslag.spreadsheets.dutch.outcome import NotUnderstood, Reason, not_understood, reads_text
from aandeslag.spreadsheets.wording import plain
from aandeslag.vocabulary import DepartureReason

# In this order: `andere woning in ander azc` is a move to another centre.
_REASONS: Final[tuple[tuple[DepartureReason, re.Pattern[str]], ...]] = tuple(
    (reason, re.compile(pattern))
    for reason, pattern in (
        (DepartureReason.UNKNOWN_DESTINATION, r"\bmob\b|onbekende bestemming|bestemming onbekend|verdwenen"),
        (
            DepartureReason.RELOCATION,
            r"\b(?:ovpl|overpl|overplaatsing|overgeplaatst|ander azc|ander centrum|andere opvang|azc)\b",
        ),
        (
            DepartureReason.HOUSING,
            r"\b(?:woning|huis|huisvesting|gehuisvest|uitgeplaatst|uitplaatsing|eigen woning|verhuisd)\b",
        ),
        (DepartureReason.PAID_WORK, r"\b(?:werk|baan|betaald werk|betaalde baan|job)\b"),
        (DepartureReason.STUDY, r"\b(?:studie|opleiding|school|taalles|studeert|inburgering|cursus)\b"),
        (
            DepartureReason.RETURN,
            r"\b(?:teruggekeerd|terugkeer|terug naar|herkomst|remigratie|buitenland)\b",
        ),
        (
            DepartureReason.OWN_CHOICE,
            r"\b(?:eigen keuze|eigen keus|gestopt|wil niet meer|geen zin|geen interesse|eigen verzoek)\b",
        ),
        (DepartureReason.UNKNOWN, r"^(?:vertrokken|weg|vertrek|vertrok|reden onbekend|uitgeschreven)$"),
    )
)
_NOT_RECORDED = re.compile(
    r"uitgeproc|afgewezen|afwijzing|uitgezet|dublin|illegaal|bewaring|detentie|ziek|overleden|zwanger"
)


@reads_text
def parse_departure_reason(text: str) -> DepartureReason | NotUnderstood:
    """Read why someone left; the outcome of a procedure or an illness is never recorded."""
    words = plain(text)
    if _NOT_RECORDED.search(words):
        return NotUnderstood(Reason.NOT_RECORDED)
    found = (reason for reason, pattern in _REASONS if pattern.search(words))
    return next(found, None) or not_understood(Reason.DEPARTURE_UNKNOWN, text)
