"""``check`` and ``export``: what a journal holds, and whether it is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.cli import access, files
from app.cli.people import named
from app.cli.saying import Stopped, say
from app.domain.errors import Fault

if TYPE_CHECKING:
    import argparse


def check(options: argparse.Namespace) -> None:
    """Look for damage in every page and record."""
    from app import rescue

    found = rescue.look_over(options.journal, access.key_of(options))
    if found:
        raise Stopped(f"{options.journal} is damaged: {'; '.join(found)}.")
    say(f"{options.journal} is sound.")


def export(options: argparse.Namespace) -> None:
    """Write everything, or all about one person, for other programs to read."""
    from datetime import date

    from app import export

    who = None if options.person is None else _number_of(options)
    # What a newer program wrote can be taken along, too.
    key = access.key_of(options, despite={Fault.NEWER})
    files.make_folder(options.out)
    asked = (options.journal, key)
    if who is None:
        written = export.everything(*asked, options.out, date.today())
    else:
        written = export.person(*asked, who, options.out, date.today())
    for path in written:
        say(str(path))


def _number_of(options: argparse.Namespace) -> int:
    from app.domain import people

    with access.reading(options) as journal:
        return named(journal.ask(people.roster), options.person).id
