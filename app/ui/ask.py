"""Questions to the user: the only module that opens message boxes and file pickers.

The rest of the window calls the functions below; they pass the question to ``current``. Tests
put their own asker there with :func:`use`, so no test can hang on a box that nobody sees.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMessageBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Asker:
    """Asks on screen, with the system's own pickers where it has them."""

    def ok(self, parent: QWidget | None, title: str, text: str) -> None:
        """Tell the user something that cannot wait; one button."""
        box = _box(parent, title, text)
        box.addButton("OK", QMessageBox.ButtonRole.AcceptRole)
        box.exec()
        box.deleteLater()

    def choose(self, parent: QWidget | None, question: str, detail: str, *buttons: str) -> str:
        """Ask one question and return the text of the button that answered it.

        The first button answers Enter; the last is the way out and answers Esc.
        """
        box = _box(parent, question, detail)
        offered = [box.addButton(text, QMessageBox.ButtonRole.ActionRole) for text in buttons]
        box.setDefaultButton(offered[0])
        box.setEscapeButton(offered[-1])
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        return next((text for text, b in zip(buttons, offered, strict=True) if b is clicked), "")

    def text(
        self, parent: QWidget | None, title: str, label: str, value: str = "", *, hidden: bool
    ) -> str | None:
        """Ask for one line; ``None`` when the user backs out. ``hidden`` is for passphrases."""
        mode = QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal
        answer, given = QInputDialog.getText(parent, title, label, mode, value)
        return answer if given else None

    def open_file(
        self, parent: QWidget | None, title: str, filters: str, folder: Path | None
    ) -> Path | None:
        """Pick an existing file; ``None`` when the user backs out."""
        name, _ = QFileDialog.getOpenFileName(parent, title, _start(folder), filters)
        return Path(name) if name else None

    def open_files(
        self, parent: QWidget | None, title: str, filters: str, folder: Path | None
    ) -> tuple[Path, ...]:
        """Pick existing files; none when the user backs out."""
        names, _ = QFileDialog.getOpenFileNames(parent, title, _start(folder), filters)
        return tuple(map(Path, names))

    def save_file(
        self, parent: QWidget | None, title: str, filters: str, suggested: Path
    ) -> Path | None:
        """Pick where to write, starting at ``suggested``; its ending is added when left off.

        The picker itself asks before an existing file is chosen.
        """
        picker = QFileDialog(parent, title, _start(suggested.parent), filters)
        picker.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        picker.setDefaultSuffix(suggested.suffix)
        picker.selectFile(suggested.name)
        chosen = picker.selectedFiles() if picker.exec() else []
        picker.deleteLater()
        return Path(chosen[0]) if chosen else None

    def folder(self, parent: QWidget | None, title: str, folder: Path | None) -> Path | None:
        """Pick an existing folder; ``None`` when the user backs out."""
        name = QFileDialog.getExistingDirectory(parent, title, _start(folder))
        return Path(name) if name else None


current: Asker = Asker()


def use(asker: Asker) -> Asker:
    """Ask through ``asker`` from now on; returns the one it replaces."""
    global current  # one seam, so that tests replace every question at once
    replaced, current = current, asker
    return replaced


def ok(parent: QWidget | None, title: str, text: str) -> None:
    """Tell the user something that cannot wait. Prefer the status line for what can."""
    current.ok(parent, title, text)


def choose(parent: QWidget | None, question: str, detail: str, *buttons: str) -> str:
    """Ask one question and return the text of the chosen button.

    The first button answers Enter; the last is the way out and answers Esc. Buttons are verbs:
    ``ask.choose(self, "Discard what you typed?", "", "Keep writing", "Discard")``.
    """
    return current.choose(parent, question, detail, *buttons)


def text(
    parent: QWidget | None, title: str, label: str, value: str = "", *, hidden: bool = False
) -> str | None:
    """Ask for one line of text; ``None`` when the user backs out."""
    return current.text(parent, title, label, value, hidden=hidden)


def open_file(
    parent: QWidget | None, title: str, filters: str, folder: Path | None = None
) -> Path | None:
    """Pick an existing file. ``filters`` in Qt's form: ``"Tables (*.csv *.xlsx)"``."""
    return current.open_file(parent, title, filters, folder)


def open_files(
    parent: QWidget | None, title: str, filters: str, folder: Path | None = None
) -> tuple[Path, ...]:
    """Pick existing files, one or several; ``filters`` as for :func:`open_file`."""
    return current.open_files(parent, title, filters, folder)


def save_file(parent: QWidget | None, title: str, filters: str, suggested: Path) -> Path | None:
    """Pick where to write a file, starting at ``suggested`` (folder, name and ending)."""
    return current.save_file(parent, title, filters, suggested)


def folder(parent: QWidget | None, title: str, folder: Path | None = None) -> Path | None:
    """Pick an existing folder."""
    return current.folder(parent, title, folder)


def documents() -> Path:
    """The folder that files are put into unless another is chosen."""
    kind = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(kind))


def downloads() -> Path | None:
    """Where a file that somebody sent is likely to lie."""
    kind = QStandardPaths.StandardLocation.DownloadLocation
    found = Path(QStandardPaths.writableLocation(kind))
    return found if found.is_dir() else None


def _box(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    """An empty box that shows ``title`` and ``text`` as they are, never as markup."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(title)
    box.setInformativeText(text)
    return box


def _start(folder: Path | None) -> str:
    return str(folder) if folder else ""
