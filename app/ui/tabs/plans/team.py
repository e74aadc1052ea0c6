"""Team: what everybody's plans come to against the team's target, and who covers how much."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain import plan_board, plan_team, settings
from app.domain.models import (
    BusinessPlan,
    Metric,
    PerformanceRecord,
    Person,
    PlanLine,
    Settings,
    Value,
)
from app.domain.periods import Period
from app.formats import Formats
from app.ui.card_page import CardPage
from app.ui.counted import CountedDialog
from app.ui.editors import Choice
from app.ui.instead import Instead
from app.ui.parts import EmptyState, Row, words
from app.ui.table import Column, Table
from app.ui.tabs.plans import team_words
from app.ui.tabs.plans.counted_lines import CoverageDialog
from app.ui.tabs.plans.coverage_gauge import CoverageGauge
from app.ui.tabs.plans.in_sight import KeepInSight
from app.ui.tabs.plans.team_words import TEAM
from app.ui.tabs.plans.view import PlansView
from app.ui.tabs.scorecard.pieces import BarsView, FittedTable, card_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.plan_team import TeamPlans
    from app.journal import Journal
    from app.ui.focus import Focus
    from app.ui.tabs.plans.team_words import Line, Part

NOBODY = (
    "Do the plans of everybody together reach the team’s target? It is the sum of the quotas, and "
    "each plan counts by its own lines. First you need a team."
)
RULE = "Enter shows what a line was counted from."
LEGEND = (
    "In times the quota. The line across a bar is the bar that everybody has, the dashed one "
    "1 / win rate of each. Hatched: not enough by both."
)
NO_BARS = "No plan covers anything yet."
COUNTED = (
    "The target is the sum of the quotas. Who has no win rate yet is in the sum of the plans, and "
    "not in what is expected of them."
)
#: Rows that are seen at once.
_SEEN = 12


class TeamView(PlansView):
    """The team's line above everybody's, their sum as a gauge, and each one's coverage as a bar."""

    watches: ClassVar[frozenset[type]] = frozenset(
        {BusinessPlan, Metric, PerformanceRecord, Person, PlanLine, Settings, Value}
    )

    def __init__(self, journal: Journal, focus: Focus) -> None:
        super().__init__(journal, focus)
        self._found: TeamPlans | None = None

    def build(self) -> None:
        self.half = Choice(())
        self.half.set_name("Plans for")
        self.sentence = words(wrap=True)
        self.expected = words(wrap=True)
        self.gauge = CoverageGauge("The team’s coverage")
        self.table = FittedTable(_columns(), name="Plans of the team", empty="", most=_SEEN)
        self.legend = words(LEGEND, size="small", tone="muted", wrap=True)
        self.bars = BarsView("Who covers how much")
        self.nobody = EmptyState(NOBODY, "Add a person", self.newcomer_wanted.emit)
        self._lay_out()
        self.half.edited.connect(self._read)
        self.table.activated.connect(self._explain)
        self.left_out.acted.connect(self._invite)

    def refresh(self) -> None:
        today, chosen = date.today(), self.journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        halves = self.journal.ask(plan_board.halves, today)
        if self.half.value() not in halves:
            self.half.set_value(halves[-2])
        self.half.set_options([(half, half.label) for half in reversed(halves)])
        self._read()

    def take_focus(self) -> None:
        """Give the keyboard to the plans, or to the button in their place."""
        self._pages.take_focus(self.table)

    @property
    def chosen(self) -> Period | None:
        """The half-year whose plans are shown."""
        self._freshen()
        half = self.half.value()
        return half if isinstance(half, Period) else None

    def _read(self) -> None:
        """Read the plans of the half-year that is chosen."""
        found = self._found = self.journal.ask(plan_team.of_half, self.half.value(), date.today())
        self.table.show_rows(team_words.lines(found, self._formats))
        self.sentence.setText(team_words.sentence(found, self._formats))
        expected = team_words.expected_words(found, self._formats)
        self.expected.setText(expected)
        self.expected.setVisible(bool(expected))
        self.gauge.show_coverage(found.coverage, self._formats)
        self.cards.refill(partial(self._fill, found), same=True)
        self._pages.show_page(bool(found.rows))

    def _fill(self, found: TeamPlans) -> None:
        """Show each one's coverage, and who is missing from the sums."""
        shown = team_words.bars(found, self._formats)
        self.legend.setText(LEGEND if shown else NO_BARS)
        self.bars.setVisible(bool(shown))
        self.bars.show_bars(shown, "Who covers how much")
        self.left_out.clear()
        missing = team_words.left_out(found)
        self.left_out.setVisible(bool(missing))
        for why, who in missing:
            self.left_out.add(Row(why, right=str(len(who)), below=team_words.names(who)))

    def _invite(self) -> None:
        """Ask whoever has no plan for the half-year that is shown."""
        self.invite_wanted.emit(0, self.half.value())

    def _explain(self, whose: int) -> None:
        """Show what a line was counted from."""
        assert self._found is not None  # a line of it was chosen
        if whose == TEAM:
            self._explain_team(self._found)
            return
        row = next(one for one in self._found.rows if one.person.id == whose)
        if row.found is None:
            self.said.emit(f"{row.person.called} has no plan for {self._found.half.label} yet.")
        else:
            formats, leave = self._formats, self.plan_wanted.emit
            CoverageDialog(self, row.found, row.basis, formats, leave).open()

    def _explain_team(self, found: TeamPlans) -> None:
        table = Table(_part_columns(), name="By person", empty="")
        table.show_rows(team_words.parts(found, self._formats))
        CountedDialog(self, f"Plans of the team, {found.half.label}", COUNTED, table).open()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(words("Plans for", tone="muted"))
        head.addWidget(self.half)
        head.addWidget(words(RULE, size="small", tone="muted"), 1)
        everybody = card_of("Plans against the quotas", self.table)
        together = card_of("All of them together", self.sentence, self.expected, self.gauge)
        covering = card_of("Who covers how much", self.legend, self.bars)
        self.left_out = card_of("Not in the sums")
        self.left_out.action.setText("Invite…")
        self.left_out.action.show()
        self.cards = CardPage("Plans of the team", margin=0)
        cards = (everybody, together, self.left_out, covering)
        self.cards.put(cards, wide=(everybody,))
        self.cards.settle()
        KeepInSight(self.cards, self.table)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(22, 14, 22, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.cards, 1)
        self._pages = Instead(page, self.nobody)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)


def _columns() -> tuple[Column[Line], ...]:
    return (
        Column("Who", lambda row: row.name, width=0),
        _figure("Quota", lambda row: row.quota, lambda row: row.quota_words, 12),
        _figure("Lines", lambda row: row.amount, lambda row: row.amount_words, 12),
        Column(
            *("Coverage", lambda row: row.ratio, lambda row: row.ratio_words),
            align="right",
            width=9,
            tone=_tone,
        ),
        _figure("1 / win rate", lambda row: row.by_win_rate, lambda row: row.win_rate_words, 14),
        Column("Both bars", lambda row: row.judged, width=23, tone=_tone),
        _figure("Expected", lambda row: row.expected, lambda row: row.expected_words, 11),
        Column("Plan", lambda row: row.state, width=14, tone=_muted),
    )


def _figure(
    title: str,
    value: Callable[[Line], float | None],
    written: Callable[[Line], str],
    width: int,
) -> Column[Line]:
    """A column of numbers; what is not known is muted."""
    return Column(
        *(title, value, written),
        align="right",
        width=width,
        tone=lambda row: "muted" if value(row) is None else None,
    )


def _tone(row: Line) -> str | None:
    """Green only where every bar that is known is met; the words beside it say so."""
    return "muted" if row.enough is None else "accent" if row.enough else "amber"


def _muted(row: Line) -> str | None:
    return None if row.settled else "muted"


def _part_columns() -> tuple[Column[Part], ...]:
    return (
        Column("Who", lambda row: row.name, width=0),
        Column("Quota", lambda row: row.quota, align="right", width=12),
        Column("Lines", lambda row: row.amount, align="right", width=12),
        Column("Win rate", lambda row: row.win_rate, align="right", width=9),
        Column("Expected", lambda row: row.expected, align="right", width=12),
    )
