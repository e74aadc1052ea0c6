"""The file on its way into the import dialog: dropped or chosen, read, or why it cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.exchange.cells import MOST_BYTES
from app.exchange.errors import Unreadable

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


def read_bytes(path: Path) -> bytes:
    """The content of a file; raises OSError, and Unreadable for what is too big or no file."""
    if path.exists() and not path.is_file():
        raise Unreadable(f"{path.name} is not a file.")
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(f"The file is too big: at most {MOST_BYTES // 1_000_000} MB can be read.")
    return path.read_bytes()


def dropped_file(dropped: QMimeData) -> Path | None:
    """The one file that is dragged; None for anything else."""
    urls = dropped.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())


def unread(error: OSError) -> str:
    """Why a file could not be read, and what to do about it."""
    name = Path(error.filename).name if isinstance(error.filename, str) else "The file"
    if isinstance(error, FileNotFoundError):
        return f"{name} is no longer there."
    if isinstance(error, PermissionError):
        return f"{name} may not be read by you. Copy it to a folder of your own and choose that."
    return f"{name} could not be read. Is its disk still connected?"
