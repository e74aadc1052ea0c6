"""A passphrase that nobody has to think up."""

import secrets

#: Letters that sound apart and lie in one place on most keyboards (not c, m, q, w, x, y, z).
CONSONANTS = "bdfghjklnprstv"
VOWELS = "aeiou"
GROUPS = 6
SYLLABLES = 2


def suggest() -> str:
    """Six made-up words of two syllables, such as "balo-tire-...", in lower case.

    A syllable is one of 14 consonants and one of 5 vowels, evenly chosen; twelve of them make
    70 ** 12 passphrases: 73.5 bits.
    """
    return "-".join("".join(_syllable() for _ in range(SYLLABLES)) for _ in range(GROUPS))


def _syllable() -> str:
    return secrets.choice(CONSONANTS) + secrets.choice(VOWELS)
