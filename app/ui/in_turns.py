"""Work on the window's thread in pieces, so that the window stays alive between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class InTurns(QObject):
    """Does one piece after another; each takes no longer than a window can be without an answer.

    ``begun`` tells which of how many comes next, ``ended`` that all are done. A piece that raises
    ends the work, and is heard of as any mistake is.
    """

    begun = Signal(int, int)
    ended = Signal()

    def __init__(self, owner: QObject, pieces: Sequence[Callable[[], object]]) -> None:
        super().__init__(owner)
        self._pieces = list(pieces)
        self._next = 0
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin, as soon as the window has time."""
        self._tell()
        self._turn.start()

    def stop(self) -> None:
        """Do no further piece; nothing more is heard of the work."""
        self._turn.stop()
        self.deleteLater()

    def _go_on(self) -> None:
        if self._next == len(self._pieces):
            self.stop()
            self.ended.emit()
            return
        piece, self._next = self._pieces[self._next], self._next + 1
        try:
            piece()
        except BaseException:
            self.stop()
            raise
        if self._turn.isActive():  # a piece may have had the work stopped
            self._tell()

    def _tell(self) -> None:
        if self._next < len(self._pieces):
            self.begun.emit(self._next, len(self._pieces))
