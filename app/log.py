"""The log: what happened, how many, which ids. It never holds a name or a note.

Python's logging is imported with the first line, so that it does not delay the first screen.
"""

import contextlib
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths

if TYPE_CHECKING:
    from logging import Logger

#: Bytes after which the log goes on in a new file; the one before is kept.
LONGEST = 500_000


def event(name: str, **counts: int) -> None:
    """Note that something happened, with counts and ids only."""
    _log().info("%s", " ".join([name, *(f"{key}={value}" for key, value in counts.items())]))


def failure(outline: str) -> None:
    """Note an error by its type and the places it came through."""
    _log().error("%s", outline)


def crash_files() -> tuple[Path, Path]:
    """Where a crash leaves its places: that of this run or the last, and the one before."""
    folder = paths.data_folder()
    return folder / "crash.log", folder / "crash-before.log"


def watch_for_crashes() -> None:
    """Leave the places in the code where a crash ends the program, even one below Python.

    To be called before Qt is there, whose own crashes are meant most. Nothing but places is
    written: no values, no text. Where the folder cannot be written there is no watch.
    """
    import faulthandler

    newest, before = crash_files()
    with contextlib.suppress(OSError):  # another window may be writing it
        if newest.stat().st_size:
            newest.replace(before)
    with contextlib.suppress(OSError):
        # A bare number, because it has to be open until the very end.
        faulthandler.enable(os.open(newest, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))


@cache
def _log() -> "Logger":
    """At most two files of half a megabyte; nothing where the folder cannot be written."""
    import logging
    from logging.handlers import RotatingFileHandler

    log = logging.getLogger("touchline")
    log.setLevel(logging.INFO)
    log.propagate = False
    # A full disk must not put a traceback with the line itself on the terminal.
    logging.raiseExceptions = False
    try:
        handler: logging.Handler = RotatingFileHandler(
            paths.log_file(), maxBytes=LONGEST, backupCount=1, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log.addHandler(handler)
    return log
