"""Rounds of proposals: made, settled line by line, moved, and taken over into placements."""

from matching.actions.rounds.accepting import Accepted, accept_proposal, accept_wanted
from matching.actions.rounds.answering import decline_proposal, lock_proposal, note_wanted, take_back_answer
from matching.actions.rounds.choosing import choose_policy
from matching.actions.rounds.moving import move_proposal, settled_around
from matching.actions.rounds.proposing import propose_round, settled_of

__all__ = [
    "Accepted",
    "accept_proposal",
    "accept_wanted",
    "choose_policy",
    "decline_proposal",
    "lock_proposal",
    "move_proposal",
    "note_wanted",
    "propose_round",
    "settled_around",
    "settled_of",
    "take_back_answer",
]
