"""Every figure explains itself: a dialog with the very rows that it was counted from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app.ui.parts import button, words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.table import Table


class CountedDialog(QDialog):
    """A table of what was counted under a sentence that says how; ``private`` ones can be hidden.

    The keyboard starts in the table; Enter and Esc close it.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        sentence: str,
        table: Table,
        *,
        size: tuple[int, int] = (680, 440),
        private: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.table = table
        self.sentence = words(sentence, tone="muted", wrap=True, private=private)
        self.close_button = button("Close", self.reject)
        self.close_button.setDefault(True)
        self.foot = QHBoxLayout()
        self.foot.addStretch(1)
        self.foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 22, 22, 22)
        column.setSpacing(14)
        column.addWidget(words(title, size="title", wrap=True))
        column.addWidget(self.sentence)
        column.addWidget(table, 1)
        column.addLayout(self.foot)
        self.resize(*size)
        table.setFocus()
