"""Dialogs around a form: one that creates something, one that edits with autosave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui import ask
from app.ui.form import Field, Form
from app.ui.parts import button, look, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QCloseEvent

    from app.ui.drafts import Draft
    from app.ui.form import Action, Explain

_MARGIN = 22
_WIDTH = 560
#: What a dialog needs around its form, in pixels.
_CHROME = 220
#: What the frame of a window takes from the screen's height, in pixels.
_FRAME = 40
_WIDEST = 4_000
#: So much above and below a field that has the keyboard is in sight: its name, help and error.
_AROUND = 44
_LATER = "Keep for later"


def _may_leave(dialog: QDialog, forms: Sequence[Form]) -> bool:
    """Ask whether what is typed in ``forms`` may go; whether it may, or is kept for later."""
    kept = [_LATER] if _put_by(forms) else []
    # Enter loses nothing where there is a way not to.
    answer = ask.choose(dialog, "Discard what you typed?", "", *kept, "Discard", "Keep writing")
    if answer == "Discard":
        for form in forms:
            form.give_up()
    return answer in ("Discard", *kept)


def _put_by(forms: Sequence[Form]) -> bool:
    kept = [form.put_by() for form in forms]
    return all(kept)


class FormsDialog(QDialog):
    """A dialog with a ``form``, or several, that loses nothing typed however it is closed."""

    form: Form

    def forms(self) -> list[Form]:
        """Every form that is typed into here."""
        return [self.form]

    def settle(self) -> bool:
        """Save what is left; whether nothing is typed any more that is not stored."""
        saved = [form.flush() for form in self.forms()]  # each of them, whatever the others say
        return all(saved)

    def reject(self) -> None:
        """Save what is left and close; what was refused is given up only when the user says so."""
        if self.settle() or _may_leave(self, self.forms()):
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by its frame, or with the window, it keeps what is typed for the next time."""
        unsaved = any(form.unsaved() for form in self.forms())
        if self.isVisible() and unsaved and _put_by(self.forms()):
            self.done(QDialog.DialogCode.Rejected)
        super().closeEvent(event)


class _Dialog(FormsDialog):
    """A titled form with a row of buttons under it; gone for good once closed."""

    def __init__(
        self, parent: QWidget, title: str, fields: Sequence[Field], columns: int, explain: Explain
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.form = Form(fields, columns=columns, explain=explain)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(14)
        layout.addWidget(words(title, size="title", wrap=True))
        self._middle = QHBoxLayout()
        self._middle.setSpacing(_MARGIN)
        self._scroll = _Scroll(self.form)
        self._middle.addWidget(self._scroll, 1)
        layout.addLayout(self._middle, 1)
        layout.addLayout(self.foot)

    def put_beside(self, panel: QWidget) -> None:
        """Put what one looks at while filling the form in at its left, as wide as the form."""
        self._middle.insertWidget(0, panel, 1)

    def grow(self) -> None:
        """Make room for what the form asks or says by now; nothing jumps where there is room."""
        self._measure()
        if self.sizeHint().height() > self.height():
            self._open()

    def reveal(self, name: str) -> None:
        """Bring a field into sight that has just come up, as soon as it has its place."""
        editor = self.form.editor(name)
        QTimer.singleShot(0, editor, lambda: self._scroll.bring(editor))

    def _open(self) -> None:
        """Take the size that the form wants: left alone, Qt stops at two thirds of the screen."""
        self._measure()
        room = self.screen().availableGeometry().height() - _FRAME
        self.resize(self.sizeHint().boundedTo(QSize(_WIDEST, room)))

    def _measure(self) -> None:
        """Ask the form anew how high it is: it is not told up to the dialog at once."""
        self._scroll.updateGeometry()
        self._middle.invalidate()

    def accept(self) -> None:
        """Close because it is done: nothing of what is typed is wanted any more."""
        self._give_up()
        super().accept()

    def _give_up(self) -> None:
        for form in self.forms():
            form.give_up()


class FormDialog(_Dialog):
    """Asks for what a new thing needs. ``commit_text`` says what happens: "Add strength".

    ``on_commit`` gets all values. When it refuses, what is typed stays and the error stands
    beside its field; ``explain`` words it. Enter in a line and Ctrl+Enter anywhere commit. Going
    away with something typed asks first. With a place for a ``draft`` nothing typed is lost in a
    crash, and it can be kept for the next time.
    """

    def __init__(  # noqa: PLR0917  # read in the order of the dialog, from the title down
        self,
        parent: QWidget,
        title: str,
        fields: Sequence[Field],
        values: Mapping[str, Any],
        commit_text: str,
        on_commit: Action,
        explain: Explain,
        *,
        columns: int = 2,
        draft: Draft | None = None,
    ) -> None:
        super().__init__(parent, title, fields, columns, explain)
        self._on_commit = on_commit
        self.commit_button = button(commit_text, self.commit, kind="primary")
        self.commit_button.setDefault(True)
        self.cancel_button = button("Cancel", self.reject)
        self.foot.addStretch()
        self.foot.addWidget(self.cancel_button)
        self.foot.addWidget(self.commit_button)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.commit)
        self.form.set_values(values, draft=draft)
        self._open()

    def commit(self) -> None:
        """Create the thing and close; stay, with the reason, when that is refused."""
        if self.form.commit(self._on_commit):
            self.accept()

    def settle(self) -> bool:
        """Create nothing; whether nothing is typed."""
        return not self.form.unsaved()


class EditDialog(_Dialog):
    """Edits a record that exists. There is nothing to press: changes are saved as they are made.

    ``on_edit`` gets what changed. A quiet word says when it is stored. What is refused is kept in
    the ``draft``, where there is a place for one.
    """

    def __init__(  # noqa: PLR0917  # read in the order of the dialog, from the title down
        self,
        parent: QWidget,
        title: str,
        fields: Sequence[Field],
        values: Mapping[str, Any],
        on_edit: Action,
        explain: Explain,
        *,
        columns: int = 2,
        draft: Draft | None = None,
    ) -> None:
        super().__init__(parent, title, fields, columns, explain)
        self._on_edit = on_edit
        self.state = words(size="label", tone="muted")
        self.close_button = button("Close", self.reject)
        self.foot.addWidget(self.state)
        self.foot.addStretch()
        self.foot.addWidget(self.close_button)
        self.form.set_values(values, draft=draft)
        self.form.edited.connect(self._save)
        self._open()

    def _save(self) -> None:
        saved = self.form.save(self._on_edit)
        look(self.state, tone="muted" if saved else "red")
        self.state.setText("Saved" if saved else "Not saved yet: see above")


class FormScroll(QScrollArea):
    """A form that may be longer than its place."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard starts in the first field
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._held = form
        self.setWidget(form)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        form.setProperty("part", "page")
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring the field that has the keyboard into sight, with what stands above it.

        Qt does so for the tab keys alone, and a field with an error is given the keyboard.
        """
        if now is None or not self._held.isAncestorOf(now):
            return
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.bring(now)  # under a mouse that is pressed nothing moves away
        self.ensureWidgetVisible(now, 0, _AROUND)  # of what is higher than the place, its cursor

    def bring(self, widget: QWidget) -> None:
        """Bring all of something into sight, as far as there is room; not its cursor alone."""
        high, top = widget.height(), widget.mapTo(self._held, QPoint()).y()
        if high + 2 * _AROUND <= self.viewport().height():
            self.ensureVisible(0, top + high // 2, 0, high // 2 + _AROUND)


class _Scroll(FormScroll):
    """As large as the form it holds, as far as the screen has room."""

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self._form = form

    def sizeHint(self) -> QSize:
        """The form's size, within the screen."""
        width = max(self._form.sizeHint().width(), _WIDTH)
        room = self.screen().availableGeometry().height() - _CHROME
        return QSize(width, min(self._form.height_at(width), room))
