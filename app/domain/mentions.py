"""Which person is meant by a name that is typed in passing."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from app.domain.names import fold, nearest

#: Marks that only say which way letters run: invisible, and no part of a name.
DIRECTION_MARKS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_DIRECTION = re.compile(f"[{DIRECTION_MARKS}]")
_JOINERS = "\u200c\u200d"
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’"}
_CHUNK = re.compile(r"\S+")
_BLANKS = re.compile(r"[^\S\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
#: A word that says no more of a name although it is a capital letter.
_NO_INITIAL = ("I", "A")


@dataclass(frozen=True)
class KnownName:
    """Somebody who can be named; ``team`` says that they are on the team now."""

    id: int
    name: str
    preferred_name: str = ""
    team: bool = True

    @property
    def called(self) -> str:
        """What one says to them: the preferred name, else the first word of the name."""
        return self.preferred_name or self.name.split(" ")[0]


@dataclass(frozen=True)
class Mention:
    """What stands where a name was typed, up to ``end``: the people it may mean.

    One is a match, spelled ``words``; more are all meant as well as each other; none is unknown.
    """

    end: int
    people: tuple[KnownName, ...]
    words: str


class _Fit(IntEnum):
    """How well typed words fit a name, best first."""

    WHOLE = 0
    CALLED = 1
    FAMILY = 2
    BEGUN = 3


_Alias = tuple[_Fit, KnownName, str]


class Mentions:
    """Everybody's names, ready to be looked up."""

    def __init__(self, people: Iterable[KnownName]) -> None:
        self._people = tuple(people)
        self._aliases: Mapping[str, list[_Alias]] = _index(self._people)
        self._most_words = max((key.count(" ") + 1 for key in self._aliases), default=1)
        self._longest = max(map(len, self._aliases), default=1)
        self._guesses: dict[str, tuple[KnownName, ...]] = {}

    def read(self, text: str, start: int, limit: int) -> Mention | None:
        """The name that is typed in ``text`` from ``start`` on, before ``limit``.

        It is the longest run of words that is a full name, a preferred name, a first or family
        name, else the beginning of just one. None where no name can begin.
        """
        quoted = _quoted(text, start, limit)
        if quoted is not None:
            return self._read_quoted(text, *quoted)
        if start < limit and text[start] in _QUOTES:  # never closed: only its first word counts
            start += 1
            limit = _chunk_end(text, start, limit)
        if start >= limit or not text[start].isalpha():
            return None
        runs = list(self._runs(text, start, limit))
        for number, (end, words) in enumerate(runs):
            found = _best(self._aliases.get(_key(words), ()))
            if len(found) > 1:
                return self._told_apart(runs[:number], found) or _mention(end, found)
            if found:
                return _mention(end, found)
        return self._begun(text, start, limit)

    def typed(self, person: KnownName) -> str:
        """What to type so that just this person is meant: their usual name, else all of it."""
        for words in (person.called, person.name):
            found = self.read(words, 0, len(words))
            if found is not None and found.end == len(words) and found.people == (person,):
                return words
        return person.name

    def begun(self, words: str) -> tuple[KnownName, ...]:
        """Who has a name that begins with ``words``: the team first, then by name."""
        wanted = _key(words)
        found = [
            person
            for person in self._people
            if any(
                f" {_key(n)}".find(f" {wanted}") >= 0 for n in (person.name, person.preferred_name)
            )
        ]
        return tuple(sorted(found, key=lambda person: (not person.team, fold(person.name))))

    def guess(self, word: str) -> tuple[KnownName, ...]:
        """Whose names are most like ``word``, best first, at most three."""
        if word not in self._guesses:
            self._guesses[word] = self._guess(word) if len(word) <= 3 * self._longest else ()
        return self._guesses[word]

    def _guess(self, word: str) -> tuple[KnownName, ...]:
        by_name: dict[str, list[KnownName]] = defaultdict(list)
        for person in self._people:
            for name in filter(None, (person.name, person.preferred_name)):
                by_name[name].append(person)
        near = (person for name in nearest(word, by_name) for person in by_name[name])
        return tuple(dict.fromkeys(near))[:3]

    def _read_quoted(self, text: str, start: int, end: int) -> Mention:
        words = text[start:end]
        found = _best(self._aliases.get(_key(words), ())) or self._beginning(words)
        return _mention(end + 1, found) if found else Mention(end + 1, (), words)

    def _begun(self, text: str, start: int, limit: int) -> Mention:
        """A mention of whoever's name begins with the one word typed, if it is just one's."""
        end = _word_end(text, start, limit)
        words = text[start:end]
        found = self._beginning(words)
        return _mention(end, found) if found else Mention(end, (), words)

    def _beginning(self, words: str) -> list[_Alias]:
        typed = _key(words)
        found = [
            (_Fit.BEGUN, person, person.called)
            for person in self._people
            if any(_key(name).startswith(typed) for name in (person.name, person.preferred_name))
        ]
        return _best(found) if typed else []

    def _told_apart(self, longer: list[tuple[int, str]], found: list[_Alias]) -> Mention | None:
        """Who is meant of several where the next word begins one's family name: ``@dana K``.

        Only a capital says so: in "@tom has called" the second word is no name.
        """
        for end, words in longer:
            last = words.split()[-1]
            if not last[0].isupper() or last in _NO_INITIAL:
                continue
            fits = [alias for alias in found if _key(alias[1].name).startswith(_key(words))]
            if len(fits) == 1:
                return Mention(end, (fits[0][1],), fits[0][1].name)
        return None

    def _runs(self, text: str, start: int, limit: int) -> Iterator[tuple[int, str]]:
        """Runs of words from ``start`` on as (end, words), longest first.

        The last word of each may end where its letters do: ``@dana's``, ``@dana,``.
        """
        chunks = []
        at = start
        for _ in range(self._most_words):
            chunk = _CHUNK.match(text, at, limit)
            if chunk is None:
                break
            chunks.append(chunk.span())
            blank = _BLANKS.match(text, chunk.end(), limit)
            if blank is None:
                break
            at = blank.end()
        for begin, end in reversed(chunks):
            for cut in _ends(text, begin, min(end, begin + 3 * self._longest)):
                yield cut, text[start:cut]


def _index(people: Iterable[KnownName]) -> Mapping[str, list[_Alias]]:
    found: dict[str, list[_Alias]] = defaultdict(list)
    for person in people:
        words = person.name.split()
        for count in range(1, len(words) + 1):
            fit = _Fit.WHOLE if count == len(words) else _Fit.CALLED
            start = " ".join(words[:count])
            found[_key(start)].append((fit, person, start))
            if fit is not _Fit.WHOLE:
                end = " ".join(words[-count:])
                found[_key(end)].append((_Fit.FAMILY, person, end))
        if person.preferred_name:
            found[_key(person.preferred_name)].append((_Fit.CALLED, person, person.preferred_name))
    found.pop("", None)
    return found


def _best(aliases: Iterable[_Alias]) -> list[_Alias]:
    """Those that fit best, one for each person; who is on the team before who is not."""
    found = sorted(aliases, key=lambda alias: alias[0])
    best = {alias[1].id: alias for alias in reversed(found) if alias[0] is found[0][0]}
    team = [alias for alias in best.values() if alias[1].team]
    return (team or list(best.values()))[::-1]


def _mention(end: int, found: list[_Alias]) -> Mention:
    return Mention(end, tuple(person for _, person, _ in found), found[0][2])


def _key(words: str) -> str:
    return fold(_DIRECTION.sub("", words))


def _quoted(text: str, start: int, limit: int) -> tuple[int, int] | None:
    """Where the words in quotes begin and end; None without a quote, or one that is not closed."""
    if start >= limit or text[start] not in _QUOTES:
        return None
    closing = _QUOTES[text[start]]
    for at in range(start + 1, min(limit, start + 200)):
        if text[at] in closing:
            inside = text[start + 1 : at]
            return (start + 1, at) if any(map(str.isalpha, inside)) else None
    return None


def _chunk_end(text: str, start: int, limit: int) -> int:
    chunk = _CHUNK.match(text, start, limit)
    return chunk.end() if chunk else start


def _ends(text: str, begin: int, end: int) -> Iterator[int]:
    """Where a name that begins in this word may end, last first."""
    for at in range(end, begin, -1):
        if at == end or (is_letter(text[at - 1]) and not is_letter(text[at])):
            yield at


def _word_end(text: str, start: int, limit: int) -> int:
    """Where a word of letters ends that may hold a hyphen, an apostrophe or a full stop."""
    at = start
    while at < limit:
        inside = text[at] in "-'’.·" and at + 1 < limit and is_letter(text[at + 1])
        if not is_letter(text[at]) and not (inside and _is_no_possessive(text, at, limit)):
            break
        at += 1
    return at


def _is_no_possessive(text: str, at: int, limit: int) -> bool:
    ends = at + 2 >= limit or not is_letter(text[at + 2])
    return not (text[at] in "'’" and text[at + 1] in "sS" and ends)


def is_letter(char: str) -> bool:
    """Whether ``char`` can stand inside a word of any script."""
    return char.isalnum() or char in _JOINERS or char == "_" or unicodedata.category(char)[0] == "M"
