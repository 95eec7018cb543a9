"""Puts published figures into the form in which they go out: exactly what the page of a story shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import definitions
from reports.api.schemas import (
    BreakdownOut,
    DefinitionOut,
    Exact,
    Group,
    PublishedFigures,
    PublishedPeriod,
    Released,
    TeamOut,
    Totals,
)
from reports.cards.parts import fixed_labels
from reports.cards.story import group_name, protected_notes, shares_of
from reports.figures.counts import Dimension
from reports.periods import Period, Span, slug_of
from reports.publishing.menu import CHARACTERISTICS, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aandeslag.teams.models import Team
    from reports.cards.story import Story
    from reports.models import Publication


def period_out(team: Team, publication: Publication, url: str) -> PublishedPeriod:
    return PublishedPeriod(
        team=TeamOut(id=team.public_id, name=team.name),
        period=slug_of_publication(publication),
        first=publication.first,
        last=publication.last,
        published_on=publication.published_on,
        url=url,
    )


def figures_out(story: Story, url: str) -> PublishedFigures:
    return PublishedFigures(
        **period_out(story.publications.team, story.now, url).model_dump(),
        totals=Totals(**story.totals),
        exact=Exact(**story.exact),
        released=Released(**story.released) if story.released else None,
        breakdowns=list(_breakdowns(story)),
        definitions=[
            DefinitionOut(name=str(one.name), words=str(one.words)) for one in definitions.PROTECTED
        ],
        notes=list(protected_notes()),
    )


def _breakdowns(story: Story) -> Iterator[BreakdownOut]:
    for measure in Shown:
        for characteristic in CHARACTERISTICS:
            shares = shares_of(story.publications, story.now, f"{measure}/{characteristic}")
            if shares is None:
                continue
            labels = fixed_labels(characteristic)
            yield BreakdownOut(
                measure=measure,
                characteristic=Dimension(characteristic),
                period=slug_of_publication(shares.publication),
                is_repeated=not shares.is_fresh,
                groups=[
                    Group(codes=codes, label=group_name(codes, labels), value=value)
                    for codes, value in shares.numbers
                ],
            )


def slug_of_publication(publication: Publication) -> str:
    return slug_of(Period(Span(publication.span), publication.first, publication.last))
