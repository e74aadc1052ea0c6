"""What was noted on a person: under its month, the newest first, the day beside the text."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from app.report.content import KeptNote, ManagerNotes, RepNotes, SharedNote
from app.report.marked import marked
from app.report.page import heading
from app.report.rows import Cell, Look, Row, cell
from app.report.sections import feedback
from app.report.styles import BODY, HUNCH, MUTED, MUTED_RIGHT, SMALL, STRONG
from app.report.text import paragraphs

NONE = "Nothing was noted in this time."
NONE_SHARED = "Nothing that was noted in this time is shareable."

_DAY = 82.0
_MARKS = 150.0
#: A note never begins with less than this left on the page: its kind and two lines of its text.
_ROOM = 62.0
#: Lines of a long note that make one row, so that a page break measures no more than these.
_TOGETHER = 40
_HEAD = Look(above=0, below=1)


def shared(content: RepNotes, width: float) -> list[Flowable]:
    """The notes that the person may read."""
    inner = width - _DAY
    months = [
        (month.title, [_note(note.day, _shared(note, inner), width) for note in month.notes])
        for month in content.months
    ]
    return _all(months) or [Spacer(0, 12), *paragraphs(NONE_SHARED, MUTED)]


def kept(content: ManagerNotes, width: float) -> list[Flowable]:
    """All notes; what is private says so."""
    inner = width - _DAY
    months = [
        (
            month.title,
            [_note(note.day, _kept(note, inner), width, note.private) for note in month.notes],
        )
        for month in content.months
    ]
    return _all(months) or [Spacer(0, 12), *paragraphs(NONE, MUTED)]


def _all(months: Sequence[tuple[str, list[list[Flowable]]]]) -> list[Flowable]:
    flow: list[Flowable] = []
    for title, notes in months:
        flow += heading(title) if notes else []
        flow += [row for rows in notes for row in rows]
    return flow


def _note(day: str, said: Cell, width: float, private: bool = False) -> list[Flowable]:
    """Rows of as many lines as a page break can measure quickly."""
    parts = [said[first : first + _TOGETHER] for first in range(0, len(said), _TOGETHER)]
    beside = [*cell(day, BODY), *cell("private" if private else "", HUNCH)]
    rows = [
        Row([[] if number else beside, part], [_DAY, width - _DAY], _look(number, len(parts)))
        for number, part in enumerate(parts)
    ]
    return [CondPageBreak(_ROOM), *rows]


def _look(number: int, count: int) -> Look:
    """Space above the first row, below the last one a hairline."""
    last = number == count - 1
    return Look(
        above=0 if number else 6,
        below=7 if last else 0,
        lined=((0, -1),) if last else (),
    )


def _shared(note: SharedNote, width: float) -> Cell:
    heard = note.feedback
    parts = feedback.parts(heard.feedback, width) if heard else []
    given = f"given on {heard.on}" if heard else ""
    return [_head(note.kind, "", width), *marked(note.text, BODY), *parts, *_foot(note, given)]


def _kept(note: KeptNote, width: float) -> Cell:
    marks = " · ".join(filter(None, (note.tone, "pinned" if note.pinned else "")))
    parts = feedback.parts(note.feedback, width) if note.feedback else []
    given = f"given on {note.delivered}" if note.delivered else "not given yet"
    foot = _foot(note, given if note.feedback else "")
    return [_head(note.kind, marks, width), *marked(note.text, BODY), *parts, *foot]


def _head(kind: str, marks: str, width: float) -> Row:
    cells = [cell(kind, STRONG), cell(marks, MUTED_RIGHT)]
    return Row(cells, [width - _MARKS, _MARKS], _HEAD)


def _foot(note: SharedNote | KeptNote, given: str) -> Cell:
    """One muted line: what a recognition showed, whether feedback was heard, and the tags."""
    value = f"shows {note.value}" if note.value else ""
    tags = " ".join(f"#{tag}" for tag in note.tags)
    known = paragraphs(" · ".join(filter(None, (value, given, tags))), SMALL)
    return [Spacer(0, 3), *known] if known else []
