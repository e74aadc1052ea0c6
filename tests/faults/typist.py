"""A window in a process of its own, and somebody who types in it until the process is killed."""

from __future__ import annotations

import os
from itertools import count
from time import monotonic
from typing import TYPE_CHECKING

from app import journal_file, paths
from app.domain import people
from app.domain.kinds import FactKind

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from pathlib import Path

    from app.journal_file import Key

#: Milliseconds between two words; far less than the pause after which a draft is kept.
RHYTHM = 30


def type_words(pipe: Connection, path: Path, key: Key | None, most: int | None) -> None:
    """Type a new strength word by word, saying each: ``(word, when)``; ``most`` words, or on."""
    os.environ["TOUCHLINE_DATA"] = str(path.parent)
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from app.ui import icons
    from app.ui.form_dialog import FormDialog
    from app.ui.settings import WindowSettings
    from app.ui.window import Window
    from tests.ui.manager import type_into

    app = QApplication([])
    icons.use(paths.resources() / "icons")
    window = Window(WindowSettings(paths.window_settings()), paths.resources())
    journal = journal_file.open_journal(path, key=key)
    window.attach(journal)
    window.show()
    window.focus.set_person(journal.ask(people.roster)[0].id)
    window.team.acts.add_fact((FactKind.STRENGTH,))
    (dialog,) = window.findChildren(FormDialog)
    target = dialog.form.editor("text").target()
    words = count()

    def type_one() -> None:
        word = next(words)
        if word == most:
            typing.stop()
            return
        type_into(target, f"w{word} ")
        pipe.send((word, monotonic()))

    typing = QTimer(interval=RHYTHM, timeout=type_one)
    typing.start()
    app.exec()
