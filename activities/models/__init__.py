"""The offer: organisations, their declarations, activities, fixed moments and occurrences."""

from activities.models.activity import Activity
from activities.models.declaration import DeclarationRule, KindOfWork, VolunteerDeclaration
from activities.models.feed import CalendarFeed
from activities.models.organisation import Organisation, SiteContact
from activities.models.own_text import OwnText
from activities.models.slot import Occurrence, Slot

__all__ = [
    "Activity",
    "CalendarFeed",
    "DeclarationRule",
    "KindOfWork",
    "Occurrence",
    "Organisation",
    "OwnText",
    "SiteContact",
    "Slot",
    "VolunteerDeclaration",
]
