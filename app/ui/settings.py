"""What this window remembers on this computer: where it stood, what was open.

The user's own choices are in the journal and travel with it. Every value read back has a type
and a default, so a file that was damaged or written by hand is no more than a fresh start.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from PySide6.QtCore import QByteArray, QSettings

from app.ui.theme import Scheme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSplitter, QWidget


class WindowSettings:
    """Window state in an INI file at ``path``; the file need not exist."""

    def __init__(self, path: Path) -> None:
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    def keep_window(self, window: QWidget) -> None:
        """Remember where a window stands and how large it is."""
        self._file.setValue("window/geometry", window.saveGeometry())

    def restore_window(self, window: QWidget) -> bool:
        """Put a window where it stood; False when that is not known."""
        return window.restoreGeometry(self._bytes("window/geometry"))

    def keep_splitter(self, name: str, splitter: QSplitter) -> None:
        """Remember how the user divided a splitter."""
        self._file.setValue(f"splitter/{name}", splitter.saveState())

    def restore_splitter(self, name: str, splitter: QSplitter) -> bool:
        """Divide a splitter as the user had it; False when that is not known."""
        return splitter.restoreState(self._bytes(f"splitter/{name}"))

    @property
    def rail_tab(self) -> str:
        """The page last shown, by name; empty when not known."""
        return self._text("window/rail_tab")

    @rail_tab.setter
    def rail_tab(self, name: str) -> None:
        self._file.setValue("window/rail_tab", name)

    @property
    def scheme(self) -> Scheme:
        """Light, dark, or as the system is."""
        value = self._text("window/scheme")
        return cast("Scheme", value) if value in get_args(Scheme) else "system"

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._file.setValue("window/scheme", scheme)

    @property
    def hide_current_period(self) -> bool:
        """Whether the grid of numbers leaves out the week, month or quarter that is under way."""
        return bool(self._file.value("scorecard/hide_current", False, type=bool))

    @hide_current_period.setter
    def hide_current_period(self, hide: bool) -> None:
        self._file.setValue("scorecard/hide_current", hide)

    @property
    def last_journal(self) -> Path | None:
        """The journal that was open last."""
        return self._path("files/last_journal")

    @last_journal.setter
    def last_journal(self, path: Path | None) -> None:
        self._file.setValue("files/last_journal", str(path or ""))

    @property
    def last_folder(self) -> Path | None:
        """The folder last read from or written to, while it is there."""
        folder = self._path("files/last_folder")
        return folder if folder and folder.is_dir() else None

    @last_folder.setter
    def last_folder(self, folder: Path | None) -> None:
        self._file.setValue("files/last_folder", str(folder or ""))

    def save(self) -> None:
        """Write to disk now; Qt otherwise does it when it finds time."""
        self._file.sync()

    def _text(self, key: str) -> str:
        return str(self._file.value(key, "", type=str))

    def _bytes(self, key: str) -> QByteArray:
        value = self._file.value(key, QByteArray(), type=QByteArray)
        return value if isinstance(value, QByteArray) else QByteArray()

    def _path(self, key: str) -> Path | None:
        text = self._text(key)
        return Path(text) if text else None
