"""The command line: each command a few lines over the functions the window calls.

Exit code 0 is done, 1 refused with one plain line on stderr, 2 a mistake in the arguments.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from io import TextIOWrapper
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from app import __version__, journal_file, labels, log, paths
from app.domain.errors import JournalFault, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from app.domain.incoming import Problem
    from app.domain.roster import RosterRow
    from app.journal import Journal
    from app.report.content import Content


Read = TypeVar("Read")


class Stopped(Exception):  # noqa: N818  # said to the user, not a programming error
    """A command cannot go on; its message is the one line that says why."""


class _Once(argparse.Action):
    """An option that is not given twice: the second would silently win."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option: str | None = None,
    ) -> None:
        if getattr(namespace, self.dest) is not None:
            parser.error(f"{option} is given twice")
        setattr(namespace, self.dest, values)


@dataclass(frozen=True)
class Request:
    """What the arguments ask for; without a ``command`` it is the window."""

    journal: Path | None = None
    sample: bool = False
    command: Callable[[Any], None] | None = None
    options: argparse.Namespace = field(default_factory=argparse.Namespace)


def read_arguments(arguments: Sequence[str]) -> Request:
    """Understand the arguments; leaves the program with code 2 where they make no sense."""
    commands = _commands()
    if arguments and arguments[0] in _NAMES:
        options = commands.parse_args(arguments)
        return Request(command=options.run, options=options)
    window = argparse.ArgumentParser(
        prog="touchline",
        description="A coaching journal for one sales manager.",
        epilog=f"Commands: {', '.join(_NAMES)}. See touchline COMMAND --help.",
    )
    window.add_argument("journal", nargs="?", type=Path, help="open this journal")
    window.add_argument("--sample", action="store_true", help="open a throw-away sample team")
    window.add_argument("--version", action="version", version=f"touchline {__version__}")
    options = window.parse_args(arguments)
    return Request(journal=options.journal, sample=options.sample)


def carry_out(request: Request) -> int:
    """Run the command; 0 where it was done, 1 where it was refused."""
    assert request.command is not None
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a pipe may know few letters
    try:
        request.command(request.options)
        print(end="", flush=True)  # noqa: T201
    except Stopped as stopped:
        return _refuse(str(stopped))
    except Refused as refused:
        about_field = refused.field and not refused.about  # a row names itself
        field = f"{refused.field.replace('_', ' ').capitalize()}: " if about_field else ""
        return _refuse(f"{field}{labels.refusal(refused)}")
    except JournalFault as fault:
        return _refuse(labels.fault(fault))
    except BrokenPipeError:
        # Whoever read the output has enough of it; Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        log.failure(type(error).__name__)
        return _refuse(f"{error.filename or 'A file'} cannot be used: {error.strerror}.")
    return 0


def _new(options: argparse.Namespace) -> None:
    from datetime import date

    from app import sample

    choices: dict[str, Any] = dict(sample.SETTINGS) if options.sample else {"manager": "Manager"}
    if options.manager is not None:
        choices["manager"] = options.manager
    fill = partial(sample.fill, today=date.today()) if options.sample else None
    journal_file.create(options.journal, fill, **choices).close()
    _say(f"Made {options.journal}.")


def _import_roster(options: argparse.Namespace) -> None:
    from datetime import date

    from app.domain import importing, people
    from app.domain.incoming import Action, match_roster
    from app.exchange.roster import read_roster

    data = _read(options.file)
    with _writing(options) as journal:
        found = _understood(partial(read_roster, data, options.file.name))
        matches = match_roster(found.lines, journal.ask(people.known))
        _report(found.table.source, (p for match in matches for p in match.line.problems))
        added = sum(match.action is Action.ADD for match in matches)
        updated = sum(match.action is Action.UPDATE for match in matches)
        out = len(matches) - added - updated
        if not added + updated:
            raise Stopped(f"Nobody in {options.file} can be taken in.")
        if not options.dry_run:
            journal_file.back_up(journal.path, "import", journal.key)
            journal.do("Roster imported", importing.take_in_roster, matches, date.today())
    would = "would be " if options.dry_run else ""
    _say(f"{added} people {would}added, {updated} {would}updated, {out} rows left out.")


def _import_performance(options: argparse.Namespace) -> None:
    from app.domain import importing, people, settings
    from app.domain.incoming import Action, match_results
    from app.exchange.results import read_results

    data = _read(options.file)
    with _writing(options) as journal:
        chosen = journal.ask(settings.current)
        found = _understood(
            partial(read_results, data, options.file.name, chosen.fiscal_start, chosen.currency)
        )
        matches = match_results(found.lines, journal.ask(people.known))
        _report(found.table.source, (p for match in matches for p in match.line.problems))
        recorded = sum(match.action is Action.UPDATE for match in matches)
        if not recorded:
            raise Stopped(f"No result in {options.file} can be taken in.")
        if not options.dry_run:
            journal_file.back_up(journal.path, "import", journal.key)
            journal.do("Past performance imported", importing.take_in_results, matches)
    would = "would be " if options.dry_run else ""
    _say(f"{recorded} results {would}recorded, {len(matches) - recorded} rows left out.")


def _people(options: argparse.Namespace) -> None:
    from datetime import date

    from app.domain import people

    with _reading(options) as journal:
        rows = journal.ask(people.roster)
    today = date.today()
    if options.json:
        _say(json.dumps([_as_json(row, today) for row in rows], indent=2))
        return
    for row in rows:
        days = row.days(today)
        ago = f"{days} day{'' if days == 1 else 's'} since last contact"
        since = "no conversation yet" if days is None else ago
        _say(" · ".join(filter(None, (row.name, labels.label(row.status), row.detail, since))))


def _packet(options: argparse.Namespace) -> None:
    from app.files import write_whole
    from app.report import packet

    with _reading(options) as journal:
        contents = _contents(journal, options)
    if options.out.exists() and not options.out.is_dir():
        raise Stopped(f"{options.out} is a file, not a folder.")
    options.out.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for content in contents:
        target = options.out / _file_name(content, options.audience, taken)
        data = packet.build(content, paths.resources() / "fonts")
        try:
            write_whole(target, data)
        except OSError as error:
            error.filename = target  # rather than the part that it is written to first
            raise
        _say(str(target))


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
    wanted = [row for row in rows if row.on_the_team] if options.all else [_named(rows, options)]
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


def _check(options: argparse.Namespace) -> None:
    found = journal_file.check(options.journal)
    if found:
        raise Stopped(f"{options.journal} is damaged: {'; '.join(found)}.")
    _say(f"{options.journal} is sound.")


def _commands() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="touchline")
    commands = parser.add_subparsers(required=True)
    journal = argparse.ArgumentParser(add_help=False)
    journal.add_argument(
        "--journal", type=Path, required=True, metavar="J", action=_Once, help="the journal's file"
    )

    new = commands.add_parser("new", help="make a journal")
    new.add_argument("journal", type=Path, metavar="JOURNAL")
    new.add_argument("--sample", action="store_true", help="fill it with the sample team")
    new.add_argument("--manager", metavar="NAME", help="your name")
    new.set_defaults(run=_new)

    imports = commands.add_parser("import", help="read people or results from a file")
    kinds = imports.add_subparsers(required=True)
    for name, run, what in (
        ("roster", _import_roster, "people from CSV, TSV, XLSX, ODS or vCard"),
        ("performance", _import_performance, "quota and actual per person and period"),
    ):
        one = kinds.add_parser(name, parents=[journal], help=what)
        one.add_argument("file", type=Path, metavar="FILE")
        one.add_argument(
            "--dry-run", action="store_true", help="say what would happen, change nothing"
        )
        one.set_defaults(run=run)

    people = commands.add_parser("people", parents=[journal], help="list the people")
    people.add_argument("--json", action="store_true", help="as JSON")
    people.set_defaults(run=_people)

    packet = commands.add_parser("packet", parents=[journal], help="write packets as PDF")
    whom = packet.add_mutually_exclusive_group(required=True)
    whom.add_argument("--person", metavar="NAME")
    whom.add_argument("--all", action="store_true", help="everybody on the team")
    packet.add_argument("--kind", choices=["quarterly"], required=True)
    packet.add_argument("--period", required=True, metavar="P", help="such as 2026-Q3")
    packet.add_argument("--audience", choices=["rep", "manager"], default="rep")
    packet.add_argument("--out", type=Path, required=True, metavar="DIR")
    packet.set_defaults(run=_packet, kind_of_period="quarter")

    check = commands.add_parser("check", parents=[journal], help="look for damage")
    check.set_defaults(run=_check)
    return parser


_NAMES = ("new", "import", "people", "packet", "check")


def _reading(options: argparse.Namespace) -> closing[Journal]:
    return closing(journal_file.open_journal(options.journal, read_only=True))


def _writing(options: argparse.Namespace) -> closing[Journal]:
    return closing(journal_file.open_journal(options.journal, read_only=options.dry_run))


def _read(file: Path) -> bytes:
    from app.exchange.cells import MOST_BYTES

    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)  # one more is refused as too big
    except FileNotFoundError:
        raise Stopped(f"There is no file {file}.") from None
    except IsADirectoryError:
        raise Stopped(f"{file} is a folder, not a file.") from None


def _understood(read: Callable[[], Read]) -> Read:
    from app.exchange.errors import Unreadable

    try:
        return read()
    except Unreadable as unreadable:
        raise Stopped(str(unreadable)) from None


def _report(source: str, problems: Iterator[Problem]) -> None:
    _say(source)
    for problem in problems:
        column = f", {problem.column}" if problem.column else ""
        _say(f"Row {problem.row}{column}: {problem.text}")


def _named(rows: Sequence[RosterRow], options: argparse.Namespace) -> RosterRow:
    from app.domain.names import did_you_mean, fold

    wanted = fold(options.person)
    found = [row for row in rows if wanted and wanted in map(fold, (row.name, row.preferred_name))]
    if len(found) == 1:
        return found[0]
    if found:
        raise Stopped(f"{len(found)} people are called {options.person}.")
    hint = did_you_mean(options.person, (row.name for row in rows))
    raise Stopped(f"Nobody here is called {options.person}.{hint}")


def _as_json(row: RosterRow, today: date) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "preferred_name": row.preferred_name,
        "status": row.status.value,
        "role": row.role,
        "segment": row.segment,
        "territory": row.territory,
        "started": row.started.isoformat() if row.started else None,
        "left_on": row.left_on.isoformat() if row.left_on else None,
        "last_contact": row.last_held.isoformat() if row.last_held else None,
        "days_since_contact": row.days(today),
    }


def _say(line: str) -> None:
    print(line)  # noqa: T201


def _refuse(line: str) -> int:
    print(f"touchline: {line}", file=sys.stderr)  # noqa: T201
    return 1
