"""Reading what somebody typed to search for, and what a search finds.

Words and "whole phrases" are looked for, each word by its beginning; ``person:``, ``kind:``,
``before:``, ``after:`` and ``#tag`` narrow that down. Nothing typed is dropped silently: what
cannot be read as a filter is looked for as words, and ``remarks`` say so.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.names import fold
from app.domain.searchable import kinds_called
from app.domain.tokens import Column, Place, tokens

#: How much of what was typed is looked for, in letters and in words.
LONGEST, MOST = 1000, 32

_CURLY = str.maketrans("“”„‟", '""""')
#: A filter with its value; a phrase, closed or not; a word.
_PIECE = re.compile(
    r'(?P<key>[^\s":]+):(?:"(?P<whole>[^"]*)"?|(?P<value>[^\s"]\S*))'
    r'|"(?P<phrase>[^"]*)(?P<closed>"?)'
    r'|(?P<word>[^\s"]+)'
)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


class Odd(StrEnum):
    """What was not understood as it may have been meant.

    ``NO_INDEX`` is a journal, of a newer program, that cannot be searched.
    """

    NOBODY = "nobody"
    NO_KIND = "no_kind"
    NO_DAY = "no_day"
    TOO_LONG = "too_long"
    NO_INDEX = "no_index"


_UNREAD = {
    "person": Odd.NOBODY,
    "kind": Odd.NO_KIND,
    "before": Odd.NO_DAY,
    "after": Odd.NO_DAY,
}


@dataclass(frozen=True)
class Remark:
    """Something that was looked for as words, or no longer looked for, and why."""

    odd: Odd
    typed: str


@dataclass(frozen=True)
class Term:
    """Tokens that must follow one another; the last need only begin so where ``begun``."""

    column: Column
    tokens: tuple[str, ...]
    begun: bool = True


@dataclass(frozen=True)
class Query:
    """What to look for: all of it must be met, of ``kinds`` any one.

    ``people`` are names as they were typed; ``since`` is the first day, ``until`` the one after
    the last.
    """

    terms: tuple[Term, ...] = ()
    people: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.terms or self.people or self.kinds or self.tags) and (
            self.since is None and self.until is None
        )


@dataclass(frozen=True)
class Snippet:
    """A few words of a record, and where in them stands what was looked for."""

    text: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Hit:
    """A record that was found.

    ``kind`` is its kind's stored value, empty where its table says it all; ``people`` are the
    numbers of those it is about and ``names`` what they are called.
    """

    table: str
    id: int
    day: date
    kind: str
    is_shareable: bool
    people: tuple[int, ...]
    names: tuple[str, ...]
    title: str
    snippet: Snippet


@dataclass(frozen=True)
class Found:
    """The newest that were found, and how the query was read.

    The next ones are listed behind the place ``last``; None where these are all.
    """

    hits: tuple[Hit, ...]
    query: Query
    last: int | None = None

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What was not understood as it may have been meant."""
        return self.query.remarks


def read(typed: str) -> Query:
    """The query that ``typed`` stands for."""
    query = Query()
    if len(typed) > LONGEST:
        typed = typed[:LONGEST]
        query = remarked(query, Odd.TOO_LONG, typed[-20:])
    for piece in _PIECE.finditer(typed.translate(_CURLY)):
        if len(query.terms) + len(query.people) + len(query.tags) >= MOST:
            return remarked(query, Odd.TOO_LONG, piece.group())
        query = _with_piece(query, piece)
    return query


def people_called(typed: str, people: Iterable[tuple[int, str, str]]) -> tuple[int, ...]:
    """Whoever ``typed`` names: by the beginning of a word of the name or preferred name.

    ``people`` are numbers, names and preferred names.
    """
    wanted = fold(typed)
    return tuple(
        number
        for number, *names in people
        if wanted and any(f" {fold(name)}".find(f" {wanted}") >= 0 for name in names)
    )


def without_person(query: Query, typed: str) -> Query:
    """``query`` where nobody is called ``typed``: it is looked for as words."""
    people = tuple(name for name in query.people if name != typed)
    query = replace(query, people=people, terms=(*query.terms, *terms(f"person:{typed}")))
    return remarked(query, Odd.NOBODY, typed)


def remarked(query: Query, odd: Odd, typed: str) -> Query:
    """``query`` with one more remark."""
    return replace(query, remarks=(*query.remarks, Remark(odd, typed)))


def terms(word: str) -> Iterator[Term]:
    """What to look for where ``word`` was typed; nothing for a mere joiner such as a hyphen."""
    for column in (Column.SIGNS, Column.SAID):
        found = tokens(word, column)
        if found:
            yield Term(column, found)
            return


def tag_mark(tag: str) -> str:
    """A tag as one token."""
    return "".join(tokens(tag)) or "".join(tokens(tag, Column.SIGNS))


def _with_piece(query: Query, piece: re.Match[str]) -> Query:
    if piece["word"] is not None:
        return _with_word(query, piece["word"])
    if piece["key"] is not None:
        value = piece["whole"] if piece["value"] is None else piece["value"]
        return _with_filter(query, piece, fold(piece["key"]), value)
    if not piece["closed"] and not tokens(piece["phrase"]) and not piece["phrase"].strip():
        return replace(query, terms=(*query.terms, *terms('"')))
    return replace(
        query, terms=(*query.terms, *_phrase(piece["phrase"], begun=not piece["closed"]))
    )


def _with_word(query: Query, word: str) -> Query:
    if word.startswith("#") and tag_mark(word[1:]) and not tokens(word[1:], Column.SIGNS):
        return replace(query, tags=(*query.tags, word[1:]))
    return replace(query, terms=(*query.terms, *terms(word)))


def _with_filter(query: Query, piece: re.Match[str], key: str, value: str) -> Query:
    if key == "person" and fold(value):
        return replace(query, people=(*query.people, value))
    if key == "kind" and kinds_called(value):
        return replace(query, kinds=(*query.kinds, *kinds_called(value)))
    span = _days(value) if key in ("before", "after") else None
    if span is not None:
        return _with_days(query, key, *span)
    as_words = replace(query, terms=(*query.terms, *terms(piece.group())))
    return remarked(as_words, _UNREAD[key], value) if key in _UNREAD else as_words


def _with_days(query: Query, key: str, first: date, after: date) -> Query:
    """``before:`` a month is before it begins, ``after:`` it when it is over."""
    if key == "before":
        return replace(query, until=min(first, query.until or first))
    return replace(query, since=max(after, query.since or after))


def _days(value: str) -> tuple[date, date] | None:
    """The first day of a year, a month or a day, and the first after it; None for no such time."""
    read = _DAY.fullmatch(value)
    if read is None:
        return None
    year, month, day = (int(part) if part else None for part in read.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        if day is not None:
            return first, date.fromordinal(first.toordinal() + 1)
        if month is not None and month < 12:
            return first, date(first.year, month + 1, 1)
        return first, date(first.year + 1, 1, 1)
    except ValueError:
        return None


def _phrase(phrase: str, *, begun: bool) -> Iterator[Term]:
    """The words in their order, the last whole unless still ``begun``; signs beside them."""
    words = tokens(phrase)
    if words:
        yield Term(Column.SAID, words, begun)
    for word in phrase.split():
        marks = tokens(word, Column.SIGNS)
        if marks:
            yield Term(Column.SIGNS, marks, begun)
