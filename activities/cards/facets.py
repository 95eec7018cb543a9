"""The questions above the offer as they are shown: each answer with how many it gives; what was chosen."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from aandeslag.addresses import asking
from aandeslag.vocabulary import DayPart, Theme, Weekday
from activities.looking import WALKS
from activities.models import Activity
from activities.rules.looking import YES, Ask

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from django.http import QueryDict
    from django_stubs_ext import StrOrPromise

    from activities.rules.looking import Asked, Found

    Answers = Mapping[str, StrOrPromise]

# The questions that stand together under one word, and how they are answered.
GROUPS: Final[Sequence[tuple[str, StrOrPromise, tuple[str, ...]]]] = (
    ("when", gettext_lazy("When"), (Ask.DAY, Ask.PART)),
    ("theme", gettext_lazy("Theme"), (Ask.THEME,)),
    ("good", gettext_lazy("Good to know"), (Ask.NO_DUTCH, Ask.WOMEN, Ask.CHILDREN)),
    ("purpose", gettext_lazy("Purpose"), (Ask.PURPOSE,)),
    ("walk", gettext_lazy("On foot"), (Ask.WALK,)),
    ("status", gettext_lazy("State"), (Ask.STATE,)),
)
PLAIN: Final[Mapping[str, Answers]] = {
    Ask.DAY: dict(Weekday.choices),
    Ask.PART: dict(DayPart.choices),
    Ask.THEME: dict(Theme.choices),
    Ask.PURPOSE: dict(Activity.Purpose.choices),
    Ask.STATE: dict(Activity.Status.choices),
    Ask.NO_DUTCH: {YES: gettext_lazy("no Dutch needed")},
    Ask.WOMEN: {YES: gettext_lazy("women's group")},
    Ask.CHILDREN: {YES: gettext_lazy("children welcome")},
}
ONE_ANSWER: Final = frozenset({Ask.WALK, Ask.STATE})
# What is not looked through until it is asked for has no number beside it.
UNCOUNTED: Final = (Ask.STATE, Activity.Status.ENDED)


@dataclass(frozen=True)
class Group:
    """One fold above the offer. `chosen` counts its ticks; `answers` is written in one go, for busy pages."""

    code: str
    label: StrOrPromise
    note: str
    chosen: int
    answers: SafeString


@dataclass(frozen=True)
class Chip:
    """Something that was asked; its address asks the same without it, and then gives `number`."""

    label: StrOrPromise
    url: str
    number: int | None = None


def groups(found: Found, asked: Asked, *, keeps: bool, homes: Sequence[str]) -> list[Group]:
    """`homes` names the centres from where one walks; without a place on the map that is not asked."""
    hidden = {code for code, shown in (("status", keeps), ("walk", homes)) if not shown}
    return [
        Group(
            code=code,
            label=label,
            note=_("from %s") % _listed(homes) if code == "walk" else "",
            chosen=sum(len(asked.of(question)) for question in questions),
            answers=mark_safe("".join(_written(questions, found, asked))),  # noqa: S308 - escaped below
        )
        for code, label, questions in GROUPS
        if code not in hidden
    ]


def chips(asked: Asked, query: QueryDict) -> list[Chip]:
    """Each answer that was chosen, with the address that lets go of it."""
    chosen = [
        Chip(label, _without_answer(query, question, code))
        for _code, _label, questions in GROUPS
        for question in questions
        for code, label in words_of(question).items()
        if code in asked.of(question)
    ]
    return [*chosen, *_typed(asked, query)]


def instead(found: Found, asked: Asked, query: QueryDict) -> list[Chip]:
    """What could be let go so that something is found, the most yielding first."""
    dropped = [
        Chip(_without_what(question, asked), _without(query, *_names(question)), number)
        for question, number in found.instead.items()
        if question != Ask.NARROWED
    ]
    return sorted(dropped, key=lambda chip: -(chip.number or 0))


def words_of(question: str) -> Answers:
    if question == Ask.WALK:
        return {str(one): ngettext("at most %d minute", "at most %d minutes", one) % one for one in WALKS}
    return PLAIN[question]


def _typed(asked: Asked, query: QueryDict) -> Iterator[Chip]:
    if asked.words:
        yield Chip(f"“{asked.words}”", _without(query, Ask.WORDS))


def _without_what(question: str, asked: Asked) -> str:
    if question == Ask.WORDS:
        return f"“{asked.words}”"
    labels = [
        str(label)
        for name in _names(question)
        for code, label in words_of(name).items()
        if code in asked.of(name)
    ]
    return _listed(labels)


def _names(question: str) -> tuple[str, ...]:
    return (Ask.DAY, Ask.PART) if question == Ask.DAY else (question,)


def _listed(labels: Sequence[str]) -> str:
    return ", ".join(labels)


def _without(query: QueryDict, *questions: str) -> str:
    """The address that does not ask these any more."""
    return asking(query, **dict.fromkeys(questions, ()))


def _without_answer(query: QueryDict, question: str, code: str) -> str:
    """The address that asks the same of this question, but for one answer."""
    return asking(query, **{question: [one for one in query.getlist(question) if one != code]})


def _written(questions: Sequence[str], found: Found, asked: Asked) -> Iterator[str]:
    for index, question in enumerate(questions):
        if index and len(words_of(question)) > 1:
            yield '<span class="facet-break"></span>'
        kind = "radio" if question in ONE_ANSWER else "checkbox"
        counts, chosen = found.counts.get(question, {}), asked.of(question)
        if kind == "radio":
            yield _answer(question, "", _("all"), kind, is_chosen=not chosen, count=None)
        for code, label in words_of(question).items():
            count = None if (question, code) == UNCOUNTED else counts.get(code, 0)
            yield _answer(question, code, str(label), kind, is_chosen=code in chosen, count=count)


def _answer(question: str, code: str, label: str, kind: str, *, is_chosen: bool, count: int | None) -> str:
    """A tile as high as a thumb. Its id stays the same, so that the cursor finds it back."""
    number = "" if count is None else f' <span class="facet-count">{count}</span>'
    none = " facet-none" if count == 0 and not is_chosen else ""
    return (
        f'<label class="choice{none}"><input class="form-check-input" type="{kind}"'
        f' name="{question}" value="{code}" id="ask-{question}-{code}"{" checked" if is_chosen else ""}>'
        f'<span class="form-check-label">{escape(label)}{number}</span></label>'
    )
