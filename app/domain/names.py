"""Comparing names and words the way people read them."""

import unicodedata
from collections.abc import Iterable

#: Letters that Unicode does not take apart although a reader would.
_LOOKALIKES = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)


def fold(text: str) -> str:
    """``text`` without case, accents and outer blanks, inner blanks single: for matching only."""
    folded = text.casefold()
    if folded.isascii():  # most are, and filtering a long table folds every cell
        return " ".join(folded.split())
    lower = unicodedata.normalize("NFKD", folded).casefold()  # NFKD may bring capitals back
    plain = unicodedata.normalize("NFKD", lower).translate(_LOOKALIKES)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def initials(name: str) -> str:
    """One or two capitals for a person's badge; empty for an empty name."""
    words = [word for word in name.split() if word[0].isalnum()]
    picked = words[:1] + words[1:][-1:]
    return "".join(word[0].upper()[0] for word in picked)


def nearest(wanted: str, names: Iterable[str], limit: int = 3) -> list[str]:
    """The names most like ``wanted``, best first; at most ``limit``, none that is unlike it."""
    from difflib import SequenceMatcher

    target = fold(wanted)

    def likeness(name: str) -> float:
        folded = fold(name)
        parts = [folded, *folded.split()]
        return max((SequenceMatcher(None, target, part).ratio() for part in parts), default=0.0)

    ranked = sorted(((likeness(name), name) for name in names), key=lambda p: (-p[0], p[1]))
    return [name for score, name in ranked if score >= 0.6][:limit]


def did_you_mean(wanted: str, names: Iterable[str]) -> str:
    """A sentence to follow "nobody is called ``wanted``", led by a blank; empty without a guess."""
    near = nearest(wanted, names)
    return f" Did you mean {' or '.join(near)}?" if near else ""
