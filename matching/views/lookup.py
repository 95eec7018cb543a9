"""Loads what a view is about, within the team; anything else is not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404

from activities.models import Activity, Occurrence, Organisation, Slot
from matching.models import Participation, Placement, Proposal, Round, Task, WaitingListEntry
from matching.profiles import OPENING_NEEDS
from residents.models import Merge
from residents.views.lookup import resident_or_404

if TYPE_CHECKING:
    from uuid import UUID

    from aandeslag.teams.http import TeamRequest
    from residents.models import Resident


def still_here_or_404(request: TeamRequest, resident_id: UUID) -> Resident:
    """Of who turned out to be registered twice, the one who stayed: a page or a tap can have waited long."""
    merges = Merge.objects.for_team(request.team).standing().filter(former_public_id=resident_id)
    stayed = merges.values_list("resident__public_id", flat=True).first()
    return resident_or_404(request, stayed or resident_id)


def occurrence_or_404(request: TeamRequest, occurrence_id: UUID) -> Occurrence:
    occurrences = Occurrence.objects.for_team(request.team).select_related(*OPENING_NEEDS)
    return get_object_or_404(occurrences, public_id=occurrence_id)


def activity_or_404(request: TeamRequest, activity_id: UUID) -> Activity:
    activities = Activity.objects.for_team(request.team).select_related("organisation")
    return get_object_or_404(activities, public_id=activity_id)


def organisation_or_404(request: TeamRequest, organisation_id: UUID) -> Organisation:
    return get_object_or_404(Organisation.objects.for_team(request.team), public_id=organisation_id)


def placement_or_404(request: TeamRequest, placement_id: UUID) -> Placement:
    placements = Placement.objects.for_team(request.team).select_related(
        "resident", "activity__organisation", "activity__site_contact", "slot", "occurrence"
    )
    return get_object_or_404(placements, public_id=placement_id)


def slot_or_404(request: TeamRequest, slot_id: UUID) -> Slot:
    slots = Slot.objects.for_team(request.team).select_related("activity__organisation")
    return get_object_or_404(slots, public_id=slot_id)


def waiting_list_entry_or_404(request: TeamRequest, waiting_list_entry_id: UUID) -> WaitingListEntry:
    entries = WaitingListEntry.objects.for_team(request.team).select_related("resident", "slot")
    return get_object_or_404(entries, public_id=waiting_list_entry_id)


def participation_or_404(request: TeamRequest, participation_id: UUID) -> Participation:
    rows = Participation.objects.for_team(request.team).select_related("resident", "occurrence")
    return get_object_or_404(rows, public_id=participation_id)


def task_or_404(request: TeamRequest, task_id: UUID) -> Task:
    return get_object_or_404(Task.objects.for_team(request.team), public_id=task_id)


def round_or_404(request: TeamRequest, round_id: UUID) -> Round:
    rounds = Round.objects.for_team(request.team).select_related("by", "team")
    return get_object_or_404(rounds, public_id=round_id)


def proposal_or_404(request: TeamRequest, proposal_id: UUID) -> Proposal:
    proposals = Proposal.objects.for_team(request.team).select_related(
        "resident__team", "round__team", "placement", "occurrence__slot", "occurrence__activity__organisation"
    )
    return get_object_or_404(proposals.with_friends(), public_id=proposal_id)
