"""Writes the dates of a day in the week: a dozen cards with who goes and all that can be pressed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aandeslag.addresses import address
from aandeslag.templatetags.pictograms import pictogram
from aandeslag.written import NOTHING, escaped, together, written
from matching.cards.week.goers import goers, goers_to_change

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.utils.safestring import SafeString

    from matching.cards.week.dates import Date, Person
    from matching.cards.week.refused import Refused

CARD: Final = """
<article class="card stack{next}" id="date-{id}">
    <div class="titled">
        <span class="pictogram theme-{theme}"><img src="{picture}" width="80" height="80" alt=""></span>
        <div>
            <h3><a href="{url}">{title}</a></h3>
            <small>{organisation}</small>
        </div>
    </div>
    <p class="fit-when">{hours}</p>
    <ul class="tags">{tags}</ul>
    {refused}{done}{who}{along}{go_along}{to_mark}{links}
</article>
"""
TAG: Final = '<li class="tag{kind}">{words}</li>'
WAITING: Final = '<a href="{url}">{words}</a>'
REFUSED: Final = '<p class="notice notice-ask mb-0" role="status">{words}</p>'
SOFT: Final = '<p class="soft">{words}</p>'
ALONG: Final = '<p class="soft">{along} {names}</p>'
GOES: Final = '<ul class="goes">{people}{others}</ul>'
OTHERS: Final = '<li class="soft">{words}</li>'
# Enter signs up; without its first button it would press the first one that is seen, "Take off".
TO_CHANGE: Final = """<form class="stack" method="post" action="{url}" autocomplete="off" data-once>
    {hidden}
    <input type="hidden" name="week" value="1">
    <input type="hidden" name="token" value="{token}">
    <button class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true">{sign_up}</button>
    <ul class="goes goes-change">{people}{unconfirmed}</ul>
    {nobody}
    <div class="week-sign-up">
        <label class="visually-hidden" for="who-{id}">{number_or_name}: {title}</label>
        <input class="form-control" id="who-{id}" name="who" maxlength="80" placeholder="{in_the_box}">
        <button class="btn btn-primary" type="submit">
            {sign_up}<span class="visually-hidden">: {title}</span>
        </button>
    </div>
</form>"""
UNCONFIRMED: Final = """<li>
    <a href="{url}"><bdi>{name}</bdi> <span class="visit-number">{number}</span></a>
    <small class="goes-unconfirmed"><span class="tag tag-ask">{not_confirmed}</span> {state}</small>
</li>"""
GO_ALONG: Final = """<form method="post" action="{url}" data-once>
    {hidden}<button class="btn{primary}" type="submit"{how}>
        {words}<span class="visually-hidden">: {title}</span>
    </button>
</form>"""
TO_MARK: Final = """<div class="line">
    {everybody}
    <a class="btn btn-quiet" href="{url}">{one_by_one}<span class="visually-hidden">: {title}</span></a>
    <a class="btn btn-quiet" href="{paper_url}">{from_paper}<span class="visually-hidden">: {title}</span></a>
</div>"""
EVERYBODY: Final = """<form method="post" action="{url}" data-once>
    {hidden}
    <input type="hidden" name="week" value="1">
    <button class="btn" type="submit" name="everybody" value="present">
        {words}<span class="visually-hidden">: {title}</span>
    </button>
</form>"""
NOT: Final = written(' name="not" value="1"')
LINKS: Final = '<p class="week-links">{links}</p>'
LINK: Final = '<a href="{url}{how}">{words}<span class="visually-hidden">: {title}</span></a>'


@dataclass(frozen=True)
class Shown:
    """What stands on the cards besides: what every form carries, what was pressed or refused, and where."""

    hidden: SafeString
    goes_along: bool
    done: SafeString
    done_at: UUID | None
    refused: Refused | None


class Words:
    """What is the same on each card, put into words and escaped once."""

    def __init__(self) -> None:
        self.cancelled = escaped(_("does not take place"))
        self.marked = escaped(_("marked"))
        self.nobody = written(SOFT, words=_("Nobody is signed up yet."))
        self.nobody_was = written(SOFT, words=_("Nobody was signed up."))
        self.along = escaped(_("Goes along:"))
        self.not_confirmed = escaped(_("not confirmed"))
        self.sign_up = escaped(_("Sign up"))
        self.number_or_name = escaped(_("Number or first name"))
        self.in_the_box = escaped(_("no. or name"))
        self.everybody = escaped(_("Everybody was there"))
        self.one_by_one = escaped(_("One by one"))
        self.from_paper = escaped(_("From paper"))
        self.who_fits = escaped(_("Who fits?"))
        self.print_list = escaped(_("Print the list"))
        self.large_type = escaped(_("In large type"))


def written_dates(dates: Iterable[Date], shown: Shown) -> SafeString:
    """In the order given."""
    words = Words()
    return together(_card(one, escaped(one.title), shown, words) for one in dates)


def _card(date: Date, title: SafeString, shown: Shown, words: Words) -> SafeString:
    is_to_come = not (date.is_cancelled or date.is_past)
    return written(
        CARD,
        next=" card-next" if date.to_mark else "",
        id=date.occurrence,
        theme=date.theme,
        picture=pictogram(date.theme),
        url=date.url,
        title=title,
        organisation=date.organisation,
        hours=date.hours,
        tags=together(_tags(date, words)),
        refused=_refused(date, shown.refused),
        done=shown.done if date.occurrence == shown.done_at else NOTHING,
        who=_to_change(date, title, shown, words) if date.can_change else _who(date, words),
        along=_along(date.companions, words),
        go_along=_go_along(date, title, shown) if shown.goes_along and is_to_come else NOTHING,
        to_mark=_to_mark(date, title, shown, words) if date.can_mark else NOTHING,
        links=_links(date, title, words) if date.has_links else NOTHING,
    )


def _tags(date: Date, words: Words) -> Iterable[SafeString]:
    if date.is_cancelled:
        because = _("does not take place: %(why)s") % {"why": date.because}
        yield written(TAG, kind=" tag-stop", words=because if date.because else words.cancelled)
    if date.places:
        yield written(TAG, kind="", words=date.places)
    if date.waiting:
        url = address("matching:waiting-list", date.slot)
        yield written(TAG, kind=" tag-plain", words=written(WAITING, url=url, words=date.waiting))
    if date.to_mark:
        to_mark = ngettext("%(number)s person to mark", "%(number)s people to mark", date.to_mark)
        yield written(TAG, kind=" tag-ask", words=to_mark % {"number": date.to_mark})
    if date.is_marked:
        yield written(TAG, kind=" tag-done", words=words.marked)


def _refused(date: Date, refused: Refused | None) -> SafeString:
    if refused is None or refused.occurrence != str(date.occurrence):
        return NOTHING
    return written(REFUSED, words=refused.sentence)


def _who(date: Date, words: Words) -> SafeString:
    if date.people or date.others:
        others = written(OTHERS, words=date.others) if date.others else NOTHING
        return written(GOES, people=goers(date.people), others=others)
    if date.can_print and not date.is_cancelled:
        return words.nobody_was if date.is_past else words.nobody
    return NOTHING


def _to_change(date: Date, title: SafeString, shown: Shown, words: Words) -> SafeString:
    """Who goes, each to take off or replace, and a box to sign up who is missing."""
    is_empty = not date.people and not date.unconfirmed
    return written(
        TO_CHANGE,
        url=address("matching:sign-up-here", date.occurrence),
        hidden=shown.hidden,
        token=date.token,
        sign_up=words.sign_up,
        people=goers_to_change(date.people),
        unconfirmed=together(_unconfirmed(one, words) for one in date.unconfirmed),
        nobody=words.nobody if is_empty else NOTHING,
        id=date.occurrence,
        number_or_name=words.number_or_name,
        in_the_box=words.in_the_box,
        title=title,
    )


def _unconfirmed(person: Person, words: Words) -> SafeString:
    return written(
        UNCONFIRMED,
        url=person.url,
        name=person.name,
        number=person.number,
        not_confirmed=words.not_confirmed,
        state=person.status_in_words,
    )


def _along(names: list[str], words: Words) -> SafeString:
    return written(ALONG, along=words.along, names=", ".join(names)) if names else NOTHING


def _go_along(date: Date, title: SafeString, shown: Shown) -> SafeString:
    """A supporter goes along, or not after all, in one press."""
    return written(
        GO_ALONG,
        url=address("matching:go-along", date.occurrence),
        hidden=shown.hidden,
        primary="" if date.goes_along else " btn-primary",
        how=NOT if date.goes_along else NOTHING,
        words=_("I do not go along after all") if date.goes_along else _("I go along"),
        title=title,
    )


def _to_mark(date: Date, title: SafeString, shown: Shown, words: Words) -> SafeString:
    """Attendance, also to correct it."""
    url = address("matching:attendance", date.occurrence)
    everybody = NOTHING
    if date.to_mark:
        everybody = written(EVERYBODY, url=url, hidden=shown.hidden, words=words.everybody, title=title)
    return written(
        TO_MARK,
        everybody=everybody,
        url=url,
        one_by_one=words.one_by_one,
        paper_url=address("matching:paper-list", date.occurrence),
        from_paper=words.from_paper,
        title=title,
    )


def _links(date: Date, title: SafeString, words: Words) -> SafeString:
    links = []
    if date.can_change:
        links.append((address("matching:who-fits", date.occurrence), "", words.who_fits))
    if date.people:
        url = address("matching:attendance-list", date.occurrence)
        links += [(url, "", words.print_list), (url, "?type=large", words.large_type)]
    pieces = (written(LINK, url=url, how=how, words=said, title=title) for url, how, said in links)
    return written(LINKS, links=together(pieces, "\n"))
