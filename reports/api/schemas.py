"""The form in which protected figures go to other systems: published numbers, and nothing that made them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from ninja import Field, Schema

from reports.figures.counts import Dimension
from reports.publishing.menu import Shown


class NothingAsked(Schema):
    """Protected figures answer no questions."""


class TeamOut(Schema):
    id: UUID
    name: str


class PublishedPeriod(Schema):
    """A quarter or a year of which figures were published, and where they are."""

    team: TeamOut
    period: str = Field(description="A quarter, 2026-Q3, or a year, 2026.")
    first: date
    last: date
    published_on: date
    url: str


class PublishedPeriods(Schema):
    items: list[PublishedPeriod]


class Totals(Schema):
    """Rounded to 5; null where fewer than ten people are behind a number."""

    people: int | None
    placements: int | None
    times: int | None
    hours: int | None


class Exact(Schema):
    organisations: int
    activities: int
    sessions: int


class Released(Schema):
    """Exact totals of a year that the coordinator released by hand."""

    times: int
    participants: int
    organisations: int


class Group(Schema):
    codes: list[str] = Field(description="Categories that are shown as one number.")
    label: str = Field(description="What they are called on the page, in the language of the site.")
    value: int


class BreakdownOut(Schema):
    measure: Shown
    characteristic: Dimension
    period: str = Field(description="The year where the quarter is too small to show.")
    is_repeated: bool = Field(description="Repeated from before: then it says nothing of the period itself.")
    groups: list[Group]


class DefinitionOut(Schema):
    name: str
    words: str


class PublishedFigures(PublishedPeriod):
    """Never added up over periods or measures: times, people, placements and organisations differ."""

    totals: Totals
    exact: Exact
    released: Released | None
    breakdowns: list[BreakdownOut] = Field(description="What is too small to show is not there.")
    definitions: list[DefinitionOut]
    notes: list[str] = Field(description="What the rounding means; show it beside the numbers.")
