"""Writes the cards of a supporter's phone: on a page a dozen people, of each some twenty presses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.safestring import SafeString

from aandeslag.addresses import address
from aandeslag.templatetags.pictograms import pictogram
from aandeslag.vocabulary import ExcuseReason
from aandeslag.written import NOTHING, together, written
from matching.cards.mine.buttons import Button
from matching.models import Contact
from matching.taps import WEEKS, Tap

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from aandeslag.phrases.book import Phrasebook
    from matching.cards.mine.asking import Asked
    from matching.cards.mine.showing import Person, Said
    from matching.cards.mine.whens import When

Code = Contact.Code
CARD: Final = """
<article class="card person" id="p-{id}">
    {refused}
    <div class="top">
        <span class="pictogram {theme}"><img src="{picture}" width="40" height="40" alt=""></span>
        <div>
            <h3><bdi>{name}</bdi> <small>{number}</small></h3>
            <p class="soft">{languages}</p>
        </div>
    </div>
    {said}{asked}{over}{why}{goes}{note}{reaching}
    <form id="f-{id}" method="post" action="{url}" data-tap="tap" data-id="{id}">
        {hidden}<input type="hidden" name="token" value="{token}">
        <div class="acts">
            {first}{marks}
            <details class="fold">
                <summary class="btn btn-quiet">{other}</summary>
                <div class="acts">{others}</div>
                {could_not}
                <h4>{ask_again}</h4>
                <div class="acts">{not_now}</div>
                {stops}
                <a class="btn btn-quiet" href="{note_url}">{to_note}</a>
            </details>
        </div>
    </form>
</article>
"""
PRESS: Final = '<button class="btn" name="tap" value="{tap}"><bdi>{words}</bdi></button>'
FIRST: Final = '<button class="btn btn-primary" name="tap" value="{tap}"><span>{words}{of}</span></button>'
OF: Final = "<small><bdi>{words}</bdi></small>"
MARKS: Final = """<details class="fold">
    <summary class="btn"><span>{words}{of}</span></summary>
    <div class="acts">{presses}</div>
</details>"""
MORE: Final = '<h4>{words}</h4><div class="acts">{presses}</div>'
WHEN: Final = '<p class="when"><b><bdi>{title}</bdi></b>{what}{day}{meet}</p>'
WHAT: Final = " <small>{words}</small>"
ON: Final = ' <span><bdi>{day}</bdi> <bdi class="hours" dir="ltr">{hours}</bdi></span>'
AT: Final = " <span><bdi>{meet}</bdi></span>"
ASKED: Final = '<div class="asked">{why}{when}{says_yes}{yes}</div>'
YES: Final = """<div class="acts">
    <button class="btn btn-primary" name="tap" value="{tap}" form="f-{id}">{words}</button>
</div>"""
SAID: Final = """<div class="said">
    <span class="tag">{words} ✓</span> <small>{title}{between}{day}</small>{undo}
</div>"""
UNDO: Final = """<form method="post" action="{url}" data-tap="undo" data-id="{contact}">
    {hidden}<button class="btn btn-quiet">{words}</button>
</form>"""
CALLS: Final = """<div class="acts">
    <a class="btn{go}" href="{url}" data-call>{words}</a>{write}
</div>"""
WRITES: Final = ' <a class="btn" href="{url}">{words}</a>'
WHY: Final = '<p class="why">{words}</p>'
SOFT: Final = '<p class="soft">{words}</p>'
NOTE: Final = '<p class="soft note"><bdi>{words}</bdi></p>'
OWN: Final = "<bdi>{words}</bdi>"
AGREED: Final = "<h4>{words}</h4>"
REFUSED: Final = '<p class="notice notice-stop" role="alert">{words}</p>'


# Where in choices that are written once stands what they are about: no text of ours has it.
ABOUT: Final = "\N{NULL}"


class Cards:
    """For one answer, in one language; `hidden` is what every form carries."""

    def __init__(self, book: Phrasebook, hidden: SafeString) -> None:
        self._book, self._hidden = book, hidden
        reasons = ((Tap(Code.COULD_NOT, one.value), f"excuse.{one.value}") for one in ExcuseReason)
        weeks = ((Tap(Code.NOT_NOW, str(one)), f"phone.weeks-{one}") for one in WEEKS)
        self._reasons, self._weeks = self._choices(reasons), self._choices(weeks)

    def _choices(self, taps: Iterable[tuple[Tap, str]]) -> SafeString:
        """The same for everybody, but for what they are about."""
        return _presses(Button(f"{tap}{ABOUT}", self._book.say(code)) for tap, code in taps)

    def of(self, person: Person, token: UUID, said: str = "") -> SafeString:
        """What is asked, why to call, where they go, and what can be pressed in two taps at most."""
        person_id = person.public_id
        could_not = _about(self._reasons, person.could_not) if person.could_not else NOTHING
        return written(
            CARD,
            id=person_id,
            refused=self._say(REFUSED, said) if said else NOTHING,
            theme=f"theme-{person.theme}" if person.theme else "",
            picture=pictogram(person.theme or "phone"),
            name=person.name,
            number=person.number,
            languages=together((written(OWN, words=one) for one in person.languages), ", "),
            said=self._said(person.said) if person.said else NOTHING,
            asked=self._asked(person.asked, person_id) if person.asked else NOTHING,
            over=self._asked(person.over, person_id) if person.over else NOTHING,
            why=together(written(WHY, words=one) for one in person.why),
            goes=self._goes(person),
            note=written(NOTE, words=person.note) if person.note else NOTHING,
            reaching=self._reaching(person),
            url=address("matching:tap", person_id),
            hidden=self._hidden,
            token=token,
            first=_presses(person.first, FIRST),
            marks=self._could_not(MARKS, could_not, person.could_not_of) if person.is_to_mark else NOTHING,
            other=self._book.say("phone.other"),
            others=_presses(person.others),
            could_not=self._could_not(MORE, could_not) if could_not and not person.is_to_mark else NOTHING,
            ask_again=self._book.say("phone.ask-again"),
            not_now=_about(self._weeks, person.not_now),
            stops=self._stops(person.stops) if person.stops else NOTHING,
            note_url=address("matching:note", person_id),
            to_note=self._book.say("phone.note"),
        )

    def _say(self, pattern: str, code: str) -> SafeString:
        return written(pattern, words=self._book.say(code))

    def _could_not(self, pattern: str, presses: SafeString, of: str = "") -> SafeString:
        words = self._book.say("phone.could-not")
        return written(pattern, words=words, of=_of(of), presses=presses)

    def _stops(self, stops: Iterable[Button]) -> SafeString:
        return written(MORE, words=self._book.say("phone.stops"), presses=_presses(stops))

    def _goes(self, person: Person) -> SafeString:
        if not person.goes:
            return NOTHING if person.asked else self._say(SOFT, "phone.nothing")
        head = self._say(AGREED, "phone.agreed") if person.asked else NOTHING
        return together([head, *map(_when, person.goes)])

    def _asked(self, asked: Asked, person_id: UUID) -> SafeString:
        yes = asked.yes
        return written(
            ASKED,
            why=written(WHY, words=asked.why) if asked.why else NOTHING,
            when=_when(asked.when),
            says_yes=self._say(SOFT, "phone.wants") if asked.says_yes else NOTHING,
            yes=written(YES, tap=yes.tap, id=person_id, words=yes.words) if yes else NOTHING,
        )

    def _said(self, said: Said) -> SafeString:
        undo = NOTHING
        if said.is_last_press:
            undo = written(
                UNDO,
                url=address("matching:undo-tap", said.contact),
                contact=said.contact,
                hidden=self._hidden,
                words=self._book.say("phone.undo"),
            )
        return written(
            SAID,
            words=said.words,
            title=written(OWN, words=said.title) if said.title else NOTHING,
            between=" · " if said.title and said.day else "",
            day=written(OWN, words=said.day) if said.day else NOTHING,
            undo=undo,
        )

    def _reaching(self, person: Person) -> SafeString:
        if not person.can_be_called:
            return self._say(SOFT, "phone.no-call")
        write = NOTHING
        if person.can_be_written_to:
            url = address("matching:write", person.public_id)
            write = written(WRITES, url=url, words=self._book.say("phone.message"))
        return written(
            CALLS,
            go=" btn-go" if person.is_to_call else "",
            url=address("matching:call", person.public_id),
            words=self._book.say("phone.call"),
            write=write,
        )


def _about(choices: SafeString, about: UUID | None) -> SafeString:
    return SafeString(choices.replace(ABOUT, str(about or "")))


def _when(when: When) -> SafeString:
    return written(
        WHEN,
        title=when.title,
        what=written(WHAT, words=when.what) if when.what else NOTHING,
        day=written(ON, day=when.day, hours=when.hours) if when.day else NOTHING,
        meet=written(AT, meet=when.meet) if when.meet else NOTHING,
    )


def _presses(buttons: Iterable[Button], pattern: str = PRESS) -> SafeString:
    """Each is sent at once."""
    return together(written(pattern, tap=one.tap, words=one.words, of=_of(one.of)) for one in buttons)


def _of(title: str) -> SafeString:
    return written(OF, words=title) if title else NOTHING
