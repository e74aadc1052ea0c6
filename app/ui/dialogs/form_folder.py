"""Where forms for several people go: a folder, and whether what lies there may be written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui import ask

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.ui.settings import WindowSettings

OVER, ELSEWHERE, NOT_NOW = "Write over them", "Choose another folder", "Cancel"
FILLED = "A form that somebody filled and saved under this name would be lost."


def choose(
    parent: QWidget, title: str, names: Iterable[str], state: WindowSettings | None
) -> Path | None:
    """The folder for these files; those that are there are only written over if one says so."""
    wanted = tuple(names)
    folder: Path | None = start(state)
    while folder := ask.folder(parent, title, folder):
        taken = sum((folder / name).exists() for name in wanted)
        if not taken:
            return folder
        there = "1 of the forms is" if taken == 1 else f"{taken} of the forms are"
        said = ask.choose(parent, f"{there} there already.", FILLED, ELSEWHERE, OVER, NOT_NOW)
        if said != ELSEWHERE:
            return folder if said == OVER else None
    return None


def start(state: WindowSettings | None) -> Path:
    """The folder last used, or else that for documents."""
    remembered = state.last_folder if state is not None else None
    return remembered or ask.documents()
