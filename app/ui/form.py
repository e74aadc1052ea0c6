"""Forms declared as fields.

A form is filled with plain values and tells what the user changed. It saves by itself: ``edited``
comes when the user pauses or leaves, the page answers with :meth:`Form.save`. What cannot be saved
yet is kept as a draft, where the form has a place for one, and comes back with its record.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from app.ui.drafts import DraftLine, put_back
from app.ui.field import Cell, ErrorLine, Field
from app.ui.parts import announce, words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from PySide6.QtGui import QHideEvent

    from app.ui.drafts import Draft
    from app.ui.editors import Editor
    from app.ui.editors.base import Value

__all__ = ["Action", "Explain", "Field", "Form"]

#: How long after the last key a form saves, in milliseconds.
PAUSE_MS = 800
#: The longest that typing without a pause stays unsaved, in milliseconds.
LATEST_MS = 10_000

Action = Callable[[dict[str, Any]], object]
#: Turns an exception into (field, words); ``None`` for one that is no refusal.
Explain = Callable[[Exception], tuple[str, str] | None]


class _Held(NamedTuple):
    """What could not be stored for a record that is not shown: drafts and errors by field."""

    fields: dict[str, tuple[Any, str]]
    draft: Draft | None
    kept: bool


class Form(QWidget):
    """Fields under each other, in one or more columns.

    ``key`` names the record that is shown; ``edited`` is emitted 800 ms after the last key, 10 s
    after the first at the latest, and at once when the form is left, hidden or given another
    record, if there is something to save.
    """

    edited = Signal()

    def __init__(
        self,
        fields: Sequence[Field],
        *,
        columns: int = 2,
        explain: Explain | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.key: object = None
        self._explain = explain
        self._cells = {field.name: Cell(field) for field in fields}
        self._stored: dict[str, Any] = {}
        self._touched: set[str] = set()
        self._held: dict[object, _Held] = {}
        self._pristine: dict[str, Any] = {}
        self._pending = False
        self._general = ErrorLine()
        self.draft_line = DraftLine(self._discard, explain)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS)
        for timer in (self._pause, self._latest):
            timer.timeout.connect(self.flush)
        self._lay_out(fields, columns)
        for name, cell in self._cells.items():
            cell.editor.edited.connect(self._note_edit)
            self._stored[name] = cell.editor.value()
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    def editor(self, name: str) -> Editor:
        """The editor of a field."""
        return self._cells[name].editor

    def values(self) -> dict[str, Any]:
        """What all fields hold."""
        return {name: cell.editor.value() for name, cell in self._cells.items()}

    def changed(self) -> dict[str, Any]:
        """What the user changed and can be understood, by field."""
        editors = {name: self._cells[name].editor for name in self._cells if name in self._touched}
        return {
            name: editor.value()
            for name, editor in editors.items()
            if not editor.problem() and editor.value() != self._stored[name]
        }

    def set_values(
        self, values: Mapping[str, Any], key: object = None, draft: Draft | None = None
    ) -> None:
        """Show the stored values of the record that ``key`` names.

        The same record again keeps what is being typed. Another one saves what was typed for the
        first; what could not be saved is kept, and shown again with the first. ``draft`` is the
        place for what cannot be saved of this record; what lies there is shown.
        """
        another = key != self.key
        if another:
            self.flush()
            self._hold()
            self.key, self.draft_line.draft = key, None
            self._empty()
        for name, value in values.items():
            self._show(name, value)
        held = self._put_back()
        if draft is not None and self.draft_line.draft is None:
            self.draft_line.draft = draft
            self._take_up(draft, show=not held)

    def flush(self) -> bool:
        """Report what is not reported yet; whether nothing is left that is not stored."""
        self._stop_timers()
        self._check()
        if (self._pending or self._has_errors()) and self.changed():
            self._pending = False
            self.edited.emit()
        self._keep_draft()
        return not self.unsaved()

    def put_by(self) -> bool:
        """Save or keep as a draft, at once; whether nothing is left that is kept nowhere."""
        if self.flush():
            return True
        left = self._left()
        here = not left or self._is_kept(left)
        return here and all(held.kept for held in self._held.values())

    def save(self, action: Action) -> bool:
        """Store what changed by calling ``action`` with it; whether all of it went well.

        A refusal that ``explain`` has words for is shown beside its field, and the others are
        stored without it. After any other exception what is typed counts as not stored, and the
        exception goes on.
        """
        changed, refused = self.changed(), dict[str, str]()
        self.clear_errors()
        self._check()
        while changed:
            refusal = self._attempt(action, changed)
            if refusal is None:
                break
            field, text = refusal
            refused[field] = text
            if changed.pop(field, _MISSING) is _MISSING:
                break
        for field, text in refused.items():
            self.show_error(field, text)
        return not refused

    def commit(self, action: Action) -> bool:
        """Like :meth:`save`, with all values, for a record that does not exist yet.

        Problems are shown and the first field with one takes the keyboard.
        """
        self._stop_timers()
        self.clear_errors()
        self._check(everywhere=True)
        if not self._has_errors():
            refusal = self._attempt(action, self.values())
            if refusal is None:
                self._keep_draft()
                return True
            self.show_error(*refusal)
        self.focus_first_error()
        return False

    def unsaved(self) -> bool:
        """Whether something is typed, for any record, that is not stored."""
        problems = any(self._cells[name].editor.problem() for name in self._touched)
        return problems or bool(self.changed() or self._held)

    def give_up(self) -> None:
        """Forget what is typed and not stored; nothing of it is reported any more."""
        self._stop_timers()
        self._pending = False
        self._touched.clear()
        for held in self._held.values():
            if held.draft is not None:
                self.draft_line.keep({}, held.draft)
        self._held.clear()
        self.clear_errors()
        self._keep_draft()

    def show_error(self, field: str, text: str) -> None:
        """Say beside a field what is wrong with it; over the form if there is no such field."""
        if field in self._cells:
            self._cells[field].show_error(text)
            text = self._cells[field].spoken_error
        else:
            self._general.set_text(text)
        announce(self, text)

    def error(self, field: str = "") -> str:
        """What is shown as wrong with a field; over the form, without one."""
        return self._cells[field].error if field else self._general.text()

    def clear_errors(self) -> None:
        """Take all errors off the screen."""
        self._general.set_text("")
        for cell in self._cells.values():
            cell.show_error("")

    def focus_first_error(self) -> None:
        """Put the keyboard into the first field with an error."""
        bad = next((cell for cell in self._cells.values() if cell.error), None)
        if bad is not None:
            bad.editor.setFocus()

    def height_at(self, width: int) -> int:
        """The height it needs at a width, both in pixels."""
        wanted = self._grid.totalHeightForWidth(width)
        # Less than 0 says that nothing in it wraps, so that the width does not matter.
        return wanted if wanted >= 0 else self._grid.totalSizeHint().height()

    def set_read_only(self, read_only: bool) -> None:
        """Let the values be seen but not changed."""
        for cell in self._cells.values():
            cell.editor.set_read_only(read_only)

    def show_fields(self, names: Collection[str], *, shown: bool) -> None:
        """Show or hide some fields; what is typed in one that is hidden stays."""
        for name in names:
            self._cells[name].setVisible(shown)

    def set_private(self, private: bool) -> None:
        """Say whether the record that is shown is private: its words can be hidden then."""
        for cell in self._cells.values():
            cell.set_private(private)

    def hideEvent(self, event: QHideEvent) -> None:
        """Report before the form is out of sight."""
        super().hideEvent(event)
        self.flush()

    def _attempt(self, action: Action, values: dict[str, Any]) -> tuple[str, str] | None:
        """Call ``action``; the refusal, as (field, words), if it refused."""
        stored, touched = dict(self._stored), set(self._touched)
        # Settled beforehand, because the action makes the page show what it stored.
        self._stored |= values
        self._touched -= values.keys()
        try:
            action(dict(values))
        except Exception as error:
            self._stored, self._touched = stored, touched
            refusal = self._explain(error) if self._explain else None
            if refusal is None:
                self._pending = True
                raise
            return refusal
        return None

    def _show(self, name: str, value: Value) -> None:
        editor = self._cells[name].editor
        same = not editor.problem() and editor.value() == value
        if same:
            self._touched.discard(name)
        elif name not in self._touched:
            editor.set_value(value)
            self._cells[name].show_error("")
        self._stored[name] = value if name in self._touched else editor.value()

    def _hold(self) -> None:
        """Keep what is not stored for this record, and clear the form for another."""
        left = self._left()
        if left:
            fields = {name: (draft, self._cells[name].error) for name, draft in left.items()}
            self._held[self.key] = _Held(fields, self.draft_line.draft, self._is_kept(left))
        self.draft_line.show_news("")
        self._touched.clear()
        self._pending = False
        self.clear_errors()

    def _empty(self) -> None:
        # Even a value that both records share: a box would take its own undo over to the other.
        for name, cell in self._cells.items():
            cell.editor.set_value(None)
            self._stored[name] = cell.editor.value()

    def _put_back(self) -> bool:
        """Show what was held of this record; whether there was something."""
        held = self._held.pop(self.key, None)
        for name, (draft, error) in held.fields.items() if held else ():
            self._cells[name].editor.set_draft(draft)
            self._touched.add(name)
            self._cells[name].show_error(error)
        return held is not None

    def _left(self) -> dict[str, Any]:
        """What is on screen of this record and not stored, understood or not."""
        changed = self.changed()
        return {
            name: self._cells[name].editor.draft()
            for name in self._touched
            if name in changed or self._cells[name].editor.problem()
        }

    def _take_up(self, draft: Draft, *, show: bool) -> None:
        """Bring back what lies in ``draft``, except what is stored meanwhile."""
        self._pristine = {name: cell.editor.draft() for name, cell in self._cells.items()}
        found = draft.read()
        if found is None or not show:
            return
        typed_on, fields = found
        for name in fields.keys() & self._cells.keys():
            put_back(self._cells[name].editor, fields[name])
            self._touched.add(name)
        self._touched &= self._left().keys()
        self._stop_timers()  # bringing it back is nothing that the user does
        if self._touched:
            self._pending = True
            self._check(everywhere=True)
            self.draft_line.tell(typed_on)

    def _discard(self) -> None:
        """Show what is stored instead of what was brought back and typed since."""
        for name in self._touched:
            self._cells[name].editor.set_draft(self._pristine[name])
            self._cells[name].editor.set_value(self._stored[name])
        self.give_up()
        next(iter(self._cells.values())).editor.setFocus()

    def _keep_draft(self) -> None:
        """Write the draft, or take it away where nothing is left."""
        if not self.draft_line.keep(self._left()):
            self._latest.start()  # space may have been freed until then

    def _is_kept(self, left: dict[str, Any]) -> bool:
        draft = self.draft_line.draft
        return draft is not None and draft.holds(left)

    def _note_edit(self) -> None:
        self._touched.add(self.sender().objectName())
        self._pending = True
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def _stop_timers(self) -> None:
        self._pause.stop()
        self._latest.stop()

    def _check(self, everywhere: bool = False) -> None:
        """Show what cannot be understood, but not where the user is still typing."""
        for cell in self._cells.values():
            cell.check(typing=cell.editor.target().hasFocus() and not everywhere)

    def _has_errors(self) -> bool:
        return bool(self._general.text()) or any(cell.error for cell in self._cells.values())

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if not _within(old, self):
            return
        self._check()
        if not _within(new, self):
            self.flush()

    def _lay_out(self, fields: Sequence[Field], columns: int) -> None:
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        grid.addWidget(self._general, 1, 0, 1, columns)
        row, column, section = 2, 0, ""
        for field in fields:
            new_section = field.section != section
            if column and (new_section or field.wide or column == columns):
                row, column = row + 1, 0
            if new_section and field.section:
                heading = words(field.section, size="label", bold=True)
                grid.addWidget(heading, row, 0, 1, columns)
                row += 1
            section = field.section
            span = columns if field.wide else 1
            grid.addWidget(self._cells[field.name], row, column, 1, span)
            column += span
        for number in range(columns):
            grid.setColumnStretch(number, 1)
        grid.setRowStretch(row + 1, 1)
        grid.addWidget(self.draft_line, 0, 0, 1, columns)  # the tab key comes to it last


_MISSING = object()


def _within(widget: QWidget | None, form: QWidget) -> bool:
    """Whether ``widget`` is in ``form``, also when in a pop-up of it."""
    while widget is not None and widget is not form:
        widget = widget.parentWidget()
    return widget is form
