"""The columns that may be in each kind of list."""

from __future__ import annotations

from enum import StrEnum


class ResidentColumn(StrEnum):
    NUMBER = "number"
    FIRST_NAME = "first-name"
    SURNAME = "surname"  # only its first letter may be kept
    GENDER = "gender"
    BIRTH_YEAR = "birth-year"
    LANGUAGES = "languages"
    DUTCH_LEVEL = "dutch-level"
    ENGLISH_LEVEL = "english-level"
    LEGAL_STATUS = "legal-status"
    PHONE = "phone"
    EMAIL = "email"
    FREE = "free"
    INTERESTS = "interests"
    REMARKS = "remarks"
    REGISTERED_ON = "registered-on"
    DEPARTED_ON = "departed-on"
    DEPARTURE_REASON = "departure-reason"
    CENTRE = "centre"
    NEVER_STORED = "never-stored"  # identity numbers, nationality, religion, health


class ActivityColumn(StrEnum):
    ORGANISATION = "organisation"
    TITLE = "title"
    KIND = "kind"
    TIMES = "times"
    CAPACITY = "capacity"
    LANGUAGE_NEED = "language-need"
    PHYSICAL_LOAD = "physical-load"
    ADDRESS = "address"
    MEETING_POINT = "meeting-point"
    CONTACT = "contact"
    PHONE = "phone"
    EMAIL = "email"
    DECLARATION = "declaration"
    VALID_UNTIL = "valid-until"
    MINIMUM_AGE = "minimum-age"
    REMARKS = "remarks"


class ParticipationColumn(StrEnum):
    DATE = "date"
    ACTIVITY = "activity"
    NUMBER = "number"
    NAME = "name"
    STATUS = "status"
    HOURS = "hours"
    REMARKS = "remarks"
