"""Editors that choose: one of a list, yes or no, several of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QEvent, QObject, QSize, QStringListModel, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.names import fold
from app.ui import icons, veil
from app.ui.editors.base import Editor, Value
from app.ui.parts import DropDown, FlowLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

#: A value and the words it is shown as.
Options = Sequence[tuple[Any, str]]
#: A long option widens its list, not the form.
_NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class Choice(Editor):
    """One value of a list. With ``empty``, the words for ``None`` stand first.

    A value that is not in the list is kept until the user chooses another.
    """

    def __init__(self, options: Options, empty: str | None = None) -> None:
        self.box = DropDown()
        super().__init__(self.box)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.setSizeAdjustPolicy(_NARROW)
        self.box.setMinimumContentsLength(8)
        self._empty = empty
        self._value: Value = None
        self._values: tuple[Value, ...] = ()
        self.set_options(options)
        self.box.activated.connect(self._choose)

    def set_options(self, options: Options) -> None:
        """Offer other values; the chosen one stays."""
        if self._empty is not None:
            options = [(None, self._empty), *options]
        self._values = tuple(value for value, _ in options)
        self.box.clear()
        self.box.addItems([text for _, text in options])
        self.set_value(self._value)

    def draft(self) -> Value:
        """The chosen value, or the text that stands for one that is not kept as it is: a day."""
        plain = self._value is None or isinstance(self._value, str | int | float)
        return self._value if plain else str(self._value)

    def set_draft(self, draft: Value) -> None:
        """Choose the value that ``draft`` equals: what was kept as text is no member of a list."""
        same = (value for value in self._values if value == draft or str(value) == draft)
        self.set_value(next(same, None))

    def value(self) -> Value:
        """The chosen value."""
        return self._value

    def set_value(self, value: Value) -> None:
        """Choose a value."""
        self._value = value
        self.obey()

    def obey(self) -> None:
        """Show what is chosen; hidden, the box only says that it is private."""
        chosen = self._values.index(self._value) if self._value in self._values else -1
        self.box.setPlaceholderText(veil.INSTEAD.capitalize() if self.hidden else "")
        self.box.setCurrentIndex(-1 if self.hidden else chosen)

    def _choose(self, position: int) -> None:
        if self._values[position] != self._value:
            self._value = self._values[position]
            self.edited.emit()
        self.obey()


class Check(Editor):
    """Yes or no, with its words beside the box."""

    def __init__(self, text: str) -> None:
        self.box = QCheckBox(text)
        super().__init__(self.box)
        self.box.clicked.connect(self.edited)

    def value(self) -> bool:
        """Whether the box is ticked."""
        return self.box.isChecked()

    def set_value(self, value: bool | None) -> None:
        """Tick the box or not; ``None`` is not."""
        self.box.setChecked(bool(value))


class Chips(Editor):
    """Several values of a list, found by typing a part of their words.

    Enter adds what is typed, Backspace in the empty line takes the last one away, a click on a
    chip that one. With ``free``, words that are not in the list are values themselves. The value
    is a tuple in the order of choosing, empty when nothing is chosen.
    """

    holds_words: ClassVar[bool] = True

    def __init__(self, options: Options, placeholder: str = "", *, free: bool = False) -> None:
        super().__init__()
        self._options = tuple(options)
        self._free = free
        self._chosen: tuple[Value, ...] = ()
        self._read_only = False
        self.box = QLineEdit()
        self.box.setPlaceholderText(placeholder)
        self.box.installEventFilter(self)
        self._offer = QStringListModel(self)
        self._completer = self._make_completer()
        self._shelf = QWidget()
        self._flow = FlowLayout(self._shelf, gap=4)
        self.setFocusProxy(self.box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._shelf)
        layout.addWidget(self.box)
        self.box.textEdited.connect(self._suggest)
        self._fill()

    def value(self) -> tuple[Value, ...]:
        """The chosen values."""
        return self._chosen

    def set_value(self, value: Sequence[Value] | None) -> None:
        """Choose these values; they need not be in the list."""
        if tuple(value or ()) != self._chosen:
            self._chosen = tuple(value or ())
            self._fill()

    def problem(self) -> str:
        """Whether something is typed that has not become a chip."""
        return "Choose from the list" if self.box.text().strip() else ""

    def draft(self) -> tuple[tuple[Value, ...], str]:
        """The chosen values and what is typed."""
        return self._chosen, self.box.text()

    def set_draft(self, draft: tuple[tuple[Value, ...], str]) -> None:
        """Put back what :meth:`draft` gave."""
        self.set_value(draft[0])
        self.box.setText(draft[1])

    def set_read_only(self, read_only: bool) -> None:
        """Let the chips be seen but not changed."""
        self._read_only = read_only
        self.box.setVisible(not read_only)
        self.box.setReadOnly(read_only)
        self._fill()

    def chips(self) -> list[QPushButton]:
        """The buttons on screen, one for each chosen value."""
        items = (self._flow.itemAt(number) for number in range(self._flow.count()))
        widgets = (item.widget() for item in items if item)
        return [widget for widget in widgets if isinstance(widget, QPushButton)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that choose, before the line or a dialog does; tidy up when it is left."""
        if watched is self.box and event.type() == QEvent.Type.KeyPress:
            return self._key(event)  # type: ignore[arg-type]  # a key press is a QKeyEvent
        if watched is self.box and event.type() == QEvent.Type.FocusOut:
            self._add_typed()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if self._read_only or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.box.text().strip():
            self._add_typed()
            return True
        if event.key() == Qt.Key.Key_Backspace and not self.box.text() and self._chosen:
            self._choose(self._chosen[:-1])
            return True
        return False

    def _make_completer(self) -> QCompleter:
        completer = QCompleter(self._offer, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._add_text, Qt.ConnectionType.QueuedConnection)
        self.box.setCompleter(completer)
        return completer

    def _suggest(self) -> None:
        self._offer.setStringList([text for _, text in self._matching(self.box.text())])
        self.edited.emit()

    def _matching(self, typed: str) -> list[tuple[Value, str]]:
        """The options not yet chosen that hold what is typed, those beginning with it first."""
        wanted = fold(typed.strip())
        found = [o for o in self._options if o[0] not in self._chosen and wanted in fold(o[1])]
        return sorted(found, key=lambda option: not fold(option[1]).startswith(wanted))

    def _add_typed(self) -> None:
        """Add what the typed words mean: themselves, or the only option that holds them."""
        typed = " ".join(self.box.text().split())
        if not typed:
            return
        found = self._matching(typed)
        same = [option for option in found if fold(option[1]) == fold(typed)]
        if same or (len(found) == 1 and not self._free):
            self._add((same or found)[0][0])
        elif self._free:
            self._add(typed)

    def _add_text(self, text: str) -> None:
        for value, words in self._options:
            if words == text and value not in self._chosen:
                self._add(value)
                return

    def _add(self, value: Value) -> None:
        self.box.clear()
        self._choose((*(v for v in self._chosen if v != value), value))

    def _choose(self, values: tuple[Value, ...]) -> None:
        self._chosen = values
        self._fill()
        self.edited.emit()

    def _fill(self) -> None:
        words = dict(self._options)
        while item := self._flow.takeAt(0):
            if chip := item.widget():
                chip.hide()
                chip.deleteLater()
        for value in self._chosen:
            self._flow.addWidget(self._chip(value, words.get(value, str(value))))
        self._shelf.setVisible(bool(self._chosen))
        self._shelf.updateGeometry()
        said = ", ".join(words.get(value, str(value)) for value in self._chosen)
        self.set_hint(veil.INSTEAD if self.hidden and said else said)

    def obey(self) -> None:
        """Hide the chips and what is typed, or show them again."""
        super().obey()
        self._fill()

    def _chip(self, value: Value, text: str) -> QPushButton:
        chip = QPushButton(text.replace("&", "&&"))
        chip.setAccessibleName(f"Remove {text}")
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.setAutoDefault(False)
        chip.setProperty("kind", "chip")
        chip.setProperty("value", value)
        chip.setEnabled(not self._read_only)
        if not self._read_only:
            icons.put(chip, "x", "muted")
            chip.setIconSize(QSize(12, 12))
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross after the words
            chip.clicked.connect(self._remove_sender)
        veil.cover(chip, bool(self._private))
        return chip

    def _remove_sender(self) -> None:
        removed = self.sender().property("value")
        self._choose(tuple(value for value in self._chosen if value != removed))
