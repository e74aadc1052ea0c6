"""Finds the markers in a line of the capture grammar, and what each of them says by itself."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.days import DayRead, read_day
from app.domain.kinds import NoteKind
from app.domain.mentions import DIRECTION_MARKS, KnownName, Mentions, is_letter
from app.domain.names import fold


class What(StrEnum):
    """What a piece of a captured line is."""

    KIND = "kind"
    PERSON = "person"
    UNKNOWN = "unknown"
    TAG = "tag"
    COMMITMENT = "commitment"
    ASK = "ask"
    OWNER = "owner"
    DUE = "due"
    PLUS = "plus"
    MINUS = "minus"
    SHARE = "share"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Mark:
    """A marker at ``start``, with what belongs to it up to ``end``.

    ``people`` are those that a name may mean; ``day`` is None where none, or more than one, could
    be read. ``begin`` is where the words after the sign begin.
    """

    start: int
    end: int
    what: What
    words: str = ""
    begin: int = 0
    people: tuple[KnownName, ...] = ()
    day: DayRead | None = None
    is_me: bool = False


_OPENING = rf"[(\[{{<\"'“‘„‚«‹{DIRECTION_MARKS}]*"
_KINDS = "|".join(NoteKind)
_OPENED = re.compile(_OPENING)
_WORD = re.compile(r"\S*")
_FIRST = re.compile(rf"(?<!\S){_OPENING}(?=[@#!?+>\-]|by:|due:)", re.I)
_KIND = re.compile(rf"({_KINDS}):", re.I)
_BEFORE_KIND = frozenset({What.PERSON, What.UNKNOWN, What.TAG, What.PLUS, What.MINUS})
#: After one name or tag another may follow without a blank: ``@dana,@ben``.
_NEXT = re.compile(r"[,;/&](?=[@#])")
_SKIPPED = re.compile(f"[{DIRECTION_MARKS}]*")
#: What a commitment or a request may begin with besides a letter, a number or a picture.
_TEXT_BEGINS = "@#([{\"'“‘„«$€£¥"
_ME = ("me", "myself")


class Markers:
    """Reads the markers of one text."""

    def __init__(
        self, text: str, mentions: Mentions, tags: Mapping[str, str], today: date, week_start: int
    ) -> None:
        self._text, self._mentions, self._tags = text, mentions, tags
        self._today, self._week_start = today, week_start

    def in_line(self, start: int, end: int, *, with_kind: bool = False) -> Iterator[Mark]:
        """The markers between ``start`` and ``end``, in order, none inside another.

        ``with_kind`` says that a kind may be set here, at the start or after people and tags.
        """
        found = self._with_kind(start, end) if with_kind else None
        if found is None:
            yield from self._from(start, end)
            return
        leading, kind = found
        yield from (*leading, kind)
        if kind.end < end and self._text[kind.end] in "@#":
            yield from self._run(self._read(kind.end, end), end)
        else:
            yield from self._from(kind.end, end)

    def _from(self, at: int, end: int) -> Iterator[Mark]:
        while (found := _FIRST.search(self._text, at, end)) is not None:
            at = found.end() + 1
            for mark in self._run(self._read(found.end(), end), end):
                yield mark
                at = mark.end

    def _run(self, mark: Mark | None, end: int) -> Iterator[Mark]:
        """A marker and those that follow it without a blank."""
        while mark is not None:
            yield mark
            mark = self._another(mark, end)

    def _with_kind(self, start: int, end: int) -> tuple[list[Mark], Mark] | None:
        """The kind that is set in a line, such as ``win:``, and what leads up to it."""
        leading: list[Mark] = []
        at = self._past_blanks(start, end)
        for mark in self._from(start, end):
            if mark.start != at or mark.what not in _BEFORE_KIND:
                break
            leading.append(mark)
            at = self._past_blanks(mark.end, end)
        found = _KIND.match(self._text, at, end)
        if found is None:
            return None
        return leading, Mark(at, found.end(), What.KIND, found[1].casefold())

    def _past_blanks(self, at: int, end: int) -> int:
        while at < end and self._text[at].isspace():
            at += 1
        return at

    def _another(self, mark: Mark, end: int) -> Mark | None:
        """A marker directly after one: in a commitment's first word, or after a comma."""
        if mark.what in (What.COMMITMENT, What.ASK):
            opened = _OPENED.match(self._text, mark.end, end)
            begin = opened.end() if opened else mark.end
            return self._read(begin, end) if self._text[begin : begin + 1] in ("@", "#") else None
        if mark.what in (What.PERSON, What.TAG):
            joined = _NEXT.match(self._text, mark.end, end)
            return self._read(joined.end(), end) if joined else None
        return None

    def _read(self, at: int, end: int) -> Mark | None:
        sign = self._text[at : at + 1]
        if sign == "@":
            return self._person(at, end)
        if sign == "#":
            return self._tag(at, end)
        if sign in "!?":
            return self._opener(at, end)
        if sign in "+->":
            return self._alone(at, end)
        if self._text[at : at + 3].casefold() == "by:":
            return self._owner(at, end)
        return self._due(at, end)

    def _person(self, at: int, end: int) -> Mark | None:
        begin = self._skip(at + 1, end)
        found = self._mentions.read(self._text, begin, end)
        if found is None:
            return None
        what = What.PERSON if len(found.people) == 1 else What.UNKNOWN
        return Mark(at, found.end, what, found.words, begin, found.people)

    def _tag(self, at: int, end: int) -> Mark | None:
        begin = self._skip(at + 1, end)
        if begin >= end or not self._text[begin].isalpha():
            return None
        stop = begin
        while stop < end and (is_letter(self._text[stop]) or self._is_hyphen(stop, end)):
            stop += 1
        word = unicodedata.normalize("NFC", self._text[begin:stop])
        return Mark(at, stop, What.TAG, self._tags.get(tag_key(word), word), begin)

    def _is_hyphen(self, at: int, end: int) -> bool:
        return self._text[at] in "-‐‑" and at + 1 < end and is_letter(self._text[at + 1])

    def _opener(self, at: int, end: int) -> Mark | None:
        begin = self._skip(at + 1, end)
        first = self._text[begin:end][:1]
        reads = (
            first.isalnum() or first in _TEXT_BEGINS or unicodedata.category(first or "\n") == "So"
        )
        if not first or not reads:
            return None
        what = What.COMMITMENT if self._text[at] == "!" else What.ASK
        return Mark(at, begin, what, begin=begin)

    def _alone(self, at: int, end: int) -> Mark | None:
        """``+``, ``-`` and ``>>``, which are markers only as words of their own."""
        stop = at + (2 if self._text[at] == ">" else 1)
        sign = self._text[at:stop]
        before = self._text[at - 1 : at] if at else ""
        if before.strip() or self._text[stop : min(stop + 1, end)].strip() or stop > end:
            return None
        what = {"+": What.PLUS, "-": What.MINUS, ">>": What.SHARE}.get(sign)
        return Mark(at, stop, what, sign) if what else None

    def _owner(self, at: int, end: int) -> Mark | None:
        begin = self._skip(at + 3, end)
        begin += self._text[begin : begin + 1] == "@"
        found = self._mentions.read(self._text, begin, end)
        if found is None:
            return None
        word = self._word(begin, end)
        if fold(word) in _ME:
            return Mark(at, begin + len(word), What.OWNER, word, begin, is_me=True)
        return Mark(at, found.end, What.OWNER, found.words, begin, found.people)

    def _due(self, at: int, end: int) -> Mark | None:
        begin = at + len("due:")
        day = read_day(self._text, begin, end, self._today, self._week_start)
        word = self._word(begin, end)
        if day is None and not word:
            return None
        return Mark(at, day.end if day else begin + len(word), What.DUE, word, begin, day=day)

    def _word(self, begin: int, end: int) -> str:
        """What stands between ``begin`` and the next blank, without punctuation at its end."""
        found = _WORD.match(self._text, begin, end)
        return found[0].rstrip(".,;:!?)]}\"'”’»") if found else ""

    def _skip(self, at: int, end: int) -> int:
        """Past invisible marks of direction, which some keyboards put after a sign."""
        found = _SKIPPED.match(self._text, at, end)
        return found.end() if found else at


def _begins_text(char: str) -> bool:
    return char.isalnum() or char in _TEXT_BEGINS or unicodedata.category(char) == "So"


def tag_key(word: str) -> str:
    """What two spellings of a tag or skill have in common: ``#Price-Talk`` is "price talk"."""
    return re.sub(r"[\s_\-‐‑]", "", fold(word))
