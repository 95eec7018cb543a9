"""People who take part, what was explained to them, and the walk-in hours they come to."""

from residents.models.explanation import Consent, Explanation
from residents.models.merging import Merge
from residents.models.moving_on import Change, HandOver, OfferedPerson
from residents.models.referral import Referral
from residents.models.resident import Entrustment, Resident
from residents.models.support import SupportGiven
from residents.models.walk_in import Visit, WalkInHour, WalkInSession

__all__ = [
    "Change",
    "Consent",
    "Entrustment",
    "Explanation",
    "HandOver",
    "Merge",
    "OfferedPerson",
    "Referral",
    "Resident",
    "SupportGiven",
    "Visit",
    "WalkInHour",
    "WalkInSession",
]
