"""What ties people to the offer: proposals, placements, participations, tasks and what was imported."""

from matching.models.accompaniment import Accompaniment
from matching.models.contact import Contact
from matching.models.earlier_mark import EarlierMark
from matching.models.facts import ConductCertificateSeen, Refusal
from matching.models.host_report import HostReport
from matching.models.importing import Import, ImportQuestion, ImportRow
from matching.models.participation import Participation
from matching.models.placement import Placement
from matching.models.reminder import Reminder
from matching.models.round import LeftOut, Proposal, Round, RoundPolicy
from matching.models.task import Task
from matching.models.waiting import WaitingListEntry

__all__ = [
    "Accompaniment",
    "ConductCertificateSeen",
    "Contact",
    "EarlierMark",
    "HostReport",
    "Import",
    "ImportQuestion",
    "ImportRow",
    "LeftOut",
    "Participation",
    "Placement",
    "Proposal",
    "Refusal",
    "Reminder",
    "Round",
    "RoundPolicy",
    "Task",
    "WaitingListEntry",
]
