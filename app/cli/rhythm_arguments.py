"""The arguments of what comes round: plans by the half-year, training, reviews."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import plans, review, training
from app.cli.options import Once, add_person, add_take_over, day, whole_number
from app.domain.days import WEEKDAYS
from app.domain.kinds import ReviewKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.cli.options import Commands, Container


def add_plan(commands: Commands, journal: argparse.ArgumentParser) -> None:
    """``touchline plan``: invite, read, status."""
    parser = commands.add_parser("plan", help="everybody's business plan for a half-year")
    kinds = parser.add_subparsers(required=True)
    invite = kinds.add_parser("invite", parents=[journal], help="ask for plans, and write forms")
    whom = invite.add_mutually_exclusive_group(required=True)
    add_person(whom)
    whom.add_argument("--all", action="store_true", help="everybody who owes one")
    invite.add_argument("--half", required=True, metavar="H", help="such as 2027-H1")
    invite.add_argument(
        "--due", type=day, metavar="DAY", action=Once, help="by when; two weeks without it"
    )
    invite.add_argument("--format", choices=plans.FORMATS, default="pdf")
    invite.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    add_take_over(invite)
    invite.set_defaults(run=plans.invite, dry_run=False)

    _add_read(kinds, journal, plans.read).add_argument(
        "--take", nargs="+", choices=plans.PARTS, metavar="HEADING", default=(),
        help="also where the plan says something else: all, lines, actions or a section",
    )  # fmt: skip

    status = kinds.add_parser("status", parents=[journal], help="say how far everybody's plan is")
    status.add_argument("--half", metavar="H", help="such as 2027-H1; this one without it")
    status.set_defaults(run=plans.status)


def add_review(commands: Commands, journal: argparse.ArgumentParser) -> None:
    """``touchline review``: status, prepare, forms, read."""
    parser = commands.add_parser("review", help="everybody's reviews of a month or a quarter")
    kinds = parser.add_subparsers(required=True)
    status = kinds.add_parser("status", parents=[journal], help="say how far everybody's are")
    status.add_argument(
        "period", nargs="?", metavar="PERIOD",
        help="such as 2026-11 or 2026-Q4; this quarter without it",
    )  # fmt: skip
    status.add_argument("--json", action="store_true", help="for other programs")
    status.set_defaults(run=review.status)

    prepare = kinds.add_parser(
        "prepare", parents=[journal], help="let the numbers stand still, and gather what is shown"
    )
    _add_reviews(prepare)
    add_take_over(prepare)
    prepare.set_defaults(run=review.prepare, dry_run=False)

    forms = kinds.add_parser("forms", parents=[journal], help="write forms to be filled (.pdf)")
    _add_reviews(forms)
    forms.add_argument("--upward", action="store_true", help="feedback for you, on its own sheet")
    forms.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    forms.set_defaults(run=review.forms)
    _add_read(kinds, journal, review.read).add_argument(
        "--take", nargs="+", type=_all_or_number, metavar="N", default=(),
        help="also where the review says something else: all, or answers by their numbers",
    )  # fmt: skip


def _add_reviews(parser: argparse.ArgumentParser) -> None:
    """Whose review, and of which period."""
    whom = parser.add_mutually_exclusive_group(required=True)
    add_person(whom)
    whom.add_argument("--all", action="store_true", help="everybody's")
    parser.add_argument(
        "period", nargs="?", metavar="PERIOD",
        help="such as 2026-11 or 2026-Q4; the latest that can be prepared without it",
    )  # fmt: skip
    parser.add_argument(
        "--kind", type=ReviewKind, choices=list(ReviewKind), help="where it is not the usual one"
    )


def _add_read(
    kinds: Commands, journal: argparse.ArgumentParser, run: Callable[[argparse.Namespace], None]
) -> Container:
    """How a returned form is read; what it may be told to take belongs into what is given back."""
    read = kinds.add_parser("read", parents=[journal], help="take in what a returned form says")
    read.add_argument("file", type=Path, metavar="FILE")
    how = read.add_mutually_exclusive_group()
    how.add_argument(
        "--check", dest="dry_run", action="store_true", help="say what it says, change nothing"
    )
    add_take_over(read)
    read.set_defaults(run=run)
    return how


def add_training(commands: Commands, journal: argparse.ArgumentParser) -> None:
    """``touchline training``: plan, export-ics."""
    parser = commands.add_parser("training", help="what the team trains in a quarter")
    kinds = parser.add_subparsers(required=True)
    _add_quarters_plan(kinds, journal)
    _add_calendars(kinds, journal)


def _add_quarters_plan(kinds: Commands, journal: argparse.ArgumentParser) -> None:
    plan = kinds.add_parser("plan", parents=[journal], help="lay a quarter out, show or publish it")
    _add_quarter(plan)
    plan.add_argument(
        "--days", type=_weekdays, metavar="DAYS", action=Once,
        help="a session on each of these from today on, such as tue,thu",
    )  # fmt: skip
    plan.add_argument(
        "--every",
        dest="every_weeks",
        type=whole_number,
        metavar="N",
        action=Once,
        help="every so many weeks",
    )
    plan.add_argument(
        "--at", dest="starts_at", metavar="TIME", action=Once,
        help="such as 11:00; this and what follows is as it was the last time without it",
    )  # fmt: skip
    plan.add_argument("--zone", metavar="ZONE", action=Once, help="such as Europe/Berlin")
    plan.add_argument(
        "--minutes", type=whole_number, metavar="N", action=Once, help="how long it takes"
    )
    plan.add_argument("--place", metavar="PLACE", action=Once, help="where it is")
    plan.add_argument(
        "--propose", action="store_true", help="fill in topics, and who could give them"
    )
    plan.add_argument("--publish", action="store_true", help="the team knows it from now on")
    add_take_over(plan)
    plan.set_defaults(run=training.plan, parser=plan)


def _add_calendars(kinds: Commands, journal: argparse.ArgumentParser) -> None:
    export = kinds.add_parser(
        "export-ics", parents=[journal], help="write a quarter for other calendars (.ics)"
    )
    _add_quarter(export)
    whose = export.add_mutually_exclusive_group()
    whose.add_argument(
        "--giver", metavar="NAME", action=Once, help="what one person or guest gives"
    )
    whose.add_argument(
        "--givers", action="store_true", help="what each of them gives, a file for each"
    )
    export.add_argument(
        "--to", type=Path, required=True, metavar="PATH", help="a file, or a folder (--givers)"
    )
    export.set_defaults(run=training.export_ics)


def _add_quarter(parser: Container) -> None:
    parser.add_argument(
        "quarter", nargs="?", metavar="QUARTER", help="such as 2027-Q1; this one without it"
    )


def _weekdays(text: str) -> tuple[int, ...]:
    """The days of the week in a list, such as tue,thu, as numbers from 0 for Monday."""
    found = set()
    for word in text.split(","):
        begun = word.strip().casefold()
        named = [n for n, day in enumerate(WEEKDAYS) if day.casefold().startswith(begun)]
        if len(begun) < 2 or len(named) != 1:
            raise argparse.ArgumentTypeError(f"{word.strip()} is no day of the week, such as thu")
        found.update(named)
    return tuple(sorted(found))


def _all_or_number(text: str) -> str | int:
    """Everything, or an answer by its number."""
    return text if text == review.EVERYTHING else whole_number(text)
