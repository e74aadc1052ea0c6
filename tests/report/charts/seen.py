"""What there is to see in a picture."""

from app.report.charts import Box, Dot, Picture, Rule, Trace, Words
from app.report.charts.place import Area, area


def boxes(picture: Picture) -> list[Box]:
    return [shape for shape in picture.shapes if isinstance(shape, Box)]


def dots(picture: Picture) -> list[Dot]:
    return [shape for shape in picture.shapes if isinstance(shape, Dot)]


def rules(picture: Picture) -> list[Rule]:
    return [shape for shape in picture.shapes if isinstance(shape, Rule)]


def dashed(picture: Picture) -> list[Rule]:
    return [rule for rule in rules(picture) if rule.dash]


def traces(picture: Picture) -> list[Trace]:
    return [shape for shape in picture.shapes if isinstance(shape, Trace)]


def texts(picture: Picture) -> list[Words]:
    return [shape for shape in picture.shapes if isinstance(shape, Words)]


def words(picture: Picture) -> list[str]:
    return [shape.text for shape in texts(picture)]


def written(picture: Picture, text: str) -> Words:
    """The one piece of text that reads so."""
    (found,) = [shape for shape in texts(picture) if shape.text == text]
    return found


def areas(picture: Picture) -> list[Area]:
    """What each shape takes; the thickness of lines is left out, for they may lie on the edge."""
    return [_area(shape) for shape in picture.shapes]


def _area(shape: Box | Rule | Trace | Dot | Words) -> Area:
    match shape:
        case Box():
            return Area(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
        case Rule(x1, y1, x2, y2):
            return Area(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
        case Trace(places):
            xs, ys = zip(*places, strict=True)
            return Area(min(xs), min(ys), max(xs), max(ys))
        case Dot(x, y, radius):
            return Area(x - radius, y - radius, x + radius, y + radius)
    return area(shape)
