"""The best round of pairings, with its proof: whole numbers and arrays, no Django.

`solve` answers a `Problem` under a `Policy` with a `Round`; `rank` answers for one person at the desk.
"""

from matching.engine.desk import Option, cost_of_moving, rank, rank_again
from matching.engine.errors import CertificateError, EngineError, InfeasibleError, PolicyError, ProblemError
from matching.engine.forcing import Change, change, forced
from matching.engine.groups import Together, solve_together
from matching.engine.moves import Cost, Move
from matching.engine.policy import Policy, Weights
from matching.engine.problem import Openings, People, Problem, standing_places
from matching.engine.queue import Picked, by_queue
from matching.engine.report import OneMore, Report, report, worth_of_one_more
from matching.engine.rounds import Proposal, Round
from matching.engine.solving import proposals, solve
from matching.engine.tables import PartTable, RuleTable

__all__ = [
    "CertificateError",
    "Change",
    "Cost",
    "EngineError",
    "InfeasibleError",
    "Move",
    "OneMore",
    "Openings",
    "Option",
    "PartTable",
    "People",
    "Picked",
    "Policy",
    "PolicyError",
    "Problem",
    "ProblemError",
    "Proposal",
    "Report",
    "Round",
    "RuleTable",
    "Together",
    "Weights",
    "by_queue",
    "change",
    "cost_of_moving",
    "forced",
    "proposals",
    "rank",
    "rank_again",
    "report",
    "solve",
    "solve_together",
    "standing_places",
    "worth_of_one_more",
]
