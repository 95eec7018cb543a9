"""Words that several apps share: the closed lists a desk chooses from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import date, time


class Weekday(TextChoices):
    """Days in the order of the week; `from_date` reads the local calendar."""

    MONDAY = "mo", _("Monday")
    TUESDAY = "tu", _("Tuesday")
    WEDNESDAY = "we", _("Wednesday")
    THURSDAY = "th", _("Thursday")
    FRIDAY = "fr", _("Friday")
    SATURDAY = "sa", _("Saturday")
    SUNDAY = "su", _("Sunday")

    @classmethod
    def from_date(cls, day: date) -> Weekday:
        return list(cls)[day.weekday()]

    @property
    def number(self) -> int:
        """0 for Monday … 6 for Sunday, as `date.weekday()` counts."""
        return list(Weekday).index(self)


class DayPart(TextChoices):
    MORNING = "morning", _("morning")
    AFTERNOON = "afternoon", _("afternoon")
    EVENING = "evening", _("evening")

    @classmethod
    def from_time(cls, start: time) -> DayPart:
        """Name the part of the day in which something starts: noon and six o'clock divide it."""
        if start.hour < 12:  # noqa: PLR2004 - the clock
            return cls.MORNING
        return cls.AFTERNOON if start.hour < 18 else cls.EVENING  # noqa: PLR2004 - the clock


class WeekPart(TextChoices):
    """A day and a part of it: when someone is free, when an activity takes place."""

    MONDAY_MORNING = "mo-morning", _("Monday morning")
    MONDAY_AFTERNOON = "mo-afternoon", _("Monday afternoon")
    MONDAY_EVENING = "mo-evening", _("Monday evening")
    TUESDAY_MORNING = "tu-morning", _("Tuesday morning")
    TUESDAY_AFTERNOON = "tu-afternoon", _("Tuesday afternoon")
    TUESDAY_EVENING = "tu-evening", _("Tuesday evening")
    WEDNESDAY_MORNING = "we-morning", _("Wednesday morning")
    WEDNESDAY_AFTERNOON = "we-afternoon", _("Wednesday afternoon")
    WEDNESDAY_EVENING = "we-evening", _("Wednesday evening")
    THURSDAY_MORNING = "th-morning", _("Thursday morning")
    THURSDAY_AFTERNOON = "th-afternoon", _("Thursday afternoon")
    THURSDAY_EVENING = "th-evening", _("Thursday evening")
    FRIDAY_MORNING = "fr-morning", _("Friday morning")
    FRIDAY_AFTERNOON = "fr-afternoon", _("Friday afternoon")
    FRIDAY_EVENING = "fr-evening", _("Friday evening")
    SATURDAY_MORNING = "sa-morning", _("Saturday morning")
    SATURDAY_AFTERNOON = "sa-afternoon", _("Saturday afternoon")
    SATURDAY_EVENING = "sa-evening", _("Saturday evening")
    SUNDAY_MORNING = "su-morning", _("Sunday morning")
    SUNDAY_AFTERNOON = "su-afternoon", _("Sunday afternoon")
    SUNDAY_EVENING = "su-evening", _("Sunday evening")

    @classmethod
    def of(cls, weekday: Weekday, part: DayPart) -> WeekPart:
        return cls(f"{weekday.value}-{part.value}")


class Theme(TextChoices):
    """What an activity is about; close to the sectors in which volunteer work is counted."""

    GREEN = "green", _("Green and nature")
    CARE = "care", _("Care and elderly people")
    FOOD = "food", _("Cooking and eating")
    SPORT = "sport", _("Sport")
    EVENT = "event", _("Events and festivals")
    NEIGHBOURHOOD = "neighbourhood", _("Neighbourhood and playground")
    ANIMALS = "animals", _("Animals")
    CULTURE = "culture", _("Culture, music and museum")
    CRAFT = "craft", _("Technology, bicycles and second-hand shop")
    TEXTILE = "textile", _("Sewing and textile")
    CLEANING = "cleaning", _("Cleaning and litter")
    COMMUNITY = "community", _("Church and community")
    CHILDREN = "children", _("Education and children")
    OTHER = "other", _("Something else")


class Skill(TextChoices):
    COOKING = "cooking", _("cooking")
    SEWING = "sewing", _("sewing")
    BICYCLE_REPAIR = "bicycle-repair", _("repairing bicycles")
    GARDENING = "gardening", _("gardening")
    CARPENTRY = "carpentry", _("carpentry")
    PAINTING = "painting", _("painting walls")
    ELECTRICS = "electrics", _("electrics")
    COMPUTERS = "computers", _("computers")
    MUSIC = "music", _("music")
    SPORT = "sport", _("sport")
    CARE = "care", _("caring for people")
    CHILDREN = "children", _("working with children")
    ANIMALS = "animals", _("working with animals")
    CLEANING = "cleaning", _("cleaning")
    HAIRDRESSING = "hairdressing", _("hairdressing")
    DRAWING = "drawing", _("drawing and design")


class Condition(TextChoices):
    """What someone needs in practice; never why."""

    NO_HEAVY_LIFTING = "no-heavy-lifting", _("no heavy lifting")
    SITTING = "sitting", _("work that can be done sitting down")
    BRINGS_CHILD = "brings-child", _("brings a child")
    SCHOOL_HOURS = "school-hours", _("only during school hours")
    WOMEN_ONLY = "women-only", _("only in a women's group")
    INDOORS = "indoors", _("only indoors")


class Wish(TextChoices):
    SAME_LANGUAGE = "same-language", _("a supporter who speaks the same language")
    PRACTISE_DUTCH = "practise-dutch", _("practise Dutch")
    WITH_FRIENDS = "with-friends", _("together with friends")


class MeetingPlace(TextChoices):
    """Where people are met: these few can be said in every language on the slip."""

    GATE = "gate", _("gate of the centre")
    RECEPTION = "reception", _("reception of the centre")
    ADDRESS = "address", _("at the address of the activity")
    BUS_STOP = "bus-stop", _("bus stop near the centre")


class Bring(TextChoices):
    """What people bring or wear: these few can be said in every language on the slip."""

    NOTHING = "nothing", _("nothing special")
    STURDY_SHOES = "sturdy-shoes", _("sturdy shoes")
    BOOTS = "boots", _("rubber boots")
    OLD_CLOTHES = "old-clothes", _("clothes that may get dirty")
    WARM_CLOTHES = "warm-clothes", _("warm clothes")
    RAINCOAT = "raincoat", _("a raincoat")
    GLOVES = "gloves", _("work gloves")
    SPORT_CLOTHES = "sport-clothes", _("sports clothes and shoes")
    FOOD = "food", _("something to eat")
    DRINK = "drink", _("something to drink")
    BICYCLE = "bicycle", _("a bicycle")


class TravelMode(TextChoices):
    FOOT = "foot", _("on foot")
    BICYCLE = "bicycle", _("by bicycle")
    BUS = "bus", _("by bus")


class PhysicalLoad(TextChoices):
    LIGHT = "light", _("light work")
    MEDIUM = "medium", _("somewhat heavy work")
    HEAVY = "heavy", _("heavy work")


class LanguageLevel(TextChoices):
    """How much of a language someone speaks, or an activity needs; in rising order."""

    NONE = "none", _("none")
    FEW_WORDS = "few-words", _("a few words")
    A1 = "a1", _("A1: simple sentences")
    A2 = "a2", _("A2: short conversations")
    B1 = "b1", _("B1 or more: can manage")

    @property
    def rank(self) -> int:
        return list(LanguageLevel).index(self)


class Language(TextChoices):
    """Languages that people speak at the desk."""

    TIGRINYA = "ti", _("Tigrinya")
    ARABIC = "ar", _("Arabic")
    FARSI = "fa", _("Farsi")
    DARI = "prs", _("Dari")
    SOMALI = "so", _("Somali")
    TURKISH = "tr", _("Turkish")
    KURDISH = "ku", _("Kurdish")  # which Kurdish is not known
    KURMANJI = "kmr", _("Kurdish (Kurmanji)")
    SORANI = "ckb", _("Kurdish (Sorani)")
    PASHTO = "ps", _("Pashto")
    UKRAINIAN = "uk", _("Ukrainian")
    RUSSIAN = "ru", _("Russian")
    AMHARIC = "am", _("Amharic")
    OROMO = "om", _("Oromo")
    URDU = "ur", _("Urdu")
    ARMENIAN = "hy", _("Armenian")
    AZERBAIJANI = "az", _("Azerbaijani")
    GEORGIAN = "ka", _("Georgian")
    FRENCH = "fr", _("French")
    SPANISH = "es", _("Spanish")
    PORTUGUESE = "pt", _("Portuguese")
    ENGLISH = "en", _("English")
    DUTCH = "nl", _("Dutch")
    OTHER = "other", _("another language")


class TextLanguage(TextChoices):
    """Languages in which residents get texts: paper, slip, explanation, messages."""

    TIGRINYA = Language.TIGRINYA.value, Language.TIGRINYA.label
    ARABIC = Language.ARABIC.value, Language.ARABIC.label
    FARSI = Language.FARSI.value, Language.FARSI.label
    SOMALI = Language.SOMALI.value, Language.SOMALI.label
    TURKISH = Language.TURKISH.value, Language.TURKISH.label
    UKRAINIAN = Language.UKRAINIAN.value, Language.UKRAINIAN.label
    RUSSIAN = Language.RUSSIAN.value, Language.RUSSIAN.label
    FRENCH = Language.FRENCH.value, Language.FRENCH.label
    SPANISH = Language.SPANISH.value, Language.SPANISH.label
    ENGLISH = Language.ENGLISH.value, Language.ENGLISH.label
    DUTCH = Language.DUTCH.value, Language.DUTCH.label


class Gender(TextChoices):
    WOMAN = "woman", _("woman")
    MAN = "man", _("man")
    OTHER = "other", _("other")


class LegalStatus(TextChoices):
    """As coarse as the declaration rule needs; never finer."""

    IN_PROCEDURE = "in-procedure", _("in procedure")
    STATUS_HOLDER = "status-holder", _("residence permit")
    DISPLACED = "displaced", _("displaced person (Ukraine)")
    UNKNOWN = "unknown", _("I do not know")


class DepartureReason(TextChoices):
    """Why someone left the team's care; relocation, housing and paid work are not drop-outs."""

    RELOCATION = "relocation", _("moved to another centre")
    HOUSING = "housing", _("got a home in a municipality")
    PAID_WORK = "paid-work", _("found paid work")
    STUDY = "study", _("study or language course")
    RETURN = "return", _("left the Netherlands")
    UNKNOWN_DESTINATION = "unknown-destination", _("left, destination unknown")
    OWN_CHOICE = "own-choice", _("own choice")
    UNKNOWN = "unknown", _("reason not known")


class ExcuseReason(TextChoices):
    """Why someone could not come; never what the appointment was about."""

    PROCEDURE = "procedure", _("appointment")
    REPORTING_DUTY = "reporting-duty", _("reporting duty")
    ILL = "ill", _("ill")
    TRANSPORT = "transport", _("no transport")
    LESSON = "lesson", _("lesson")
    CARE = "care", _("care for a child or relative")
    OTHER = "other", _("called off, other reason")
