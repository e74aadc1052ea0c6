"""``packet``: packets as PDF files."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from app import paths
from app.cli import access, files, kinds
from app.cli.saying import say

if TYPE_CHECKING:
    import argparse

    from app.report.content import Content


def packet(options: argparse.Namespace) -> None:
    """Write a packet for each person who is asked for, or the one about the team."""
    from app.report import packet

    wrong = kinds.misfit(options)
    if wrong:
        options.parser.error(wrong)
    with access.reading(options) as journal:
        contents, ending = kinds.contents(journal, options)
    files.make_folder(options.out)
    taken: set[str] = set()
    for content in contents:
        target = options.out / _file_name(content, ending, taken)
        files.write(target, packet.build(content, paths.resources() / "fonts"))
        say(str(target))


def _file_name(content: Content, copy: str, taken: set[str]) -> str:
    """A name of its own for a packet: two people may have one name."""
    from app.files import safe_name

    cover = content.cover
    # Apart, so that a long name does not cut off whose copy it is.
    name, ending = safe_name(cover.person), safe_name(f"{cover.title}{copy}.pdf")
    if not cover.person:
        return ending
    names = (name if number == 1 else f"{name} ({number})" for number in count(1))
    free = next(file for one in names if (file := f"{one} - {ending}").casefold() not in taken)
    taken.add(free.casefold())
    return free
