"""Finding a free place for a piece of text in a picture that already holds lines and text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.report.charts.lettering import wide
from app.report.charts.shapes import Dot, Rule, Shape, Words

#: How far text reaches above its baseline and below it, in parts of its size.
_ABOVE, _BELOW = 0.8, 0.25


@dataclass(frozen=True, slots=True)
class Area:
    """What something takes of a picture."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Area") -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Area") -> bool:
        """Whether the other lies wholly inside."""
        slack = 0.001
        return (
            self.left - slack <= other.left
            and other.right <= self.right + slack
            and self.top - slack <= other.top
            and other.bottom <= self.bottom + slack
        )


def area(words: Words) -> Area:
    """What a piece of text takes."""
    guess = wide(words.text, words.size, bold=words.bold)
    room = guess if words.room is None else words.room
    left = words.x - {"start": 0.0, "middle": room / 2, "end": room}[words.anchor]
    return Area(left, words.y - words.size * _ABOVE, left + room, words.y + words.size * _BELOW)


@dataclass(slots=True)
class Board:
    """What is taken of a picture: ``texts`` may never be covered, ``lines`` only if need be."""

    bounds: Area
    lines: list[Area] = field(default_factory=list)
    texts: list[Area] = field(default_factory=list)

    def draw(self, shapes: Iterable[Shape]) -> None:
        """Take note of shapes already drawn."""
        for shape in shapes:
            match shape:
                case Words():
                    self.texts.append(area(shape))
                case Rule():
                    self.lines.extend(_pieces(shape))
                case Dot(x, y, radius):
                    self.lines.append(Area(x - radius, y - radius, x + radius, y + radius))
                case _:
                    pass

    def write(self, places: Iterable[Words], *, anyhow: bool = False) -> Words | None:
        """The first place that is free, which then is taken.

        Where none is and the text has to be there ``anyhow``, the first that covers no text.
        """
        tried = [(words, area(words)) for words in places]
        readable = [
            (words, taken)
            for words, taken in tried
            if self.bounds.holds(taken) and not any(map(taken.meets, self.texts))
        ]
        free = [pair for pair in readable if not any(map(pair[1].meets, self.lines))]
        chosen = next(iter(free or (readable if anyhow else [])), None)
        if chosen is None:
            return None
        self.texts.append(chosen[1])
        return chosen[0]


def _pieces(rule: Rule) -> Iterator[Area]:
    """A line as a chain of small areas, so that a slanting one takes no more than it covers."""
    length = max(abs(rule.x2 - rule.x1), abs(rule.y2 - rule.y1))
    level = rule.x1 == rule.x2 or rule.y1 == rule.y2
    count = 1 if level else max(min(int(length / 2), 200), 1)
    half = rule.width / 2
    across, down = (rule.x2 - rule.x1) / count, (rule.y2 - rule.y1) / count
    for index in range(count):
        x, y = rule.x1 + across * index, rule.y1 + down * index
        yield Area(
            min(x, x + across) - half,
            min(y, y + down) - half,
            max(x, x + across) + half,
            max(y, y + down) + half,
        )
