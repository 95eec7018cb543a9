"""The offer as a list, its rows written in one go: dozens of cells, too many for a loop in a template."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from aandeslag.addresses import address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from activities.cards.offer import OfferCard

# On a phone each cell stands under its own label.
ROW: Final = (
    '<tr><td><a href="{url}">{title}</a></td>'
    '<td data-label="{organisation_label}">{organisation}</td>'
    '<td data-label="{theme_label}">{theme}</td>'
    '<td data-label="{when_label}">{when}</td>'
    '<td data-label="{tags_label}"><ul class="tags">{tags}</ul></td>'
    '<td data-label="{confirmed_label}">{confirmed}</td></tr>'
)


def written_rows(cards: Sequence[OfferCard]) -> SafeString:
    """One row for each; what somebody typed is escaped here."""
    labels = {
        "organisation_label": escape(_("Organisation")),
        "theme_label": escape(_("Theme")),
        "when_label": escape(_("When")),
        "tags_label": escape(_("Good to know")),
        "confirmed_label": escape(_("Confirmed")),
    }
    no_moment = _("no fixed moment yet")
    return SafeString("".join(_row(card, labels, no_moment) for card in cards))


def _row(card: OfferCard, labels: dict[str, str], no_moment: str) -> str:
    return ROW.format(
        url=address("activities:activity", card.public_id),
        title=escape(card.title),
        organisation=escape(card.organisation),
        theme=escape(str(card.theme_in_words)),
        when=escape(card.when or no_moment),
        tags=card.written_tags,
        confirmed=escape(card.freshness),
        **labels,
    )
