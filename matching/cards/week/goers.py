"""Writes who goes on the cards of the week: dozens of lines on a page, too many for a loop in a template."""

from __future__ import annotations

# Not Django's, which asks each time whether a text is a lazy one: of hundreds that takes a third of the page.
from html import escape
from typing import TYPE_CHECKING, Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matching.cards.week.dates import Person

NAME: Final = '<bdi>{name}</bdi> <span class="visit-number">{number}</span>'
LINKED: Final = f'<li><a href="{{url}}">{NAME}</a></li>'
TOLD: Final = f'<li><a href="{{url}}">{NAME}</a> <small>{{state}}</small></li>'
WITHOUT_PAGE: Final = f'<li><span class="goes-name">{NAME}</span></li>'
PRESS: Final = (
    '<button class="btn btn-quiet" type="submit" formaction="{%s}">{%s}<span class="visually-hidden">:'
    " {number}</span></button>"
)
TO_CHANGE: Final = (
    f'<li><a href="{{url}}">{NAME}</a><span class="goes-presses">'
    f"{PRESS % ('off', 'take_off')}{PRESS % ('instead', 'replace')}</span></li>"
)


def goers(people: Iterable[Person]) -> SafeString:
    """Each with how it stands, where it is not as expected; with a link for who may see more of them."""
    return SafeString("".join(map(_goer, people)))


def goers_to_change(people: Iterable[Person]) -> SafeString:
    """Each with two presses: off, or somebody else instead; how it stands where neither can be."""
    words = {"take_off": escape(_("Take off")), "replace": escape(_("Replace"))}
    return SafeString("".join([_to_change(one, words) for one in people]))


def _goer(one: Person) -> str:
    if not one.url:
        return WITHOUT_PAGE.format(name=escape(one.name), number=one.number)
    if not one.status or one.status == "signed-up":
        return LINKED.format(url=one.url, name=escape(one.name), number=one.number)
    return _told(one)


# What a person typed is escaped here; the addresses and the number are our own.
def _told(one: Person) -> str:
    state = escape(str(one.status_in_words))
    return TOLD.format(url=one.url, name=escape(one.name), number=one.number, state=state)


def _to_change(one: Person, words: dict[str, str]) -> str:
    if not one.off:
        return _told(one)
    return TO_CHANGE.format(
        url=one.url, name=escape(one.name), number=one.number, off=one.off, instead=one.instead, **words
    )
