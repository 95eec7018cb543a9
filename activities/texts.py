"""What residents read of an activity: a title and three short sentences, in their own language.

`texts_of` is what slips, cards, posters and *samen kijken* ask. It makes no query: the phrasebook was opened
once for everything on the page, and own translations come with `prefetch_related("own_texts")`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from aandeslag.phrases.book import Line
from aandeslag.phrases.languages import direction_of
from aandeslag.vocabulary import TextLanguage
from activities.rules.texts import TextFacts, phrases_for

if TYPE_CHECKING:
    from aandeslag.phrases.book import Phrasebook
    from activities.models import Activity, OwnText

# What `texts_of` reads of an activity, for a query that asks for single columns.
READ: Final = (
    *("title", "theme", "purpose", "title_phrase", "do_phrase", "with_phrase", "know_phrase"),
    *("women_only", "with_dutch_volunteers", "dutch_needed", "physical_load"),
)


CHOSEN: Final = ("title_phrase", "do_phrase", "with_phrase", "know_phrase")


@dataclass(frozen=True)
class TextLine:
    """A picture, by its name in `aandeslag.pictograms`, and what stands beside it."""

    picture: str
    line: Line


@dataclass(frozen=True)
class Texts:
    """`is_own`: somebody of the team translated it by hand, so `sentences` is one text."""

    title: TextLine
    sentences: tuple[TextLine, ...]
    is_own: bool

    @property
    def in_one(self) -> str:
        return " ".join(one.line.text for one in self.sentences)

    @property
    def is_checked(self) -> bool:
        """Whether a speaker of the language has looked at all of it."""
        return all(one.line.is_checked for one in (self.title, *self.sentences))


def texts_of(activity: Activity, book: Phrasebook) -> Texts:
    """An own translation in the language of the book goes before the ready sentences."""
    own = next((one for one in activity.own_texts.all() if one.language == book.language), None)
    return ready_texts_of(activity, book) if own is None else _own(own, activity, book)


def ready_texts_of(activity: Activity, book: Phrasebook) -> Texts:
    """The ready sentences, also where there is an own translation."""
    phrases = phrases_for(facts_that_are_there(activity, book))
    return Texts(
        title=TextLine(phrases.title, book.line(phrases.title)),
        sentences=tuple(TextLine(code, book.line(code)) for code in phrases.sentences),
        is_own=False,
    )


def facts_of(activity: Activity) -> TextFacts:
    return TextFacts(**{name: getattr(activity, name) for name in READ})


def facts_that_are_there(activity: Activity, book: Phrasebook) -> TextFacts:
    """A sentence that was chosen and is in the books no more counts as not chosen."""
    facts = facts_of(activity)
    gone = {name: "" for name in CHOSEN if getattr(facts, name) not in book.found}
    return replace(facts, **gone)  # type: ignore[arg-type]  # only the four codes


def _own(own: OwnText, activity: Activity, book: Phrasebook) -> Texts:
    phrases, dutch = phrases_for(facts_that_are_there(activity, book)), book.dutch
    sentences = " ".join(dutch.say(code) for code in phrases.sentences)
    said = TextLine(phrases.do, _line(own, own.text, sentences))
    title = TextLine(phrases.title, _line(own, own.title, dutch.say(phrases.title)))
    return Texts(title, (said,), is_own=True)


def _line(own: OwnText, text: str, dutch: str) -> Line:
    return Line(
        text=text,
        language=own.language,
        direction=direction_of(own.language),
        is_checked=own.checked_on is not None,
        dutch="" if own.language == TextLanguage.DUTCH else dutch,
    )
