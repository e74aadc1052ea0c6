"""The import dialog: a file is read and shown; nothing changes before the user says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import journal_file
from app.exchange.errors import Unreadable
from app.ui import ask
from app.ui.background import Job
from app.ui.dialogs.import_file import dropped_files, read_files, unread
from app.ui.dialogs.import_kind import WHOLE, last_word
from app.ui.dialogs.import_parts import MOST_COLUMNS, ColumnStrip, ProblemList
from app.ui.dialogs.import_results import ResultsImport
from app.ui.dialogs.import_roster import RosterImport
from app.ui.editors import Choice
from app.ui.explain import READ_ONLY, explain
from app.ui.field import ErrorLine
from app.ui.parts import EmptyState, PageHead, announce, button, framed, words
from app.ui.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.journal import Journal
    from app.ui.dialogs.import_file import FileRead
    from app.ui.dialogs.import_kind import ImportKind, Preview, PreviewRow

_CHOOSE, _CHOOSE_ANOTHER = "Choose a file…", "Choose another file…"
_CHOOSE_SEVERAL, _CHOOSE_OTHERS = "Choose files…", "Choose other files…"
_ORDERS = [(True, "Dates are day first: 3/4 is 3 April"), (False, "Month first: 3/4 is March 4")]
_PROMISE = "Nothing has changed yet. A backup is made before the import, and you can undo it."
_NO_PROBLEMS = "No row has a problem"
_SIZE = (1120, 660)
_MARGIN = 22
#: Columns are as wide as the first rows need, and this many pixels more.
_MEASURED_ROWS = 200
_CELL_ROOM = 12


class ImportDialog(QDialog):
    """Shows what importing a file would do, and does it in one step.

    ``imported`` tells in words what was done.
    """

    imported = Signal(str)

    def __init__(self, journal: Journal, kind: ImportKind, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(kind.title)
        self.setAcceptDrops(True)
        self._journal, self._kind = journal, kind
        self._paths: tuple[Path, ...] = ()
        self._files: Sequence[FileRead] = ()
        self._chosen: dict[int, str | None] = {}
        self._day_first: bool | None = None
        self._job: Job | None = None
        self.preview: Preview | None = None
        self._build()
        self._lay_out()
        self._connect()
        self._notify(kind.invitation, _CHOOSE_SEVERAL if kind.several else _CHOOSE)
        self.resize(*_SIZE)

    @property
    def busy(self) -> bool:
        """Whether a file is being read or the journal backed up."""
        return self._job is not None and self._job.running

    def choose_file(self) -> None:
        """Ask for a file, or several, and read what is chosen."""
        asked = (self, self._kind.title, self._kind.filters, self._start_folder())
        if self._kind.several:
            self.load(*ask.open_files(*asked))
            return
        path = ask.open_file(*asked)
        if path is not None:
            self.load(path)

    def load(self, *paths: Path) -> None:
        """Read files, in place of those that are shown."""
        if not paths:
            return
        self._paths = paths
        self._chosen, self._day_first = {}, None
        self._notify(f"Reading {self._named()}…")
        self._run(Job(self, read_files, paths, done=self._loaded, failed=self._fail))

    def carry_out(self) -> None:
        """Back the journal up, then import what is shown and close."""
        if self.import_button.isEnabled():
            self._set_ready(False)
            self.import_button.setText("Importing…")
            back_up = journal_file.back_up
            work = (back_up, self._journal.path, "import", self._journal.key)
            self._run(Job(self, *work, done=self._take_in, failed=self._refuse))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a single file, or several where they can be read at once."""
        if self._dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        paths = self._dropped(event)
        if paths:
            event.acceptProposedAction()
            self.load(*paths)

    def _dropped(self, event: QDropEvent) -> tuple[Path, ...]:
        paths = dropped_files(event.mimeData())
        return paths if len(paths) == 1 or self._kind.several else ()

    def _build(self) -> None:
        self.head = PageHead(self._kind.title)
        self.another_button = self.head.add_action(self._another(), self.choose_file)
        self.notice = EmptyState("-", "-", self.choose_file)
        self.columns_title = words(size="label", tone="muted", bold=True)
        self.strip = ColumnStrip(self._kind.fields)
        self.order = Choice(_ORDERS)
        self.order.set_name("How dates are written")
        self.order.box.setMinimumContentsLength(28)
        self.whole = Choice(list(self._kind.wholes.items()), empty="Of which metric?")
        self.whole.set_name("Of which metric all numbers are")
        self.whole.box.setMinimumContentsLength(24)
        self.table = Table(
            list(self._kind.columns.values()),
            name="Rows as they would be imported",
            empty=_NO_PROBLEMS,
        )
        self._widths = [self.table.view.columnWidth(n) for n in range(len(self._kind.columns))]
        self.problems = ProblemList()
        self.only_problems = self.problems.only
        self.promise = words(_PROMISE, size="label", tone="muted")
        self.error = ErrorLine()
        self.cancel_button = button("Cancel", self.reject)
        self.import_button = button("Import", self.carry_out, kind="primary")
        self.import_button.setDefault(True)

    def _lay_out(self) -> None:
        self._content = QWidget()
        content = QVBoxLayout(self._content)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(10)
        heading = QHBoxLayout()
        heading.addWidget(self.columns_title)
        heading.addStretch(1)
        heading.addWidget(self.whole)
        heading.addWidget(self.order)
        content.addLayout(heading)
        content.addWidget(self.strip)
        content.addSpacing(4)
        content.addWidget(framed(self.table), 1)
        content.addWidget(self.problems)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.notice)
        self.pages.addWidget(self._content)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.promise)
        foot.addWidget(self.error, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addStretch()
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.import_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        page.setSpacing(14)
        page.addWidget(self.head)
        page.addWidget(self.pages, 1)
        page.addLayout(foot)

    def _connect(self) -> None:
        self.strip.chosen.connect(self._choose_column)
        self.order.edited.connect(self._choose_order)
        self.whole.edited.connect(self._choose_whole)
        self.only_problems.toggled.connect(self._filter)
        self.table.view.selectionModel().selectionChanged.connect(self._show_problems)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.carry_out)
        QShortcut(QKeySequence.StandardKey.Open, self, self.choose_file)

    def _choose_column(self, index: int, holds: str | None) -> None:
        """A column holds something else."""
        self._chosen.pop(index, None)
        self._chosen[index] = holds
        self._read()

    def _choose_order(self) -> None:
        self._day_first = self.order.value()
        self._read()

    def _choose_whole(self) -> None:
        self._chosen[WHOLE] = self.whole.value()
        self._read()

    def _loaded(self, read: tuple[FileRead, ...]) -> None:
        self._files = read
        self._read()

    def _read(self) -> None:
        """Read the file's content as the user says it is meant."""
        self._set_ready(False)
        chosen = last_word(self._chosen, self._kind.shared)
        work = (self._kind.reader(), self._files, chosen, self._day_first)
        self._run(Job(self, *work, done=self._show, failed=self._fail))

    def _run(self, job: Job) -> None:
        """One job at a time: what was under way is no longer wanted."""
        if self._job is not None and self.busy:
            self._job.cancel()
        self._job = job

    def _show(self, preview: Preview) -> None:
        self.preview = preview
        self.head.show_facts(self._kind.title, f"{self._named()} · {preview.facts}")
        self.strip.show_columns(preview.columns)
        self.strip.setVisible(bool(self._kind.fields))
        self.columns_title.setText(_columns_title(len(preview.columns)))
        self.columns_title.setVisible(bool(self._kind.fields))
        self.whole.setVisible(preview.is_asked)
        self.whole.set_value(preview.whole)
        self.order.setVisible(preview.day_first is not None)
        self.order.set_value(preview.day_first)
        for section, key in enumerate(self._kind.columns):
            self.table.view.setColumnHidden(section, key not in preview.shown)
        self.table.show_rows(preview.rows)
        self.table.view.empty_text = _NO_PROBLEMS if preview.rows else ""
        self._fit_columns()
        self.only_problems.setEnabled(any(row.problems for row in preview.rows))
        self._show_problems()
        self.import_button.setText(preview.verb)
        self.import_button.show()
        self._set_ready(True)
        self.another_button.show()
        first_time = self.pages.currentWidget() is not self._content
        self.pages.setCurrentWidget(self._content)
        if first_time:
            self.table.setFocus()
            announce(self, preview.facts)

    def _show_problems(self) -> None:
        if self.preview is not None:
            self.problems.show_problems(self.preview.rows, self.table.selected_ids())

    def _fit_columns(self) -> None:
        """Give each column the room that its cells need, up to its usual width."""
        self.table.view.horizontalHeader().setResizeContentsPrecision(_MEASURED_ROWS)
        for section, widest in enumerate(self._widths):
            view = self.table.view
            needed = view.sizeHintForColumn(section) + _CELL_ROOM
            heading = view.horizontalHeader().sectionSizeHint(section)
            view.setColumnWidth(section, max(heading, min(needed, widest)))

    def _filter(self, only: bool) -> None:
        self.table.model.set_filter(_has_problem if only else None)

    def _set_ready(self, ready: bool) -> None:
        """Let the user import, if anything stands in the way say what."""
        obstacle = self.preview.obstacle if self.preview else ""
        if self._journal.read_only:
            obstacle = READ_ONLY
        self.import_button.setEnabled(ready and not obstacle)
        self._complain(obstacle if ready else "")

    def _complain(self, text: str) -> None:
        self.error.set_text(text)
        self.promise.setVisible(not text and self.preview is not None)

    def _notify(self, sentence: str, action: str = "") -> None:
        """Say something where the preview would be."""
        self.preview = None
        self._set_ready(False)
        self.import_button.hide()
        self.head.show_facts(self._kind.title, self._named())
        self.another_button.hide()
        self.notice.sentence.setText(sentence)
        self.notice.action.setText(action)
        self.notice.action.setVisible(bool(action))
        self.pages.setCurrentWidget(self.notice)
        if action:
            self.notice.action.setFocus()
        announce(self, sentence)

    def _fail(self, error: Exception) -> None:
        """The file cannot be read: say why, and offer another."""
        if isinstance(error, Unreadable):
            self._notify(str(error), self._another())
        elif isinstance(error, OSError):
            self._notify(unread(error), self._another())
        else:
            self._notify("The file cannot be read.", self._another())
            raise error

    def _take_in(self, _backup: Path) -> None:
        assert self.preview is not None
        try:
            done = self._kind.take_in(self.preview)
        except Exception as error:
            self._refuse(error)
            return
        self.imported.emit(done)
        self.accept()

    def _refuse(self, error: Exception) -> None:
        """Nothing was imported: say why, with everything as it was."""
        if self.preview is not None:
            self.import_button.setText(self.preview.verb)
        self._set_ready(True)
        found = explain(error)
        self._complain(f"Nothing was imported. {found[1] if found else ''}".strip())
        if found is None:
            raise error

    def _another(self) -> str:
        return _CHOOSE_OTHERS if self._kind.several else _CHOOSE_ANOTHER

    def _named(self) -> str:
        """What is being read: one file by its name, several by their number."""
        return self._paths[0].name if len(self._paths) == 1 else _files(len(self._paths))

    def _start_folder(self) -> Path | None:
        if self._paths:
            return self._paths[0].parent
        return ask.downloads()


def import_roster(
    journal: Journal, parent: QWidget | None, path: Path | None = None
) -> ImportDialog:
    """Open the dialog that imports people; it asks for a file unless ``path`` names one."""
    return opened(ImportDialog(journal, RosterImport(journal), parent), path)


def import_results(
    journal: Journal, parent: QWidget | None, path: Path | None = None
) -> ImportDialog:
    """Open the dialog that imports past performance; as for people."""
    return opened(ImportDialog(journal, ResultsImport(journal), parent), path)


def opened(dialog: ImportDialog, path: Path | None = None) -> ImportDialog:
    """Open an import dialog; it asks for its file unless ``path`` names one."""
    dialog.open()
    if path is None:
        dialog.choose_file()
    else:
        dialog.load(path)
    return dialog


def _files(count: int) -> str:
    return f"{count} files" if count else ""


def _columns_title(count: int) -> str:
    if count <= MOST_COLUMNS:
        return "What the columns hold"
    return f"What the columns hold: {MOST_COLUMNS} of {count}, the others are left out"


def _has_problem(row: PreviewRow) -> bool:
    return bool(row.problems)
