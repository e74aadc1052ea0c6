"""What may enter the journal as text: one rule at the model's boundary.

A lone surrogate or a NUL would otherwise be refused by the database after the user has typed.
"""

import re
import unicodedata

#: The longest note, in characters.
LONGEST_TEXT = 1_000_000
#: The longest name, title or other single line.
LONGEST_LINE = 200

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]")
_LINE_ENDS = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_SURROGATES = re.compile("[\ud800-\udfff]")
#: Bidirectional embeddings and overrides: in one line they reorder what stands beside it.
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def clean_text(text: str) -> str:
    """``text`` as the journal keeps it: LF line ends, no control characters, no lone surrogates."""
    text = _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))


def clean_line(text: str) -> str:
    """``text`` as one line: composed (NFC), blanks single, no line ends, tabs or overrides."""
    plain = _BIDI_CONTROLS.sub("", clean_text(text))
    return " ".join(unicodedata.normalize("NFC", plain).split())
