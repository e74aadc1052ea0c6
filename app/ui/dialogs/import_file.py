"""The file on its way into the import dialog: dropped or chosen, read, or why it cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.exchange.cells import MOST_BYTES
from app.exchange.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData


@dataclass(frozen=True)
class FileRead:
    """A file that was chosen: what it is called, and what is in it."""

    name: str
    data: bytes


def read_bytes(path: Path) -> bytes:
    """The content of a file; raises OSError, and Unreadable for what is too big or no file."""
    if path.exists() and not path.is_file():
        raise Unreadable(f"{path.name} is not a file.")
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(f"The file is too big: at most {MOST_BYTES // 1_000_000} MB can be read.")
    return path.read_bytes()


def read_files(paths: Sequence[Path]) -> tuple[FileRead, ...]:
    """The content of several files; raises what :func:`read_bytes` raises."""
    return tuple(FileRead(path.name, read_bytes(path)) for path in paths)


def dropped_files(dropped: QMimeData) -> tuple[Path, ...]:
    """The files that are dragged; none where something else is among them."""
    urls = dropped.urls()
    if not all(url.isLocalFile() for url in urls):
        return ()
    return tuple(Path(url.toLocalFile()) for url in urls)


def unread(error: OSError) -> str:
    """Why a file could not be read, and what to do about it."""
    name = Path(error.filename).name if isinstance(error.filename, str) else "The file"
    if isinstance(error, FileNotFoundError):
        return f"{name} is no longer there."
    if isinstance(error, PermissionError):
        return f"{name} may not be read by you. Copy it to a folder of your own and choose that."
    return f"{name} could not be read. Is its disk still connected?"
