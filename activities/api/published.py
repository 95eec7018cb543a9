"""Puts rows of the offer into the form in which they leave the site, without anybody in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final, TypeVar
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, TextChoices
from django.utils.translation import override

from aandeslag.phrases.book import phrasebook
from aandeslag.teams.models import User
from aandeslag.vocabulary import (
    Bring,
    LanguageLevel,
    MeetingPlace,
    PhysicalLoad,
    TextLanguage,
    Theme,
    Weekday,
)
from activities import wording
from activities.api import schemas
from activities.models import Activity, Occurrence, Organisation, SiteContact, Slot
from activities.profiles import still_runs
from activities.rules.naming import without_persons, words_of_names
from activities.texts import ready_texts_of, texts_of

if TYPE_CHECKING:
    from datetime import date, time

    from aandeslag.phrases.book import Phrasebook
    from aandeslag.teams.models import Team
    from activities.querysets import ActivityQuerySet, OccurrenceQuerySet

Code = TypeVar("Code", bound=TextChoices)
HERE: Final = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Outside:
    """What is needed to write any activity of a team: the texts, whom not to name, and the day."""

    book: Phrasebook
    names: frozenset[str]
    today: date


def outside(team: Team, language: TextLanguage, today: date) -> Outside:
    """Three queries. Whom not to name: everybody on site, also of before, and everybody of the team."""
    contacts = SiteContact.objects.for_team(team).values_list("name", flat=True)
    members = User.objects.filter(memberships__team=team).values_list("name", flat=True)
    return Outside(phrasebook(language), words_of_names([*contacts, *members]), today)


def published(team: Team) -> ActivityQuerySet[Activity]:
    """With all that is told of them; three queries, however many."""
    slots = Prefetch("slots", Slot.objects.order_by("weekday", "starts", "pk"))
    rows = Activity.objects.for_team(team).published().for_cards()
    return rows.prefetch_related(slots, "own_texts").order_by("title", "pk")


def dates_to_come(team: Team, first: date) -> OccurrenceQuerySet[Occurrence]:
    """Of what is published now, with what is told of them."""
    rows = Occurrence.objects.for_team(team).filter(activity__status=Activity.Status.PUBLISHED)
    return rows.upcoming(first).select_related("activity", "slot").in_order()


def activity_out(activity: Activity, url: str, shown: Outside) -> schemas.PublishedActivity:
    texts = _texts(activity, shown)
    host = activity.organisation
    return schemas.PublishedActivity(
        id=activity.public_id,
        url=url,
        title=_without_persons(activity, activity.title, shown) or _dutch_title(activity, shown),
        host=schemas.Host(name=host.name, kind=Organisation.Kind(host.kind)),
        purpose=Activity.Purpose(activity.purpose),
        theme=Theme(activity.theme),
        texts=texts,
        place=place_of(activity, shown),
        moments=[moment_out(one) for one in activity.slots.all() if still_runs(one, shown.today)],
        needs=_needs(activity),
        confirmed_on=activity.confirmed_on,
        looked_at_on=activity.checked_on,
    )


def place_of(activity: Activity, shown: Outside) -> schemas.Place:
    """Where an activity is not on the map or has no address, that of its organisation counts."""
    host = activity.organisation
    on_map = activity if activity.latitude is not None and activity.longitude is not None else host
    return schemas.Place(
        meeting_place=_or_none(MeetingPlace, activity.meeting_place),
        meeting_point=_without_persons(activity, activity.meeting_point, shown),
        minutes_earlier=activity.minutes_earlier,
        address=_without_persons(activity, activity.address or host.address, shown),
        latitude=on_map.latitude,
        longitude=on_map.longitude,
    )


def moment_out(slot: Slot) -> schemas.Moment:
    with override(TextLanguage.DUTCH):
        in_words = str(wording.when(slot))
    return schemas.Moment(
        in_words=in_words,
        pattern=Slot.Pattern(slot.pattern),
        weekday=_or_none(Weekday, slot.weekday),
        nth=slot.nth,
        every_weeks=slot.every,
        on=slot.date,
        starts=_clock(slot.starts),
        ends=_clock(slot.ends) if slot.ends else None,
        season_from=slot.season_from,
        season_until=slot.season_until,
        valid_from=slot.valid_from,
        valid_until=slot.valid_until,
        places=slot.capacity,
    )


def occurrence_out(occurrence: Occurrence) -> schemas.PublishedOccurrence:
    """Why it was cancelled is not told: that may be about somebody."""
    return schemas.PublishedOccurrence(
        id=occurrence.public_id,
        activity=occurrence.activity.public_id,
        starts_at=_moment(occurrence.date, occurrence.starts),
        ends_at=_moment(occurrence.date, occurrence.ends) if occurrence.ends else None,
        is_cancelled=occurrence.cancelled_at is not None,
        places=occurrence.capacity,
    )


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, HERE)


def _or_none(codes: type[Code], code: str | None) -> Code | None:
    """Empty, too, is *not asked yet*."""
    return codes(code) if code else None


def _clock(time: time) -> str:
    return f"{time:%H:%M}"


def _texts(activity: Activity, shown: Outside) -> schemas.ResidentTexts:
    """An own translation that names somebody is left out; the ready sentences name nobody."""
    texts = texts_of(activity, shown.book)
    lines = [texts.title.line, *(one.line for one in texts.sentences)]
    if texts.is_own and any(not _without_persons(activity, one.text, shown) for one in lines):
        texts = ready_texts_of(activity, shown.book)
        lines = [texts.title.line, *(one.line for one in texts.sentences)]
    title, *sentences = lines
    return schemas.ResidentTexts(
        language=TextLanguage(title.language),
        direction=title.direction,
        title=title.text,
        sentences=[one.text for one in sentences],
        is_checked=texts.is_checked,
    )


def _dutch_title(activity: Activity, shown: Outside) -> str:
    line = ready_texts_of(activity, shown.book).title.line
    return line.dutch or line.text


def _without_persons(activity: Activity, text: str, shown: Outside) -> str:
    """A host may be called after somebody: its name is no secret."""
    rest = text.replace(activity.organisation.name, "")
    return text if without_persons(rest, shown.names) == rest else ""


def _needs(activity: Activity) -> schemas.Needs:
    return schemas.Needs(
        dutch=_or_none(LanguageLevel, activity.dutch_needed),
        physical_load=_or_none(PhysicalLoad, activity.physical_load),
        minimum_age=activity.minimum_age,
        with_dutch_volunteers=activity.with_dutch_volunteers,
        conduct_certificate=activity.conduct_certificate,
        women_only=activity.women_only,
        children_welcome=activity.children_welcome,
        group_size=activity.group_size,
        bring=[one for one in Bring if one in (activity.bring or ())],
        travel_paid_by=_or_none(Activity.TravelPaidBy, activity.travel_paid_by),
        travel_cost=None if activity.travel_cost is None else float(activity.travel_cost),
    )
