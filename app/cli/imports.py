"""``import``: people and results from files, as the window takes them in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from app import journal_file
from app.cli import access, files
from app.cli.saying import Stopped, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.domain.incoming import Problem

Read = TypeVar("Read")


def roster(options: argparse.Namespace) -> None:
    """Take people in after a backup, or say what would happen."""
    from datetime import date

    from app.domain import importing, people
    from app.domain.incoming import Action, match_roster
    from app.exchange.roster import read_roster

    data = file_bytes(options.file)
    with access.writing(options) as journal:
        found = understood(partial(read_roster, data, options.file.name))
        matches = match_roster(found.lines, journal.ask(people.known))
        report(found.table.source, (p for match in matches for p in match.line.problems))
        added = sum(match.action is Action.ADD for match in matches)
        updated = sum(match.action is Action.UPDATE for match in matches)
        out = len(matches) - added - updated
        if not added + updated:
            raise Stopped(f"Nobody in {options.file} can be taken in.")
        if not options.dry_run:
            journal_file.back_up(journal.path, "import", journal.key)
            journal.do("Roster imported", importing.take_in_roster, matches, date.today())
    would = "would be " if options.dry_run else ""
    say(f"{added} people {would}added, {updated} {would}updated, {out} rows left out.")


def performance(options: argparse.Namespace) -> None:
    """Take results in after a backup, or say what would happen."""
    from app.domain import importing, people, settings
    from app.domain.incoming import Action, match_results
    from app.exchange.results import read_results

    data = file_bytes(options.file)
    with access.writing(options) as journal:
        chosen = journal.ask(settings.current)
        found = understood(
            partial(read_results, data, options.file.name, chosen.fiscal_start, chosen.currency)
        )
        matches = match_results(found.lines, journal.ask(people.known))
        report(found.table.source, (p for match in matches for p in match.line.problems))
        recorded = sum(match.action is Action.UPDATE for match in matches)
        if not recorded:
            raise Stopped(f"No result in {options.file} can be taken in.")
        if not options.dry_run:
            journal_file.back_up(journal.path, "import", journal.key)
            journal.do("Past performance imported", importing.take_in_results, matches)
    would = "would be " if options.dry_run else ""
    say(f"{recorded} results {would}recorded, {len(matches) - recorded} rows left out.")


def file_bytes(file: Path) -> bytes:
    """What the file holds, as much as can be read at most. Raises Stopped."""
    from app.exchange.cells import MOST_BYTES

    return files.bytes_of(file, MOST_BYTES + 1)  # one more is refused as too big


def understood(read: Callable[[], Read], file: Path | None = None) -> Read:
    """What ``read`` makes of a file, which is named where there are several. Raises Stopped."""
    from app.exchange.errors import Unreadable

    try:
        return read()
    except Unreadable as unreadable:
        raise Stopped(f"{file}: {unreadable}" if file else str(unreadable)) from None


def report(source: str, problems: Iterator[Problem]) -> None:
    """Say what was read, and what is wrong in it, a line each."""
    say(source)
    for problem in problems:
        column = f", {problem.column}" if problem.column else ""
        say(f"Row {problem.row}{column}: {problem.text}")
