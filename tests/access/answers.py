"""What to write into a field of a form, going by its name and kind alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tests.access.importing import HEADER
from tests.access.populating import TODAY
from tests.access.visitors import SECRET, code
from tests.factories.teams import PASSWORD

if TYPE_CHECKING:
    from tests.access.forms import Field
    from tests.access.visitors import Visitor

_SHOWN_SECRET: Final = re.compile(r'<code class="secret">([A-Z2-7]{32})</code>')
DAY: Final = (TODAY + timedelta(days=40)).isoformat()
FILE: Final = f"{HEADER}\n701;Proef;v;1990;Tigrinya;01-09-2026"
BY_KIND: Final = {
    "date": DAY,
    "email": "proef@voorbeeld.test",
    "tel": "06 12345678",
    "file": FILE,
    "time": "10:00",
    "url": "https://voorbeeld.test/",
}


@dataclass(frozen=True)
class Answerer:
    """Fills in as one visitor would on one page."""

    visitor: Visitor
    page: str
    # What helps to find someone of the own town: a number, a name.
    known: dict[str, str]

    def __call__(self, field: Field) -> str:
        name = field.name.rsplit("-", 1)[-1]
        if name in self.known:
            return self.known[name]
        if name == "code":
            return self._code()
        if name == "login":
            return self.visitor.user.email if self.visitor.user else "niemand@voorbeeld.test"
        if field.kind == "password":
            return PASSWORD if self._is_known(field) else "nog-een-lang-wachtwoord-voor-de-proef"
        return _by_kind(field, name)

    def _code(self) -> str:
        """Of a municipality, or of the app whose secret the page shows."""
        if "CBS" in self.page:
            return "GM8888"
        shown = _SHOWN_SECRET.search(self.page)
        return code(shown[1] if shown else SECRET)

    def _is_known(self, field: Field) -> bool:
        return field.complete == "current-password" or field.name == "oldpassword"


def _by_kind(field: Field, name: str) -> str:
    if field.kind == "number":
        return "1990" if "year" in field.name else field.minimum or "1"
    if field.kind == "time" and name in ("ends", "until"):
        return "11:30"
    return BY_KIND.get(field.kind, _text(name))


def _text(name: str) -> str:
    return {"slug": "een-proef", "phone": "06 12345678", "initial": "P"}.get(name, "Proef")
