"""The forecast lines of a plan, and what they come to by month, by segment and by source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain import plan_checks, plan_sums
from app.labels import label
from app.ui.parts import Card, SectionTabs, words
from app.ui.rows import Flaw
from app.ui.table import Column
from app.ui.tabs.plans.page_words import (
    NO_SEGMENT,
    NO_SOURCE,
    NOT_KNOWN,
    LineRow,
    SumRow,
    line_row,
    sum_bars,
    sum_rows,
    total_words,
)
from app.ui.tabs.scorecard.pieces import BarsView, FittedTable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.plan_full import InFull
    from app.domain.plan_sums import Share
    from app.formats import Formats
    from app.ui.rows import Value

NO_LINES = "No line yet. Insert adds one: which business, how much of it, and when."
KEYS = "Ins: add · Enter: change · Del: delete"
BY_MONTH, BY_SEGMENT, BY_SOURCE = "By month", "By segment", "By source"
_WAYS = (BY_MONTH, BY_SEGMENT, BY_SOURCE)
#: Which column holds what a form said and nobody could read.
_TYPED = 6
_ROWS_FOR_WORDS = 2


class LinesCard(Card):
    """The lines as a table; Ins adds one, Enter changes the one in hand, Del takes it out.

    ``opened`` and ``dropped`` carry its id; of a plan that is settled both only tell that they
    were wished for, as ``refused``.
    """

    opened = Signal(int)
    dropped = Signal(int)
    refused = Signal()

    def __init__(self) -> None:
        super().__init__("Forecast lines", "Add a line")
        self._open = False
        self.table = _Lines(columns(), name="Forecast lines", empty=NO_LINES)
        self.total = words(tone="muted", wrap=True)
        self.keys = words(KEYS, size="small", tone="muted")
        self.keys.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.keep_below(self.table)
        self.keep_below(_in_line(self.total, self.keys))
        self.table.activated.connect(self._wish_open)
        for keys, act in (("Ins", self._wish_add), ("Del", self._wish_drop)):
            shortcut = QShortcut(QKeySequence(keys), self.table, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_plan(self, found: InFull, formats: Formats, *, is_open: bool) -> None:
        """Show the lines of a plan; they may be changed where it ``is_open``."""
        self._open = is_open
        self.action.setVisible(is_open)
        self.keys.setVisible(is_open)
        self.table.show_rows([line_row(line, formats) for line in found.lines])
        unread = any(line.as_typed for line in found.lines)
        self.table.view.setColumnHidden(_TYPED, not unread)
        self.total.setText(total_words(found, formats))

    def _wish_open(self, line: Value) -> None:
        self._wish(self.opened, line)

    def _wish_drop(self) -> None:
        if self.table.current is not None:
            self._wish(self.dropped, self.table.current)

    def _wish_add(self) -> None:
        if self._open:
            self.acted.emit()
        else:
            self.refused.emit()

    def _wish(self, signal: Value, line: Value) -> None:
        if self._open:
            signal.emit(line)
        else:
            self.refused.emit()


class _Lines(FittedTable):
    """Has room to say why there is nothing to see."""

    def _fit(self, count: int) -> None:
        super()._fit(max(count, _ROWS_FOR_WORDS))


class SumsCard(Card):
    """What the lines come to, as a table and as bars, one way of looking at a time."""

    def __init__(self) -> None:
        super().__init__("What the lines say")
        self.ways = SectionTabs(*_WAYS)
        self.ways.setAccessibleName("What the lines are added up by")
        self.table = FittedTable(_sum_columns(), name="What the lines come to", empty="No line yet")
        self.bars = BarsView("What the lines come to")
        self._shares: dict[str, Mapping[str, Share]] = {way: {} for way in _WAYS}
        self.keep_below(self.ways)
        self.keep_below(_in_line(self.table, self.bars))
        self.ways.currentChanged.connect(self._fill)

    def show_plan(self, found: InFull, formats: Formats) -> None:
        """Add up the lines of a plan."""
        self._formats = formats
        months = [month.starts for month in plan_checks.months(found.half)]
        by_month = plan_sums.by_month(found.lines, months)
        by_source = plan_sums.by_source(found.lines)
        self._shares = {
            BY_MONTH: {
                "No month yet" if month is None else formats.month(month): share
                for month, share in by_month.items()
            },
            BY_SEGMENT: {
                name or NO_SEGMENT: share
                for name, share in plan_sums.by_segment(found.lines).items()
            },
            BY_SOURCE: {
                NO_SOURCE if source is None else label(source): share
                for source, share in by_source.items()
            },
        }
        self._fill()

    def _fill(self) -> None:
        way = self.ways.tabText(self.ways.currentIndex())
        rows = sum_rows(self._shares[way], self._formats)
        self.table.show_rows(rows)
        self.bars.show_bars(sum_bars(rows), f"The lines {way.lower()}")


def columns() -> tuple[Column[LineRow], ...]:
    """The columns of a table of lines."""
    return (
        Column("Account", lambda row: row.account, width=0, tooltip=_typed_tip),
        Column("Segment", lambda row: row.segment, width=14),
        Column("Product", lambda row: row.product, width=14),
        Column(
            *("Amount", lambda row: row.amount, lambda row: row.amount_words),
            align="right",
            width=14,
            tone=lambda row: "muted" if row.amount is None else None,
            marker=_unread,
        ),
        Column(
            *("Month", lambda row: row.month, lambda row: row.month_words),
            width=15,
            tone=lambda row: "muted" if row.month is None else None,
        ),
        Column("Comes from", lambda row: row.source, width=17),
        Column("Their form said", lambda row: row.as_typed, width=22, tone=lambda _: "amber"),
    )


def _unread(row: LineRow) -> Flaw | None:
    if not row.as_typed:
        return None
    return Flaw("amber", f"Their form said: {row.as_typed}")


def _typed_tip(row: LineRow) -> str:
    return f"Their form said: {row.as_typed}" if row.as_typed else row.account


def _sum_columns() -> tuple[Column[SumRow], ...]:
    return (
        Column("What", lambda row: row.id, lambda row: row.name, width=0),
        Column(
            *("Amount", lambda row: row.amount, lambda row: row.amount_words),
            align="right",
            width=13,
            tone=lambda row: "muted" if row.amount_words in {NOT_KNOWN, "nothing"} else None,
        ),
        Column("Share", lambda row: row.share, lambda row: row.share_words, "right", 6),
        Column("Lines", lambda row: row.lines, align="right", width=4),
        Column(
            *("No amount", lambda row: row.unknown, lambda row: str(row.unknown or "")),
            align="right",
            width=10,
            tone=lambda _: "amber",
        ),
    )


def _in_line(*widgets: QWidget) -> QWidget:
    """Widgets side by side, the first as wide as the others leave."""
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(16)
    for widget in widgets:
        line.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
    return box
