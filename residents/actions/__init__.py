"""Everything that can be done with people and walk-in hours; each writes its own line in the log."""

from residents.actions.answering import answer_question
from residents.actions.changing import (
    change_resident,
    forget_old_notes,
    resume_mediation,
    stop_mediation,
)
from residents.actions.companions import go_alone, go_together
from residents.actions.entrusting import end_entrustment, entrust_resident
from residents.actions.explaining import (
    give_explanation,
    note_may_be_called,
    record_consent,
    record_contact,
)
from residents.actions.handing_over import (
    hand_over,
    may_hand_over,
    was_taken_over,
    withdraw_hand_over,
    withdraw_hand_overs,
)
from residents.actions.hours import change_walk_in_hour, end_walk_in_hour, plan_walk_in_hour
from residents.actions.leaving import mark_departed, undo_departure
from residents.actions.making import make_sessions
from residents.actions.moving_on import Home, record_change, withdraw_change
from residents.actions.news import tell_of_offers
from residents.actions.on_paper import count_on_paper, hold_on_paper
from residents.actions.receiving import accept_hand_over, decline_hand_over, forget_offered
from residents.actions.referring import (
    forget_referred_names,
    next_session_at,
    note_came,
    refer,
    send_on_referrals,
    withdraw_referral,
)
from residents.actions.registering import (
    Registration,
    register_resident,
    register_residents,
    registered_before,
)
from residents.actions.sessions import (
    add_session,
    cancel_session,
    close_forgotten_sessions,
    close_session,
    correct_count,
    count,
    open_session,
    reinstate_session,
)
from residents.actions.supporting import count_help, take_help_back
from residents.actions.visiting import (
    change_visit,
    note_gone,
    note_outcome,
    note_present,
    note_visit,
    note_waiting,
    standing_of,
    take_back_visit,
)

__all__ = [
    "Home",
    "Registration",
    "accept_hand_over",
    "add_session",
    "answer_question",
    "cancel_session",
    "change_resident",
    "change_visit",
    "change_walk_in_hour",
    "close_forgotten_sessions",
    "close_session",
    "correct_count",
    "count",
    "count_help",
    "count_on_paper",
    "decline_hand_over",
    "end_entrustment",
    "end_walk_in_hour",
    "entrust_resident",
    "forget_offered",
    "forget_old_notes",
    "forget_referred_names",
    "give_explanation",
    "go_alone",
    "go_together",
    "hand_over",
    "hold_on_paper",
    "make_sessions",
    "mark_departed",
    "may_hand_over",
    "next_session_at",
    "note_came",
    "note_gone",
    "note_may_be_called",
    "note_outcome",
    "note_present",
    "note_visit",
    "note_waiting",
    "open_session",
    "plan_walk_in_hour",
    "record_change",
    "record_consent",
    "record_contact",
    "refer",
    "register_resident",
    "register_residents",
    "registered_before",
    "reinstate_session",
    "resume_mediation",
    "send_on_referrals",
    "standing_of",
    "stop_mediation",
    "take_back_visit",
    "take_help_back",
    "tell_of_offers",
    "undo_departure",
    "was_taken_over",
    "withdraw_change",
    "withdraw_hand_over",
    "withdraw_hand_overs",
    "withdraw_referral",
]
