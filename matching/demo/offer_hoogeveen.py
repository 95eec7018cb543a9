"""What invented organisations in Hoogeveen offer."""

from __future__ import annotations

from typing import Final

from aandeslag.vocabulary import LanguageLevel, PhysicalLoad, Theme, Weekday
from activities.models import Activity, Organisation
from matching.demo.offer import Host, Offered, monthly, once, weekly

FEW, A1, A2 = LanguageLevel.FEW_WORDS, LanguageLevel.A1, LanguageLevel.A2
LIGHT, MEDIUM, HEAVY = PhysicalLoad
Kind, Purpose = Organisation.Kind, Activity.Purpose
MO, TU, WE, TH, FR, SA, SU = Weekday

HOSTS: Final = (
    Host(
        "Stadspark De Weide",
        Kind.NATURE,
        "Albert",
        "Parklaan 5",
        1.0,
        0.3,
        "granted",
        (
            Offered(
                "Perken onderhouden",
                Theme.GREEN,
                (weekly(MO, "09:00", "12:00", 5), weekly(TH, "09:00", "12:00", 5)),
                minimum_age=16,
            ),
            Offered(
                "Bollen planten",
                Theme.GREEN,
                (once(12, "10:00", "12:30", 6),),
                LIGHT,
                children=True,
                minimum_age=16,
            ),
        ),
    ),
    Host(
        "Manege Het Zilveren Paard",
        Kind.NATURE,
        "Ineke",
        "Ruitersweg 5",
        3.2,
        1.1,
        "granted",
        (
            Offered(
                "Stallen en voeren",
                Theme.ANIMALS,
                (weekly(TU, "08:00", "10:00", 2), weekly(SA, "08:00", "10:00", 2)),
                HEAVY,
            ),
        ),
    ),
    Host(
        "Dierenasiel De Poot",
        Kind.NATURE,
        "Carla",
        "Asielweg 1",
        2.1,
        -2.4,
        "received",
        (
            Offered(
                "Honden uitlaten",
                Theme.ANIMALS,
                (
                    weekly(TU, "14:00", "15:30", 2),
                    weekly(TH, "14:00", "15:30", 2),
                    weekly(SA, "14:00", "15:30", 2),
                ),
                LIGHT,
                minimum_age=16,
            ),
            Offered("Kattenverblijf schoonmaken", Theme.ANIMALS, (weekly(WE, "09:00", "11:00", 2),), LIGHT),
        ),
    ),
    Host(
        "Zorgcentrum Weidesteyn",
        Kind.CARE,
        "Truus",
        "Hoofdstraat 101",
        0.8,
        0.9,
        "granted",
        (
            Offered("Samen bloemschikken", Theme.CARE, (weekly(FR, "14:00", "15:30", 3),), LIGHT),
            Offered("Duwclub: rolstoelwandeling", Theme.CARE, (weekly(WE, "13:30", "15:30", 5),), MEDIUM),
            Offered(
                "Koffie in het restaurant",
                Theme.CARE,
                (weekly(TU, "09:30", "11:30", 2), weekly(FR, "09:30", "11:30", 2)),
                LIGHT,
                FEW,
            ),
        ),
    ),
    Host(
        "VV De Noordster",
        Kind.ASSOCIATION,
        "Rinus",
        "Bentinckslaan 2",
        1.4,
        -1.0,
        "granted",
        (
            Offered(
                "Velden en kantine", Theme.SPORT, (weekly(SA, "09:00", "12:30", 5),), HEAVY, minimum_age=16
            ),
            Offered(
                "Hardloopgroep",
                Theme.SPORT,
                (weekly(MO, "19:00", "20:15", 10),),
                HEAVY,
                purpose=Purpose.SPORT,
                minimum_age=16,
            ),
            Offered(
                "Zwemuur voor vrouwen",
                Theme.SPORT,
                (weekly(TH, "19:30", "20:30", 8),),
                MEDIUM,
                purpose=Purpose.SPORT,
                women_only=True,
            ),
        ),
    ),
    Host(
        "Kringloop Het Goed Begin",
        Kind.SECOND_HAND,
        "Sjoerd",
        "Elektronicaweg 12",
        2.7,
        1.6,
        "granted",
        (
            Offered(
                "Boeken en speelgoed sorteren",
                Theme.CRAFT,
                (weekly(TU, "10:00", "13:00", 4), weekly(WE, "10:00", "13:00", 4)),
                LIGHT,
                children=True,
            ),
            Offered("Elektra testen", Theme.CRAFT, (weekly(TH, "13:00", "16:00", 2),), LIGHT, A1),
            Offered("Bus laden en lossen", Theme.CRAFT, (weekly(MO, "08:30", "12:00", 3),), HEAVY),
        ),
    ),
    Host(
        "Wijkcentrum De Zuidhoek",
        Kind.NEIGHBOURHOOD,
        "Latifa",
        "Zuiderweg 60",
        0.3,
        -0.5,
        "granted",
        (
            Offered(
                "Buurtmaaltijd",
                Theme.FOOD,
                (weekly(TH, "15:00", "19:00", 5),),
                LIGHT,
                children=True,
                minimum_age=16,
            ),
            Offered(
                "Vrouwenochtend",
                Theme.COMMUNITY,
                (weekly(TU, "09:30", "11:30", 10),),
                LIGHT,
                purpose=Purpose.MEETING,
                women_only=True,
                children=True,
            ),
            Offered(
                "Fietsles voor vrouwen",
                Theme.CRAFT,
                (weekly(FR, "10:00", "11:30", 6),),
                MEDIUM,
                purpose=Purpose.SPORT,
                women_only=True,
            ),
            Offered(
                "Taaltafel",
                Theme.COMMUNITY,
                (weekly(WE, "19:00", "20:30", 8),),
                LIGHT,
                purpose=Purpose.LANGUAGE,
            ),
        ),
    ),
    Host(
        "Voedselbank De Wijde Kring",
        Kind.OTHER,
        "Harm",
        "Industrieweg 40",
        1.9,
        2.0,
        "granted",
        (
            Offered("Pakketten maken", Theme.FOOD, (weekly(FR, "08:30", "12:00", 5),), HEAVY),
            Offered(
                "Groente en fruit sorteren",
                Theme.FOOD,
                (weekly(TH, "12:30", "15:30", 4),),
                MEDIUM,
                minimum_age=16,
            ),
        ),
    ),
    Host(
        "Kerk De Goede Herder",
        Kind.CHURCH,
        "Dominee Jansen",
        "Schutstraat 8",
        0.6,
        0.1,
        "asked",
        (
            Offered(
                "Soep en ontmoeting",
                Theme.COMMUNITY,
                (weekly(WE, "11:30", "13:30", 10),),
                LIGHT,
                purpose=Purpose.MEETING,
                children=True,
            ),
            Offered("Kerktuin bijhouden", Theme.GREEN, (weekly(SA, "09:30", "11:30", 3),), LIGHT),
        ),
    ),
    Host(
        "Basisschool De Regenboog",
        Kind.SCHOOL,
        "Juf Marloes",
        "Schoolstraat 9",
        0.9,
        -0.8,
        "granted",
        (
            Offered(
                "Overblijfhulp",
                Theme.CHILDREN,
                (weekly(MO, "12:00", "13:00", 1), weekly(TH, "12:00", "13:00", 1)),
                LIGHT,
                A1,
                certificate=True,
            ),
            Offered(
                "Schoolplein vegen en verven",
                Theme.NEIGHBOURHOOD,
                (once(33, "09:30", "12:30", 6),),
                MEDIUM,
                minimum_age=16,
            ),
        ),
    ),
    Host(
        "Naaikring Draad en Daad",
        Kind.NEIGHBOURHOOD,
        "Willemien",
        "Wolfsbosstraat 30",
        1.2,
        0.8,
        "granted",
        (
            Offered(
                "Kleding vermaken",
                Theme.TEXTILE,
                (weekly(MO, "13:00", "15:30", 4), weekly(WE, "13:00", "15:30", 4)),
                LIGHT,
                children=True,
            ),
            Offered(
                "Tassen naaien voor de markt", Theme.TEXTILE, (monthly(3, SA, "10:00", "13:00", 5),), LIGHT
            ),
        ),
    ),
    Host(
        "Stichting Lichtjesroute",
        Kind.EVENT,
        "Ties",
        "Markt 1",
        0.5,
        0.4,
        "refused",
        (
            Offered("Lampen ophangen", Theme.EVENT, (once(17, "13:00", "17:00", 6),), HEAVY),
            Offered(
                "Route lopen als begeleider",
                Theme.EVENT,
                (once(24, "18:00", "21:00", 4),),
                LIGHT,
                FEW,
                children=True,
            ),
            Offered("Spullen inpakken", Theme.EVENT, (once(31, "10:00", "13:00", 6),), MEDIUM),
            Offered(
                "Muziek op straat",
                Theme.CULTURE,
                (once(24, "17:00", "20:00", 4),),
                LIGHT,
                children=None,
                is_draft=True,
            ),
        ),
    ),
)
