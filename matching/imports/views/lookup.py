"""Loads an import of the team, and says which step of it comes now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from matching.models import Import

if TYPE_CHECKING:
    from uuid import UUID

    from django_stubs_ext import StrOrPromise

    from aandeslag.teams.http import TeamRequest

Stage = Import.Stage
# A step of its own page, and for the others the page of the import.
STEP_PAGES: Final[dict[str, str]] = {
    Stage.COLUMNS: "matching:import-columns",
    Stage.ANSWERS: "matching:import-answers",
    Stage.READING: "matching:import-read",
}
_STEPS: Final[tuple[tuple[StrOrPromise, frozenset[str]], ...]] = (
    (_("Columns"), frozenset({Stage.STORING, Stage.COLUMNS})),
    (_("Questions"), frozenset({Stage.ANSWERS})),
    (_("Preview"), frozenset({Stage.READING, Stage.PREVIEW})),
    (_("Imported"), frozenset({Stage.APPLIED, Stage.UNDONE, Stage.DROPPED})),
)


@dataclass(frozen=True)
class Step:
    label: StrOrPromise
    state: str


def import_or_404(request: TeamRequest, import_id: UUID) -> Import:
    imports = Import.objects.for_team(request.team).select_related("team", "by")
    return get_object_or_404(imports, public_id=import_id)


def page_of(imported: Import) -> str:
    """Where to go on with an import."""
    name = STEP_PAGES.get(imported.stage, "matching:import")
    return reverse(name, args=[imported.public_id])


def steps_of(imported: Import) -> list[Step]:
    now = next(index for index, (_label, stages) in enumerate(_STEPS) if imported.stage in stages)
    states = ["done" if index < now else "next" for index in range(len(_STEPS))]
    states[now] = "current"
    return [Step(label, state) for (label, _stages), state in zip(_STEPS, states, strict=True)]
