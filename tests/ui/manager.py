"""The hands and eyes of a manager at the window: keys, clicks, and what is read there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLabel, QMenu, QPushButton

from app.ui.editors import Chips, Choice
from app.ui.form_dialog import EditDialog, FormDialog
from app.ui.parts import Card, Row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.tabs.team.page import PersonView
    from app.ui.window import Window


class Manager:
    """Uses one window as a person would; what it says is read from the widgets on screen."""

    def __init__(self, qtbot: Any, window: Window) -> None:
        self.qtbot = qtbot
        self.window = window

    @property
    def page(self) -> PersonView:
        """The person's page."""
        return self.window.team.page

    @property
    def roster(self) -> Any:
        """The roster beside it."""
        return self.window.team_shell.roster

    @property
    def status(self) -> str:
        """What the line at the foot says."""
        return self.window.status.sentence.text()

    def front(self) -> QWidget:
        """What has the keyboard: the open dialog, else the window.

        No window manager is there in a test to give it to the window again after a dialog.
        """
        shown = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
        front = shown[-1] if shown else self.window
        front.activateWindow()
        self.qtbot.waitUntil(front.isActiveWindow)
        return front

    def press(self, keys: str, target: QWidget | None = None) -> None:
        """Press a key or a chord where the keyboard is, or in ``target``."""
        front = self.front()
        at = target or QApplication.focusWidget() or front
        self.qtbot.keySequence(at, QKeySequence(keys))

    def focus(self, target: QWidget) -> None:
        """Give the keyboard to a widget, which may only just be coming on screen."""
        self.front()
        target.setFocus()
        self.qtbot.waitUntil(target.hasFocus)

    def click(self, target: QWidget) -> None:
        """Click a widget: a tick on its box, for its words end where the font says."""
        at = QPoint(8, target.height() // 2) if isinstance(target, QCheckBox) else QPoint()
        self.qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=at)

    def type(self, text: str) -> None:
        """Type where the keyboard is, in any script."""
        self.front()
        type_into(QApplication.focusWidget(), text)

    def names(self) -> list[str]:
        """Who is in the roster's list, from the top."""
        return names_in(self.roster.list)

    def current(self) -> str:
        """Whose row is the current one."""
        return self.roster.list.view.currentIndex().data().split(", ")[0]

    def choose(self, name: str) -> None:
        """Click a person in the roster."""
        view = self.roster.list.view
        index = view.model().index(self.names().index(name), 0)
        view.scrollTo(index)
        at = view.visualRect(index).center()
        self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def more(self, action: str) -> None:
        """Choose from the menu beside the person's name."""
        self.click(self.page.more)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        found = {one.text(): one for one in menu.actions()}
        menu.close()
        found[action].trigger()

    def offers(self) -> list[str]:
        """What that menu offers."""
        self.click(self.page.more)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menu.close()
        return [action.text() for action in menu.actions()]

    def dialog(self, kind: type[QDialog] = FormDialog) -> Any:
        """The dialog that is open."""
        shown = [one for one in self.window.findChildren(kind) if one.isVisible()]
        assert len(shown) == 1, shown
        self.front()
        return shown[0]

    def editing(self) -> EditDialog:
        """The dialog that edits a record."""
        return self.dialog(EditDialog)

    def no_dialog(self) -> bool:
        """Whether nothing stands in front of the window."""
        return not any(one.isVisible() for one in self.window.findChildren(QDialog))

    def fill(self, **values: Any) -> None:
        """Type or choose in the fields of the dialog in front, one after the other."""
        dialog: Any = self.front()
        for name, value in values.items():
            enter(dialog.form.editor(name), value)

    def commit(self) -> None:
        """Press the open dialog's own button."""
        self.click(self.dialog().commit_button)

    def give_up(self) -> None:
        """Close the dialog in front without an answer."""
        self.press("Esc", self.front())

    def press_button(self, text: str) -> None:
        """Press a button of the open dialog by its words."""
        buttons = self.dialog(QDialog).findChildren(QPushButton)
        self.click(next(one for one in buttons if one.text() == text))

    def wait_saved(self) -> None:
        """Wait until the open dialog says that all of it is stored."""
        dialog = self.editing()
        self.qtbot.waitUntil(lambda: dialog.state.text() == "Saved")

    def row(self, card: Card, text: str) -> Row:
        """The line of a card that says ``text``."""
        return next(row for row in card.findChildren(Row) if row.text.text() == text)


def names_in(records: Any) -> list[str]:
    """The names in a list of people, from the top."""
    model = records.model
    return [model.row_at(number).name for number in range(model.rowCount())]


def said(widget: QWidget) -> list[str]:
    """Every piece of text on a widget, in the order it was put there."""
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def enter(editor: Any, value: Any) -> None:
    """Type a text, choose a value of a list, tick a box or set a level."""
    target = editor.target()
    target.setFocus()
    if isinstance(editor, Choice):
        steps = editor.box.findText(value) - editor.box.currentIndex()
        for _ in range(abs(steps)):
            QTest.keyClick(editor.box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
        assert editor.box.currentText() == value
    elif isinstance(target, QCheckBox):
        if target.isChecked() != value:
            target.click()
    else:
        if hasattr(target, "selectAll"):
            target.selectAll()
        type_into(target, str(value))
        if isinstance(editor, Chips):
            QTest.keyClick(target, Qt.Key.Key_Return)


def type_into(target: QWidget | None, text: str) -> None:
    """Send ``text`` as one key's; no text clears what is selected."""
    assert target is not None
    key = Qt.Key.Key_unknown if text else Qt.Key.Key_Delete
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
