"""``plan``: forms of business plans written and read back, and how far everybody's plan is."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app import journal_file, labels
from app.cli import access, files
from app.cli.imports import file_bytes, understood
from app.cli.people import named
from app.cli.saying import Stopped, in_a_line, say
from app.domain.kinds import SectionKind

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from app.domain.models import Settings
    from app.domain.periods import Period
    from app.domain.plan_board import Cell, Due
    from app.domain.plan_form import FilledForm, FormAction, FormLine
    from app.domain.plan_forms import Filed, Reading
    from app.formats import Formats
    from app.journal import Journal

#: What may be taken from a form in place of what stands in the plan, besides sections by name.
EVERYTHING, LINES, ACTIONS = "all", "lines", "actions"
PARTS = (EVERYTHING, *(kind.value for kind in SectionKind), LINES, ACTIONS)
FORMATS = ("pdf", "xlsx", "both")
_NOT_KNOWN, _NOTHING = "not known yet", "nothing any more"


def invite(options: argparse.Namespace) -> None:
    """Ask for plans where nobody did, and write the forms of all that are not agreed yet."""
    from app import plan_files
    from app.domain import plan_invitations, settings
    from app.formats import Formats

    today = date.today()
    with access.writing(options) as journal:
        chosen = journal.ask(settings.current)
        half = _half(options.half, chosen)
        if half.ends < today:
            raise Stopped(f"{half.label} is over.")
        who = _invited(journal, options, half)
        files.make_folder(options.out)
        forms = journal.do(
            f"Plans for {half.label} invited",
            partial(plan_invitations.send, due_on=options.due),
            half, who, today,
        )  # fmt: skip
    written = plan_files.write_forms(
        forms,
        options.out,
        Formats(chosen.currency, chosen.language),
        as_pdf=options.format != "xlsx",
        as_xlsx=options.format != "pdf",
    )
    for path in written:
        say(str(path))


def read(options: argparse.Namespace) -> None:
    """Say what a returned form says, and file it after a backup unless it is only checked."""
    from app import plan_files
    from app.domain import plan_forms, settings
    from app.formats import Formats

    data = file_bytes(options.file)
    returned = understood(partial(plan_files.read_form, data, options.file.name))
    with access.writing(options) as journal:
        chosen = journal.ask(settings.current)
        reading = journal.ask(plan_forms.understood, returned)
        for line in _reading(reading, Formats(chosen.currency, chosen.language)):
            say(line)
        if options.dry_run:
            return
        take = reading.differing if EVERYTHING in options.take else options.take
        journal_file.back_up(journal.path, "import", journal.key)
        filed = journal.do(
            f"Plan form of {reading.found.person.called} read",
            partial(
                plan_forms.file, file_name=options.file.name, content=data, take=frozenset(take)
            ),
            reading.found.plan.id, reading.form, date.today(),
        )  # fmt: skip
    for line in _filed(filed):
        say(line)


def status(options: argparse.Namespace) -> None:
    """Say how far everybody's plan for a half-year is, what it covers, and what comes next."""
    from app.domain import plan_board, settings
    from app.formats import Formats

    today = date.today()
    with access.reading(options) as journal:
        chosen = journal.ask(settings.current)
        half = _half(options.half, chosen)
        rows = journal.ask(plan_board.board, [half], today)
        owed = [one for one in journal.ask(plan_board.due, today) if one.half == half]
        lacks = {row.person.id: _lacks(journal, row.cells[0], today) for row in rows}
    formats = Formats(chosen.currency, chosen.language)
    for row in rows:
        cell, who = row.cells[0], row.person
        due = [one for one in owed if one.person.id == who.id]
        say(f"{who.name} · {' · '.join(_state(cell, formats))}")
        for line in _beside(cell, lacks[who.id], due, chosen, formats):
            say(f"  {line}")
    if not rows:
        raise Stopped("Nobody is on the team yet.")
    cells = [row.cells[0] for row in rows]
    agreed = sum(cell.holding is not None for cell in cells)
    owed_by = sum(cell.owes or cell.latest is not None for cell in cells)
    say(f"{half.label}: {agreed} of {owed_by} plans agreed.")


def _half(text: str | None, chosen: Settings) -> Period:
    """The half-year that is meant; that of today where none is named. Raises Stopped."""
    from app.domain.kinds import PeriodKind
    from app.domain.periods import period_of, read_period

    if text is None:
        return period_of(PeriodKind.HALF, date.today(), chosen.fiscal_start)
    found = read_period(text, chosen.fiscal_start)
    if found is None or found.kind is not PeriodKind.HALF:
        raise Stopped(f"{text} is not a half-year, such as 2027-H1.")
    return found


def _invited(journal: Journal, options: argparse.Namespace, half: Period) -> list[int]:
    """Whose forms are wanted. Raises Stopped where nobody owes one."""
    from app.domain import people, plan_invitations

    if options.person is not None:
        return [named(journal.ask(people.roster), options.person).id]
    every = journal.ask(plan_invitations.whom, half, date.today())
    wanted = [one.person.id for one in every if one.wanted or one.found is not None]
    if not wanted:
        raise Stopped(f"Nobody owes a plan for {half.label} that is not agreed yet.")
    return wanted


def _reading(reading: Reading, formats: Formats) -> Iterator[str]:
    """What a form says, what of it was not understood, and where the plan says something else."""
    form, found = reading.form, reading.found
    yield f"{found.person.name}, {found.half.label}, version {found.plan.number}"
    yield from _said(form, formats)
    for problem in form.problems:
        yield f"{problem.column}: {problem.text}"
    for words in reading.sections:
        yield from _differs(words.section.value, [words.here], [words.form])
    for part, pairs in ((LINES, reading.lines), (ACTIONS, reading.actions)):
        here = [_row(pair.here, formats) for pair in pairs if pair.here is not None]
        there = [_row(pair.form, formats) for pair in pairs if pair.form is not None]
        if pairs:
            yield from _differs(part, here, there)


def _said(form: FilledForm, formats: Formats) -> Iterator[str]:
    for kind, text in form.sections.items():
        yield f"{labels.label(kind)}: {in_a_line(text)}"
    for number, line in enumerate(form.lines, start=1):
        yield f"Line {number}: {_row(line, formats)}"
    for number, action in enumerate(form.actions, start=1):
        yield f"Action {number}: {_row(action, formats)}"
    if not (form.sections or form.lines or form.actions):
        yield "Nothing is written on it."


def _differs(part: str, here: Sequence[str], form: Sequence[str]) -> Iterator[str]:
    yield f"{_heading(part)}: the plan says something else (--take {part} takes the form's):"
    yield from (f"  here: {in_a_line(text)}" for text in here)
    yield from (f"  on the form: {in_a_line(text) or _NOTHING}" for text in form or [""])


def _row(row: FormLine | FormAction, formats: Formats) -> str:
    """A forecast line or an action on one line."""
    from app.domain.plan_form import FormAction

    if isinstance(row, FormAction):
        by = "no day yet" if row.due is None else f"by {formats.day(row.due)}"
        return ", ".join((row.text, labels.label(row.kind).casefold(), by))
    said = (
        *(row.account, row.segment, row.product),
        _NOT_KNOWN if row.amount is None else formats.money(row.amount),
        "" if row.month is None else formats.month(row.month),
        "" if row.source is None else labels.label(row.source).casefold(),
        f"“{row.as_typed}”" if row.as_typed else "",
    )
    return ", ".join(filter(None, said))


def _filed(filed: Filed) -> Iterator[str]:
    if filed.known:
        yield "This very form was filed before."
    if filed.taken:
        yield f"Filed as their own words: {', '.join(map(_heading, filed.taken))}."
    if filed.left:
        yield f"Left as the plan says it: {', '.join(map(_heading, filed.left))}."
    if not filed.taken and not filed.left and not filed.known:
        yield "The form is kept; the plan says all of it already."
    if not filed.kept:
        yield "The file is too large to be kept itself."


def _heading(part: str) -> str:
    rows = {LINES: "Forecast lines", ACTIONS: "Actions"}
    return rows[part] if part in rows else labels.label(SectionKind(part))


def _lacks(journal: Journal, cell: Cell, today: date) -> list[str]:
    """What a plan still lacks on its way, in words."""
    from app.domain import agreements, plan_gaps, plans

    found = cell.latest
    if found is None:
        return []
    against = journal.ask(plans.basis, found, today)
    shared = journal.ask(agreements.of_half, found.person.id, found.half.starts)
    return [
        f"{labels.label(gap.what).casefold()}{f' ({gap.count})' if gap.count > 1 else ''}"
        for gap in plan_gaps.missing(found, against, shared)
    ]


def _state(cell: Cell, formats: Formats) -> Iterator[str]:
    """How far the latest version is, and which one holds meanwhile."""
    if cell.latest is None:
        yield "no plan yet" if cell.owes else "owes no plan"
        return
    plan, holds = cell.latest.plan, cell.holding
    yield labels.label(plan.state)
    if plan.number > 1:
        yield f"version {plan.number}"
    if holds is not None and holds.plan.agreed_on is not None:
        on = formats.day(holds.plan.agreed_on)
        yield f"on {on}" if holds is cell.latest else f"version {holds.plan.number} of {on} holds"


def _beside(
    cell: Cell, lacks: Iterable[str], due: Iterable[Due], chosen: Settings, formats: Formats
) -> Iterator[str]:
    """What a plan covers by both bars, what it lacks, how late it is and what comes next."""
    from app import covering

    if cell.coverage is not None:
        bar, by_win_rate = covering.bars(cell.coverage, formats)
        yield f"coverage: {covering.told(cell.coverage, formats, chosen.currency)}"
        yield f"the bar {bar}, 1 / win rate {by_win_rate}"
    missing = ", ".join(lacks)
    if missing:
        yield f"missing: {missing}"
    if cell.timing.late:
        by = formats.day(cell.timing.agree_by)
        yield f"late by {_days(cell.timing.late)}: it was to be agreed by {by}"
    for one in due:
        month = f" {one.month.label}" if one.month is not None else ""
        late = f", {_days(one.late)} late" if one.late else ""
        yield f"next: {labels.label(one.what).lower()}{month} by {formats.day(one.day)}{late}"


def _days(count: int) -> str:
    return f"{count} {'day' if count == 1 else 'days'}"
