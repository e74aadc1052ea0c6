"""``review``: how far everybody's reviews are, preparing them, and their forms out and back."""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from app import journal_file, labels
from app.cli import access, files, slots
from app.cli.imports import file_bytes, understood
from app.cli.people import named
from app.cli.saying import Stopped, in_a_line, say
from app.domain.kinds import ReviewState

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from app.domain.models import Person
    from app.domain.review_board import Cell
    from app.domain.review_forms import Beside, Filed, Reading
    from app.domain.review_timing import Slot
    from app.formats import Formats
    from app.journal import Journal

#: What may be taken from a form in place of what stands in the review, besides answers by number.
EVERYTHING = "all"


def status(options: argparse.Namespace) -> None:
    """Say how far everybody's reviews are, how late, and what is to be done next."""
    from app.domain import settings
    from app.formats import Formats

    with access.reading(options) as journal:
        chosen = journal.ask(settings.current)
        period, wanted = slots.slots(options.period, chosen.fiscal_start)
        rows = slots.rows(journal, wanted[0], chosen.fiscal_start)
    found = [(row.person, cell) for row in rows for cell in row.cells if cell.slot in wanted]
    shown = [(who, cell) for who, cell in found if cell.review is not None or cell.timing.owed]
    if options.json:
        say(json.dumps([_as_json(who, cell) for who, cell in shown], indent=2))
        return
    if not rows:
        raise Stopped("Nobody is on the team yet.")
    formats = Formats(chosen.currency, chosen.language)
    for who, cell in shown:
        said = (who.name, cell.slot.period.label, _state(cell), *_next(cell, formats))
        say(" · ".join(said))
    closed = sum(cell.state is ReviewState.CLOSED for _, cell in shown)
    late = sum(cell.timing.late > 0 for _, cell in shown)
    say(f"{period.label}: {closed} of {len(shown)} reviews closed, {late} late.")


def prepare(options: argparse.Namespace) -> None:
    """Prepare a person's review, anew where it was, or everybody's that is owed and is not."""
    from app import reviewing
    from app.domain import settings
    from app.formats import Formats

    today = date.today()
    with access.writing(options) as journal:
        chosen = journal.ask(settings.current)
        one = slots.slot(options.period, options.kind, chosen.fiscal_start)
        whom = _to_prepare(journal, options, one, chosen.fiscal_start)
        formats = Formats(chosen.currency, chosen.language)
        done = journal.do(
            f"Reviews of {one.period.label} prepared",
            reviewing.prepare_all,
            one, list(whom), today, formats,
        )  # fmt: skip
    if options.person is not None and done.refused:
        raise done.refused[0][1]
    left = dict(done.refused)
    for who, name in whom.items():
        said = f"left out: {labels.refusal(left[who])}" if who in left else "prepared"
        say(f"{name} · {one.period.label} · {said}")


def forms(options: argparse.Namespace) -> None:
    """Write the forms of reviews that are prepared: their own answers, or feedback for me."""
    from app import review_files
    from app.domain import settings
    from app.domain.kinds import ReviewFileKind
    from app.formats import Formats

    kind = ReviewFileKind.UPWARD if options.upward else ReviewFileKind.FORM
    with access.reading(options) as journal:
        chosen = journal.ask(settings.current)
        one = slots.slot(options.period, options.kind, chosen.fiscal_start)
        wanted = slots.prepared(journal, options, one, chosen.fiscal_start)
        formats = Formats(chosen.currency, chosen.language)
        ids = [review_id for _, review_id in wanted]
        sheets = journal.ask(review_files.sheets, ids, kind, formats, date.today())
    files.make_folder(options.to)
    for path in review_files.write_forms(sheets, options.to):
        say(str(path))


def read(options: argparse.Namespace) -> None:
    """Say what a returned form says, and file it after a backup unless it is only checked."""
    from app import review_files
    from app.domain import review_forms

    data = file_bytes(options.file)
    returned = understood(partial(review_files.read_form, data, options.file.name))
    with access.writing(options) as journal:
        reading = journal.ask(review_forms.understood, returned)
        for line in _reading(reading):
            say(line)
        if options.dry_run:
            return
        journal_file.back_up(journal.path, "import", journal.key)
        filed = journal.do(
            f"Form of {reading.found.person.called} read",
            partial(
                review_forms.file,
                file_name=options.file.name,
                content=data,
                take=_taken(reading, options.take),
            ),
            reading.found.id, reading.form, date.today(),
        )  # fmt: skip
    for line in _filed(filed, reading):
        say(line)


def _to_prepare(
    journal: Journal, options: argparse.Namespace, one: Slot, fiscal_start: int
) -> dict[int, str]:
    """Whose review is to be prepared, by id. Raises Stopped where nobody's is."""
    from app.domain import people

    if options.person is not None:
        who = named(journal.ask(people.roster), options.person)
        return {who.id: who.name}
    found = {
        row.person.id: row.person.name
        for row in slots.rows(journal, one, fiscal_start)
        for cell in row.cells
        if cell.slot == one and cell.timing.owed and cell.state in (None, ReviewState.PLANNED)
    }
    if not found:
        raise Stopped(f"Nobody owes a review of {one.period.label} that is not prepared yet.")
    return found


def _state(cell: Cell) -> str:
    if cell.review is None:
        return "not prepared yet"
    number = cell.review.revision
    return labels.label(cell.review.state) + (f", revision {number}" if number > 1 else "")


def _next(cell: Cell, formats: Formats) -> Iterator[str]:
    """How late it is, or by when it is due, and what is to be done next."""
    late = cell.timing.late
    if late:
        yield f"{late} day{'' if late == 1 else 's'} late"
    elif cell.timing.owed:
        yield f"by {formats.day(cell.timing.due_on)}"
    if cell.due is not None:
        yield f"next: {labels.label(cell.due).lower()}"


def _as_json(who: Person, cell: Cell) -> dict[str, Any]:
    review = cell.review
    return {
        "person_id": who.id,
        "person": who.name,
        "kind": cell.slot.kind.value,
        "period": cell.slot.period.key,
        "review_id": None if review is None else review.id,
        "revision": None if review is None else review.revision,
        "state": None if review is None else review.state.value,
        "due_on": cell.timing.due_on.isoformat(),
        "days_late": cell.timing.late,
        "next": None if cell.due is None else cell.due.value,
    }


def _reading(reading: Reading) -> Iterator[str]:
    """What a form says, what of it was not understood, and where the review says otherwise."""
    from app.domain import review_forms

    yield f"{review_forms.called(reading.found)} · {labels.label(reading.form.kind)}"
    for one in reading.beside:
        if not one.form.is_empty:
            yield f"{_heading(one)}: {_said(one.form.text, one.form.score)}"
    for problem in reading.form.problems:
        yield f"{problem.column}: {problem.text}"
    for one in reading.beside:
        if one.differs:
            taken = f"(--take {one.position + 1} takes the form’s)"
            yield f"{_heading(one)}: the review says something else {taken}:"
            yield f"  here: {_said(one.here.text, one.here.score)}"
            yield f"  on the form: {_said(one.form.text, one.form.score)}"


def _taken(reading: Reading, take: Sequence[str | int]) -> frozenset[int]:
    if EVERYTHING in take:
        return frozenset(reading.differing)
    return frozenset(number - 1 for number in take if isinstance(number, int))


def _filed(filed: Filed, reading: Reading) -> Iterator[str]:
    if filed.known:
        yield "This very form was filed before."
    if filed.taken:
        yield f"Filed as their own words: {_listed(reading, filed.taken)}."
    if filed.left:
        yield f"Left as it stands: {_listed(reading, filed.left)}."
    if not filed.taken and not filed.left and not filed.known:
        yield "The form is kept; all of it stands here already."
    if not filed.kept:
        yield "The file is too large to be kept itself."


def _listed(reading: Reading, positions: Iterable[int]) -> str:
    by_place = {one.position: one for one in reading.beside}
    return ", ".join(_heading(by_place[position]) for position in positions)


def _heading(one: Beside) -> str:
    """A question by its number and heading."""
    return f"{one.position + 1} {one.section or one.question}"


def _said(text: str, score: int | None) -> str:
    return " · ".join(filter(None, (in_a_line(text), "" if score is None else f"{score} of 5")))
