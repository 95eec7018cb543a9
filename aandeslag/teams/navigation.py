"""The main menu of a role: the pages that it may open, and no others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from aandeslag.teams.access import Capability, may

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Page:
    """One line of the menu: what one must be able to do, its address by name, its words, its icon.

    `unless`: whoever may do this has another page about the same.
    """

    capability: Capability
    name: str
    label: StrOrPromise
    icon: str
    unless: Capability | None = None


PAGES: Final = (
    Page(Capability.SEE_TODAY, "reports:today", _("Today"), "today"),
    Page(Capability.RUN_WALK_IN, "residents:walk-in", _("Walk-in hour"), "walk-in"),
    Page(Capability.SEE_ENTRUSTED, "matching:mine", _("My people"), "people"),
    Page(Capability.SEE_ENTRUSTED, "matching:own-week", _("Week"), "week"),
    Page(Capability.SEE_WEEK, "matching:week", _("Week"), "week", Capability.SEE_ENTRUSTED),
    Page(Capability.SEE_OFFER, "activities:offer", _("Offer"), "offer"),
    Page(Capability.REFER, "residents:referrals", _("Referrals"), "walk-in"),
    Page(Capability.RAISE_CONCERN, "activities:concerns", _("Questions"), "text"),
    Page(Capability.SEE_SIGNED_UP, "residents:of-centre", _("People of the centre"), "people"),
    Page(Capability.SEE_RESIDENTS, "residents:list", _("Participants"), "people"),
    Page(Capability.KEEP_ROUNDS, "matching:rounds", _("Matching proposal"), "round"),
    Page(Capability.SEE_ORGANISATIONS, "activities:organisations", _("Organisations"), "organisations"),
    Page(Capability.SEE_EXACT_FIGURES, "reports:figures", _("Figures"), "figures"),
    Page(Capability.SEE_CENTRE_FIGURES, "reports:centres-now", _("Figures"), "figures"),
    Page(Capability.SEE_PUBLIC_FIGURES, "reports:public", _("Figures"), "figures"),
    Page(Capability.SEE_COUNTRY_FIGURES, "reports:country", _("Figures"), "figures"),
    Page(Capability.IMPORT, "matching:imports", _("Bring in a list"), "import"),
    Page(Capability.CHECK_PHRASES, "phrases:read-languages", _("Read along"), "text", Capability.SEE_PHRASES),
    Page(Capability.SEE_PHRASES, "phrases:languages", _("Texts"), "text"),
    Page(
        Capability.KEEP_DECLARATION_RULES,
        "activities:declaration-rules",
        _("Declaration rules"),
        "organisations",
    ),
    Page(Capability.KEEP_MEMBERS, "teams:members", _("Members"), "settings"),
    Page(Capability.KEEP_TEAMS, "teams:teams", _("Teams"), "people"),
    Page(Capability.KEEP_TEAMS, "teams:centres", _("Centres"), "map"),
    Page(Capability.KEEP_TEAMS, "teams:accounts", _("Accounts"), "person"),
    Page(Capability.KEEP_TEAMS, "teams:volunteer-centres", _("Volunteer centres"), "organisations"),
    Page(Capability.KEEP_TEAMS, "teams:municipalities", _("Municipalities"), "map"),
    Page(Capability.SEE_LOG, "reports:log", _("Log"), "log"),
)


@dataclass(frozen=True)
class Choice:
    """A line as the page shows it."""

    label: StrOrPromise
    url: str
    icon: str
    is_current: bool


def choices(role: str, *, path: str, present: bool = False) -> list[Choice]:
    """Give the menu of `role` on the page at `path`; `present` as in `access.may`."""
    pages = _pages(role, present)
    urls = [_address(page.name) for page in pages]
    current = max((url for url in urls if _is_within(path, url)), key=len, default=None)
    return [Choice(page.label, url, page.icon, url == current) for page, url in zip(pages, urls, strict=True)]


@cache
def _pages(role: str, present: bool) -> list[Page]:  # noqa: FBT001 - as in `choices`
    """What a role may open changes with a release only."""
    return [
        page for page in PAGES if may(role, page.capability, present=present) and not _has_more(role, page)
    ]


def _has_more(role: str, page: Page) -> bool:
    return page.unless is not None and may(role, page.unless)


@cache
def _address(name: str) -> str:
    return reverse(name)


def _is_within(path: str, url: str) -> bool:
    """The home page holds only itself; every other one what lies below it."""
    return path == url if url == _address("reports:today") else path.startswith(url)
