"""The offer: organisations, their declarations, activities, fixed moments and occurrences."""

from activities.models.activity import Activity
from activities.models.bus_time import BusTime
from activities.models.concern import Concern
from activities.models.declaration import DeclarationRule, KindOfWork, VolunteerDeclaration
from activities.models.feed import CalendarFeed
from activities.models.offer_key import OfferKey
from activities.models.organisation import Organisation, SiteContact
from activities.models.own_text import OwnText
from activities.models.satisfaction import Satisfaction
from activities.models.slot import Occurrence, Pause, Slot

__all__ = [
    "Activity",
    "BusTime",
    "CalendarFeed",
    "Concern",
    "DeclarationRule",
    "KindOfWork",
    "Occurrence",
    "OfferKey",
    "Organisation",
    "OwnText",
    "Pause",
    "Satisfaction",
    "SiteContact",
    "Slot",
    "VolunteerDeclaration",
]
