"""The grammar of the capture line: one line, typed in ten seconds, and all that it says.

``@name`` is a person, ``#word`` a tag or skill, ``!text`` a commitment with ``by:`` and ``due:``,
``?text`` a help request, ``+`` or ``-`` the tone, ``>>`` at the end makes the note shareable, and
``win:`` at the start sets the kind. A marker begins a word. What is not understood is no marker:
it stays where it stands, exactly as typed, with a remark.

A commitment or a request goes on to the next ``!``, ``?``, ``by:``, ``due:``, tone or ``>>``, or
to the end of its line; names and tags are words of it, unless they only follow it. Its owner is
the first person named outside of commitments, else the manager. The note's text is what is left:
people by name, tags as words where the sentence goes on, taken out where they only follow it. A
note that is nothing but markers says what they say. The kind may also follow people and tags at
the start, so that "@marcus vent: ..." is never taken for something to share.
"""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from app.domain.captured import (
    Capture,
    Known,
    Near,
    Piece,
    Promise,
    Remark,
    Unknown,
    Why,
)
from app.domain.kinds import ALWAYS_PRIVATE, NoteKind, Owner, Tone
from app.domain.markers import Mark, Markers, What, tag_key
from app.domain.mentions import KnownName
from app.domain.phrases import Phrase

__all__ = [
    "Capture",
    "Known",
    "KnownName",
    "Near",
    "Piece",
    "Promise",
    "Remark",
    "Unknown",
    "What",
    "Why",
    "parse",
]

_LINE_END = re.compile("\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")
_TONES = {What.PLUS: Tone.PLUS, What.MINUS: Tone.MINUS}
#: For how many unknown names of one text the nearest are looked up: nobody mistypes more.
_GUESSED = 20


def parse(text: str, known: Known, today: date, *, week_start: int = 0) -> Capture:
    """What ``text`` says to a journal that knows ``known``."""
    reading = _Reading(text, known, today, week_start)
    reading.read()
    return reading.capture()


@dataclass
class _Owed:
    """A commitment while it is read."""

    phrase: Phrase
    owner: Owner | None = None
    person: int | None = None
    name: str = ""
    due: date | None = None


class _Reading:
    """One text while it is read from its start to its end."""

    def __init__(self, source: str, known: Known, today: date, week_start: int) -> None:
        self._source, self._known, self._today = source, known, today
        self._markers = Markers(source, known.mentions, known.spellings, today, week_start)
        self._kind, self._shareable = NoteKind.OBSERVATION, False
        self._tone: Tone | None = None
        self._lines: list[Phrase] = []
        self._owed: list[_Owed] = []
        self._asks: list[Phrase] = []
        self._tags: dict[str, str] = {}
        self._unknown: list[Unknown] = []
        self._remarks: list[Remark] = []
        self._pieces: list[Piece] = []
        #: What a ``by:`` or ``due:`` belongs to: the last commitment, unless a request followed.
        self._target: _Owed | None = None
        #: Where words go now, and what they are when they are no prose.
        self._phrase, self._inside = Phrase(), What.COMMITMENT
        self._takers = {
            What.KIND: self._take_kind,
            What.PERSON: self._take_person,
            What.UNKNOWN: self._take_unknown,
            What.TAG: self._take_tag,
            What.COMMITMENT: self._open,
            What.ASK: self._open,
            What.OWNER: self._take_owner,
            What.DUE: self._take_due,
            What.PLUS: self._take_tone,
            What.MINUS: self._take_tone,
            What.SHARE: self._take_share,
        }

    def read(self) -> None:
        """Read all of it."""
        ends = [found.span() for found in _LINE_END.finditer(self._source)]
        last = len(self._source)
        lines = [(b[1], a[0]) for b, a in pairwise([(0, 0), *ends, (last, last)])]
        written = [(start, end) for start, end in lines if self._source[start:end].strip()]
        for line in lines:
            marks = list(self._markers.in_line(*line, with_kind=line in written[:1]))
            self._read_line(*line, marks, is_list=len(written) > 1)

    def capture(self) -> Capture:
        """What was read."""
        named = sorted(place for phrase in self._phrases() for place in phrase.named())
        skills = (self._known.skill_ids.get(key) for key in self._tags)
        commitments = tuple(self._promises())
        asks = tuple(ask.task() for ask in self._asks)
        return Capture(
            source=self._source,
            kind=self._kind,
            text=self._text([*(promise.text for promise in commitments), *asks]),
            people=tuple(dict.fromkeys(person for _, person in named)),
            tags=tuple(self._tags.values()),
            skills=tuple(dict.fromkeys(one for one in skills if one is not None)),
            commitments=commitments,
            asks=asks,
            tone=self._tone,
            shareable=self._shareable,
            unknown=tuple(self._unknown),
            remarks=tuple(self._remarks),
            pieces=tuple(self._pieces),
        )

    def _phrases(self) -> list[Phrase]:
        return [*self._lines, *(owed.phrase for owed in self._owed), *self._asks]

    def _promises(self) -> list[Promise]:
        outside = [place for line in self._lines for place in line.named()]
        outside += [place for owed in self._owed for place in owed.phrase.named_beside()]
        rep = min(outside)[1] if outside else None
        usual = (Owner.ME, None) if rep is None else (Owner.REP, rep)
        return [
            Promise(
                owed.phrase.task(),
                *((owed.owner, owed.person) if owed.owner else usual),
                name=owed.name,
                due=owed.due,
            )
            for owed in self._owed
        ]

    def _text(self, tasks: list[str]) -> str:
        """The note's words; where there are none, what its markers say."""
        lines = [prose for line in self._lines if (prose := line.prose()) is not None]
        text = "\n".join(lines).strip("\n").rstrip()
        text = text if "\n" in text else text.strip()
        if any(line.has_words for line in self._lines):
            return text
        said = "; ".join(tasks) or " ".join(self._tags.values())
        parts = [" ".join(text.split()), said] if tasks else [text or said]
        return ": ".join(filter(None, parts)) or self._source.strip()

    def _read_line(self, start: int, end: int, marks: list[Mark], *, is_list: bool) -> None:
        line = self._phrase = Phrase()
        self._lines.append(line)
        starts = [*(mark.start for mark in marks[1:]), end]
        at = start
        for mark, following in zip(marks, starts, strict=True) if marks else ():
            self._put(at, mark.start)
            before = self._source[start : mark.start].strip()
            if mark.what in _TONES and self._is_prose(at, mark, following, is_list and not before):
                taken = False
            else:
                taken = self._takers[mark.what](mark)
            if not taken:
                self._phrase.add_text(self._source[mark.start : mark.end])
            at = mark.end
        self._put(at, end)

    def _is_prose(self, at: int, mark: Mark, following: int, is_bullet: bool) -> bool:
        """Whether a lone ``+`` or ``-`` is a dash between two words, or a list's bullet."""
        before, after = self._source[at : mark.start], self._source[mark.end : following]
        return is_bullet or bool(before.strip() and after.strip())

    def _put(self, start: int, end: int) -> None:
        """Add words as typed; they are a piece where they are what is to be done."""
        text = self._source[start:end]
        self._phrase.add_text(text)
        if text.strip() and self._phrase is not self._lines[-1]:
            begin = start + len(text) - len(text.lstrip())
            words = text.strip()
            self._pieces.append(Piece(begin, begin + len(words), self._inside, words))

    def _piece(self, mark: Mark, words: str = "", what: What | None = None) -> None:
        self._pieces.append(Piece(mark.start, mark.end, what or mark.what, words or mark.words))

    def _remark(self, why: Why, mark: Mark, detail: str = "") -> bool:
        """Say something of a marker; False, as it stays what was typed."""
        self._remarks.append(Remark(why, detail or mark.words, mark.start, mark.end))
        return False

    def _problem(self, why: Why, mark: Mark) -> bool:
        self._piece(mark, what=What.PROBLEM)
        return self._remark(why, mark)

    def _take_kind(self, mark: Mark) -> bool:
        self._kind = NoteKind(mark.words)
        self._phrase.take_out()
        self._piece(mark)
        return True

    def _take_person(self, mark: Mark) -> bool:
        self._phrase.add_name(mark.words, mark.people[0].id, mark.start)
        self._piece(mark, mark.people[0].name)
        return True

    def _take_unknown(self, mark: Mark) -> bool:
        self._piece(mark)
        self._ask_who(mark)
        if mark.people:
            self._remark(Why.NAME_AMBIGUOUS, mark)
        return False

    def _ask_who(self, mark: Mark) -> None:
        near = mark.people
        if not near and len(self._unknown) < _GUESSED:
            near = self._known.mentions.guess(mark.words)
        found = Unknown(
            mark.begin,
            mark.end,
            mark.words,
            tuple(Near(person.id, person.name) for person in near),
            ambiguous=bool(mark.people),
            is_owner=mark.what is What.OWNER,
        )
        self._unknown.append(found)

    def _take_tag(self, mark: Mark) -> bool:
        self._tags.setdefault(tag_key(mark.words), mark.words)
        self._phrase.add_tag(self._source[mark.begin : mark.end])
        self._piece(mark)
        return True

    def _open(self, mark: Mark) -> bool:
        if self._is_vented(mark):
            return False
        self._lines[-1].take_out()
        self._phrase, self._inside = Phrase(), mark.what
        if mark.what is What.ASK:
            self._asks.append(self._phrase)
            self._target = None
        else:
            self._target = _Owed(self._phrase)
            self._owed.append(self._target)
        self._piece(mark)
        return True

    def _close(self) -> bool:
        """Go back to the note's own words."""
        self._phrase = self._lines[-1]
        self._phrase.take_out()
        return True

    def _is_vented(self, mark: Mark) -> bool:
        """Whether this stays text because a vent carries no action: it is nobody's work."""
        if self._kind is not NoteKind.VENT:
            return False
        if mark.what in (What.COMMITMENT, What.ASK):
            self._remark(Why.VENT_NO_ACTION, mark)
        return True

    def _take_owner(self, mark: Mark) -> bool:
        if self._is_vented(mark):
            return False
        if self._target is None or self._target.owner is not None:
            return self._problem(Why.OWNER_TWICE if self._target else Why.OWNER_ALONE, mark)
        if len(mark.people) > 1:
            self._ask_who(mark)
            return self._problem(Why.OWNER_AMBIGUOUS, mark)
        self._give(self._target, mark)
        self._piece(mark)
        return self._close()

    def _give(self, owed: _Owed, mark: Mark) -> None:
        if mark.is_me:
            owed.owner = Owner.ME
        elif mark.people:
            owed.owner, owed.person = Owner.REP, mark.people[0].id
        else:
            owed.owner, owed.name = Owner.OTHER, mark.words
            self._remark(Why.OWNER_STRANGER, mark)
            if self._known.mentions.guess(mark.words):
                self._ask_who(mark)

    def _take_due(self, mark: Mark) -> bool:
        if self._is_vented(mark):
            return False
        if self._target is None or self._target.due is not None:
            return self._problem(Why.DUE_TWICE if self._target else Why.DUE_ALONE, mark)
        if mark.day is None or mark.day.day is None:
            return self._problem(Why.DUE_AMBIGUOUS if mark.day else Why.DUE_UNREADABLE, mark)
        self._target.due = mark.day.day
        self._piece(mark, mark.day.day.isoformat())
        if mark.day.day < self._today:
            self._remark(Why.DUE_PAST, mark)
        return self._close()

    def _take_tone(self, mark: Mark) -> bool:
        tone = _TONES[mark.what]
        if self._tone not in (None, tone):
            return self._problem(Why.TONE_TWICE, mark)
        self._tone = tone
        self._piece(mark)
        return self._close()

    def _take_share(self, mark: Mark) -> bool:
        if self._source[mark.end :].strip() or not self._source[: mark.start].strip():
            return False
        if self._kind in ALWAYS_PRIVATE:
            return self._problem(Why.NEVER_SHAREABLE, mark)
        self._shareable = True
        self._piece(mark)
        return self._close()
