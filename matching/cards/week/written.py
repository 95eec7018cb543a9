"""Writes the dates of a day in the week: a dozen cards with who goes and all that can be pressed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aandeslag.addresses import address
from aandeslag.templatetags.pictograms import pictogram
from aandeslag.written import NOTHING, together, written
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


def written_dates(dates: Iterable[Date], shown: Shown) -> SafeString:
    """In the order given."""
    return together(_card(one, shown) for one in dates)


def _card(date: Date, shown: Shown) -> SafeString:
    is_to_come = not (date.is_cancelled or date.is_past)
    return written(
        CARD,
        next=" card-next" if date.to_mark else "",
        id=date.occurrence,
        theme=date.theme,
        picture=pictogram(date.theme),
        url=date.url,
        title=date.title,
        organisation=date.organisation,
        hours=date.hours,
        tags=together(_tags(date)),
        refused=_refused(date, shown.refused),
        done=shown.done if date.occurrence == shown.done_at else NOTHING,
        who=_to_change(date, shown) if date.can_change else _who(date),
        along=_along(date.companions),
        go_along=_go_along(date, shown) if shown.goes_along and is_to_come else NOTHING,
        to_mark=_to_mark(date, shown) if date.can_mark else NOTHING,
        links=_links(date) if date.has_links else NOTHING,
    )


def _tags(date: Date) -> Iterable[SafeString]:
    if date.is_cancelled:
        cancelled = _("does not take place: %(why)s") % {"why": date.because}
        words = cancelled if date.because else _("does not take place")
        yield written(TAG, kind=" tag-stop", words=words)
    if date.places:
        yield written(TAG, kind="", words=date.places)
    if date.waiting:
        url = address("matching:waiting-list", date.slot)
        yield written(TAG, kind=" tag-plain", words=written(WAITING, url=url, words=date.waiting))
    if date.to_mark:
        to_mark = ngettext("%(number)s person to mark", "%(number)s people to mark", date.to_mark)
        yield written(TAG, kind=" tag-ask", words=to_mark % {"number": date.to_mark})
    if date.is_marked:
        yield written(TAG, kind=" tag-done", words=_("marked"))


def _refused(date: Date, refused: Refused | None) -> SafeString:
    if refused is None or refused.occurrence != str(date.occurrence):
        return NOTHING
    return written(REFUSED, words=refused.sentence)


def _who(date: Date) -> SafeString:
    if date.people or date.others:
        others = written(OTHERS, words=date.others) if date.others else NOTHING
        return written(GOES, people=goers(date.people), others=others)
    if date.can_print and not date.is_cancelled:
        return written(
            SOFT, words=_("Nobody was signed up.") if date.is_past else _("Nobody is signed up yet.")
        )
    return NOTHING


def _to_change(date: Date, shown: Shown) -> SafeString:
    """Who goes, each to take off or replace, and a box to sign up who is missing."""
    is_empty = not date.people and not date.unconfirmed
    return written(
        TO_CHANGE,
        url=address("matching:sign-up-here", date.occurrence),
        hidden=shown.hidden,
        token=date.token,
        sign_up=_("Sign up"),
        people=goers_to_change(date.people),
        unconfirmed=together(_unconfirmed(one) for one in date.unconfirmed),
        nobody=written(SOFT, words=_("Nobody is signed up yet.")) if is_empty else NOTHING,
        id=date.occurrence,
        number_or_name=_("Number or first name"),
        in_the_box=_("no. or name"),
        title=date.title,
    )


def _unconfirmed(person: Person) -> SafeString:
    return written(
        UNCONFIRMED,
        url=person.url,
        name=person.name,
        number=person.number,
        not_confirmed=_("not confirmed"),
        state=person.status_in_words,
    )


def _along(names: list[str]) -> SafeString:
    return written(SOFT, words=f"{_('Goes along:')} {', '.join(names)}") if names else NOTHING


def _go_along(date: Date, shown: Shown) -> SafeString:
    """A supporter goes along, or not after all, in one press."""
    return written(
        GO_ALONG,
        url=address("matching:go-along", date.occurrence),
        hidden=shown.hidden,
        primary="" if date.goes_along else " btn-primary",
        how=NOT if date.goes_along else NOTHING,
        words=_("I do not go along after all") if date.goes_along else _("I go along"),
        title=date.title,
    )


def _to_mark(date: Date, shown: Shown) -> SafeString:
    """Attendance, also to correct it."""
    url = address("matching:attendance", date.occurrence)
    everybody = NOTHING
    if date.to_mark:
        words = _("Everybody was there")
        everybody = written(EVERYBODY, url=url, hidden=shown.hidden, words=words, title=date.title)
    return written(
        TO_MARK,
        everybody=everybody,
        url=url,
        one_by_one=_("One by one"),
        paper_url=address("matching:paper-list", date.occurrence),
        from_paper=_("From paper"),
        title=date.title,
    )


def _links(date: Date) -> SafeString:
    links = []
    if date.can_change:
        links.append((address("matching:who-fits", date.occurrence), "", _("Who fits?")))
    if date.people:
        url = address("matching:attendance-list", date.occurrence)
        links += [(url, "", _("Print the list")), (url, "?type=large", _("In large type"))]
    return written(
        LINKS,
        links=together(
            (written(LINK, url=url, how=how, words=words, title=date.title) for url, how, words in links),
            "\n",
        ),
    )
