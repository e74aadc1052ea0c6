"""What a packet is to be: what it says, whose copy it is, which period, which paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from app.domain.kinds import PaperSize, PeriodKind
from app.labels import label
from app.ui.editors import Choice, Date
from app.ui.field import Cell, Field
from app.ui.parts import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from app.domain.periods import Period
    from app.gather import Copy, Kind
    from app.report.content import Paper

_WHICH = {
    "call": "Which call",
    "template": "Which one",
    "lift": "What gets better",
    "plan": "Which plan",
    "review": "Which review",
    "training": "Which session",
}
#: How long after the last key a day is read, in milliseconds.
_PAUSE = 600
_TO_WRITE_ON = "Blank, to write on together"
#: What the copies of a kind are called where the usual words do not fit.
_SHARED = {
    "agreement": "With what is written",
    "map": "Copy for the team",
    "topic_list": "Copy for the team",
}
#: What a blank sheet is called where it is none to write on together.
_BLANK = {
    "standards": "To hand round, for everybody to sign",
    "plan": "With margins to write in",
}
_MINE = {"quarterly": "My private page", "monthly": "My private page", "plan": "My page"}
#: What paper is called; most kinds are printed on no other than the journal may be set to.
_PAPERS: Mapping[Paper, str] = {
    "a4": label(PaperSize.A4),
    "letter": label(PaperSize.LETTER),
    "a3": "A3",
}


@dataclass(frozen=True)
class Offer:
    """What there is to choose from.

    ``periods`` by their kind, each with the one to start from; ``several`` calls, templates,
    scenarios, plans or sessions by what they are, as id and words, the one to start from first; the
    ``days`` to start from.
    """

    periods: Mapping[PeriodKind, tuple[Sequence[Period], Period]]
    several: Mapping[str, Sequence[tuple[int, str]]]
    days: tuple[date, date]


class PacketChoices(QWidget):
    """The choices beside the pages; ``changed`` tells that the user made another.

    Only what applies to the chosen kind is in sight. ``called`` is what one says to the person,
    ``copy`` the one to start with where the ``first`` kind has it.
    """

    changed = Signal()

    def __init__(
        self,
        called: str,
        kinds: Sequence[Kind],
        first: Kind,
        offer: Offer,
        paper: Paper,
        *,
        copy: Copy | None = None,
    ) -> None:
        super().__init__()
        self._called = called.replace("&", "&&")
        self._whose = words("", size="label", tone="muted")
        self.rep_copy, self.my_page = QRadioButton(), QRadioButton()
        self.blank = QRadioButton(_TO_WRITE_ON)
        self._copies: dict[Copy, QRadioButton] = {
            "shared": self.rep_copy,
            "mine": self.my_page,
            "blank": self.blank,
        }
        self._kind_cell = _cell("kind", "What", [(kind, kind.name) for kind in kinds])
        self._period_cells = {
            kind: _cell(kind.value, label(kind), [(one, one.label) for one in offered])
            for kind, (offered, _) in offer.periods.items()
        }
        self._which_cells = {
            name: _cell(name, _WHICH[name], offered) for name, offered in offer.several.items()
        }
        self._day_cells = tuple(
            Cell(Field(name, text, Date)) for name, text in (("since", "From"), ("until", "Until"))
        )
        self.kind = self._kind_cell.editor
        self.kind.set_value(first)
        for kind, (_, start) in offer.periods.items():
            self._period_cells[kind].editor.set_value(start)
        for name, offered in offer.several.items():
            self._which_cells[name].editor.set_value(offered[0][0] if offered else None)
        for cell, day in zip(self._day_cells, offer.days, strict=True):
            cell.editor.set_value(day)
        self._start_days = offer.days
        paper_cell = _cell("paper", "Paper", (), "For this packet only.")
        self.paper, self._usual = paper_cell.editor, paper
        self.paper.set_value(paper)
        if copy is not None and copy in first.copies:
            self._copies[copy].setChecked(True)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out(paper_cell)
        self._fit()
        self._connect()

    @property
    def copy(self) -> Copy:
        """Whose copy it is."""
        return next(copy for copy, radio in self._copies.items() if radio.isChecked())

    @property
    def mine(self) -> bool:
        """Whether it is for the manager alone."""
        return self.copy == "mine"

    @property
    def period(self) -> Period | None:
        """The period that it is about; None for what stands as it is today."""
        kind = self.kind.value().period
        return None if kind is None else self._period_cells[kind].editor.value()

    @property
    def which(self) -> int | None:
        """The call, template, scenario, plan or training that it is about, if there is one."""
        cell = self._which_cells.get(self.kind.value().which)
        found = None if cell is None else cell.editor.value()
        return found if isinstance(found, int) else None

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day; None for a kind that is not about days.

        A day that cannot be read stands beside its field, and the one to start from counts.
        """
        if not self.kind.value().days:
            return None
        since, until = (cell.editor.value() for cell in self._day_cells)
        return since or self._start_days[0], until or self._start_days[1]

    def day_editor(self, name: str) -> Date:
        """The editor of the first day, ``since``, or the last, ``until``."""
        editor = self._day_cells[("since", "until").index(name)].editor
        assert isinstance(editor, Date)
        return editor

    def day_error(self, name: str) -> str:
        """What is shown as wrong with a day."""
        return self._day_cells[("since", "until").index(name)].error

    def period_editor(self, kind: PeriodKind) -> Choice:
        """The choice among periods of one kind."""
        editor = self._period_cells[kind].editor
        assert isinstance(editor, Choice)
        return editor

    def which_editor(self, name: str) -> Choice:
        """The choice among calls, templates, scenarios, plans or trainings."""
        editor = self._which_cells[name].editor
        assert isinstance(editor, Choice)
        return editor

    def _lay_out(self, paper_cell: Cell) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._kind_cell)
        column.addWidget(self._whose)
        self._radios = QButtonGroup(self)
        for radio in self._copies.values():
            self._radios.addButton(radio)
            column.addWidget(radio)
        narrowed = (*self._period_cells.values(), *self._which_cells.values(), *self._day_cells)
        for cell in (*narrowed, paper_cell):
            column.addWidget(cell)

    def _connect(self) -> None:
        self.kind.edited.connect(self._choose_kind)
        self._radios.buttonToggled.connect(self._choose_copy)
        for cell in (*self._period_cells.values(), *self._which_cells.values()):
            cell.editor.edited.connect(self.changed)
        for cell in self._day_cells:
            cell.editor.edited.connect(self._pause.start)
        self._pause.timeout.connect(self._read_days)
        self.paper.edited.connect(self.changed)

    def _fit(self) -> None:
        """Show what applies to the kind; a copy that it does not have gives way to its first."""
        kind: Kind = self.kind.value()
        self._whose.setText("Which sheet" if "blank" in kind.copies else "Whose copy")
        self._whose.setVisible(len(kind.copies) > 1)
        self.rep_copy.setText(_SHARED.get(kind.key, f"{self._called}’s copy"))
        self.blank.setText(_BLANK.get(kind.key, _TO_WRITE_ON))
        self.my_page.setText(_MINE.get(kind.key, "My own copy"))
        for copy, radio in self._copies.items():
            radio.setVisible(copy in kind.copies and len(kind.copies) > 1)
        if not any(self._copies[copy].isChecked() for copy in kind.copies):
            self._copies[next(iter(kind.copies))].setChecked(True)
        for period, cell in self._period_cells.items():
            cell.setVisible(period is kind.period)
        for name, cell in self._which_cells.items():
            cell.setVisible(name == kind.which)
        for cell in self._day_cells:
            cell.setVisible(kind.days)
        self._fit_paper(kind)

    def _fit_paper(self, kind: Kind) -> None:
        """Offer what the kind is printed on; other paper gives way to the journal's."""
        assert isinstance(self.paper, Choice)
        self.paper.set_options([(paper, _PAPERS[paper]) for paper in kind.papers])
        if self.paper.value() not in kind.papers:
            self.paper.set_value(self._usual)

    def _read_days(self) -> None:
        """Typeset anew once what is typed can be read."""
        for cell in self._day_cells:
            cell.check(typing=False)
        if not any(cell.error for cell in self._day_cells):
            self.changed.emit()

    def _choose_kind(self) -> None:
        self._radios.blockSignals(True)  # one change is told, not two
        self._fit()
        self._radios.blockSignals(False)
        self.changed.emit()

    def _choose_copy(self, _button: QRadioButton, chosen: bool) -> None:
        if chosen:
            self.changed.emit()


def _cell(name: str, text: str, options: Sequence[tuple[object, str]], hint: str = "") -> Cell:
    return Cell(Field(name, text, partial(Choice, options), help=hint))
