"""A few words of a long text, around what was looked for in it."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, takewhile

from app.domain.seek import Query, Snippet
from app.domain.tokens import Column, Place, pattern, places, tokens

#: About how many letters a snippet has, and how many of them stand before what was found.
LENGTH, BEFORE = 160, 40
_BETWEEN = " · "
#: How far the cut moves so that no word is torn.
_TEAR = 20
#: More places than this of one word have no room in a snippet.
_SHOWN = 100
_BLANK = re.compile(r"\s")


def cut(texts: Iterable[str], query: Query) -> Snippet:
    """The place in ``texts`` that shows most of what was looked for; else how they begin.

    A word by itself, such as a tag, stands behind how the first text begins.
    """
    patterns = _patterns(query)
    best: tuple[str, list[Place]] = ("", [])
    first, most = "", -1
    for text in texts:
        if not text or text.isspace():
            continue
        first = first or text
        found = [places(text, wanted, column, _SHOWN) for wanted, column in patterns]
        met = sum(map(bool, found))
        if met > most:
            best, most = (text, sorted(chain.from_iterable(found))), met
    shown = _around(*best)
    says_more = best[0] == first or _BLANK.search(best[0].strip())
    return shown if says_more else _behind(first, shown)


@lru_cache(maxsize=4)
def _patterns(query: Query) -> tuple[tuple[re.Pattern[str], Column], ...]:
    """What finds the query's words, the same for each of its hits."""
    tags = (tokens(f"#{tag}", Column.SIGNS) for tag in query.tags)
    return (
        *((pattern(term.tokens, begun=term.begun), term.column) for term in query.terms),
        *((pattern(tag, begun=True), Column.SIGNS) for tag in tags),
    )


def _around(text: str, found: Sequence[Place]) -> Snippet:
    """A stretch of ``text`` that begins a little before the first place, and the places in it."""
    first, length = found[0] if found else (len(text) - len(text.lstrip()), 0)
    begins = _word_begins(text, first - BEFORE, first)
    stops = _word_stops(text, max(begins + LENGTH, first + min(length, LENGTH)))
    shown = text[begins:stops]
    begins += len(shown) - len(shown.lstrip())
    shown = shown.strip()
    stops = begins + len(shown)
    lead = "…" if text[:begins].strip() else ""
    tail = "…" if text[stops:].strip() else ""
    moved = len(lead) - begins
    inside = takewhile(lambda place: place[0] < stops, found)
    marked = [(at + moved, min(size, stops - at)) for at, size in _apart(inside)]
    return Snippet(lead + _BLANK.sub(" ", shown) + tail, tuple(marked))


def _behind(first: str, shown: Snippet) -> Snippet:
    lead = f"{_around(first, ()).text}{_BETWEEN}"
    return Snippet(lead + shown.text, tuple((len(lead) + at, size) for at, size in shown.places))


def _apart(found: Iterable[Place]) -> list[Place]:
    """Places in order that do not overlap."""
    apart: list[Place] = []
    for at, size in found:
        if apart and at < sum(apart[-1]):
            apart[-1] = (apart[-1][0], max(sum(apart[-1]), at + size) - apart[-1][0])
        else:
            apart.append((at, size))
    return apart


def _word_begins(text: str, at: int, latest: int) -> int:
    """Where a word begins, not far after ``at``."""
    if at <= 0:
        return 0
    for place in range(at, min(at + _TEAR, latest)):
        if text[place - 1].isspace():
            return place
    return at


def _word_stops(text: str, at: int) -> int:
    """Where a word is over, not far before ``at``."""
    if at >= len(text):
        return len(text)
    for place in range(at, max(at - _TEAR, 0), -1):
        if text[place].isspace():
            return place
    return at
