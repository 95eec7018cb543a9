"""What ties people to the offer: placements, participations, tasks and what was imported."""

from matching.models.facts import ConductCertificateSeen, Refusal
from matching.models.host_report import HostReport
from matching.models.importing import Import, ImportQuestion, ImportRow
from matching.models.participation import Participation
from matching.models.placement import Placement
from matching.models.task import Task
from matching.models.waiting import WaitingListEntry

__all__ = [
    "ConductCertificateSeen",
    "HostReport",
    "Import",
    "ImportQuestion",
    "ImportRow",
    "Participation",
    "Placement",
    "Refusal",
    "Task",
    "WaitingListEntry",
]
