"""``import metrics`` and ``sheet``: figures from tables, and the sheets that reps fill."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app import journal_file
from app.cli import access, files
from app.cli.imports import file_bytes, report, understood
from app.cli.people import named
from app.cli.saying import Stopped, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from app.domain.incoming_figures import FigureMatch
    from app.domain.rep_sheet import SheetRead
    from app.journal import Journal


def metrics(options: argparse.Namespace) -> None:
    """Take figures in after a backup, or say what would happen."""
    from datetime import date

    from app.domain import taking_in_figures
    from app.domain.incoming_figures import match_figures
    from app.exchange.figures import read_figures

    data = file_bytes(options.file)
    with access.writing(options) as journal:
        here = journal.ask(taking_in_figures.here, date.today())
        found = understood(partial(read_figures, data, options.file.name, here))
        if found.shape.obstacle:
            raise Stopped(f"{options.file} does not say enough. {found.shape.obstacle}")
        matches = match_figures(found.lines, here)
        report(found.table.source, (p for match in matches for p in match.line.problems))
        _refuse_nothing(matches, str(options.file))
        if not options.dry_run and _counted(matches):
            _back_up(journal)
            journal.do(
                "Figures imported",
                taking_in_figures.take_in,
                matches,
                date.today(),
                source=found.shape.source,
                mapping=found.shape.remembered(),
            )
    _say_done(matches, options.dry_run)


def export(options: argparse.Namespace) -> None:
    """Write the sheets of one person, or of everybody on the team."""
    from datetime import date

    from app import sheet_files
    from app.domain import people, rep_sheets

    if options.weeks > rep_sheets.MOST_WEEKS:
        raise Stopped(f"A sheet reaches {rep_sheets.MOST_WEEKS} weeks at most.")
    with access.reading(options) as journal:
        if options.person is None:
            who = [person.id for person in journal.ask(people.team)]
        else:
            who = [named(journal.ask(people.roster), options.person).id]
        if not who:
            raise Stopped("Nobody is on the team.")
        since = options.since or date.today()
        sheets = journal.ask(rep_sheets.gather, who, since, options.weeks)
    if options.together or options.out.suffix.casefold() == sheet_files.ENDING:
        one = options.out.suffix.casefold() == sheet_files.ENDING
        if one and len(sheets) > 1 and not options.together:
            raise Stopped("One file holds several people only with --together.")
        folder = options.out.parent if one else options.out
        files.make_folder(folder)
        target = options.out if one else folder / sheet_files.together(sheets)
        written = sheet_files.write_together(sheets, target)
    else:
        files.make_folder(options.out)
        written = sheet_files.write_apart(sheets, options.out)
    for path in written:
        say(str(path))


def read(options: argparse.Namespace) -> None:
    """Take in what stands on returned sheets after a backup, or say what would happen."""
    from datetime import date

    from app.domain import rep_sheets
    from app.domain.rep_sheet import match_sheets
    from app.exchange.rep_sheet_in import read

    sheets: list[SheetRead] = []
    for file in options.files:
        sheets += understood(partial(read, file_bytes(file), file.name), file)
    with access.writing(options) as journal:
        here = journal.ask(rep_sheets.here, date.today())
        matches = match_sheets(sheets, here)
        for match in matches:
            about = f"{match.line.file}, {match.line.person}"
            if match.line.problems:
                report(about, iter(match.line.problems))
        _refuse_nothing(matches, ", ".join(str(file) for file in options.files))
        if not options.dry_run and _counted(matches):
            _back_up(journal)
            journal.do("Sheets read", rep_sheets.take_in, matches, date.today())
    _say_done(matches, options.dry_run)


def _back_up(journal: Journal) -> None:
    journal_file.back_up(journal.path, "import", journal.key)


def _counted(matches: Sequence[FigureMatch]) -> int:
    from app.domain.incoming import Action

    return sum(match.action in (Action.ADD, Action.UPDATE) for match in matches)


def _same(matches: Sequence[FigureMatch]) -> int:
    from app.domain.incoming import Action

    return sum(match.action is Action.SAME for match in matches)


def _refuse_nothing(matches: Sequence[FigureMatch], where: str) -> None:
    if not _counted(matches) and not _same(matches):
        raise Stopped(f"No figure in {where} can be taken in.")


def _say_done(matches: Sequence[FigureMatch], dry_run: bool) -> None:
    written, same = _counted(matches), _same(matches)
    would = "would be " if dry_run else ""
    out = len(matches) - written - same
    say(f"{written} figures {would}recorded, {same} the same already, {out} left out.")
