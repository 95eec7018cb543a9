"""What invented organisations in Nijmegen offer."""

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
        "Wijktuin De Pol",
        Kind.NEIGHBOURHOOD,
        "Henk",
        "Lindelaan 12",
        0.9,
        1.1,
        "granted",
        (
            Offered(
                "Samen tuinieren",
                Theme.GREEN,
                (weekly(TU, "09:30", "12:00", 4), weekly(FR, "09:30", "12:00", 4)),
                minimum_age=16,
                children=True,
                bring=("sturdy-shoes", "old-clothes"),
            ),
            Offered(
                "Moestuin water geven", Theme.GREEN, (weekly(WE, "16:00", "17:30", 3),), LIGHT, children=True
            ),
        ),
    ),
    Host(
        "Kinderboerderij 't Geitje",
        Kind.NATURE,
        "José",
        "Parkweg 3",
        -1.2,
        0.4,
        "granted",
        (
            Offered(
                "Dieren voeren en stallen schoonmaken",
                Theme.ANIMALS,
                (
                    weekly(MO, "09:00", "11:30", 3),
                    weekly(WE, "09:00", "11:30", 3),
                    weekly(SA, "09:00", "11:30", 3),
                ),
                minimum_age=16,
                children=True,
                bring=("boots",),
            ),
        ),
    ),
    Host(
        "SV De Eendracht",
        Kind.ASSOCIATION,
        "Mo",
        "Sportlaan 1",
        1.8,
        -1.5,
        "granted",
        (
            Offered(
                "Terrein en kleedkamers onderhouden",
                Theme.SPORT,
                (weekly(SA, "08:30", "12:00", 6),),
                HEAVY,
                minimum_age=16,
            ),
            Offered(
                "Meetrainen zaalvoetbal",
                Theme.SPORT,
                (weekly(TH, "19:00", "20:30", 8),),
                HEAVY,
                purpose=Purpose.SPORT,
                minimum_age=16,
                bring=("sport-clothes", "drink"),
            ),
            Offered("Kantine klaarzetten", Theme.FOOD, (weekly(SA, "12:30", "16:00", 3),), LIGHT, FEW),
        ),
    ),
    Host(
        "Woonzorgcentrum De Linde",
        Kind.CARE,
        "Anneke",
        "Dorpsstraat 44",
        0.5,
        0.6,
        "granted",
        (
            Offered(
                "Koffie schenken",
                Theme.CARE,
                (weekly(TH, "10:00", "12:00", 2), weekly(MO, "14:00", "16:00", 2)),
                LIGHT,
                FEW,
            ),
            Offered("Wandelclub", Theme.CARE, (weekly(WE, "14:00", "15:30", 4),), LIGHT),
            Offered(
                "Voorlezen en taalspel",
                Theme.CARE,
                (weekly(FR, "10:00", "11:30", 2),),
                LIGHT,
                A2,
                certificate=True,
            ),
        ),
    ),
    Host(
        "Kringloop Rataplan",
        Kind.SECOND_HAND,
        "Els",
        "Industrieweg 8",
        2.4,
        1.9,
        "received",
        (
            Offered(
                "Kleding sorteren",
                Theme.CRAFT,
                (weekly(MO, "13:00", "16:30", 5), weekly(TH, "13:00", "16:30", 5)),
                LIGHT,
            ),
            Offered("Meubels opknappen", Theme.CRAFT, (weekly(WE, "10:00", "15:00", 3),), HEAVY),
        ),
    ),
    Host(
        "Repair Café Oost",
        Kind.SECOND_HAND,
        "Wim",
        "Pleinweg 20",
        0.2,
        1.4,
        "granted",
        (
            Offered("Fietsen repareren", Theme.CRAFT, (monthly(1, SA, "10:00", "14:00", 3),), minimum_age=16),
            Offered(
                "Fietsen klaarmaken voor bewoners",
                Theme.CRAFT,
                (weekly(TU, "13:30", "16:30", 3),),
                minimum_age=16,
            ),
        ),
    ),
    Host(
        "Buurthuis De Schakel",
        Kind.NEIGHBOURHOOD,
        "Fatma",
        "Kerkstraat 7",
        0.4,
        -0.3,
        "granted",
        (
            Offered(
                "Samen koken en eten", Theme.FOOD, (weekly(FR, "15:30", "19:30", 4),), LIGHT, children=True
            ),
            Offered(
                "Koffieochtend",
                Theme.COMMUNITY,
                (weekly(WE, "10:00", "12:00", 8),),
                LIGHT,
                purpose=Purpose.MEETING,
                children=True,
            ),
            Offered(
                "Buurtboekenkast bijhouden",
                Theme.NEIGHBOURHOOD,
                (weekly(MO, "10:00", "11:30", 2),),
                LIGHT,
                children=True,
            ),
            Offered(
                "Taalcafé",
                Theme.COMMUNITY,
                (weekly(TU, "19:00", "20:30", 10),),
                LIGHT,
                purpose=Purpose.LANGUAGE,
            ),
        ),
    ),
    Host(
        "Natuurwerkgroep De Heuvel",
        Kind.NATURE,
        "Gerrit",
        "Bosrand, parkeerplaats 2",
        3.9,
        -2.2,
        "granted",
        (
            Offered(
                "Wilgen knotten",
                Theme.GREEN,
                (monthly(2, SU, "10:00", "13:00", 6),),
                HEAVY,
                bring=("gloves",),
            ),
            Offered("Bospad vrijmaken", Theme.GREEN, (monthly(-1, SA, "09:30", "12:30", 6),), HEAVY),
        ),
    ),
    Host(
        "Voedselbank Centrum",
        Kind.OTHER,
        "Ria",
        "Havenweg 31",
        1.5,
        0.9,
        "granted",
        (
            Offered("Kratten inpakken", Theme.FOOD, (weekly(TH, "08:45", "12:15", 5),), HEAVY),
            Offered(
                "Kerstpakketten vullen", Theme.FOOD, (once(22, "09:00", "13:00", 6),), LIGHT, minimum_age=16
            ),
            Offered("Uitgifte ordenen", Theme.FOOD, (weekly(FR, "13:00", "16:00", 3),), MEDIUM, A1),
        ),
    ),
    Host(
        "Naaiatelier Vrouwencentrum",
        Kind.NEIGHBOURHOOD,
        "Saskia",
        "Molenweg 15",
        0.7,
        -0.9,
        "granted",
        (
            Offered(
                "Naaien",
                Theme.TEXTILE,
                (weekly(TU, "09:00", "11:45", 5), weekly(TH, "09:00", "11:45", 5)),
                LIGHT,
                women_only=True,
                children=True,
            ),
        ),
    ),
    Host(
        "Zwerfafvalbrigade",
        Kind.NEIGHBOURHOOD,
        "Jan",
        "Start bij de poort van het azc",
        0.1,
        0.1,
        "received",
        (
            Offered(
                "De wijk schoon",
                Theme.CLEANING,
                (weekly(WE, "13:30", "15:00", 6),),
                LIGHT,
                minimum_age=16,
                children=True,
            ),
            Offered(
                "Grote schoonmaak park",
                Theme.CLEANING,
                (once(19, "10:00", "13:00", 6),),
                MEDIUM,
                minimum_age=16,
            ),
        ),
    ),
    Host(
        "Museum De Oude Haven",
        Kind.CULTURE,
        "Mieke",
        "Kade 1",
        1.1,
        2.3,
        "asked",
        (
            Offered(
                "Suppoost-maatje",
                Theme.CULTURE,
                (weekly(SA, "12:00", "17:00", 1), weekly(SU, "12:00", "17:00", 1)),
                LIGHT,
                A2,
            ),
            Offered(
                "Zaal klaarzetten voor concerten", Theme.CULTURE, (weekly(FR, "16:00", "18:00", 3),), MEDIUM
            ),
        ),
    ),
    Host(
        "Stichting Winterfeest",
        Kind.EVENT,
        "Bart",
        "Waalkade",
        1.9,
        0.5,
        "granted",
        (
            Offered("Kramen opbouwen Winterfeest", Theme.EVENT, (once(26, "08:00", "13:00", 6),), HEAVY),
            Offered("Warme drankjes uitdelen", Theme.EVENT, (once(26, "13:00", "18:00", 4),), LIGHT, FEW),
            Offered(
                "Podium versieren",
                Theme.EVENT,
                (once(25, "14:00", "17:00", 5),),
                LIGHT,
                children=None,
                is_draft=True,
            ),
        ),
    ),
)
