"""Where my attention goes: minutes with each, who drove, words of praise, and the hats I wear."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout

from app.domain import attention, settings
from app.domain.attention import NEGLECTED_AFTER
from app.domain.kinds import Vis
from app.domain.models import (
    Note,
    NotePerson,
    PerformanceRecord,
    Person,
    Session,
    SessionMember,
    Settings,
)
from app.formats import Formats
from app.labels import label
from app.ui.counted import CountedDialog
from app.ui.parts import Card, EmptyState, Row, words
from app.ui.table import Column, Table
from app.ui.tabs.coaching.beside import Beside
from app.ui.tabs.coaching.kept import LOOK_BACK
from app.ui.tabs.coaching.tier_card import TierCard
from app.ui.views_tab import TabView

if TYPE_CHECKING:
    from app.domain.attention import Ahead, Given
    from app.domain.kinds import Hat
    from app.journal import Journal
    from app.ui.focus import Focus

NOBODY = (
    "Time with each of them, who drove the calls, and how often you recognised somebody: "
    "it is counted from your notes and sessions. First you need a team."
)
RULE = "The last 90 days, who got least first. Enter shows the sessions behind the minutes."
_SIDE = 220
#: Of a note's words so many are shown.
_SHOWN = 200


@dataclass(frozen=True)
class Line:
    """What one person got, as the table shows it."""

    id: int
    name: str
    minutes: int
    drove: str
    took_over: int
    ahead: str
    share: float | None
    praise: str
    affirmed: int


@dataclass(frozen=True)
class Spent:
    """One session behind the minutes, or one thing noted or held in a hat."""

    id: tuple[str, int]
    on: date
    what: str
    how: str
    private: bool = False


class AttentionView(TabView):
    """One line for each person at work; beside them my time by attainment, and the hats I wore.

    A line leads to the sessions that its minutes were counted from, a hat to where it was worn.
    """

    watches: ClassVar[frozenset[type]] = frozenset(
        {Note, NotePerson, PerformanceRecord, Person, Session, SessionMember, Settings}
    )

    def __init__(self, journal: Journal, focus: Focus) -> None:
        super().__init__(journal, focus)
        self._given: dict[int, Given] = {}

    def build(self) -> None:
        self.table = Table(_columns(), name="Attention", empty="Nobody is at work")
        self.rule = words(RULE, size="small", tone="muted", wrap=True)
        self.hats = Card("My hats, last four weeks")
        self.tiers = TierCard()
        self.nobody = EmptyState(NOBODY, "Add a person", self.newcomer_wanted.emit)
        self._lay_out()
        self.table.activated.connect(self._explain)

    def refresh(self) -> None:
        today, chosen = date.today(), self.journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        found = self.journal.ask(attention.given, today - LOOK_BACK, today)
        self._given = {one.person.id: one for one in found}
        self.table.show_rows(line(one, self._formats) for one in found)
        self._fill_hats(today)
        self.tiers.fill(self.journal)
        self._stack.show_list(bool(found))

    def take_focus(self) -> None:
        """Give the keyboard to the people, or to the button in their place."""
        self._freshen()
        self._stack.take_focus(self.table)

    def _fill_hats(self, today: date) -> None:
        self.hats.clear()
        worn = self.journal.ask(attention.hats, today - NEGLECTED_AFTER, today)
        for hat, count in sorted(worn.items(), key=lambda one: -one[1]):
            said = "not worn" if not count else "once" if count == 1 else f"{count} times"
            row = Row(label(hat), right=said, tone="muted" if count else "amber", openable=True)
            row.setToolTip("Show where this was worn")
            row.opened.connect(partial(self._explain_hat, hat))
            self.hats.add(row)
        self.hats.add_muted("A note and a session can say which part you played in it.")

    def _explain(self, person_id: int) -> None:
        """Show the sessions that somebody's minutes were counted from."""
        today, one = date.today(), self._given[person_id]
        found = self.journal.ask(attention.time_with, person_id, today - LOOK_BACK, today)
        sessions = "1 session" if len(found) == 1 else f"{len(found)} sessions"
        sentence = f"{one.minutes} minutes in {sessions}; time with a group counts whole for each."
        self._show(f"Time with {one.person.name}", sentence, [_spent(each) for each in found])

    def _explain_hat(self, hat: Hat) -> None:
        """Show the notes and sessions in which a hat was worn."""
        today = date.today()
        noted, held = self.journal.ask(attention.worn, hat, today - NEGLECTED_AFTER, today)
        rows = [*map(_noted, noted), *map(_spent, held)]
        rows.sort(key=lambda row: row.on, reverse=True)
        self._show(label(hat), "Where you played this part in the last four weeks.", rows)

    def _show(self, title: str, sentence: str, rows: list[Spent]) -> None:
        formats = self._formats
        table = Table(
            (
                Column[Spent](
                    "When", lambda at: at.on, lambda at: formats.weekday(at.on), width=13
                ),
                Column[Spent]("What", lambda at: at.what, width=0, private=lambda at: at.private),
                Column[Spent]("Kind or length", lambda at: at.how, width=16),
            ),
            name=title,
            empty="Nothing was counted.",
        )
        table.show_rows(rows)
        CountedDialog(self, title, sentence, table).open()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.rule)
        left.addWidget(self.table, 1)
        self._stack = Beside(left, (self.tiers, self.hats), _SIDE, self.nobody)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(22, 14, 22, 14)
        whole.addWidget(self._stack)


def line(one: Given, formats: Formats) -> Line:
    """What somebody got, in a few words each."""
    return Line(
        id=one.person.id,
        name=one.person.name,
        minutes=one.minutes,
        drove=drove_words(one),
        took_over=one.drove.mine,
        ahead=ahead_words(one.ahead, formats),
        share=one.ahead.share,
        praise=f"{one.praise.affirmed} : {one.praise.corrected}",
        affirmed=one.praise.affirmed,
    )


def drove_words(one: Given) -> str:
    """How many of the calls I took over: "1 of 4 calls"."""
    calls = sum(one.drove.by.values())
    if not calls:
        return "no call"
    return f"{one.drove.mine} of {calls} call{'s' if calls > 1 else ''}"


def ahead_words(found: Ahead, formats: Formats) -> str:
    """How much was scheduled ahead; nothing that was counted is no share."""
    return "none held" if found.share is None else formats.percent(found.share)


def _columns() -> tuple[Column[Line], ...]:
    return (
        Column("Person", lambda row: row.name, width=0),
        Column(
            "Minutes",
            lambda row: row.minutes,
            align="right",
            width=9,
            tone=lambda row: None if row.minutes else "amber",
        ),
        Column("Planned", lambda row: row.share, lambda row: row.ahead, width=9),
        Column(
            "I took over",
            lambda row: row.took_over,
            lambda row: row.drove,
            width=11,
            tone=lambda row: "amber" if row.took_over else None,
        ),
        Column(
            "Recognised : corrected",
            lambda row: row.affirmed,
            lambda row: row.praise,
            align="right",
            width=21,
        ),
    )


def _spent(one: Session) -> Spent:
    what = ", ".join(filter(None, (label(one.kind), one.customer)))
    assert one.held_on is not None  # only what was held is counted
    return Spent(("session", one.id), one.held_on, what, f"{one.minutes} minutes")


def _noted(one: Note) -> Spent:
    said = " ".join((one.text or one.behaviour).split())[:_SHOWN]
    return Spent(("note", one.id), one.happened_on, said, label(one.kind), one.vis is Vis.PRIVATE)
