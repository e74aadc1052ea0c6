"""Files that a command reads and writes for the user, with what is wrong with them in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.cli.saying import Stopped
from app.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path


def bytes_of(file: Path, longest: int = -1) -> bytes:
    """What the file holds, at most ``longest`` bytes. Raises Stopped where there is none."""
    try:
        with file.open("rb") as opened:
            return opened.read(longest)
    except FileNotFoundError:
        raise Stopped(f"There is no file {file}.") from None
    except IsADirectoryError:
        raise Stopped(f"{file} is a folder, not a file.") from None


def make_folder(folder: Path) -> None:
    """Make the folder to write into, where it is missing. Raises Stopped, OSError."""
    if folder.exists() and not folder.is_dir():
        raise Stopped(f"{folder} is a file, not a folder.")
    folder.mkdir(parents=True, exist_ok=True)


def write(target: Path, data: bytes) -> None:
    """Put ``data`` into ``target``. Raises OSError that names it."""
    try:
        write_whole(target, data)
    except OSError as error:
        error.filename = target  # rather than the part that it is written to first
        raise
