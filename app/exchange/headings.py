"""What people write above the columns of a roster or of past results, in six languages."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from app.domain.money import CURRENCIES
from app.domain.names import fold


class RosterField(StrEnum):
    """What a column of a roster can hold."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    PREFERRED_NAME = "preferred_name"
    EMAIL = "email"
    PHONE = "phone"
    ROLE = "role"
    SEGMENT = "segment"
    TERRITORY = "territory"
    STARTED = "started"
    LEFT_ON = "left_on"
    RAMP_UNTIL = "ramp_until"
    STATUS = "status"


class ResultField(StrEnum):
    """What a column of past results can hold; ``YEAR`` completes a period written as ``Q3``."""

    PERSON = "person"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    PERIOD = "period"
    YEAR = "year"
    QUOTA = "quota"
    ACTUAL = "actual"


F = TypeVar("F", bound=StrEnum)

_PERSON = """
    rep, name, full name, salesperson, sales person, seller, employee, person, sales rep, sales
    representative, representative, account executive, ae, account manager, agent, team member,
    member, consultant, display name, employee name, rep name, worker, owner, opportunity owner,
    mitarbeiter, mitarbeiterin, verkäufer, verkäuferin, vertriebler, vollständiger name,
    anzeigename, nom complet, nom et prénom, collaborateur, commercial, vendeur, employé, nombre
    completo, nombre y apellidos, vendedor, empleado, comercial, nome completo, nome e cognome,
    venditore, dipendente, agente, naam, volledige naam, medewerker, verkoper, nom, nombre, nome
"""
_FIRST = """
    first name, first, firstname, given name, given names, forename, vorname, rufname, prénom,
    nombre de pila, nome di battesimo, voornaam, roepnaam
"""
_LAST = """
    last name, last, lastname, surname, family name, nachname, familienname, zuname, nom de
    famille, apellido, apellidos, cognome, achternaam, familienaam
"""
_EMAIL = """
    e mail, email, mail, e mail address, email address, e mail adresse, emailadresse, mail adresse,
    mailadresse, courriel, adresse e mail, adresse mail, adresse électronique, correo, correo
    electrónico, posta elettronica, indirizzo e mail, indirizzo email, e mailadres, mailadres, user
    principal name, upn
"""
ROSTER: Mapping[RosterField, str] = {
    RosterField.NAME: _PERSON,
    RosterField.FIRST_NAME: _FIRST,
    RosterField.LAST_NAME: _LAST,
    RosterField.PREFERRED_NAME: """
        preferred name, known as, nickname, nick name, called, goes by, preferred first name,
        alias, spitzname, bevorzugter name, surnom, nom d usage, apodo, soprannome, bijnaam
    """,
    RosterField.EMAIL: _EMAIL,
    RosterField.PHONE: """
        phone, phone number, telephone, telephone number, tel, mobile, mobile phone, mobile number,
        cell, cell phone, telefon, telefonnummer, mobil, handy, mobiltelefon, téléphone, portable,
        teléfono, móvil, celular, telefono, cellulare, telefoon, telefoonnummer, mobiel
    """,
    RosterField.ROLE: """
        role, title, job title, position, job, function, job role, funktion, rolle, stelle,
        stellenbezeichnung, jobtitel, position title, poste, fonction, titre, intitulé du poste,
        puesto, cargo, rol, función, ruolo, mansione, posizione, qualifica, functie, rol,
        functietitel
    """,
    RosterField.SEGMENT: """
        segment, market segment, customer segment, market, industry, vertical, segmento,
        kundensegment, branche, marktsegment, marché, secteur, mercado, sector, mercato, settore,
        klantsegment
    """,
    RosterField.TERRITORY: """
        territory, region, area, patch, district, location, office, city, geo, sales territory,
        sales region, gebiet, verkaufsgebiet, vertriebsgebiet, standort, territoire, région, zone,
        territorio, zona, región, regione, gebied, regio, rayon, verkoopgebied
    """,
    RosterField.STARTED: """
        hire date, hired, date hired, hired on, date of hire, start date, started, start, started
        on, joined, joined on, join date, joining date, date joined, date of joining, employment
        start, original hire date, eintritt, eintrittsdatum, einstellungsdatum, startdatum,
        angestellt seit, date d embauche, embauche, date d entrée, date d arrivée, date de début,
        fecha de ingreso, fecha de alta, fecha de inicio, fecha de contratación, data di
        assunzione, data assunzione, data di inizio, datum in dienst, in dienst, indiensttreding,
        in dienst sinds
    """,
    RosterField.LEFT_ON: """
        left on, left, leave date, end date, leaving date, termination date, date left, terminated,
        terminated on, last day, exit date, departure date, austritt, austrittsdatum, enddatum,
        date de départ, date de sortie, date de fin, fecha de baja, fecha de salida, fecha de fin,
        data di uscita, data fine, data di cessazione, datum uit dienst, uit dienst
    """,
    RosterField.RAMP_UNTIL: """
        ramp until, ramp end, ramp end date, ramped on, ramp date, fully ramped, ramp, ramping
        until, probation end, probation until, end of probation, probezeit bis, probezeit,
        probezeitende, fin de période d essai, fin de periodo de prueba, fine periodo di prova,
        proeftijd tot, einde proeftijd
    """,
    RosterField.STATUS: """
        status, state of employment, employment status, employee status, active, is active,
        zustand, aktiv, beschäftigungsstatus, statut, actif, estado, activo, stato, attivo, actief
    """,
}
RESULTS: Mapping[ResultField, str] = {
    ResultField.PERSON: _PERSON,
    ResultField.FIRST_NAME: _FIRST,
    ResultField.LAST_NAME: _LAST,
    ResultField.EMAIL: _EMAIL,
    ResultField.PERIOD: """
        period, month, quarter, fiscal period, fiscal quarter, fiscal month, date, half, month
        ending, quarter ending, period end, period start, closing month, time period, zeitraum,
        periode, monat, quartal, datum, période, mois, trimestre, date de clôture, período, mes,
        fecha, periodo, mese, data, maand, kwartaal
    """,
    ResultField.YEAR: """
        year, fiscal year, fy, calendar year, jahr, geschäftsjahr, année, exercice, año, ejercicio,
        anno, esercizio, jaar, boekjaar
    """,
    ResultField.QUOTA: """
        quota, target, goal, plan, quota amount, sales target, sales quota, revenue target, budget,
        ziel, soll, zielumsatz, vorgabe, umsatzziel, objectif, quota de vente, objetivo, cuota,
        meta, obiettivo, target vendite, doel, doelstelling, targetbedrag
    """,
    ResultField.ACTUAL: """
        actual, actuals, result, achieved, attained, closed, closed won, bookings, booked, revenue,
        sales, actual amount, actual sales, won, amount, ist, ist umsatz, umsatz, ergebnis,
        erreicht, réalisé, résultat, ventes, chiffre d affaires, ca, real, resultado, ventas,
        logrado, ingresos, consuntivo, risultato, vendite, fatturato, realisatie, resultaat, omzet,
        gerealiseerd
    """,
}

_OWNER_WORDS = """
    the of employee rep sales seller salesperson contact work business company primary main office
    user total
"""
#: Words that say in which unit, or whose; both leave the meaning of a heading alone.
_UNITS = frozenset(map(fold, ["in", "k", "mio", "tsd", *CURRENCIES]))
_OWNERS = frozenset(_OWNER_WORDS.split())
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def _lookup(words: Mapping[F, str]) -> dict[str, F]:
    found: dict[str, F] = {}
    for field, listed in words.items():
        for word in listed.split(","):
            found.setdefault(heading_key(word), field)
    return found


def heading_key(text: str) -> str:
    """A heading for comparing: ``HireDate``, ``hire_date*`` and ``Hire date (d.m.y)`` are one."""
    bare = _BRACKETS.sub(" ", _HUMP.sub(" ", text)) or text
    return " ".join(re.findall(r"[^\W_]+", fold(bare)))


def find_field(text: str, known: Mapping[str, F]) -> F | None:
    """The field that a heading names, looked up in ``known``; None where it names none."""
    words = heading_key(text).split()
    unitless = [word for word in words if word not in _UNITS]
    bare = [word for word in unitless if word not in _OWNERS]
    fits = (known.get(" ".join(some)) for some in (words, unitless, bare))
    return next((field for field in fits if field is not None), None)


ROSTER_WORDS = _lookup(ROSTER)
RESULT_WORDS = _lookup(RESULTS)
