"""What is kept of figures: numbers of periods, what was published of them, targets and what came before."""

from reports.models.kept import KeptNumbers
from reports.models.keys import FiguresKey
from reports.models.planned import CentreCount, OpeningBalance, Target
from reports.models.published import CheckSet, Publication, Release

__all__ = [
    "CentreCount",
    "CheckSet",
    "FiguresKey",
    "KeptNumbers",
    "OpeningBalance",
    "Publication",
    "Release",
    "Target",
]
