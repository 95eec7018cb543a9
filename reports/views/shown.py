"""The protected figures of a team: the story of a period, and the same as a file. Nothing can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import Http404
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from aandeslag.teams.access import Capability
from aandeslag.teams.decorators import requires
from reports import definitions
from reports.cards.report import quarter_name, quarter_short
from reports.cards.story import in_short, protected_notes, published_words, story_report
from reports.downloads import download
from reports.laid_out import laid_out
from reports.periods import Period, Quarter, Span, slug_of
from reports.public_figures import team_lines, teams_in_scope
from reports.published import latest, story_of
from reports.views.lookup import nothing_asked, period_or_404, team_in_scope_or_404

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from aandeslag.teams.http import MemberRequest
    from aandeslag.teams.models import Team
    from reports.cards.story import Story
    from reports.laid_out import Parts

# Of the page; each stands in `templates/reports/story/`.
PARTS: Final = ("lead", "actions", "content")


@require_safe
@requires(Capability.SEE_PUBLIC_FIGURES)
def municipality(request: MemberRequest) -> HttpResponse:
    """The last quarter of the only team; or the teams, where there are more or nothing is published yet."""
    teams = teams_in_scope(request.membership)
    published = [(team, latest(team)) for team in teams]
    if len(teams) == 1 and published[0][1] is not None:
        return redirect("reports:team", team_id=teams[0].public_id, period=_slug(published[0][1].first))
    context = {
        "teams": [(team, _slug(one.first) if one else "", _name(one)) for team, one in published],
        "lines": team_lines(teams, timezone.localdate().year),
        "year": timezone.localdate().year,
    }
    return render(request, "reports/municipality.html", context)


def _slug(first: Any) -> str:
    return slug_of(Quarter.of(first).period)


def _name(publication: Any) -> str:
    return quarter_name(Quarter.of(publication.first)) if publication else ""


@require_safe
@requires(Capability.SEE_PUBLIC_FIGURES)
@nothing_asked
def team(request: MemberRequest, team_id: UUID, period: str) -> HttpResponse:
    return _page(request, team_id, period, "reports:team")


@require_safe
@requires(Capability.SEE_PUBLIC_FIGURES)
@nothing_asked
def team_file(request: MemberRequest, team_id: UUID, period: str, kind: str) -> HttpResponse:
    return _file(_story(request, team_id, period), kind)


@require_safe
@requires(Capability.SEE_COUNTRY_FIGURES)
@nothing_asked
def any_team(request: MemberRequest, team_id: UUID, period: str) -> HttpResponse:
    """The same page for the programme."""
    return _page(request, team_id, period, "reports:any-team")


@require_safe
@requires(Capability.SEE_COUNTRY_FIGURES)
@nothing_asked
def any_team_file(request: MemberRequest, team_id: UUID, period: str, kind: str) -> HttpResponse:
    return _file(_story(request, team_id, period), kind)


def _page(request: MemberRequest, team_id: UUID, period: str, page: str) -> HttpResponse:
    chosen = period_or_404(period, timezone.localdate())
    found = team_in_scope_or_404(request.membership, team_id)
    parts = laid_out(found, chosen, page, lambda: _parts(found, chosen, page))
    if parts is None:
        raise Http404
    return render(request, "reports/story.html", parts)


def _parts(team: Team, period: Period, page: str) -> Parts | None:
    story = story_of(team, period)
    if story is None:
        return None
    context = _context(story, page)
    parts = {part: render_to_string(f"reports/story/{part}.html", context) for part in PARTS}
    return {"title": story.title, **parts}


def _story(request: MemberRequest, team_id: UUID, period: str) -> Story:
    chosen = period_or_404(period, timezone.localdate())
    found = team_in_scope_or_404(request.membership, team_id)
    story = story_of(found, chosen)
    if story is None:
        raise Http404
    return story


def _file(story: Story, kind: str) -> HttpResponse:
    name = f"figures-{slug_of(story.period)}"
    places = " + ".join(one.name for one in story.publications.team.municipalities.all())
    return download(story_report(story, places), kind, name=name, chart=story.trend)


def _context(story: Story, page: str) -> dict[str, Any]:
    return {
        "story": story,
        "slug": slug_of(story.period),
        "settled": published_words(story.now),
        "in_short": in_short(story),
        "notes": protected_notes(),
        "periods": _periods(story),
        "page": page,
        "file": f"{page}-file",
        "definitions": definitions.PROTECTED,
    }


def _periods(story: Story) -> list[tuple[str, str, bool]]:
    """The quarters of the same year, that year and the ones beside it, as far as they were published."""
    chosen = story.period.first.year
    found = []
    for one in sorted(story.publications.own, key=lambda one: (one.last, one.span)):
        if one.span == Span.QUARTER and one.first.year == chosen:
            quarter = Quarter.of(one.first)
            found.append((quarter_short(quarter), quarter.period))
        elif one.span == Span.YEAR and abs(one.first.year - chosen) <= 1:
            found.append((str(one.first.year), Period.of_year(one.first.year)))
    return [(name, slug_of(period), period == story.period) for name, period in found]
