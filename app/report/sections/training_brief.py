"""The brief for who gives a training, with a plan of its minutes to write into."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, Spacer

from app.report import fonts
from app.report.content import Cover, GiverBrief, SkillWords, Stretch
from app.report.page import heading
from app.report.rows import LINED, Cell, Look, Row, cell
from app.report.sections.writing import PEN, lines
from app.report.styles import (
    BODY,
    COLOURS,
    GUTTER,
    HAIRLINE,
    HEADLINE,
    MUTED,
    SMALL,
    SMALL_STRONG,
    STRONG,
    TITLE,
)
from app.report.text import fitted, one_line, paragraphs

AFTERWARDS = "What people can do afterwards"
SKILLS = "The skills it is for, and what their levels look like"
WATCH = "What to watch for in the field afterwards"
MINUTES = "A plan for the minutes"

#: A longer topic is set smaller.
_SHORT = 60
_LABEL = 54.0
_TIGHT = Look(above=2, below=3, lined=((0, 1), (3, 4)))
_LEVELS = 5
#: Lines for a pen where nothing was written yet.
_TO_WRITE_ON = 2
#: The line that names a part of the training, and the most lines for a pen under it.
_NAMED, _MOST = 19.0, 6


def section(content: GiverBrief, width: float) -> list[Flowable]:
    """The facts, what it is for, and the plan of the minutes on what is left of the page."""
    return [
        *title(content.topic, content.cover),
        Spacer(0, 8),
        *_facts(content.facts, width),
        *heading(AFTERWARDS, room=60),
        *_written(content.objective, width),
        *_skills(content.skills, width),
        *heading(WATCH, room=60),
        *_written(content.observe, width),
        *heading(MINUTES, room=15 + len(content.stretches) * (_NAMED + PEN)),
        Minutes(content.stretches),
    ]


def title(topic: str, cover: Cover) -> list[Flowable]:
    """What a training is about over what the sheet is."""
    said = (cover.kind, cover.period, cover.company, f"prepared {cover.prepared}")
    return [
        *paragraphs(topic, TITLE if len(topic) <= _SHORT else HEADLINE),
        *paragraphs(" · ".join(filter(None, said)), MUTED),
    ]


class Minutes(Flowable):  # type: ignore[misc]
    """The parts of a training one below the other, with lines for a pen as far as there is room."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        super().__init__()
        self._stretches = stretches
        self._count = 1

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as there is room for, with a line under each part at least."""
        parts = max(len(self._stretches), 1)
        self._count = min(max(int((height / parts - _NAMED) / PEN), 1), _MOST)
        self.width = width
        self.height = len(self._stretches) * (_NAMED + self._count * PEN)
        return self.width, self.height

    def draw(self) -> None:
        """Print each part with its minutes and what it is for, over its lines."""
        y = self.height
        for one in self._stretches:
            y -= _NAMED
            x = self._write(0, y, one.name, STRONG.fontName)
            x = self._write(x + 8, y, one.minutes, fonts.TEXT)
            self.canv.setFillColor(COLOURS["muted"])
            self.canv.setFont(SMALL.fontName, SMALL.fontSize)
            hint = fitted(one.hint, SMALL.fontName, SMALL.fontSize, self.width - x - 12)
            self.canv.drawString(x + 12, y + 5, hint)
            self.canv.setStrokeColor(COLOURS["line"])
            self.canv.setLineWidth(HAIRLINE)
            for _ in range(self._count):
                y -= PEN
                self.canv.line(0, y, self.width, y)

    def _write(self, x: float, y: float, text: str, face: str) -> float:
        said = one_line(text)
        self.canv.setFillColor(COLOURS["ink"])
        self.canv.setFont(face, BODY.fontSize)
        self.canv.drawString(x, y + 5, said)
        return x + fonts.width(said, face, BODY.fontSize)


def _facts(facts: Sequence[tuple[str, str]], width: float) -> list[Flowable]:
    """Two short facts side by side; what is not known is left out."""
    known = [fact for fact in facts if fact[1]]
    room = (width - GUTTER) / 2 - _LABEL
    widths = [_LABEL, room, GUTTER, _LABEL, room]
    return [Row(_pair(known[at : at + 2]), widths, _TIGHT) for at in range(0, len(known), 2)]


def _pair(facts: Sequence[tuple[str, str]]) -> list[Cell]:
    (label, said), *other = facts
    cells = [cell(label, MUTED), cell(said, BODY), []]
    for label, said in other or [("", "")]:
        cells += [cell(label, MUTED), cell(said, BODY)]
    return cells


def _written(text: str, width: float) -> list[Flowable]:
    return paragraphs(text, BODY) or lines(width, _TO_WRITE_ON)


def _skills(skills: Sequence[SkillWords], width: float) -> list[Flowable]:
    """Each skill over the words for its levels, level 1 at the left."""
    if not skills:
        return []
    flow = heading(SKILLS)
    for skill in skills:
        words = {one.level: one.words for one in skill.levels}
        flow += paragraphs(skill.name, STRONG)
        if words:
            cells = [
                [*cell(f"{level}", SMALL_STRONG), *cell(words.get(level, ""), SMALL)]
                for level in range(1, _LEVELS + 1)
            ]
            flow.append(Row(cells, [width / _LEVELS] * _LEVELS, LINED))
    return flow
