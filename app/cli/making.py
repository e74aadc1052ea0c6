"""``new``: make a journal."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from app import journal_file
from app.cli import access, files
from app.cli.saying import Stopped, say

if TYPE_CHECKING:
    import argparse

    from app.journal_file import Key


def new(options: argparse.Namespace) -> None:
    """Make a journal: empty, with the sample team, or from an export."""
    key = _new_key(options)
    if options.from_archive is not None:
        _from_archive(options, key)
    else:
        _with_choices(options, key)
    say(f"Made {options.journal}.")


def _new_key(options: argparse.Namespace) -> Key | None:
    if options.passphrase_file is None:
        return None
    from app import protection

    return protection.new_key(access.new_passphrase(options.passphrase_file))


def _from_archive(options: argparse.Namespace, key: Key | None) -> None:
    from app import export

    if options.manager is not None:
        raise Stopped("An export says whose journal it is: leave --manager out.")
    archive = export.read_archive(files.bytes_of(options.from_archive))
    export.journal_from(archive, options.journal, key)


def _with_choices(options: argparse.Namespace, key: Key | None) -> None:
    from datetime import date

    from app import sample

    choices: dict[str, Any] = dict(sample.SETTINGS) if options.sample else {"manager": "Manager"}
    if options.manager is not None:
        choices["manager"] = options.manager
    fill = partial(sample.fill, today=date.today()) if options.sample else None
    journal_file.create(options.journal, fill, key=key, **choices).close()
