"""How the minutes of a training can be spent: most of them on practice."""

from enum import StrEnum


class Part(StrEnum):
    """What a training consists of, in this order."""

    OPENING = "opening"
    INPUT = "input"
    PRACTICE = "practice"
    CLOSE = "close"


#: What opening, input and close take of a training, in percent; practice takes the rest.
_PERCENT = {Part.OPENING: 10, Part.INPUT: 30, Part.CLOSE: 15}
#: Nobody plans by the minute: in a training of some length, parts are rounded to so many.
_STEP, _LONG = 5, 30


def split(minutes: int) -> dict[Part, int]:
    """A proposal of how long each part takes; together they take all ``minutes``."""
    step = _STEP if minutes >= _LONG else 1
    others = {part: _rounded(minutes * percent / 100, step) for part, percent in _PERCENT.items()}
    rest = minutes - sum(others.values())
    return {part: others.get(part, rest) for part in Part}


def _rounded(minutes: float, step: int) -> int:
    return int(minutes / step + 0.5) * step
