"""Small marks inside text: a level as dots with its figure, a box to tick."""

from dataclasses import replace
from itertools import pairwise

from app.report.charts import Picture, Role, Rule, Words, level_dots
from app.report.drawing import Drawn
from app.report.rows import Cell, cell
from app.report.styles import MUTED

#: The width that a level needs in a table, in points.
WIDTH = 62.0

_BASELINE = 7.0
_SIZE = 7.5
#: From the top of a line of body text to the top of the dots.
_DROP = 2.0
_BOX = 8.0


def dots(level: int | None, aim: int | None = None, role: Role = "accent") -> Cell:
    """The table cell for a level, or words where there is none."""
    if level is None:
        return cell("not rated", MUTED)
    picture = level_dots(level, aim, role=role)
    figure = Words(picture.width + 3, _BASELINE, str(level), "muted", _SIZE)
    return [Drawn(replace(picture, shapes=(*picture.shapes, figure)), _DROP)]


def box(*, ticked: bool) -> Drawn:
    """A square for a pen, or one that is ticked."""
    role: Role = "accent" if ticked else "muted"
    corners = ((0, 0), (_BOX, 0), (_BOX, _BOX), (0, _BOX), (0, 0))
    lines = [corners, ((1.8, 4.2), (3.5, 6.0), (6.4, 2.0))] if ticked else [corners]
    shapes = tuple(
        Rule(x1, y1, x2, y2, role, 0.9 if line is not corners else 0.6)
        for line in lines
        for (x1, y1), (x2, y2) in pairwise(line)
    )
    return Drawn(Picture(_BOX, _BOX, shapes, "reached" if ticked else "open"), _DROP)
