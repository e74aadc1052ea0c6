"""The only place that knows everything: arguments, paths, log, journal, window or command."""

from __future__ import annotations

import builtins
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import labels
from app.domain.errors import Fault, JournalFault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.journal_file import Key


def run(arguments: Sequence[str]) -> int:
    """Run a command, or the window; the program's exit code: 0 done, 1 refused, 2 usage."""
    os.umask(0o077)
    journal, sample = None, False
    if arguments:
        from app import cli

        request = cli.read_arguments(arguments)
        if request.command is not None:
            return cli.carry_out(request)
        journal, sample = request.journal, request.sample
    try:
        if journal is not None:
            _refuse_no_journal(journal)
        if _is_without_screen():
            print("touchline: There is no screen to open a window on.", file=sys.stderr)  # noqa: T201
            return 1
        return _open_window(journal, sample=sample)
    except JournalFault as fault:
        print(f"touchline: {labels.fault(fault)}", file=sys.stderr)  # noqa: T201
        return 1


def make_journal(path: Path, choices: dict[str, Any], start: str, key: Key | None = None) -> None:
    """Make the journal that the first run asked for; ``start`` "sample" fills it.

    It is encrypted from its first byte where there is a ``key``.
    """
    from datetime import date

    from app import journal_file, sample

    fill = partial(sample.fill, today=date.today()) if start == "sample" else None
    journal_file.create(path, fill, key=key, **choices).close()


def _refuse_no_journal(path: Path) -> None:
    """Say at once, before a window system is needed, that there is no journal at ``path``.

    What else keeps it shut, such as a passphrase or damage, the window has ways around.
    """
    from app import journal_file

    try:
        journal_file.look_at(path)
    except JournalFault as fault:
        if fault.fault in (Fault.MISSING, Fault.FOREIGN):
            raise


def _is_without_screen() -> bool:
    """Whether Qt would end the process because it finds no window system."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(map(os.environ.get, named))


def _open_window(journal: Path | None, *, sample: bool) -> int:
    from app import log

    log.watch_for_crashes()
    # PySide6 replaces this built-in with one that reads the source of each module imported
    # later: that would cost SQLAlchemy alone a tenth of a second.
    original_import = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = original_import
    from app.storage.first_look import first_look
    from app.ui.program import Program

    program = Program(first_look, make_journal)
    if not sample:
        return program.run(journal)
    import tempfile

    from app.sample import SETTINGS

    with tempfile.TemporaryDirectory(prefix="touchline-") as folder:
        path = Path(folder) / "sample.db"
        make_journal(path, dict(SETTINGS), "sample")
        return program.run(path, remember=False)
