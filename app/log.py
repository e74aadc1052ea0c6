"""The log: what happened, how many, which ids. It never holds a name or a note.

Python's logging is imported with the first line, so that it does not delay the first screen.
"""

from functools import cache
from typing import TYPE_CHECKING

from app import paths

if TYPE_CHECKING:
    from logging import Logger


def event(name: str, **counts: int) -> None:
    """Note that something happened, with counts and ids only."""
    _log().info("%s", " ".join([name, *(f"{key}={value}" for key, value in counts.items())]))


def failure(outline: str) -> None:
    """Note an error by its type and the places it came through."""
    _log().error("%s", outline)


@cache
def _log() -> "Logger":
    """At most two files of half a megabyte; nothing where the folder cannot be written."""
    import logging
    from logging.handlers import RotatingFileHandler

    log = logging.getLogger("touchline")
    log.setLevel(logging.INFO)
    log.propagate = False
    try:
        handler: logging.Handler = RotatingFileHandler(
            paths.log_file(), maxBytes=500_000, backupCount=1, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log.addHandler(handler)
    return log
