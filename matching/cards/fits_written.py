"""Writes the cards of what fits: a picture, when, why, what it costs others, and what can be pressed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from aandeslag.addresses import address
from aandeslag.templatetags.hours import whole_hours
from aandeslag.templatetags.pictograms import pictogram
from aandeslag.written import NOTHING, escaped, together, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from uuid import UUID

    from django.utils.safestring import SafeString

    from aandeslag.phrases.book import Line
    from matching.cards.offers import Offer
    from matching.cards.rounds.desk import Cost, Costs, Dear

CARD: Final = """
<article class="card fit"{goes_on}>
    <span class="pictogram theme-{theme}"><img src="{picture}" width="80" height="80" alt=""></span>
    <div class="fit-text">
        <h3>{title}</h3>
        {own}<p class="soft">{organisation}</p>
        <p class="fit-when">{day} <span class="text-nowrap">{hours}</span></p>
        <p>{way}{places}</p>
        {cost}{tags}<ul class="why">{reasons}</ul>{questions}{press}
    </div>
</article>"""
GOES_ON: Final = written(' id="goes-on" tabindex="-1" autofocus')
OWN: Final = '<bdi class="fit-own" lang="{language}" dir="{direction}">{text}</bdi>'
COST: Final = '<span class="tag {kind}">{words}</span>'
OF_A_CARD: Final = "<p>{cost}</p>"
TAGS: Final = '<ul class="tags">{tags}</ul>'
TAG: Final = '<li class="tag tag-plain">{words}</li>'
REASON: Final = "<li>{words}</li>"
QUESTIONS: Final = '<ul class="findings">{questions}</ul>'
QUESTION: Final = '<li class="question">{words}{link}</li>'
ON_THE_MAP: Final = ' <a href="{url}#div_id_latitude">{words}</a>'
PRESS: Final = """<form method="post" action="{url}" data-once
    hx-post="{url}" hx-target="#fits" hx-swap="outerHTML">
    {carried}
    <input type="hidden" name="token" value="{token}">
    <button class="btn{best}" type="submit" name="often" value="once">
        {sign_up}<span class="visually-hidden">: {title}, {day} {hours}</span>
    </button>
    {every}<button class="btn btn-quiet" type="submit" formaction="{no_url}">
        {says_no}<span class="visually-hidden">: {title}</span>
    </button>
</form>"""
CARRIED: Final = '{hidden}<input type="hidden" name="along" value="{along}">{until}'
UNTIL: Final = '<input type="hidden" name="until" value="{until}">'
EVERY: Final = """<button class="btn btn-quiet" type="submit" name="often" value="every-time">
        {words}<span class="visually-hidden">, {title}</span>
    </button>
    """
BETWEEN: Final = written(" · ")
BESIDE: Final = '{dear}<p class="soft">{told_by}</p>'
ALL_DEAR: Final = """<section class="card stack" aria-labelledby="dear-heading">
    <h3 id="dear-heading">{heading}</h3>
    <ol class="visits">{lines}</ol>
</section>"""
DEAR: Final = """<li class="visit">
    <span class="pictogram theme-{theme}"><img src="{picture}" width="80" height="80" alt=""></span>
    <div><b>{title}</b> <small>{when}</small> <small>{reasons}</small> {cost}</div>
    {press}
</li>"""
PRESS_DEAR: Final = """<form class="visit-end" method="post" action="{url}" data-once
    hx-post="{url}" hx-target="#fits" hx-swap="outerHTML">
    {carried}
    <input type="hidden" name="token" value="{token}">
    <button class="btn" type="submit" name="often" value="once">
        {sign_up}<span class="visually-hidden">: {title}, {when}</span>
    </button>
</form>"""
TOGETHER: Final = '<p class="soft">{words}</p>'


@dataclass(frozen=True)
class Fit:
    """One card; `own`: what it is in the language of the person; `cost`: for staff, after a round."""

    offer: Offer
    token: UUID
    own: Line | None = None
    cost: Cost | None = None


@dataclass(frozen=True)
class Around:
    """Whose cards they are, what every form carries, and what this member may press."""

    person: UUID
    hidden: SafeString
    may_sign_up: bool
    may_keep_offer: bool
    # Friends who go along, and how many cards lie open.
    along: Sequence[UUID] = ()
    until: int = 0
    # Which card was not shown before, counted from one.
    goes_on_at: int = 0


class Words:
    """What is the same on each card, put into words and escaped once."""

    def __init__(self, around: Around) -> None:
        until = written(UNTIL, until=around.until) if around.until else NOTHING
        self.carried = written(CARRIED, hidden=around.hidden, along=_listed(around.along), until=until)
        self.sign_up = escaped(_("Sign up"))
        self.says_no = escaped(_("Says no"))
        self.children = written(TAG, words=_("children welcome"))
        self.on_the_map = escaped(_("Put it on the map"))


def written_fits(fits: Iterable[Fit], around: Around, words: Words | None = None) -> SafeString:
    """In the order given; the first is the best."""
    words = words or Words(around)
    return together(_card(one, number, around, words) for number, one in enumerate(fits, 1))


def _listed(ids: Iterable[UUID]) -> str:
    return " ".join(map(str, ids))


def _card(fit: Fit, number: int, around: Around, words: Words) -> SafeString:
    offer, title = fit.offer, escaped(fit.offer.title)
    return written(
        CARD,
        goes_on=GOES_ON if number == around.goes_on_at else NOTHING,
        theme=offer.theme,
        picture=pictogram(offer.theme),
        title=title,
        own=_own(fit.own),
        organisation=offer.organisation_name,
        day=offer.day,
        hours=offer.hours,
        way=together([escaped(offer.way), BETWEEN]) if offer.way else NOTHING,
        places=offer.places,
        cost=written(OF_A_CARD, cost=_cost(fit.cost)) if fit.cost else NOTHING,
        tags=_tags(offer, words),
        reasons=together(written(REASON, words=one) for one in offer.reasons),
        questions=_questions(offer, around, words),
        press=_press(fit, title, around, words, is_best=number == 1) if around.may_sign_up else NOTHING,
    )


def _own(line: Line | None) -> SafeString:
    if line is None:
        return NOTHING
    return written(OWN, language=line.language, direction=line.direction, text=line.text)


def written_costs(costs: Costs, around: Around, words: Words | None = None) -> SafeString:
    """Below the cards, for staff: what suits too but takes a place from somebody, and by what."""
    told_by = _(
        "What a place costs others is told by the proposal of %(day)s, to staff only. "
        "Turn the screen with Look together."
    ) % {"day": costs.since}
    words = words or Words(around)
    lines = together(_dear(one, around, words) for one in costs.dear)
    heading = _("Fits too, but somebody else loses a place")
    dear = written(ALL_DEAR, heading=heading, lines=lines) if lines else NOTHING
    return written(BESIDE, dear=dear, told_by=told_by)


def written_uncounted() -> SafeString:
    """Below the cards of several people, for staff: no round knows them as one."""
    words = _("What places for several people cost others is not worked out. Look at one person alone.")
    return written(TOGETHER, words=words)


def _dear(one: Dear, around: Around, words: Words) -> SafeString:
    title = escaped(one.title)
    press = written(
        PRESS_DEAR,
        url=address("matching:sign-up", around.person, one.occurrence),
        carried=words.carried,
        token=uuid4(),
        sign_up=words.sign_up,
        title=title,
        when=one.when,
    )
    return written(
        DEAR,
        theme=one.theme,
        picture=pictogram(one.theme),
        title=title,
        when=whole_hours(one.when),
        reasons=" · ".join(one.reasons),
        cost=_cost(one.cost),
        press=press if around.may_sign_up else NOTHING,
    )


def _cost(cost: Cost) -> SafeString:
    return written(COST, kind=cost.kind, words=cost.words)


def _tags(offer: Offer, words: Words) -> SafeString:
    women = written(TAG, words=offer.women) if offer.women else NOTHING
    children = words.children if offer.children_welcome else NOTHING
    return written(TAGS, tags=together([women, children])) if women or children else NOTHING


def _questions(offer: Offer, around: Around, words: Words) -> SafeString:
    if not offer.questions and not offer.spot:
        return NOTHING
    return written(QUESTIONS, questions=together(_each_question(offer, around, words)))


def _each_question(offer: Offer, around: Around, words: Words) -> Iterator[SafeString]:
    for question in offer.questions:
        yield written(QUESTION, words=question, link=NOTHING)
    if offer.spot:
        url = address("matching:change-activity", offer.activity)
        link = written(ON_THE_MAP, url=url, words=words.on_the_map) if around.may_keep_offer else NOTHING
        yield written(QUESTION, words=offer.spot, link=link)


def _press(fit: Fit, title: SafeString, around: Around, words: Words, *, is_best: bool) -> SafeString:
    offer = fit.offer
    every = written(EVERY, words=capfirst(offer.every), title=title) if offer.every else NOTHING
    return written(
        PRESS,
        url=address("matching:sign-up", around.person, offer.occurrence),
        no_url=address("matching:refuse", around.person, offer.activity),
        carried=words.carried,
        token=fit.token,
        best=" btn-go" if is_best else "",
        sign_up=words.sign_up,
        says_no=words.says_no,
        every=every,
        title=title,
        day=offer.day,
        hours=offer.hours,
    )
