"""Turns a line with markers in it into prose."""

from dataclasses import dataclass
from enum import Enum

#: After these a sentence goes on: a tag that follows is one of its words.
_LEADS_ON = {
    *("a", "about", "an", "and", "as", "at", "by", "during", "for", "from", "her", "his", "in"),
    *("into", "is", "its", "my", "of", "on", "or", "our", "over", "than", "that", "the", "their"),
    *("these", "this", "to", "was", "were", "with", "your"),
}
#: A tag is taken out at the end of no fewer words than these: "practise #discovery" needs it.
_FEW = 2
_CLOSING = tuple(",.;:!?)]}”’»")


class _Kind(Enum):
    TEXT = 0
    NAME = 1
    TAG = 2
    OUT = 3


@dataclass(frozen=True)
class _Part:
    kind: _Kind
    words: str = ""
    person: int = 0
    at: int = 0


class Phrase:
    """One line, or one commitment, as it is put together from what was typed.

    What is taken out leaves no double blank behind, and no blank before a comma.
    """

    def __init__(self) -> None:
        self._parts: list[_Part] = []

    def add_text(self, text: str) -> None:
        """What stands there as typed."""
        if text:
            self._parts.append(_Part(_Kind.TEXT, text))

    def add_name(self, name: str, person: int, at: int) -> None:
        """A person by a name of theirs; ``at`` is the place in what was typed."""
        self._parts.append(_Part(_Kind.NAME, name, person, at))

    def add_tag(self, word: str) -> None:
        """A tag without its sign."""
        self._parts.append(_Part(_Kind.TAG, word))

    def take_out(self) -> None:
        """Something stands here that is said elsewhere."""
        self._parts.append(_Part(_Kind.OUT))

    @property
    def has_words(self) -> bool:
        """Whether there is more in it than names and tags."""
        texts = (part.words for part in self._parts if part.kind is _Kind.TEXT)
        return any(char.isalnum() for text in texts for char in text)

    def prose(self) -> str | None:
        """The line of a note: people are words of it, tags that only follow it are not.

        None where all that stood here is said elsewhere.
        """
        written, out = _write(self._parts, self._from_beside(_Kind.TAG))
        return None if out and not written else written

    def task(self) -> str:
        """What is to be done: whoever is only named after it is no word of it."""
        written, _ = _write(self._parts, self._from_beside(_Kind.TAG, _Kind.NAME))
        return " ".join(written.split()).rstrip(" ,;")

    def named(self) -> list[tuple[int, int]]:
        """Everybody in it, each as (place, person)."""
        return _named(self._parts)

    def named_beside(self) -> list[tuple[int, int]]:
        """Who is only named after what is to be done."""
        return _named(self._parts[self._from_beside(_Kind.TAG, _Kind.NAME) :])

    def _from_beside(self, *kinds: _Kind) -> int:
        """From which part on there are only parts of these kinds, which the words can spare."""
        first = len(self._parts)
        for number in range(len(self._parts) - 1, -1, -1):
            part = self._parts[number]
            if part.kind in kinds:
                first = number
            elif part.kind is not _Kind.OUT and part.words.strip():
                break
        words = " ".join(part.words for part in self._parts[:first]).split()
        spared = len(words) >= _FEW and words[-1].casefold() not in _LEADS_ON
        return first if spared else len(self._parts)


def _named(parts: list[_Part]) -> list[tuple[int, int]]:
    return [(part.at, part.person) for part in parts if part.kind is _Kind.NAME]


def _write(parts: list[_Part], first_beside: int) -> tuple[str, bool]:
    """The words of a phrase up to a part, and whether anything was taken out of it."""
    written: list[str] = []
    gap = any_gap = False
    for number, part in enumerate(parts):
        if part.kind is _Kind.OUT or (number >= first_beside and part.kind is not _Kind.TEXT):
            gap = any_gap = True
            continue
        words = part.words
        if gap:
            words = _close_gap(written, words)
        gap = gap and not words
        written.append(words)
    text = "".join(written)
    return (text.strip() if any_gap else text.rstrip()), any_gap


def _close_gap(written: list[str], words: str) -> str:
    """``words`` as they follow ``written`` where something between the two was taken out."""
    if words.startswith(_CLOSING):
        while written and not written[-1].strip():
            written.pop()
        if written:
            written[-1] = written[-1].rstrip()
    elif not written or not written[-1] or written[-1][-1].isspace():
        return words.lstrip()
    return words
