"""The test of a recovery sheet: two of its rows, typed from the paper."""

from __future__ import annotations

import secrets
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app import protection
from app.domain.errors import Reason, Refused
from app.ui.editors import Line
from app.ui.explain import explain
from app.ui.form import Field, Form
from app.ui.parts import button, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.journal_file import Key

TITLE = "Test the recovery sheet"
WHAT_TO_DO = (
    "Take the sheet with the code {code}, on paper or on another device, and type these two of "
    "its rows. Capitals, blanks and hyphens do not matter."
)
_PLACEHOLDER = "Four groups of five letters and digits"
_WIDTH, _MARGIN = 480, 22


class SheetTest(QDialog):
    """Asks for two rows of the sheet of ``key`` and calls ``on_tested`` once both are right.

    The last row shows that the page was printed to its end; the other one is drawn by lot, so that
    the sheet has to be at hand. Typing all five would prove little more, and be put off.
    """

    def __init__(self, key: Key, on_tested: Callable[[], object], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        self._key, self._on_tested = key, on_tested
        self._rows = [" ".join(row) for row in protection.sheet_groups(key).rows]
        last = len(self._rows)
        #: The numbers of the rows that are asked for, as printed.
        self.asked = (secrets.choice(range(1, last)), last)
        line = partial(Line, placeholder=_PLACEHOLDER)
        fields = [Field(str(number), f"Row {number}", line) for number in self.asked]
        self.form = Form(fields, columns=1, explain=explain)
        self.cancel_button = button("Cancel", self.reject)
        self.check_button = button("Check", self.commit, kind="primary")
        self.check_button.setDefault(True)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.commit)
        self._lay_out()

    def commit(self) -> None:
        """Compare what was typed with the sheet; a mistake is named beside its row."""
        if self.form.commit(self._check):
            self.accept()

    def _check(self, values: dict[str, Any]) -> None:
        for number in self.asked:
            self._check_row(number, values[str(number)])
        self._on_tested()

    def _check_row(self, number: int, typed: str | None) -> None:
        if typed is None:
            raise Refused(Reason.EMPTY, str(number))
        rows = list(self._rows)
        rows[number - 1] = typed
        try:
            protection.key_of_sheet("\n".join(rows))
        except Refused as refused:
            # Where no row is named each group is right in itself: it is another sheet.
            named = refused.reason is not Reason.SHEET_TYPO or refused.detail.startswith("row")
            reason = refused.reason if named else Reason.SHEET_OF_ANOTHER
            raise Refused(reason, str(number), refused.detail) from None

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.check_button)
        code = protection.fingerprint(self._key)
        page = QVBoxLayout(self)
        page.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        page.setSpacing(14)
        page.addWidget(words(TITLE, size="title"))
        page.addWidget(words(WHAT_TO_DO.format(code=code), tone="muted", wrap=True))
        page.addWidget(self.form)
        page.addStretch(1)
        page.addLayout(foot)
        self.setMinimumWidth(_WIDTH + 2 * _MARGIN)
