"""A level as dots."""

from app.report.charts.shapes import Dot, Picture, Role, Rule, Shape

_DOT_STEP = 9.0
_DOT_RADIUS = 3.0


def level_dots(
    level: int | None, aim: int | None = None, out_of: int = 5, role: Role = "accent"
) -> Picture:
    """A level as filled dots; a rule under the dots still to be filled shows the aim."""
    reached = min(max(level or 0, 0), out_of)
    wanted = min(max(aim or 0, 0), out_of)
    middle = _DOT_RADIUS + 1
    shapes: list[Shape] = [
        Dot(_dot(index), middle, _DOT_RADIUS, role if index < reached else "line")
        for index in range(out_of)
    ]
    if wanted > reached:
        below = middle + _DOT_RADIUS + 1.75
        left, right = _dot(reached) - _DOT_RADIUS, _dot(wanted - 1) + _DOT_RADIUS
        shapes.append(Rule(left, below, right, below, role, 1))
    said = f"level {reached} of {out_of}" if reached else "not rated"
    aimed = f", aim {wanted}" if wanted else ""
    return Picture(_dot(out_of - 1) + middle, 2 * middle + 2, tuple(shapes), said + aimed)


def _dot(index: int) -> float:
    return _DOT_RADIUS + 1 + index * _DOT_STEP
