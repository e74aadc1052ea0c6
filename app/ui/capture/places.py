"""Places in a text: Qt counts a picture such as an emoji as two, Python as one."""

from bisect import bisect_left
from itertools import accumulate


class Places:
    """Turns places in one text from Python's into Qt's and back."""

    def __init__(self, text: str) -> None:
        wide = any(char > "\uffff" for char in text)
        sizes = (1 + (char > "\uffff") for char in text)
        #: Qt's place of each of Python's; empty where they are the same.
        self._places = list(accumulate(sizes, initial=0)) if wide else []

    def qt(self, place: int) -> int:
        """Qt's place for Python's."""
        return self._places[place] if self._places else place

    def python(self, place: int) -> int:
        """Python's place for Qt's."""
        return bisect_left(self._places, place) if self._places else place
