"""What people write in the status column of a roster, in six languages."""

from app.domain.kinds import Status
from app.exchange.headings import heading_key

_STATUS_WORDS = {
    Status.ACTIVE: """
        active, employed, current, ramped, yes, true, 1, aktiv, ja, beschäftigt, actif, active,
        en poste, oui, activo, activa, sí, attivo, attiva, sì, actief, in dienst
    """,
    Status.RAMPING: """
        ramping, ramp, new, new hire, onboarding, in ramp, probation, neu, in einarbeitung,
        einarbeitung, probezeit, nouveau, nouvelle, en intégration, nuevo, nueva, en formación,
        nuovo, nuova, in prova, nieuw, inwerken, proeftijd
    """,
    Status.ON_LEAVE: """
        on leave, leave, parental leave, maternity leave, paternity leave, sick leave, sabbatical,
        leave of absence, loa, away, elternzeit, mutterschutz, beurlaubt, krank, en congé,
        congé parental, congé maternité, de baja, de permiso, baja maternal, in congedo,
        maternità, aspettativa, met verlof, ouderschapsverlof, zwangerschapsverlof
    """,
    Status.LEFT: """
        left, terminated, inactive, former, resigned, departed, ex, gone, no, false, 0, retired,
        ausgeschieden, inaktiv, gekündigt, nein, parti, partie, inactif, sorti, non, baja, inactivo,
        inactiva, cesado, uscito, cessato, inattivo, uit dienst, inactief, vertrokken, nee
    """,
    Status.CANDIDATE: """
        candidate, applicant, prospect, bench, interviewing, offer, kandidat, kandidatin, bewerber,
        bewerberin, candidat, candidate, candidato, candidata, kandidaat, sollicitant
    """,
}
_STATUSES = {
    heading_key(word): status
    for status, words in _STATUS_WORDS.items()
    for word in words.split(",")
}


def read_status(text: str) -> Status | None:
    """The status that ``text`` means; None where it is not a word for one."""
    return _STATUSES.get(heading_key(text))
