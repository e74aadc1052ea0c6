"""Names and tags that the word under the cursor may become."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from app.domain.markers import tag_key
from app.ui.parts import look

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPoint

    from app.domain.captured import Known

_MOST = 8
_WIDEST = 340
_SPACING = 3
#: The sign and what is typed after it, up to the cursor; a name may hold one blank.
_NAME = re.compile(
    r"(?:(?<!\S)|(?<=[(\[{\"'“‘!?,;/&]))(?:@|by:@?)([^\s@#!?]*(?: [^\s@#!?]+)?)\Z", re.I
)
_TAG = re.compile(r"(?:(?<!\S)|(?<=[(\[{\"'“‘!?,;/&]))#([^\s@#!?,;]*)\Z")
#: A name longer than this is not being typed any more.
_LONGEST = 80


@dataclass(frozen=True)
class Completion:
    """What the word that begins at ``start`` may become: what is shown, and what is typed."""

    start: int
    shown: tuple[str, ...]
    typed: tuple[str, ...]


def complete(before: str, known: Known) -> Completion | None:
    """How the text ``before`` the cursor may go on; None where there is nothing to offer."""
    near = before[-_LONGEST:]
    offset = len(before) - len(near)
    name = _NAME.search(near)
    if name is not None:
        return _names(name[1], offset + name.start(1), known)
    tag = _TAG.search(near)
    return _tags(tag[1], offset + tag.start(1), known) if tag is not None else None


def _names(word: str, start: int, known: Known) -> Completion | None:
    found = known.mentions.begun(word)[:_MOST]
    typed = tuple(known.mentions.typed(person) for person in found)
    if not found or (len(found) == 1 and word == typed[0]):
        return None
    return Completion(start, tuple(person.name for person in found), typed)


def _tags(word: str, start: int, known: Known) -> Completion | None:
    skills = ["-".join(name.casefold().split()) for _, name in known.skills]
    every = {tag_key(tag): tag for tag in (*skills, *known.tags)}
    wanted = tag_key(word)
    found = sorted(tag for key, tag in every.items() if key.startswith(wanted) and key != wanted)
    return Completion(start, tuple(found[:_MOST]), tuple(found[:_MOST])) if found else None


class CompletionList(QFrame):
    """A short list under the cursor. The keyboard stays where one types; no row is chosen yet.

    ``chosen`` carries the number of the row that was clicked.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("capture_completion")
        look(self, part="card")
        self._words = QStringListModel(self)
        self.view = QListView()
        self.view.setAccessibleName("Names and tags")
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setSpacing(_SPACING)
        self.view.setModel(self._words)
        self.view.clicked.connect(self._click)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SPACING, _SPACING, _SPACING, _SPACING)
        layout.addWidget(self.view)
        self.hide()

    @property
    def row(self) -> int:
        """The chosen row, -1 for none."""
        return self.view.currentIndex().row() if self.isVisible() else -1

    def rows(self) -> list[str]:
        """What is shown."""
        return self._words.stringList()

    def offer(self, rows: tuple[str, ...], at: QPoint) -> None:
        """Show these rows with the corner at a point of the parent."""
        if list(rows) != self.rows() or not self.isVisible():
            self._words.setStringList(list(rows))
        self.view.ensurePolished()
        width = min(self.view.sizeHintForColumn(0) + 8 * _SPACING, _WIDEST)
        height = (self.view.sizeHintForRow(0) + 2 * _SPACING) * len(rows) + 4 * _SPACING
        above = self.parentWidget()
        assert above is not None  # it is made in one
        left = max(min(at.x(), above.width() - width - 8), 0)
        self.setGeometry(left, at.y(), width, height)
        self.show()
        self.raise_()

    def move_by(self, steps: int) -> None:
        """Choose the next row, or the one before; they come round again."""
        count = self._words.rowCount()
        row = self.row + steps if self.row >= 0 else (0 if steps > 0 else -1)
        self.view.setCurrentIndex(self._words.index(row % count))

    def _click(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())
