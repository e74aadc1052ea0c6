"""Promises: what I owe, what they owe, how promises are kept, and what I let go of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain import commitments, people, settings
from app.domain.kinds import AT_WORK, CommitmentState, Owner, Vis
from app.domain.models import Commitment, CommitmentDue, Person, Settings
from app.formats import Formats
from app.labels import label
from app.ui.editors import Choice
from app.ui.parts import Card, EmptyState, LinkButton, Row, button, words
from app.ui.table import Column, Flaw, Table
from app.ui.tabs.coaching.beside import Beside
from app.ui.tabs.coaching.kept import LOOK_BACK, explain_kept, kept_row
from app.ui.tabs.coaching.promise_acts import PromiseActs
from app.ui.tabs.coaching.thread_rows import moved_words, shortened
from app.ui.views_tab import TabView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.commitments import InFull
    from app.domain.keeping import Kept
    from app.domain.roster import RosterRow
    from app.journal import Journal
    from app.ui.focus import Focus

NOTHING = (
    "Who promised what by when. Type one anywhere: “@dana !\u2060send the recap due:fri”, "
    "or add it here."
)
_SIDE = 300
#: Whom the table can be narrowed down to besides each person.
_EVERYBODY, _ME = "Everybody", "me"


@dataclass(frozen=True)
class Line:
    """A promise as the table shows it."""

    id: int
    owner: str
    text: str
    due: date | None
    due_words: str
    late: bool
    state: str
    moved: str
    private: bool


COLUMNS = (
    Column[Line]("Who", lambda row: row.owner, width=16),
    Column[Line]("What", lambda row: row.text, width=0, private=lambda row: row.private),
    Column[Line](
        "Until",
        lambda row: row.due,
        text=lambda row: row.due_words,
        width=12,
        tone=lambda row: "red" if row.late else None if row.due else "muted",
        marker=lambda row: Flaw("red", "This day has passed") if row.late else None,
    ),
    Column[Line]("State", lambda row: row.state, width=18, tooltip=lambda row: row.moved),
)


class PromisesView(TabView):
    """Everybody's promises, or one person's, and the rates at which they are kept.

    Space says that one is done, ``M`` that it was missed; both can be undone. The other views
    follow the person that is chosen here.
    """

    watches: ClassVar[frozenset[type]] = frozenset({Commitment, CommitmentDue, Person, Settings})

    def __init__(self, journal: Journal, focus: Focus) -> None:
        super().__init__(journal, focus)
        self.acts = PromiseActs(journal, focus, self)

    def build(self) -> None:
        self.table = Table(COLUMNS, name="Promises", empty="Nothing is promised here")
        self.whom = Choice((), _EVERYBODY)
        self.whom.set_name("Whose promises")
        self.whom.setFixedWidth(190)
        self.add_button = button("Add a promise", self._add)
        self.all = LinkButton("Show closed ones", self._turn)
        self.all.setCheckable(True)
        self.rates = Card("Kept on time, last 90 days")
        self.leaps = Card("Let go of, on trust")
        self.nothing = EmptyState(NOTHING, "Add a promise", self._add)
        self._lay_out()
        self.table.activated.connect(self.acts.open)
        self.whom.edited.connect(self._narrow)
        for keys, act in (
            ("Space", self._toggle),
            ("M", self._miss),
            ("Del", self._delete),
            ("N", self._add),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.table, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def refresh(self) -> None:
        today, chosen = date.today(), self.journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        roster = self.journal.ask(people.roster)
        here = [row for row in roster if row.on_the_team or row.id == self.whom.value()]
        self.whom.set_options([(_ME, "Me"), *((row.id, row.name) for row in here)])
        found = self._promises(today - LOOK_BACK if self.all.isChecked() else None)
        self.table.show_rows([line(one, self._formats, today) for one in found])
        self._fill_rates(roster, today)
        self._fill_leaps()
        empty = not found and not self.all.isChecked() and self.whom.value() is None
        self._stack.show_list(not empty)

    def take_focus(self) -> None:
        """Give the keyboard to the promises."""
        self._stack.take_focus(self.table)

    def _promises(self, closed_since: date | None) -> Sequence[InFull]:
        """Everybody's, mine, or what one person and I promised each other."""
        whom = self.whom.value()
        if isinstance(whom, int):
            return self.journal.ask(commitments.of_thread, whom, closed_since=closed_since)
        query = commitments.everybody if whom is None else commitments.mine
        return self.journal.ask(query, closed_since=closed_since)

    def _fill_rates(self, roster: Sequence[RosterRow], today: date) -> None:
        self.rates.clear()
        since = today - LOOK_BACK
        self._add_rate("Me", None, self.journal.ask(commitments.kept_by, None, since, today))
        for row in roster:
            if row.status in AT_WORK:
                kept = self.journal.ask(commitments.kept_by, row.id, since, today)
                if kept.counted:
                    self._add_rate(row.name, row.id, kept)
        self.rates.add_muted("Counted: done by its day. Not yet due and dropped ones are left out.")

    def _add_rate(self, name: str, person_id: int | None, kept: Kept) -> None:
        row = kept_row(name, kept)
        row.opened.connect(partial(explain_kept, self, self.journal, person_id, name))
        self.rates.add(row)

    def _fill_leaps(self) -> None:
        self.leaps.clear()
        found = self.journal.ask(commitments.leaps)
        for one in found[:_MOST_LEAPS]:
            self.leaps.add(self._leap_row(one))
        if not found:
            self.leaps.add_muted("What could somebody do without you? Tick it on a promise.")
        elif len(found) > _MOST_LEAPS:
            self.leaps.add_muted(f"{len(found) - _MOST_LEAPS} older")

    def _leap_row(self, one: InFull) -> Row:
        said = one.commitment
        day, came = self._formats.short_day(said.made_on), said.outcome or label(said.state).lower()
        private = said.vis is Vis.PRIVATE
        row = Row(
            shortened(said.text),
            below=f"{day}, {owner_words(one)}: {shortened(came)}",
            openable=True,
            private=private,
            below_private=private,
        )
        row.opened.connect(partial(self.acts.open, said.id))
        return row

    def _narrow(self) -> None:
        """Show one person's; with them in focus, for the other views."""
        whom = self.whom.value()
        if isinstance(whom, int) and whom != self.focus.person:
            self.focus.set_person(whom)  # which refreshes
        else:
            self.refresh()

    def _turn(self) -> None:
        shown = self.all.isChecked()
        self.all.setText("Hide closed ones" if shown else "Show closed ones")
        self.refresh()

    def _add(self) -> None:
        """A new promise; of the person whose promises are shown, where they are one's."""
        whom = self.whom.value()
        self.acts.add(whom if isinstance(whom, int) else None)

    def _toggle(self) -> None:
        if isinstance(self.table.current, int):
            self.acts.toggle(self.table.current)

    def _miss(self) -> None:
        if isinstance(self.table.current, int):
            self.acts.close(self.table.current, CommitmentState.MISSED)

    def _delete(self) -> None:
        if isinstance(self.table.current, int):
            self.acts.delete(self.table.current)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        keys = "Space: done · M: missed · Enter: open"
        head.addWidget(self.whom)
        head.addWidget(words(keys, size="small", tone="muted"), 1)
        head.addWidget(self.all)
        head.addWidget(self.add_button)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(head)
        left.addWidget(self.table, 1)
        self._stack = Beside(left, (self.rates, self.leaps), _SIDE, self.nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(22, 14, 22, 14)
        whole.addWidget(self._stack)


_MOST_LEAPS = 8


def line(one: InFull, formats: Formats, today: date) -> Line:
    """A promise as a row of the table."""
    said = one.commitment
    is_open = said.state is CommitmentState.OPEN
    moved = moved_words(one, formats)
    return Line(
        id=said.id,
        owner=owner_words(one),
        text=" ".join(said.text.split()),
        due=said.due,
        due_words="no day yet" if said.due is None else formats.short_day(said.due),
        late=is_open and said.due is not None and said.due < today,
        state=moved.split(",")[0] if is_open and moved else label(said.state).lower(),
        moved=moved,
        private=said.vis is Vis.PRIVATE,
    )


def owner_words(one: InFull) -> str:
    """Whose promise it is, and with whom, where that says more."""
    said = one.commitment
    with_whom = f", with {one.about.called}" if one.about is not None else ""
    if said.owner is Owner.ME:
        return f"Me{with_whom}"
    if said.owner is Owner.OTHER:
        return f"{said.owner_name}{with_whom}"
    return one.owner.name if one.owner is not None else ""
