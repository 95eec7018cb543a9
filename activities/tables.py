"""Lists with columns that can be put in order; written plainly, because they hold many lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from aandeslag.addresses import asking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import QueryDict
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Column:
    """`field` is what it is put in order by, and what stands in the address; some have no order."""

    label: StrOrPromise
    code: str = ""
    field: str = ""
    is_number: bool = False


@dataclass(frozen=True)
class Heading:
    """A column as the page shows it: the address that puts the list in its order, and how it stands now."""

    label: StrOrPromise
    url: str
    standing: str
    is_number: bool


@dataclass(frozen=True)
class Order:
    """How a list stands: by which column, and which way. Nonsense in the address gives the usual order."""

    columns: Sequence[Column]
    asked: str

    @property
    def fields(self) -> tuple[str, ...]:
        """What the rows are put in order by; the first column by itself."""
        column = next((one for one in self.columns if one.code and one.code == self._code), self.columns[0])
        return (f"{'-' if self._is_down else ''}{column.field}", "pk")

    def headings(self, query: QueryDict) -> list[Heading]:
        """Their addresses ask everything else that `query` asks."""
        return [self._heading(one, query) for one in self.columns]

    @property
    def _code(self) -> str:
        return self.asked.removeprefix("-")

    @property
    def _is_down(self) -> bool:
        return self.asked.startswith("-")

    def _heading(self, column: Column, query: QueryDict) -> Heading:
        is_current = bool(column.code) and column.code == self._code
        standing = ("descending" if self._is_down else "ascending") if is_current else ""
        sort = f"-{column.code}" if standing == "ascending" else column.code
        url = asking(query, sort=[sort]) if sort else ""
        return Heading(column.label, url, standing, column.is_number)


OFFER: Final = (
    Column(_("Activity"), "title", "title"),
    Column(_("Organisation"), "organisation", "organisation__name"),
    Column(_("Theme"), "theme", "theme"),
    Column(_("When")),
    Column(_("Good to know")),
    Column(_("Confirmed"), "confirmed_on", "confirmed_on"),
)
ORGANISATIONS: Final = (
    Column(_("Organisation"), "name", "name"),
    Column(_("Kind"), "kind", "kind"),
    Column(_("Address"), "address", "address"),
    Column(_("Activities shown"), "shown", "shown", is_number=True),
    Column(_("Declarations")),
)
