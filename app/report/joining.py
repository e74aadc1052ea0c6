"""Arabic letters in the forms that they take beside each other.

A letter looks different at the beginning, in the middle and at the end of a word. The faces have a
code for each of these forms; whoever copies from the paper is given the letter itself.
"""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

#: Keeps two letters apart that would join.
APART = "\N{ZERO WIDTH NON-JOINER}"
#: Letters in most words.
_SHORT = 30
_STRAY = re.compile(f"(?<![\u0620-\u06ff\u0750-\u077f]){APART}")
_JOINS = re.compile("[\u0600-\u06ff\u0750-\u077f]")
#: Letters in one of their forms: Hebrew ones with their points, and Arabic ones.
_FORMS = (range(0xFB1D, 0xFE00), range(0xFE70, 0xFEFD))
#: The forms of lam with an alef, two codes for each: with the alef that they hold, and a code of
#: our own for it. What draws nothing stands before the form, so that both letters can be copied.
_LAM_ALEF = {
    0xFEF5 + place: (alef, 0xF8F0 + place // 2)
    for place, alef in enumerate("\u0622\u0622\u0623\u0623\u0625\u0625\u0627\u0627")
}
_LAM = "\u0644"
_UNDRAWN = {code: alef for alef, code in _LAM_ALEF.values()}
UNDRAWN = frozenset(_UNDRAWN)


def joined(text: str) -> str:
    """``text``, in the order that it is read in, with each letter in its form."""
    if text.isascii() or not _JOINS.search(text):
        return text
    return " ".join(map(_word, text.split(" ")))


def without_stray(text: str) -> str:
    """``text`` without what keeps letters apart where none would join."""
    return _STRAY.sub("", text)


def with_undrawn(text: str) -> str:
    """``text`` in its forms from right to left, with what is copied though it draws nothing."""
    return "".join(
        f"{char}{chr(_LAM_ALEF[ord(char)][1])}" if ord(char) in _LAM_ALEF else char for char in text
    )


def letters(code: int) -> str:
    """The letters that one form stands for."""
    if code in _LAM_ALEF:
        return _LAM
    if code in _UNDRAWN:
        return _UNDRAWN[code]
    char = chr(code)
    return normalize("NFKC", char).strip() if any(code in forms for forms in _FORMS) else char


def _word(text: str) -> str:
    return _short(text) if len(text) <= _SHORT else _formed(text)


@lru_cache(maxsize=4096)
def _short(text: str) -> str:
    """Kept, because a word is measured before it is drawn, and returns."""
    return _formed(text)


def _formed(text: str) -> str:
    return str(_joiner().reshape(text)).replace(APART, "")


@cache
def _joiner() -> "ArabicReshaper":
    # Loaded late: most packets hold no such letter.
    from arabic_reshaper import ArabicReshaper

    # Marks are kept; a whole word in one form is not for everybody's eyes.
    return ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})
