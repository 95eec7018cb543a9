"""The headings that people give to the columns of each kind of list."""

from __future__ import annotations

from typing import Final

from aandeslag.spreadsheets.columns import ActivityColumn, ParticipationColumn, ResidentColumn
from aandeslag.spreadsheets.wording import plain

Vocabulary = dict[str, tuple[str, ...]]


def _words(listed: str) -> tuple[str, ...]:
    return tuple(listed.split("; "))


RESIDENTS: Final[Vocabulary] = {
    ResidentColumn.NUMBER: _words(
        "Nr.; Nummer; Volgnummer; Volgnr; Deelnemersnummer; Deelnemernummer; Inschrijfnummer; "
        "No.; #; Deelnemer nr; Deelnr"
    ),
    ResidentColumn.FIRST_NAME: _words(
        "Voornaam; Naam; Naam deelnemer; Deelnemer; Roepnaam; First name; Name"
    ),
    ResidentColumn.SURNAME: _words(
        "Achternaam; Familienaam; Initiaal; Letter achternaam; Surname; Last name"
    ),
    ResidentColumn.GENDER: _words("M/V; M/V/X; Man/vrouw; Geslacht; Gender; V/M; Sekse; m of v"),
    ResidentColumn.BIRTH_YEAR: _words(
        "Geb. jaar; Geboortejaar; Geboortedatum; Geb.; Geb. datum; Geboren; Jaar van geboorte; "
        "Geb jr; Gebjaar; Year of birth; Date of birth; Birth year"
    ),
    ResidentColumn.LANGUAGES: _words(
        "Taal; Talen; Spreekt; Moedertaal; Voertaal; Gesproken talen; Taal/talen; Taal(en); "
        "Language; Languages; Spreektaal"
    ),
    ResidentColumn.DUTCH_LEVEL: _words(
        "Ned.; Nederlands; NL; Niveau Nederlands; Taalniveau; Nederlands niveau; Niveau Ned.; "
        "NT2; Nederlandse taal; Niveau NL; Dutch; Taalniveau Nederlands; Beheersing Nederlands"
    ),
    ResidentColumn.ENGLISH_LEVEL: _words("Eng.; Engels; Niveau Engels; English; Engels niveau"),
    ResidentColumn.LEGAL_STATUS: _words(
        "Status; Verblijfsstatus; Status verblijf; Statushouder; Asielzoeker/statushouder; "
        "Verblijf; AZ/SH; Legal status"
    ),
    ResidentColumn.PHONE: _words(
        "06-nummer; 06; Telefoon; Telefoonnummer; Tel.; Tel. nr.; Mobiel; Mobiele nummer; 06 nr; "
        "Telnr; Mobiel nummer; Gsm; Phone; WhatsApp; Nummer telefoon; Mob."
    ),
    ResidentColumn.EMAIL: _words("E-mail; Email; Mail; E-mailadres; Mailadres"),
    ResidentColumn.FREE: _words(
        "Beschikbaar; Beschikbaarheid; Wanneer; Dagen; Kan op; Vrij; Dagdelen; Beschikbare dagen; "
        "Welke dagen; Available"
    ),
    ResidentColumn.INTERESTS: _words(
        "Interesse; Interesses; Wensen; Wens; Voorkeur; Voorkeuren; Wil graag; Wat wil je doen; "
        "Belangstelling; Interests; Hobby; Hobby's"
    ),
    ResidentColumn.REMARKS: _words(
        "Bijzonderheden; Opmerking; Opmerkingen; Notities; Notitie; Bijz.; Opm.; Toelichting; "
        "Remarks; Notes; Let op"
    ),
    ResidentColumn.REGISTERED_ON: _words(
        "Ingeschreven op; Ingeschreven; Datum inschrijving; Inschrijfdatum; Inschrijving; Datum; "
        "Aangemeld op; Aanmelddatum; Datum aanmelding; Registered on; Ingeschr."
    ),
    ResidentColumn.DEPARTED_ON: _words(
        "Vertrokken; Vertrokken op; Vertrek; Datum vertrek; Vertrekdatum; Uitgeschreven; "
        "Uitgeschreven op; Weg per; Uit; Uitstroom; Datum uitstroom; Departed on"
    ),
    ResidentColumn.DEPARTURE_REASON: _words(
        "Reden; Reden vertrek; Reden van vertrek; Vertrekreden; Waarom weg; Reden uitstroom; "
        "Reason; Reden uitschrijving"
    ),
    ResidentColumn.CENTRE: _words(
        "AZC; Locatie; Centrum; Opvanglocatie; Opvang; Woont; Woonplaats; Centre; COA-locatie"
    ),
    ResidentColumn.NEVER_STORED: _words(
        "BSN; Burgerservicenummer; Sofinummer; V-nummer; Vnr; Vreemdelingennummer; W-document; "
        "Documentnummer; Paspoort; Paspoortnummer; ID-bewijs; Nationaliteit; Land; Geloof; Land "
        "van herkomst; Herkomst; Religie; Godsdienst; Gezondheid; Medisch; Medicatie; Ziekte; "
        "Beperking; Procedure; Advocaat; IND; Foto; Kamernummer; Kamer; Adres"
    ),
}

ACTIVITIES: Final[Vocabulary] = {
    ActivityColumn.ORGANISATION: _words(
        "Organisatie; Organisaties; Naam organisatie; Vereniging; Instelling; Aanbieder; Waar; Organisation"
    ),
    ActivityColumn.TITLE: _words(
        "Activiteit; Activiteiten; Klus; Titel; Werkzaamheden; Naam activiteit; Wat; Vacature; "
        "Activity; Omschrijving"
    ),
    ActivityColumn.KIND: _words("Soort; Soort activiteit; Thema; Categorie; Type; Sector; Kind; Theme"),
    ActivityColumn.TIMES: _words(
        "Wanneer; Tijd; Tijden; Dag en tijd; Dagen en tijden; Dag/tijd; Moment; Momenten; Wanneer "
        "(dag/tijd); Dag; Planning; Rooster; When"
    ),
    ActivityColumn.CAPACITY: _words(
        "Aantal plaatsen; Plaatsen; Plekken; Aantal plekken; Capaciteit; Max; Max. aantal; "
        "Maximum; Groepsgrootte; Aantal deelnemers; Capacity; Aantal personen"
    ),
    ActivityColumn.LANGUAGE_NEED: _words(
        "Nederlands nodig; Nederlands; Taal nodig; Taalniveau; Ned. nodig; Niveau Nederlands; "
        "Nederlands vereist; Taaleis; Ned.; Dutch needed"
    ),
    ActivityColumn.PHYSICAL_LOAD: _words(
        "Lichamelijk; Zwaarte; Fysiek; Lichamelijke belasting; Zwaar werk; Belasting; Lichamelijk "
        "zwaar; Fysieke belasting; Physical load"
    ),
    ActivityColumn.ADDRESS: _words("Adres; Locatie; Plaats; Straat; Bezoekadres; Adresgegevens; Address"),
    ActivityColumn.MEETING_POINT: _words(
        "Verzamelpunt; Verzamelen; Ontmoetingsplek; Startpunt; Vertrekpunt; Verzamelplaats; Meeting point"
    ),
    ActivityColumn.CONTACT: _words(
        "Contactpersoon; Contact; Begeleider; Begeleiding; Naam contact; Aanspreekpunt; Naam "
        "contactpersoon; Begeleider ter plekke"
    ),
    ActivityColumn.PHONE: _words(
        "Telefoon; Telefoonnummer; Tel.; Tel. nr.; Mobiel; 06-nummer; 06; Telnr; Telefoon "
        "contactpersoon; Phone"
    ),
    ActivityColumn.EMAIL: _words("E-mail; Email; Mail; E-mailadres; Mailadres"),
    ActivityColumn.DECLARATION: _words(
        "Vrijwilligersverklaring; Verklaring; UWV; UWV-verklaring; Verklaring UWV; VV; Vrijw. "
        "verklaring; Vrijwilligersverkl.; Declaration"
    ),
    ActivityColumn.VALID_UNTIL: _words(
        "Geldig tot; Geldig t/m; Verklaring geldig tot; Einddatum verklaring; Verloopt; Verloopt "
        "op; Geldigheid; Valid until; Geldig tot en met"
    ),
    ActivityColumn.MINIMUM_AGE: _words(
        "Leeftijd; Minimumleeftijd; Min. leeftijd; Vanaf leeftijd; Minimum leeftijd; Minimum age"
    ),
    ActivityColumn.REMARKS: _words("Opmerking; Opmerkingen; Bijzonderheden; Toelichting; Notities; Remarks"),
}

PARTICIPATIONS: Final[Vocabulary] = {
    ParticipationColumn.DATE: _words("Datum; Dag; Wanneer; Date; Datum activiteit; Op"),
    ParticipationColumn.ACTIVITY: _words("Activiteit; Klus; Wat; Activiteiten; Naam activiteit; Activity"),
    ParticipationColumn.NUMBER: _words(
        "Nr.; Nummer; Deelnemersnummer; Deelnemernummer; Volgnummer; Volgnr; Deelnr; "
        "Inschrijfnummer; No.; #; Deelnemer nr"
    ),
    ParticipationColumn.NAME: _words("Naam; Voornaam; Deelnemer; Naam deelnemer; Wie; Name"),
    ParticipationColumn.STATUS: _words(
        "Aanwezig; Aanwezigheid; Status; Geweest; Aan/afwezig; Aanwezig?; Presentie; Present; "
        "Opgekomen; Er geweest; Attendance"
    ),
    ParticipationColumn.HOURS: _words("Uren; Aantal uren; Uur; Tijd (uren); Hours; Duur"),
    ParticipationColumn.REMARKS: _words(
        "Opmerking; Opmerkingen; Bijzonderheden; Toelichting; Opm.; Notitie; Notities; Remarks"
    ),
}

KNOWN_WORDINGS: Final[frozenset[str]] = frozenset(
    word
    for vocabulary in (RESIDENTS, ACTIVITIES, PARTICIPATIONS)
    for wordings in vocabulary.values()
    for wording in wordings
    if (word := plain(wording))
)
