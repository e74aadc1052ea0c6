"""``packet``: review packets as PDF files."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from app import paths
from app.cli import access, files
from app.cli.people import named
from app.cli.saying import Stopped, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from app.journal import Journal
    from app.report.content import Content


def packet(options: argparse.Namespace) -> None:
    """Write a packet for each person who is asked for."""
    from app.report import packet

    with access.reading(options) as journal:
        contents = _contents(journal, options)
    files.make_folder(options.out)
    taken: set[str] = set()
    for content in contents:
        target = options.out / _file_name(content, options.audience, taken)
        files.write(target, packet.build(content, paths.resources() / "fonts"))
        say(str(target))


def _contents(journal: Journal, options: argparse.Namespace) -> list[Content]:
    from datetime import date

    from app import gather
    from app.domain import people, settings
    from app.domain.periods import read_period
    from app.formats import Formats

    gathers: dict[str, Callable[..., Content]] = {
        "rep": gather.quarterly,
        "manager": gather.manager_page,
    }
    chosen = journal.ask(settings.current)
    period = read_period(options.period, chosen.fiscal_start)
    if period is None or period.kind != options.kind_of_period:
        raise Stopped(f"{options.period} is not a quarter, such as 2026-Q3.")
    rows = journal.ask(people.roster)
    on_the_team = [row for row in rows if row.on_the_team]
    wanted = on_the_team if options.all else [named(rows, options.person)]
    if not wanted:
        raise Stopped("Nobody is on the team yet.")
    formats = Formats(chosen.currency, chosen.language)
    gathered = gathers[options.audience]
    return [journal.ask(gathered, row.id, period, formats, date.today()) for row in wanted]


def _file_name(content: Content, audience: str, taken: set[str]) -> str:
    """A name of its own for a packet: two people may have one name."""
    from app.files import safe_name

    name, cover = safe_name(content.cover.person), content.cover
    ending = f" - {cover.kind} {cover.period}{'' if audience == 'rep' else ' - manager only'}.pdf"
    free = next(
        found
        for number in count(1)
        if (found := name if number == 1 else f"{name} ({number})").casefold() not in taken
    )
    taken.add(free.casefold())
    return free + ending
