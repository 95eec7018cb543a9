"""Short facts about an activity that someone must know before choosing; the ordinary is left unsaid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aandeslag.vocabulary import LanguageLevel, PhysicalLoad
from activities import wording
from activities.models import Activity
from activities.rules import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from django_stubs_ext import StrOrPromise

    from activities.declarations import DeclarationFacts

VOLUNTEERING = Activity.Purpose.VOLUNTEERING


@dataclass(frozen=True)
class Tag:
    label: StrOrPromise
    kind: str = ""


DRAFT, ENDED = Tag(gettext_lazy("draft"), "ask"), Tag(gettext_lazy("ended"), "stop")
NO_DUTCH = Tag(gettext_lazy("no Dutch needed"))
WOMEN_ONLY, CHILDREN_WELCOME = Tag(gettext_lazy("women's group")), Tag(gettext_lazy("children welcome"))
HEAVY = Tag(gettext_lazy("heavy work"), "plain")
NOT_NEEDED = Tag(gettext_lazy("no declaration needed"), "plain")
CERTIFICATE = Tag(gettext_lazy("certificate of conduct needed"), "plain")


def tags(activity: Activity, papers: DeclarationFacts, today: date) -> list[Tag]:
    found = [
        (activity.status == Activity.Status.DRAFT, DRAFT),
        (activity.status == Activity.Status.ENDED, ENDED),
        *((True, tag) for tag in _purpose_and_language(activity)),
        (activity.women_only, WOMEN_ONLY),
        (activity.children_welcome, CHILDREN_WELCOME),
        (activity.physical_load == PhysicalLoad.HEAVY, HEAVY),
        (activity.conduct_certificate, CERTIFICATE),
    ]
    return [tag for holds, tag in found if holds] + _paper_tags(activity, papers, today)


def questions_tag(number: int) -> list[Tag]:
    """What nobody asked the host yet; what it is, the page of the activity says."""
    return [Tag(_("still to ask: %(number)d") % {"number": number}, "ask")] if number else []


def _purpose_and_language(activity: Activity) -> Iterator[Tag]:
    if activity.purpose and activity.purpose != VOLUNTEERING:
        yield Tag(Activity.Purpose(activity.purpose).label, "plain")
    if activity.dutch_needed == LanguageLevel.NONE:
        yield NO_DUTCH
    elif activity.dutch_needed:
        yield Tag(_("Dutch: %s") % LanguageLevel(activity.dutch_needed).label, "plain")


def _paper_tags(activity: Activity, papers: DeclarationFacts, today: date) -> list[Tag]:
    if activity.purpose != VOLUNTEERING:
        return []
    standing = papers.standing(activity.kind_of_work_id, today)
    return [] if standing.allows else [standing_tag(standing)]


def standing_tag(standing: Standing) -> Tag:
    kinds = {Standing.RECEIVED: "done", Standing.GRANTED: "done", Standing.ASKED: "ask"}
    return Tag(wording.STANDING_SHORT[standing], kinds.get(standing, "stop"))
