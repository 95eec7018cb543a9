"""Walks past every address as everybody, by every method, with ids of the own town and of the other."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.urls import Resolver404, resolve

from aandeslag.teams.access import FIELDS_TO_CALL, Capability, Open, Role
from aandeslag.teams.opened_as import BACK, FIELD
from residents.models import Resident
from tests.access.addresses import Address, Fillers, every_address, is_national, of_nobody
from tests.access.answers import Answerer
from tests.access.asking import Answer, Browser
from tests.access.canaries import row_id, swapped, uuids_in
from tests.access.forms import Filled, Form, fillings, read_page
from tests.access.judging import Snapshot, complaints, snapshot
from tests.access.visitors import Visitor, everybody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.access.canaries import Canary
    from tests.access.world import World

NO_SUCH_METHOD: Final = 405
# Who looks at every row: buttons stand only where something can be done, and some may not see every person.
EXPLORERS: Final = frozenset({"coordinator", "coa", "supporter at home", "supporter at the desk"})
# Who sends each form a second time.
PRESS_TWICE: Final = frozenset({"coordinator", "administrator"})
# Who visits the pages about one's own account.
AT_OPEN_PAGES: Final = frozenset({"coordinator", "with a second factor", "member no more", "stranger"})
SERVER_ERROR: Final = 500
NOT_FOUND: Final = 404
TO_CALL: Final = frozenset({"matching:call", "matching:write"})
# How many forms are kept per address, and how many ways of filling one are tried.
FORMS_KEPT: Final = 6
WAYS_TRIED: Final = 8
# With how many rows a button without a form is pressed: what was done to the first can be done no more.
EMPTY_TRIED: Final = 2


@dataclass(frozen=True)
class Visit:
    """One question, its answer, and what is wrong with it."""

    visitor: Visitor
    address: Address
    method: str
    url: str
    answer: Answer
    complaints: tuple[str, ...]

    def __str__(self) -> str:
        who = f"{self.method} {self.address} as {self.visitor.name} ({self.url}) -> {self.answer.status}"
        return f"{who}: {'; '.join(self.complaints)}"


@dataclass
class Seen:
    """A form as it stood on a page: whose, where, and to which address it goes."""

    visitor: Visitor
    form: Form
    page: str
    kwargs: dict[str, Any]


@dataclass
class Walk:
    world: World
    # At full size what is closed to someone is asked for with ids of the other town as well.
    is_thorough: bool = False
    visits: list[Visit] = field(default_factory=list)
    forms: dict[str, list[Seen]] = field(default_factory=dict)
    links: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.browser = Browser()
        self.visitors = everybody(self.world)
        self.addresses = every_address()
        self.fillers = Fillers(self.world)
        self.before: Snapshot = snapshot(self.world)
        self.headed: set[Address] = set()
        # Once by somebody who may open it, and once by a stranger.
        self.tried_strangely: set[tuple[bool, Address]] = set()
        number = str(self.world.a.people["stopped"].number)
        near = str(self.world.a.people["entrusted"].number)
        self.known = {"number": number, "whom": number, "participant_number": near, "find": "KANARIE-A"}
        # Who fits somewhere and is expected nowhere; was there, on the paper list.
        self.known |= {"who": str(self.world.a.people["free"].number), "letters": "a"}

    # --- One question ---

    def ask(
        self,
        visitor: Visitor,
        address: Address,
        method: str,
        kwargs: dict[str, Any],
        filled: Filled | None = None,
        *,
        query: str = "",
        foreign: bool = False,
    ) -> Visit:
        url = address.url(**kwargs) + query
        look, key = self._look(visitor, address), self._key(address)
        answer = self.browser.ask(visitor, method, url, filled, look=look, twice=False, **key)
        asked = uuids_in(url + repr(filled.data if filled else ""))
        wrong = self._complaints(visitor, address, method, answer, asked, foreign=foreign)
        visit = Visit(visitor, address, method, url, answer, tuple(wrong))
        self.visits.append(visit)
        return visit

    def _key(self, address: Address) -> dict[str, str]:
        """What other systems send along; it opens nothing else."""
        return {"Authorization": f"Bearer {self.world.a.secret}"} if address.name.startswith("api:") else {}

    def _look(self, visitor: Visitor, address: Address) -> Any:
        if is_national(address.entry) and may_open(visitor, address):
            return None
        return lambda written: complaints(self.before, self.world, written)

    def _complaints(
        self,
        visitor: Visitor,
        address: Address,
        method: str,
        answer: Answer,
        asked: Any,
        *,
        foreign: bool,
    ) -> Iterator[str]:
        if answer.status >= SERVER_ERROR:
            yield "server error"
        if not may_open(visitor, address) and answer.is_done:
            yield "opens to whom it is closed"
        if method in ("GET", "HEAD") and answer.written:
            yield f"writes {sorted(answer.written)} by being looked at"
        if foreign and answer.is_done:
            yield "takes an id of the other town"
        yield from answer.found
        if address.entry == Open.TOKEN:
            return  # whoever holds the secret sees whose invitation it is
        for canary in self.world.aviary.seen_in(answer.text, besides=asked):
            if not visitor.may_see(canary, self.world) and not self._may_call(visitor, address, canary):
                yield f"shows {canary}"

    def _may_call(self, visitor: Visitor, address: Address, canary: Canary) -> bool:
        """The number of one of their own people, on the two pages that are there to call or write."""
        if visitor.role != Role.SUPPORTER or address.name not in TO_CALL:
            return False
        is_number = canary.model is Resident and canary.field in FIELDS_TO_CALL
        return is_number and canary.town == "A" and canary.pk in self.world.near[Role.SUPPORTER]

    def _for(self, visitor: Visitor) -> list[Address]:
        """Give the addresses that make a difference: those open to anybody are the same for every role."""
        if visitor.name in AT_OPEN_PAGES:
            return self.addresses
        return [one for one in self.addresses if isinstance(one.entry, Capability) or one.is_ours]

    # --- Looking ---

    def look_around(self, visitor: Visitor) -> None:
        """GET every address, with other rows of the town until one of them is shown."""
        for address in self._for(visitor):
            tries = self.fillers.own(address)
            if not may_open(visitor, address):
                tries = itertools.islice(tries, 1)
            for kwargs in tries:
                visit = self.ask(visitor, address, "GET", kwargs)
                self._read(visit)
                if visit.answer.is_done and address not in self.headed:
                    self.headed.add(address)
                    self._head(visit, kwargs)
                if visit.answer.status not in (NOT_FOUND, 409) and visitor.name not in EXPLORERS:
                    break

    def _head(self, visit: Visit, kwargs: dict[str, Any]) -> None:
        head = self.ask(visit.visitor, visit.address, "HEAD", kwargs)
        if (head.answer.status, head.answer.body) != (visit.answer.status, ""):
            self._complain(head, "HEAD answers differently from GET")

    def _complain(self, visit: Visit, complaint: str) -> None:
        self.visits.append(
            Visit(visit.visitor, visit.address, visit.method, visit.url, visit.answer, (complaint,))
        )

    def _read(self, visit: Visit) -> None:
        if visit.answer.status != 200:
            return
        forms, links = read_page(visit.answer.body)
        self.links.setdefault(visit.visitor.name, set()).update(link for link in links if "?" in link)
        for form in forms:
            target = _target(form.action or visit.url)
            if form.method == "post" and target is not None:
                name, kwargs = target
                kept = self.forms.setdefault(name, [])
                if sum(one.visitor is visit.visitor for one in kept) < FORMS_KEPT:
                    kept.append(Seen(visit.visitor, form, visit.answer.body, kwargs))

    # --- Doing ---

    def press_everything(self, visitor: Visitor) -> None:
        """POST every form, filled in some way that succeeds, and then with ids of the other town."""
        for address in self._for(visitor):
            done = self._press(visitor, address)
            if done is not None and visitor.name in PRESS_TWICE and "token" in done[1].data:
                self._press_twice(visitor, address, *done)
            if done is not None and not is_national(address.entry):
                self._press_with_foreign_ids(visitor, address, *done)

    def _press(self, visitor: Visitor, address: Address) -> tuple[dict[str, Any], Filled] | None:
        first: tuple[dict[str, Any], Filled] | None = None
        tries = self._ways(visitor, address)
        for kwargs, filled in itertools.islice(tries, None if may_open(visitor, address) else 1):
            visit = self.ask(visitor, address, "POST", kwargs, filled)
            self._read(visit)
            first = first or (kwargs, filled)
            if visit.answer.is_done:
                return kwargs, filled
            if visit.answer.status == NO_SUCH_METHOD:
                return None
        return first

    def _ways(self, visitor: Visitor, address: Address) -> Iterator[tuple[dict[str, Any], Filled]]:
        """Give ways to send something: as seen by this visitor, as seen by others, and empty."""
        if address.name == "teams:send-again" and visitor.membership is not None:
            # Stands on no page that is looked at: only in the answer to a form of another membership.
            yield {}, Filled({FIELD: [row_id(visitor.membership)], BACK: ["/"]}, {})
        if address.name == "matching:undo-replace":
            # Stands in the week right after the press, and on no page that is looked at.
            came, before = self.world.a.replaced
            yield {"participation_id": came.public_id}, Filled({"was": [row_id(before)]}, {})
        seen = self.forms.get(address.name, [])
        for one in sorted(seen, key=lambda one: one.visitor is not visitor):
            answerer = Answerer(visitor, one.page, self.known)
            for filled in itertools.islice(fillings(one.form, answerer), WAYS_TRIED):
                # As what it was opened would hide what the role forbids.
                yield one.kwargs, Filled({**filled.data, **_as_opened_by(visitor)}, filled.files)
        for kwargs in itertools.islice(self.fillers.own(address), EMPTY_TRIED):
            yield kwargs, Filled({}, {})

    def _press_twice(
        self, visitor: Visitor, address: Address, kwargs: dict[str, Any], filled: Filled
    ) -> None:
        """Send one form twice: the second time gives the first result again."""
        first = self.ask(visitor, address, "POST", kwargs, filled)
        again = self.browser.ask(visitor, "POST", first.url, filled, twice=True)
        for complaint in again.found:
            self._complain(first, complaint)
        if first.answer.is_done and not again.is_done:
            self._complain(first, f"answers {again.status} when the same form comes a second time")

    def _press_with_foreign_ids(
        self, visitor: Visitor, address: Address, kwargs: dict[str, Any], filled: Filled
    ) -> None:
        for own_id in {one for one in uuids_in(repr(filled.data)) if one in self.world.twins}:
            other = {own_id: self.world.twins[own_id]}
            data = {name: [swapped(one, other) for one in values] for name, values in filled.data.items()}
            self.ask(visitor, address, "POST", kwargs, Filled(data, filled.files))
        theirs = {
            name: [one.replace("KANARIE-A", "KANARIE-B") for one in values]
            for name, values in filled.data.items()
        }
        if theirs != filled.data:
            self.ask(visitor, address, "POST", kwargs, Filled(theirs, filled.files))

    # --- The other town ---

    def try_the_other_town(self, visitor: Visitor) -> None:
        """Ask for each thing of the other town: it must look like one that does not exist."""
        for address in self._for(visitor):
            if is_national(address.entry) or not (self.is_thorough or may_open(visitor, address)):
                continue
            ways = [filled for _, filled in itertools.islice(self._ways(visitor, address), 1)]
            for kwargs in self.fillers.foreign(address):
                for method, filled in (("GET", None), ("POST", ways[0])):
                    theirs = self.ask(visitor, address, method, kwargs, filled, foreign=True)
                    self._compare_with_nothing(theirs, address, kwargs, filled)

    def _compare_with_nothing(
        self, theirs: Visit, address: Address, kwargs: dict[str, Any], filled: Filled | None
    ) -> None:
        if not may_open(theirs.visitor, address) or theirs.answer.status == NO_SUCH_METHOD:
            return
        nothing = self.ask(
            theirs.visitor, address, theirs.method, of_nobody(address, kwargs), filled, foreign=True
        )
        if theirs.answer.status != nothing.answer.status:
            self._complain(theirs, f"differs from what does not exist: {nothing.answer.status}")
        elif theirs.answer.without_token != nothing.answer.without_token:
            self._complain(theirs, "reads differently from what does not exist")

    def follow_links(self, visitor: Visitor) -> None:
        """Follow links that carry something after a question mark, with the ids of the other town."""
        for link in sorted(self.links.get(visitor.name, ())):
            path, _, query = link.partition("?")
            target = _target(path)
            if target is None:
                continue
            address = next(one for one in self.addresses if one.name == target[0])
            for text in {query, swapped(query, self.world.twins)}:
                self.ask(visitor, address, "GET", target[1], query=f"?{text}")

    def use_strange_methods(self, visitor: Visitor) -> None:
        for address in self._for(visitor):
            who = (visitor.user is None, address)
            if who in self.tried_strangely or not (may_open(visitor, address) or visitor.user is None):
                continue
            self.tried_strangely.add(who)
            for kwargs in itertools.islice(self.fillers.own(address), 1):
                for method in ("PUT", "DELETE"):
                    visit = self.ask(visitor, address, method, kwargs)
                    if visit.answer.written and visit.answer.is_done and address.is_ours:
                        self._complain(visit, "changes something by a method that no form has")


def may_open(visitor: Visitor, address: Address) -> bool:
    if isinstance(address.entry, Capability):
        return visitor.membership is not None and visitor.may(address.entry)
    return address.entry in (Open.PUBLIC, Open.TOKEN) or visitor.user is not None


def _target(url: str) -> tuple[str, dict[str, Any]] | None:
    try:
        match = resolve(url.partition("?")[0])
    except Resolver404:
        return None
    return match.view_name, dict(match.kwargs)


def _as_opened_by(visitor: Visitor) -> dict[str, list[str]]:
    return {FIELD: [row_id(visitor.membership)]} if visitor.membership is not None else {}
