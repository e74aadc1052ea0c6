"""Which packets the arguments of ``packet`` ask for, read from the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import labels
from app.cli.people import named
from app.cli.saying import Stopped

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from app.domain.periods import Period
    from app.gather import Copy, Kind
    from app.journal import Journal
    from app.report.content import Content

#: What ``--kind`` takes; a test holds it to what can be gathered, which is slow to import.
KINDS = ("quarterly", "profile", "agreement", "map", "bench")
_EXAMPLES = {"quarter": "2026-Q3", "half": "2026-H2"}
_COPY: dict[str, Copy] = {"rep": "shared", "manager": "mine"}


def misfit(options: argparse.Namespace) -> str:
    """Why the arguments do not fit each other; empty where they do."""
    kind = _kind(options)
    if _copy(kind, options) not in kind.copies:
        asked = "blank sheet" if options.blank else f"copy for the {options.audience}"
        return f"--kind {kind.key}: there is no {asked}"
    named_period, named_person = options.period is not None, options.person is not None
    if kind.period is None and named_period:
        return f"--kind {kind.key} is of today: leave --period out"
    if kind.period is not None and not named_period:
        return f"--kind {kind.key} needs --period, such as {_EXAMPLES[kind.period]}"
    if kind.of_team and (options.all or named_person):
        return f"--kind {kind.key} is about the team: leave --person and --all out"
    if not kind.of_team and not (options.all or named_person):
        return f"--kind {kind.key} needs --person NAME or --all"
    return ""


def contents(journal: Journal, options: argparse.Namespace) -> tuple[list[Content], str]:
    """A packet for each person who is asked for, or the one about the team.

    With it comes what the names of the files say of this copy. Raises Stopped.
    """
    from datetime import date

    from app import gather
    from app.domain import settings
    from app.formats import Formats

    kind = _kind(options)
    chosen = journal.ask(settings.current)
    copy, period = _copy(kind, options), _period(kind, options, chosen.fiscal_start)
    formats = Formats(chosen.currency, chosen.language)
    found = [
        journal.ask(kind.reader(copy, who, period), wording=formats, today=date.today())
        for who in _whom(journal, kind, options)
    ]
    return found, gather.FILE_ENDINGS[copy]


def _kind(options: argparse.Namespace) -> Kind:
    from app import gather

    return next(one for one in gather.KINDS if one.key == options.kind)


def _copy(kind: Kind, options: argparse.Namespace) -> Copy:
    """The copy that is asked for; where there is only one, that one."""
    if len(kind.copies) == 1 and not options.blank:
        return next(iter(kind.copies))
    return "blank" if options.blank else _COPY[options.audience]


def _period(kind: Kind, options: argparse.Namespace, fiscal_start: int) -> Period | None:
    from app.domain.periods import read_period

    if kind.period is None:
        return None
    period = read_period(options.period, fiscal_start)
    if period is None or period.kind != kind.period:
        noun = labels.label(kind.period).lower()
        raise Stopped(f"{options.period} is not a {noun}, such as {_EXAMPLES[kind.period]}.")
    return period


def _whom(journal: Journal, kind: Kind, options: argparse.Namespace) -> Sequence[int | None]:
    from app.domain import people

    if kind.of_team:
        return [None]
    rows = journal.ask(people.roster)
    if not options.all:
        return [named(rows, options.person).id]
    wanted = [row.id for row in rows if row.on_the_team]
    if not wanted:
        raise Stopped("Nobody is on the team yet.")
    return wanted
