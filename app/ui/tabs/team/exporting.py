"""Taking a table out of the program: to the clipboard, or into a file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app import files
from app.exchange.sheets_out import Sheet, as_csv, as_text, as_xlsx
from app.ui import ask, icons
from app.ui.background import Job

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_FILTERS = {".xlsx": "Excel workbook (*.xlsx)", ".csv": "CSV table (*.csv)"}


class ExportMenu(QMenu):
    """Offers to copy a table or to save it; ``said`` tells what was done.

    ``sheet`` gives the table as it is in sight, ``name`` what its file is called at first.
    """

    said = Signal(str)

    def __init__(self, parent: QWidget, sheet: Callable[[], Sheet], name: str) -> None:
        super().__init__(parent)
        self._owner, self._sheet, self._name = parent, sheet, name
        for text, icon, slot in (
            ("Copy as a table", "copy", self.copy),
            ("Excel workbook…", "download", partial(self.save, ".xlsx")),
            ("CSV table…", "download", partial(self.save, ".csv")),
        ):
            action = self.addAction(text)
            icons.put(action, icon)
            # Qt hands over whether the action is ticked, which no slot here wants.
            action.triggered.connect(partial(_call, slot))

    def copy(self) -> None:
        """Put the table on the clipboard."""
        self.copy_sheet(self._sheet())

    def copy_sheet(self, sheet: Sheet) -> None:
        """Put some other table, such as a part of it, on the clipboard."""
        QApplication.clipboard().setText(as_text(sheet))
        self.said.emit("Copied. Paste it into a spreadsheet or a message.")

    def save(self, ending: str) -> None:
        """Ask where to, and write the table there."""
        suggested = ask.documents() / files.safe_name(f"{self._name}{ending}")
        path = ask.save_file(self._owner, f"Export: {self._name}", _FILTERS[ending], suggested)
        if path is not None:
            Job(self, _made, self._sheet(), path, done=self._write)

    def _write(self, made: tuple[Path, bytes]) -> None:
        path, data = made
        try:
            files.write_whole(path, data)
        except OSError as error:
            ask.ok(self._owner, "The table was not exported.", files.reason(error, path))
        else:
            self.said.emit(f"Exported to {path.name}.")


def _made(sheet: Sheet, path: Path) -> tuple[Path, bytes]:
    """The worker: the file's bytes, in the form that its ending names."""
    return path, as_csv(sheet) if path.suffix.lower() == ".csv" else as_xlsx(sheet)


def _call(slot: Callable[[], object], *_: object) -> None:
    slot()
