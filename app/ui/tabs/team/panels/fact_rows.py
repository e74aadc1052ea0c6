"""A statement on a person's page: how it stands, and the keys that settle whether it still does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from app.domain import facts
from app.domain.kinds import NEVER_SHAREABLE, Certainty, FactKind, Vis
from app.formats import days_ago
from app.labels import label
from app.ui import veil
from app.ui.parts import LinkButton, Row, Tone, plain_tip, words
from app.ui.tabs.team.panels.wishes import Wish, wisher

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtGui import QContextMenuEvent, QKeyEvent

    from app.domain.models import ProfileFact
    from app.formats import Formats

_SURE = {
    Certainty.HUNCH: "hunch",
    Certainty.SEEN: "seen",
    Certainty.CONFIRMED_BY_REP: "confirmed by them",
}
_DELETING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_KEYS = "C says that it is still so, N that it no longer is, Enter opens it, Delete removes it"
_KEYS_OF_RETIRED = "C says that it is so again, Enter opens it, Delete removes it"
_KEY_OF_WEAKNESS = "G makes it a growth goal"


class FactRow(Row):
    """One statement. C confirms it, N retires it, Delete deletes it, Enter or a click opens it.

    The menu of the right mouse button offers the same. ``confirmed`` of a retired one asks for it
    to hold again.
    """

    confirmed = Signal()
    retired = Signal()
    deleted = Signal()
    helped = Signal()

    def __init__(
        self, fact: ProfileFact, below: str, tone: Tone, *, offer: str = "", hint: str = ""
    ) -> None:
        link = LinkButton(offer) if offer else ""
        self._private = fact.vis is Vis.PRIVATE
        super().__init__(
            fact.text, right=link, below=below, tone=tone, openable=True, private=self._private
        )
        keys = _KEYS if fact.retired_on is None else _KEYS_OF_RETIRED
        self._still = "Still so" if fact.retired_on is None else "So again"
        self._retirable = fact.retired_on is None
        self.needs_help = False
        self.setAccessibleDescription(keys)
        self._tip = plain_tip("\n".join(filter(None, (hint, keys))))
        self.setToolTip(self._tip)
        if isinstance(link, LinkButton):
            link.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the row has a key for it
            link.setAccessibleName(f"{offer}: {fact.text}")
            veil.hush(link, offer, self._private)
            link.clicked.connect(self.confirmed)

    def say_help(self, goals: Sequence[str]) -> None:
        """Say which goals answer a weakness; where none does, offer the step to one.

        A goal may be shown to them, but never what it answers.
        """
        line = self.layout()
        assert isinstance(line, QHBoxLayout)  # as Row lays itself out
        lines = line.itemAt(0)
        assert isinstance(lines, QVBoxLayout)
        if goals:
            told = f"help: {', '.join(goals)}"
            lines.addWidget(words(told, size="small", tone="accent", wrap=True, private=True))
            self.setAccessibleName(f"{self.accessibleName()} {told}")
            return
        self.needs_help = True
        told = "no help yet"
        link = LinkButton("Make it a growth goal", self.helped.emit)
        link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        link.setAccessibleName(f"Make it a growth goal: {self.text.text()}")
        link.setToolTip("G")
        veil.hush(link, link.text(), self._private)
        offer = QHBoxLayout()
        offer.setSpacing(8)
        offer.addWidget(words(told, size="small", tone="amber"))
        offer.addWidget(link)
        offer.addStretch(1)
        lines.addLayout(offer)
        self.setAccessibleName(f"{self.accessibleName()} {told}")
        self.setAccessibleDescription(f"{_KEY_OF_WEAKNESS}. {self.accessibleDescription()}")
        self.setToolTip(f"{_KEY_OF_WEAKNESS}\n{self._tip}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Settle how it stands; any other key is a row's."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        act = self._act(event.key()) if plain else None
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the keys do."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Open…", self.opened.emit)
        if self.needs_help:
            menu.addAction("Make it a growth goal…\tG", self.helped.emit)
        menu.addAction(f"{self._still}\tC", self.confirmed.emit)
        if self._retirable:
            menu.addAction("No longer so\tN", self.retired.emit)
        menu.addAction("Delete\tDel", self.deleted.emit)
        menu.popup(event.globalPos())

    def _act(self, key: int) -> Callable[[], None] | None:
        if key == Qt.Key.Key_C:
            return self.confirmed.emit
        if key == Qt.Key.Key_N and self._retirable:
            return self.retired.emit
        if key == Qt.Key.Key_G and self.needs_help:
            return self.helped.emit
        return self.deleted.emit if key in _DELETING else None


def fact_row(
    fact: ProfileFact, today: date, formats: Formats, wish: Wish, *, kind_said: bool
) -> FactRow:
    """A statement with all that says how far to trust it; ``kind_said`` where kinds are mixed."""
    stale = fact.retired_on is None and facts.is_stale(fact, today)
    shared = fact.vis is Vis.SHAREABLE
    notes = (
        label(fact.kind).lower() if kind_said else "",
        _SURE[fact.certainty],
        _dated(fact, today, stale=stale),
        "shareable" if shared else "",
    )
    tone: Tone = "amber" if stale else "accent" if shared else "muted"
    row = FactRow(
        fact,
        " · ".join(filter(None, notes)),
        tone,
        offer="Still so" if stale else "",
        hint=_hint(fact, formats),
    )
    for signal, name in (
        (row.opened, "open_fact"),
        (row.confirmed, "confirm_fact"),
        (row.retired, "retire_fact"),
        (row.deleted, "delete_fact"),
        (row.helped, "help_weakness"),
    ):
        signal.connect(wisher(wish, name, fact.id))
    return row


def _dated(fact: ProfileFact, today: date, *, stale: bool) -> str:
    if fact.retired_on is not None:
        return f"retired {days_ago(fact.retired_on, today)}"
    when = days_ago(fact.confirmed_on, today)
    if stale:
        return f"still so? last confirmed {when}"
    return f"{'noted' if fact.confirmed_on == fact.noted_on else 'confirmed'} {when}"


def _hint(fact: ProfileFact, formats: Formats) -> str:
    """What only hovering says: the evidence, the days, who may see it."""
    private = "Never shown to them" if fact.kind in NEVER_SHAREABLE else "For you only"
    days = f"Noted {formats.day(fact.noted_on)}, last confirmed {formats.day(fact.confirmed_on)}"
    seen = fact.evidence.strip()
    return "\n".join(
        filter(None, (seen, days, "Shareable" if fact.vis is Vis.SHAREABLE else private))
    )


#: Kinds whose card shows only them, so that a row need not say which it is.
ALONE = frozenset(
    {FactKind.STRENGTH, FactKind.MOTIVATION, FactKind.WHAT_HELPS, FactKind.WHAT_HURTS}
)
