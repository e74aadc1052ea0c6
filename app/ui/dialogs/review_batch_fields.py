"""What is asked before a team's packets are printed: whose, which copy, on what, and where to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from app import files, gather
from app.domain import review_board, review_timing, reviews, settings
from app.domain.kinds import AT_WORK, PaperSize, PeriodKind, ReviewKind, ReviewState
from app.domain.periods import next_period, period_of
from app.labels import label
from app.ui.editors import Check, Choice, Ticks
from app.ui.editors.passphrase import Passphrase
from app.ui.field import Field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.domain.models import Person
    from app.domain.review_board import Cell
    from app.domain.review_timing import Slot
    from app.gather import Copy
    from app.journal import Journal

TOGETHER, APART, PRINTER = "together", "apart", "printer"
_COPIES: list[tuple[Copy, str]] = [
    ("shared", "Their copies"),
    ("mine", "My own pages, for me only"),
]
_PLACES = [
    (TOGETHER, "One file for all"),
    (APART, "A file for each"),
    (PRINTER, "Straight to a printer"),
]
_WHO_HELP = (
    "Each begins on a fresh sheet, also where both sides are printed. Space ticks one, Ctrl+A all "
    "or none."
)
_PASSWORD_HELP = "AES-256. It is kept nowhere."


@dataclass(frozen=True)
class Reviewed:
    """Somebody whose packet can be printed, and how far their review is."""

    person: Person
    cell: Cell

    @property
    def is_prepared(self) -> bool:
        """Whether there is a review whose numbers stand still."""
        return self.cell.state not in (None, ReviewState.PLANNED)

    @property
    def is_usual(self) -> bool:
        """Whether one most likely wants it: it is prepared, or owed."""
        return self.is_prepared or self.cell.timing.owed

    @property
    def words(self) -> str:
        """Who it is, and how far their review is."""
        state = self.cell.state
        far = label(state).lower() if self.is_prepared and state else "not prepared yet"
        return f"{self.person.name} · {far}"


def fields(slots: Sequence[Slot], who: Mapping[int, Reviewed]) -> list[Field]:
    """The form."""
    paper = [(one.value, label(one)) for one in PaperSize]
    return [
        Field("slot", "Reviews of", partial(Choice, [(one, slot_words(one)) for one in slots])),
        Field("copy", "Which pages", partial(Choice, _COPIES)),
        Field("who", "For whom", partial(Ticks, options(who)), _WHO_HELP, wide=True),
        Field("prepare", "", partial(Check, "Prepare those who are not prepared yet"), wide=True),
        Field("place", "Where to", partial(Choice, _PLACES)),
        Field("paper", "Paper", partial(Choice, paper)),
        Field("punched", "Binding", partial(Check, "Room for three holes")),
        Field("password", "Password, if any", Passphrase, _PASSWORD_HELP),
    ]


def slots(journal: Journal, today: date, wanted: Slot | None) -> list[Slot]:
    """The reviews of this quarter and the one before that have begun, the latest first."""
    start = journal.ask(settings.current).fiscal_start
    quarter = period_of(PeriodKind.QUARTER, today, start)
    before = next_period(quarter, -1, start)
    found = [*review_timing.of_quarter(before), *review_timing.of_quarter(quarter)]
    if wanted is not None and wanted not in found:
        found.append(wanted)
    begun = (one for one in found if one.period.starts <= today)
    return sorted(begun, key=lambda one: (one.period.ends, one.kind.value), reverse=True)


def whom(journal: Journal, one: Slot, today: date) -> dict[int, Reviewed]:
    """Everybody who has a review of a slot, or could have one, by id."""
    start = journal.ask(settings.current).fiscal_start
    board = journal.ask(
        review_board.board, period_of(PeriodKind.HALF, one.period.starts, start), today
    )
    place = board.slots.index(one)
    found = (Reviewed(row.person, row.cells[place]) for row in board.rows)
    return {each.person.id: each for each in found if _is_reviewed(each)}


def options(who: Mapping[int, Reviewed]) -> list[tuple[int, str]]:
    """Everybody who can be ticked."""
    return [(number, one.words) for number, one in who.items()]


def usual(who: Mapping[int, Reviewed]) -> tuple[int, ...]:
    """Who is ticked at first."""
    return tuple(number for number, one in who.items() if one.is_usual)


def slot_words(one: Slot) -> str:
    """A slot with its year: "November 2026", "Q4 2026, formal"."""
    formal = "" if one.kind is ReviewKind.MONTHLY else ", formal"
    return f"{one.period.label}{formal}"


def file_name(one: Slot, copy: Copy) -> str:
    """What one file for all is called."""
    return files.safe_name(f"{label(one.kind)}s {one.period.label}{gather.FILE_ENDINGS[copy]}.pdf")


def _is_reviewed(one: Reviewed) -> bool:
    joined = reviews.had_joined(one.person, one.cell.slot)
    return one.cell.review is not None or (one.person.status in AT_WORK and joined)
