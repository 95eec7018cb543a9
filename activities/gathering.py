"""Where people are met for an activity, as far as paper in any language can say it."""

from __future__ import annotations

from typing import Protocol

from aandeslag.vocabulary import MeetingPlace


class HasAddress(Protocol):
    """An organisation, or only this column of it."""

    @property
    def address(self) -> str: ...


class Gathers(HasAddress, Protocol):
    """Of an activity what says where people are met: a row of the model, or these columns."""

    @property
    def meeting_place(self) -> str: ...

    @property
    def meeting_point(self) -> str: ...

    @property
    def organisation(self) -> HasAddress: ...


def is_said_in_every_language(activity: Gathers) -> bool:
    """Whether it is one of the few places that are translated; at the address one reads the address."""
    return bool(activity.meeting_place) and activity.meeting_place != MeetingPlace.ADDRESS


def gathers_elsewhere(activity: Gathers) -> bool:
    """Whether one goes somewhere else first than to the address."""
    if activity.meeting_place:
        return is_said_in_every_language(activity)
    return bool(activity.meeting_point)


def address_of(activity: Gathers) -> str:
    return activity.address or activity.organisation.address


def typed_place(activity: Gathers) -> str:
    """What stands there as somebody wrote it: where they gather, else the address."""
    if gathers_elsewhere(activity):
        return activity.meeting_point
    return ", ".join(filter(None, [address_of(activity), activity.meeting_point]))
