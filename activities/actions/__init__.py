"""The writes of the offer: each one a verb and a noun, one transaction, with its line in the log."""

from activities.actions.activities import (
    change_activity,
    close_past_activities,
    confirm_activity,
    draft_activity,
    end_activity,
    publish_activity,
    unpublish_activity,
)
from activities.actions.declarations import (
    ask_declaration,
    correct_declaration,
    grant_declaration,
    receive_declaration,
    record_declaration,
    refuse_declaration,
)
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
    end_contact,
    save_organisation,
)
from activities.actions.slots import add_slot, change_slot, end_slot
from activities.actions.texts import check_own_text, choose_texts, drop_own_text, write_own_text

__all__ = [
    "add_contact",
    "add_extra_occurrence",
    "add_kind_of_work",
    "add_offer",
    "add_slot",
    "ask_declaration",
    "cancel_occurrence",
    "change_activity",
    "change_contact",
    "change_offer",
    "change_organisation",
    "change_slot",
    "check_own_text",
    "choose_texts",
    "close_past_activities",
    "confirm_activity",
    "correct_declaration",
    "draft_activity",
    "drop_own_text",
    "end_activity",
    "end_contact",
    "end_slot",
    "grant_declaration",
    "make_occurrences",
    "publish_activity",
    "receive_declaration",
    "record_declaration",
    "refuse_declaration",
    "reinstate_occurrence",
    "save_organisation",
    "unpublish_activity",
    "write_own_text",
]
