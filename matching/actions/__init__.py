"""Everything that can be done with placements and participations; each writes its own line in the log."""

from matching.actions.attendance import Mark, mark_attendance, unmark_everybody
from matching.actions.cancelling import cancel_with_people, free_cancelled
from matching.actions.changes import note_change, undo_change
from matching.actions.changing_slots import Aftermath, change_slot_with_people
from matching.actions.contacts import (
    forget_contact_notes,
    note_contact,
    take_contact_back,
    write_contact_note,
)
from matching.actions.declarations import change_offer_with_people, take_step
from matching.actions.ending import end_placement, undo_end
from matching.actions.going_along import go_along, stay_away
from matching.actions.goodbye import say_goodbye, undo_goodbye
from matching.actions.host_reports import forget_host_remarks, report_by_host
from matching.actions.last_step import note_accompanied, undo_last_step
from matching.actions.merging import merge_residents, undo_merge
from matching.actions.moving import move_with_people, pause_with_people, set_places_with_people
from matching.actions.nightly import Night, run_night
from matching.actions.opening_up import add_date_with_people, publish_with_people
from matching.actions.participations import settle_placements
from matching.actions.receipts import hold_for_receipt
from matching.actions.reinstating import Returned, reinstate_with_people
from matching.actions.reminders import (
    note_reminded,
    ready_reminders,
    send_reminders,
    take_back_reminded,
)
from matching.actions.replacing import replace_person, undo_replacement
from matching.actions.signing_up import sign_up
from matching.actions.standing import fill_standing
from matching.actions.stopping import end_activity_with_people, end_slot_with_people
from matching.actions.taking_back import TakenBack, undo_sign_up
from matching.actions.taking_off import put_back, take_off
from matching.actions.tasks import finish_task
from matching.actions.telling import note_certificate, refuse_activity, withdraw_refusal
from matching.actions.together import Pressed, sign_up_together
from matching.actions.unexpected import add_unexpected, remove_unexpected
from matching.actions.waiting.answering import accept_offer, decline_offer, offer_by_hand
from matching.actions.waiting.ending import serve_lapsed, serve_slot, serve_slots
from matching.actions.waiting.joining import (
    Joined,
    join_waiting_list,
    join_waiting_list_together,
    leave_waiting_list,
    rejoin_waiting_list,
)

__all__ = [
    "Aftermath",
    "Joined",
    "Mark",
    "Night",
    "Pressed",
    "Returned",
    "TakenBack",
    "accept_offer",
    "add_date_with_people",
    "add_unexpected",
    "cancel_with_people",
    "change_offer_with_people",
    "change_slot_with_people",
    "decline_offer",
    "end_activity_with_people",
    "end_placement",
    "end_slot_with_people",
    "fill_standing",
    "finish_task",
    "forget_contact_notes",
    "forget_host_remarks",
    "free_cancelled",
    "go_along",
    "hold_for_receipt",
    "join_waiting_list",
    "join_waiting_list_together",
    "leave_waiting_list",
    "mark_attendance",
    "merge_residents",
    "move_with_people",
    "note_accompanied",
    "note_certificate",
    "note_change",
    "note_contact",
    "note_reminded",
    "offer_by_hand",
    "pause_with_people",
    "publish_with_people",
    "put_back",
    "ready_reminders",
    "refuse_activity",
    "reinstate_with_people",
    "rejoin_waiting_list",
    "remove_unexpected",
    "replace_person",
    "report_by_host",
    "run_night",
    "say_goodbye",
    "send_reminders",
    "serve_lapsed",
    "serve_slot",
    "serve_slots",
    "set_places_with_people",
    "settle_placements",
    "sign_up",
    "sign_up_together",
    "stay_away",
    "take_back_reminded",
    "take_contact_back",
    "take_off",
    "take_step",
    "undo_change",
    "undo_end",
    "undo_goodbye",
    "undo_last_step",
    "undo_merge",
    "undo_replacement",
    "undo_sign_up",
    "unmark_everybody",
    "withdraw_refusal",
    "write_contact_note",
]
