"""``packet``: packets as PDF files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import paths
from app.cli import access, files, kinds
from app.cli.saying import Stopped, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from app.batch import How
    from app.report.content import Content


def packet(options: argparse.Namespace) -> None:
    """Write a packet for each person who is asked for, or the one about the team."""
    from app import batch

    wrong = kinds.misfit(options)
    if wrong:
        options.parser.error(wrong)
    with access.reading(options) as journal:
        contents, ending = kinds.contents(journal, options)
    how = _how(options, contents, ending)
    files.make_folder(options.out)
    if len(contents) == 1 and not options.one_file:
        say(str(batch.write_one(contents[0], options.out, how)))
        return
    for written in batch.write_all(contents, options.out, how, _quietly, lambda: False):
        say(str(written))


def _how(options: argparse.Namespace, contents: Sequence[Content], ending: str) -> How:
    """What the arguments want of the pages. Raises Stopped."""
    from app.batch import How

    return How(
        fonts=paths.resources() / "fonts",
        ending=ending,
        together=f"{contents[0].cover.title}{ending}.pdf" if options.one_file else "",
        punched=options.punched,
        password=_password(options.password_file),
    )


def _password(file: str | None) -> str:
    """What opens the packets; empty where nothing is asked of whoever reads them."""
    if file is None:
        return ""
    from app.report import binding

    found = access.passphrase(file, "")
    if not binding.can_protect(found):
        raise Stopped(f"A password for a PDF has at most {binding.LONGEST_PASSWORD} bytes.")
    return found


def _quietly(_done: int, _of: int) -> None:
    """A command says what it wrote, not how far it is."""
