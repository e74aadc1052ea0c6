"""Which sign parts the decimals of the numbers in a column, as the column itself shows."""

import re
from collections import Counter
from collections.abc import Iterable

_NUMBER = re.compile(r"[\d.,'’´\s]*\d[\d.,'’´\s]*", re.A)
#: A number that reads both ways: 1.234 is one and a bit, or one thousand and more.
_EITHER = re.compile(r"(?<![\d.,'’])([1-9]\d{0,2})([.,])(\d{3})(?![\d.,])", re.A)
_OTHER = {".": ",", ",": "."}


def decimal_mark(texts: Iterable[str]) -> str:
    """The decimal mark of most of ``texts``, ``.`` or ``,``; empty where none of them tells."""
    votes = Counter(mark for text in texts if (mark := _mark_of(text)))
    (first, second) = (*votes.most_common(2), ("", 0), ("", 0))[:2]
    return first[0] if first[1] > second[1] else ""


def reads_both_ways(text: str) -> bool:
    """Whether a text alone does not tell if its mark parts thousands or decimals."""
    return not _mark_of(text) and _EITHER.search(text) is not None


def settled(text: str, mark: str) -> str:
    """``text`` so that nobody takes its mark for the other one, where ``mark`` is the decimal's."""
    if not mark or not reads_both_ways(text):
        return text
    # A fourth digit, and no one reads a group of thousands; without the mark, no decimals.
    wording = r"\1\2\g<3>0" if f"{mark}" in text else r"\1\3"
    return _EITHER.sub(wording, text, count=1)


def _mark_of(text: str) -> str:
    """The decimal mark that one text shows; empty where it shows none."""
    if "." not in text and "," not in text:
        return ""
    match = _NUMBER.search(text)
    number = match[0].strip() if match else ""
    marks = [sign for sign in number if sign in _OTHER]
    if not marks:
        return ""
    if len(set(marks)) == 2:
        return marks[-1]
    if len(marks) > 1:
        return _OTHER[marks[0]]
    whole, _, fraction = number.partition(marks[0])
    return "" if re.fullmatch(r"[1-9]\d{0,2}", whole, re.A) and len(fraction) == 3 else marks[0]
