"""The arguments: every command with its options, as a table for argparse."""

from __future__ import annotations

import argparse
import textwrap
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import __version__
from app.cli import (
    coaching,
    copies,
    figures,
    imports,
    kinds,
    making,
    packets,
    people,
    person,
    protecting,
    reading,
    scorecard,
)
from app.cli.options import Once, add_never, add_person, add_take_over, day, whole_number
from app.cli.rhythm_arguments import add_plan, add_review, add_training

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.cli.options import Commands, Container

_NAMES = (
    *("new", "import", "people", "person", "packet", "check", "export"),
    *("note", "search", "due", "calendar", "scorecard", "sheet", "plan", "training", "review"),
    *("encrypt", "decrypt", "passphrase", "unlock-test", "backup", "restore", "salvage"),
)


class _Whole(argparse.HelpFormatter):
    """Help of which no line ends within a name, such as unlock-test."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return textwrap.fill(
            text, width,
            initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False,
        )  # fmt: skip


@dataclass(frozen=True)
class Request:
    """What the arguments ask for; without a ``command`` it is the window."""

    journal: Path | None = None
    sample: bool = False
    command: Callable[[Any], None] | None = None
    options: argparse.Namespace = field(default_factory=argparse.Namespace)


def read_arguments(arguments: Sequence[str]) -> Request:
    """Understand the arguments; leaves the program with code 2 where they make no sense."""
    if arguments and arguments[0] in _NAMES:
        options = _commands().parse_args(arguments)
        return Request(command=options.run, options=options)
    window = argparse.ArgumentParser(
        prog="touchline",
        formatter_class=_Whole,
        description="A coaching journal for one sales manager.",
        epilog=f"Commands: {', '.join(_NAMES)}. See touchline COMMAND --help.",
    )
    window.add_argument("journal", nargs="?", type=Path, help="open this journal")
    window.add_argument("--sample", action="store_true", help="open a throw-away sample team")
    window.add_argument("--version", action="version", version=f"touchline {__version__}")
    add_never(window, "--passphrase")
    options = window.parse_args(arguments)
    return Request(journal=options.journal, sample=options.sample)


def _commands() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="touchline")
    commands = parser.add_subparsers(required=True)
    journal = _journal_options()
    adders = (
        *(
            _add_new,
            _add_import,
            _add_people,
            _add_page,
            _add_packet,
            _add_coaching,
            _add_scorecard,
        ),
        *(_add_sheet, add_plan, add_training, add_review, _add_protection, _add_copies),
    )
    for add in adders:
        add(commands, journal)
    return parser


def _journal_alone() -> argparse.ArgumentParser:
    """Which journal it is about; what every command but ``new`` takes."""
    journal = argparse.ArgumentParser(add_help=False)
    journal.add_argument(
        "--journal", type=Path, required=True, metavar="J", action=Once, help="the journal's file"
    )
    return journal


def _journal_options() -> argparse.ArgumentParser:
    """The same with what opens it; what every command takes that looks into a journal."""
    journal = argparse.ArgumentParser(add_help=False, parents=[_journal_alone()])
    secret = journal.add_mutually_exclusive_group()
    _add_passphrase(secret, "--passphrase", "where the journal is encrypted")
    secret.add_argument(
        "--sheet-file", metavar="FILE", action=Once, help="a recovery sheet typed into a file"
    )
    return journal


def _add_passphrase(parser: Container, name: str, when: str) -> None:
    parser.add_argument(
        f"{name}-file",
        metavar="FILE",
        action=Once,
        help=f"its first line is the passphrase, {when}; - is standard input",
    )
    add_never(parser, name)


def _add_new(commands: Commands, _journal: argparse.ArgumentParser) -> None:
    new = commands.add_parser("new", help="make a journal")
    new.add_argument("journal", type=Path, metavar="JOURNAL")
    filled = new.add_mutually_exclusive_group()
    filled.add_argument("--sample", action="store_true", help="fill it with the sample team")
    filled.add_argument(
        "--from-archive", type=Path, metavar="FILE", help="fill it from an export's journal.json"
    )
    new.add_argument("--manager", metavar="NAME", help="your name")
    _add_passphrase(new, "--passphrase", "and the journal is encrypted")
    new.set_defaults(run=making.new)


def _add_import(commands: Commands, journal: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("import", help="read people, results or figures from a file")
    kinds = parser.add_subparsers(required=True)
    for name, run, what in (
        ("roster", imports.roster, "people from CSV, TSV, XLSX, ODS or vCard"),
        ("performance", imports.performance, "quota and actual per person and period"),
        ("metrics", figures.metrics, "values, targets and quotas, long or wide"),
    ):
        one = kinds.add_parser(name, parents=[journal], help=what)
        one.add_argument("file", type=Path, metavar="FILE")
        one.add_argument(
            "--dry-run", action="store_true", help="say what would happen, change nothing"
        )
        add_take_over(one)
        one.set_defaults(run=run)


def _add_people(commands: Commands, journal: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("people", parents=[journal], help="list the people")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=people.people)


def _add_page(commands: Commands, journal: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("person", parents=[journal], help="show what a page says")
    parser.add_argument("person", metavar="NAME", help='where two have it: "Dana #3"')
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(run=person.person)


def _add_packet(commands: Commands, journal: argparse.ArgumentParser) -> None:
    packet = commands.add_parser("packet", parents=[journal], help="write packets as PDF")
    whom = packet.add_mutually_exclusive_group()
    add_person(whom)
    whom.add_argument(
        *("--all", "--everyone", "--team"), action="store_true", help="everybody on the team"
    )
    packet.add_argument("--kind", choices=kinds.KINDS, required=True)
    packet.add_argument(
        "--period",
        metavar="P",
        help="such as 2026-Q3; 2026-H2 (agreement, plan, plan_form, team_plans),"
        " 2026-11 (monthly, calendar, tracking_month), 2026 (training_year),"
        " or a month or a quarter (review_form, upward)",
    )
    for name, which in (("--since", "first"), ("--until", "last")):
        packet.add_argument(
            name, type=day, metavar="DAY", action=Once, help=f"the {which} day (notes)"
        )
    packet.add_argument(
        "--template", metavar="NAME", action=Once, help="whose questions to print (template)"
    )
    packet.add_argument("--scenario", metavar="NAME", action=Once, help="what got better (lift)")
    packet.add_argument(
        "--version",
        type=whole_number,
        metavar="N",
        action=Once,
        help="the latest without it (plan)",
    )
    packet.add_argument(
        "--session", metavar="WHICH", action=Once,
        help="its topic or day; all to come without it (giver_brief, attendance_sheet)",
    )  # fmt: skip
    packet.add_argument(
        "--paper", choices=kinds.PAPERS, help="other than the journal's; a3 for training_calendar"
    )
    copy = packet.add_mutually_exclusive_group()
    copy.add_argument("--audience", choices=["rep", "manager"], default="rep")
    copy.add_argument("--blank", action="store_true", help="a sheet to write on together")
    packet.add_argument(
        "--one-file", action="store_true", help="all in one PDF, each on sheets of its own"
    )
    packet.add_argument("--punched", action="store_true", help="with room for a binder's holes")
    packet.add_argument(
        "--password-file",
        metavar="FILE",
        action=Once,
        help="its first line opens the PDF; - is standard input",
    )
    add_never(packet, "--password")
    packet.add_argument("--out", type=Path, required=True, metavar="DIR")
    packet.set_defaults(run=packets.packet, parser=packet)


def _add_coaching(commands: Commands, journal: argparse.ArgumentParser) -> None:
    note = commands.add_parser(
        "note", parents=[journal], help="keep a note, written as in the capture line"
    )
    note.add_argument(
        "text", nargs="+", metavar="TEXT", help="what to note; - reads standard input"
    )
    add_take_over(note)
    note.set_defaults(run=coaching.note, dry_run=False)

    search = commands.add_parser("search", parents=[journal], help="find what was written")
    search.add_argument(
        "query", nargs="+", metavar="QUERY", help="words, person:NAME kind:win before:2026-10-01"
    )
    search.add_argument(
        "--limit", type=whole_number, default=50, metavar="N", help="at most so many"
    )
    search.add_argument("--json", action="store_true", help="as JSON")
    search.set_defaults(run=coaching.search)

    due = commands.add_parser("due", parents=[journal], help="list whom and what you owe")
    due.add_argument("--json", action="store_true", help="as JSON")
    due.set_defaults(run=coaching.due)

    calendar = commands.add_parser(
        "calendar", parents=[journal], help="write the sessions for other calendars (.ics)"
    )
    calendar.add_argument("--out", type=Path, required=True, metavar="FILE")
    calendar.set_defaults(run=coaching.calendar)


def _add_scorecard(commands: Commands, journal: argparse.ArgumentParser) -> None:
    card = commands.add_parser(
        "scorecard", parents=[journal], help="say how everybody stands by the numbers"
    )
    card.add_argument(
        "--period", required=True, metavar="P", help="such as 2026-Q3, 2026-11 or 2026-W47"
    )
    add_person(card)
    card.add_argument("--json", action="store_true", help="as JSON")
    card.set_defaults(run=scorecard.scorecard)


def _add_sheet(commands: Commands, journal: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("sheet", help="the sheets that your people fill themselves")
    kinds = parser.add_subparsers(required=True)
    export = kinds.add_parser("export", parents=[journal], help="write sheets as XLSX")
    whom = export.add_mutually_exclusive_group(required=True)
    add_person(whom)
    whom.add_argument("--all", action="store_true", help="everybody on the team")
    export.add_argument(
        "--from", dest="since", type=day, metavar="DAY", action=Once,
        help="a day of the first week; this week without it",
    )  # fmt: skip
    export.add_argument(
        "--weeks", type=whole_number, default=13, metavar="N", help="how many; 13 without it"
    )
    export.add_argument("--together", action="store_true", help="one workbook for all")
    export.add_argument(
        "--out", type=Path, required=True, metavar="PATH", help="a folder, or one .xlsx file"
    )
    export.set_defaults(run=figures.export)

    read = kinds.add_parser("read", parents=[journal], help="take in what returned sheets say")
    read.add_argument("files", type=Path, nargs="+", metavar="FILE")
    read.add_argument(
        "--dry-run", action="store_true", help="say what would happen, change nothing"
    )
    add_take_over(read)
    read.set_defaults(run=figures.read)


def _add_protection(commands: Commands, journal: argparse.ArgumentParser) -> None:
    encrypt = commands.add_parser(
        "encrypt", parents=[_journal_alone()], help="protect a journal with a passphrase"
    )
    _add_passphrase(encrypt, "--passphrase", "from now on")
    encrypt.set_defaults(run=protecting.encrypt)

    change = commands.add_parser("passphrase", parents=[journal], help="change the passphrase")
    _add_passphrase(change, "--new-passphrase", "from now on")
    change.set_defaults(run=protecting.change)

    decrypt = commands.add_parser("decrypt", parents=[journal], help="take the passphrase away")
    decrypt.set_defaults(run=protecting.decrypt)

    test = commands.add_parser(
        "unlock-test", parents=[journal], help="try passphrase or sheet on journal and backups"
    )
    test.set_defaults(run=protecting.unlock_test)

    for parser in (encrypt, change, test):
        parser.add_argument(
            "--write-sheet", type=Path, metavar="PDF", help="write the recovery sheet there"
        )
    for parser in (encrypt, change, decrypt):
        add_take_over(parser)


def _add_copies(commands: Commands, journal: argparse.ArgumentParser) -> None:
    check = commands.add_parser("check", parents=[journal], help="look for damage")
    check.set_defaults(run=reading.check)

    export = commands.add_parser(
        "export", parents=[journal], help="write everything, or all about one person, unprotected"
    )
    export.add_argument("--out", type=Path, required=True, metavar="DIR")
    add_person(export)
    export.set_defaults(run=reading.export)

    backup = commands.add_parser("backup", parents=[journal], help="make a checked copy")
    backup.set_defaults(run=copies.backup)

    restore = commands.add_parser(
        "restore", parents=[journal], help="put a backup in the journal's place, which is kept"
    )
    restore.add_argument(
        "--backup", type=Path, metavar="FILE", help="the backup; the newest good one without this"
    )
    restore.add_argument("--yes", action="store_true", help="do not ask")
    add_take_over(restore)
    restore.set_defaults(run=copies.restore)

    salvage = commands.add_parser(
        "salvage", parents=[journal], help="save what can be read of a damaged journal"
    )
    salvage.add_argument("--out", type=Path, required=True, metavar="NEW")
    salvage.set_defaults(run=copies.salvage)
