"""The writes of the offer: each one a verb and a noun, one transaction, with its line in the log."""

from activities.actions.activities import (
    change_activity,
    check_activity,
    close_past_activities,
    confirm_activity,
    draft_activity,
    end_activity,
    publish_activity,
    take_back_confirmation,
    unpublish_activity,
)
from activities.actions.asking import ask_keepers, change_keeper
from activities.actions.concerns import answer_concern, forget_old_concerns, raise_concern, see_answer
from activities.actions.declaration_rules import change_declaration_rule
from activities.actions.declarations import (
    ask_declaration,
    correct_declaration,
    grant_declaration,
    receive_declaration,
    record_declaration,
    refuse_declaration,
)
from activities.actions.moving import move_occurrence, pause_slot, set_places, settle_holiday
from activities.actions.occurrences import (
    add_extra_occurrence,
    cancel_occurrence,
    make_occurrences,
    reinstate_occurrence,
)
from activities.actions.offers import add_offer, change_offer
from activities.actions.organisations import (
    add_contact,
    add_kind_of_work,
    change_contact,
    change_organisation,
    describe_work,
    end_contact,
    save_organisation,
)
from activities.actions.slots import add_slot, change_season, change_slot, end_slot, remove_dates
from activities.actions.talking import forget_host_notes, note_satisfaction, note_spoken, take_back_spoken
from activities.actions.texts import check_own_text, choose_texts, drop_own_text, write_own_text
from activities.actions.travelling import write_bus_times

__all__ = [
    "add_contact",
    "add_extra_occurrence",
    "add_kind_of_work",
    "add_offer",
    "add_slot",
    "answer_concern",
    "ask_declaration",
    "ask_keepers",
    "cancel_occurrence",
    "change_activity",
    "change_contact",
    "change_declaration_rule",
    "change_keeper",
    "change_offer",
    "change_organisation",
    "change_season",
    "change_slot",
    "check_activity",
    "check_own_text",
    "choose_texts",
    "close_past_activities",
    "confirm_activity",
    "correct_declaration",
    "describe_work",
    "draft_activity",
    "drop_own_text",
    "end_activity",
    "end_contact",
    "end_slot",
    "forget_host_notes",
    "forget_old_concerns",
    "grant_declaration",
    "make_occurrences",
    "move_occurrence",
    "note_satisfaction",
    "note_spoken",
    "pause_slot",
    "publish_activity",
    "raise_concern",
    "receive_declaration",
    "record_declaration",
    "refuse_declaration",
    "reinstate_occurrence",
    "remove_dates",
    "save_organisation",
    "see_answer",
    "set_places",
    "settle_holiday",
    "take_back_confirmation",
    "take_back_spoken",
    "unpublish_activity",
    "write_bus_times",
    "write_own_text",
]
