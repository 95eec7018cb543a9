"""Everything that can be done with placements and participations; each writes its own line in the log."""

from matching.actions.attendance import Mark, add_unexpected, mark_attendance
from matching.actions.cancelling import cancel_with_people, free_cancelled
from matching.actions.changing_slots import Aftermath, change_slot_with_people
from matching.actions.declarations import take_step
from matching.actions.ending import end_placement, undo_end
from matching.actions.goodbye import say_goodbye, undo_goodbye
from matching.actions.merging import merge_residents, undo_merge
from matching.actions.moving import move_with_people, pause_with_people, set_places_with_people
from matching.actions.nightly import Night, run_night
from matching.actions.participations import settle_placements
from matching.actions.receipts import hold_for_receipt
from matching.actions.signing_up import sign_up
from matching.actions.standing import fill_standing
from matching.actions.stopping import end_activity_with_people, end_slot_with_people
from matching.actions.taking_off import put_back, take_off
from matching.actions.tasks import finish_task
from matching.actions.telling import note_certificate, refuse_activity, withdraw_refusal
from matching.actions.together import Pressed, sign_up_together

__all__ = [
    "Aftermath",
    "Mark",
    "Night",
    "Pressed",
    "add_unexpected",
    "cancel_with_people",
    "change_slot_with_people",
    "end_activity_with_people",
    "end_placement",
    "end_slot_with_people",
    "fill_standing",
    "finish_task",
    "free_cancelled",
    "hold_for_receipt",
    "mark_attendance",
    "merge_residents",
    "move_with_people",
    "note_certificate",
    "pause_with_people",
    "put_back",
    "refuse_activity",
    "run_night",
    "say_goodbye",
    "set_places_with_people",
    "settle_placements",
    "sign_up",
    "sign_up_together",
    "take_off",
    "take_step",
    "undo_end",
    "undo_goodbye",
    "undo_merge",
    "withdraw_refusal",
]
