"""What the months are called, in the languages that the reps' files come in."""

from app.domain.names import fold

_WORDS = """
    january jan januar janvier janv enero ene gennaio gen januari jän jänner
    february feb februar février févr fév febrero febbraio februari
    march mar märz mär mrz mars marzo maart mrt
    april apr avril avr abril abr aprile
    may mai mayo maggio mag mei
    june jun juni juin junio giugno giu
    july jul juli juillet juil julio luglio lug
    august aug août agosto ago augustus
    september sep sept septembre septiembre set settembre
    october oct oktober okt octobre octubre ottobre ott
    november nov novembre noviembre
    december dec dezember dez décembre déc diciembre dic dicembre
"""
#: The number of the month that each word means, folded.
MONTHS = {
    fold(word): number
    for number, line in enumerate(_WORDS.strip().splitlines(), 1)
    for word in line.split()
}
