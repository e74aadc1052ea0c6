"""The cards on what the manager and a person settled: agreement, autonomy, the first days.

Each is filled from what was read; a wish of the user names a method of ``PartnerActs`` and what it
is about.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import ramp
from app.domain.kinds import AT_WORK, ON_THE_TEAM, Autonomy, Status, Vis
from app.labels import listed
from app.ui.parts import Card, Chip, Row, Tone, button, look, words
from app.ui.tabs.team.partner_rows import AreaRow, TickRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QPushButton

    from app.domain.models import Agreement, RampStep
    from app.domain.person_page import PersonPage
    from app.formats import Formats

    #: The name of what is wished for and what it is about; None where that is the person.
    Wish = Callable[[str, object], object]

MINE, THEIRS = "You can count on me for", "I count on you for"
#: A promise is a few sentences; the dialog shows one that is longer.
_LONGEST = 600
#: So many other half-years are listed.
_OTHERS = 4
#: How the reason for a gap reads where the least free area is like this.
_BECAUSE = {
    Autonomy.TOLD: "because they are told what to do in {areas}",
    Autonomy.GUIDED: "because they are guided in {areas}",
    Autonomy.CONSULTED: "as usual: in {areas} they decide and ask first",
    Autonomy.FREE: "because they decide alone; sooner, nobody reminds you",
}


class PartnerCards(QObject):
    """The three cards of a page, and what is wished for on them.

    ``wished`` carries the name of a method of ``PartnerActs`` and what it is about.
    """

    wished = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.agreement = Card("What you count on each other for", "Write")
        self.areas = Card("How much they decide alone", "Add")
        self.ramp = Card("First 90 days", "Add")
        for card, wish in ((self.agreement, "agree"), (self.areas, "area"), (self.ramp, "step")):
            card.acted.connect(partial(self.wished.emit, wish, None))

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards, in the order of reading."""
        return self.ramp, self.agreement, self.areas

    def fill(self, page: PersonPage, today: date, formats: Formats) -> None:
        """Show what is settled with somebody, and only the cards that mean something for them."""
        wish = self.wished.emit
        fill_agreement(self.agreement, page, formats, wish)
        fill_autonomy(self.areas, page, formats, wish)
        fill_ramp(self.ramp, page, today, formats, wish)
        here = page.person.status in ON_THE_TEAM
        self.agreement.setVisible(here or bool(page.agreement or page.other_agreements))
        self.areas.setVisible(here or bool(page.areas))
        self.ramp.setVisible(wants_ramp(page))


def fill_agreement(card: Card, page: PersonPage, formats: Formats, wish: Wish) -> None:
    """Both sides of this half-year's agreement, and a line for each other half-year."""
    card.clear()
    card.title.setText(f"What you count on each other for, {page.half.label}")
    card.action.setText("Write" if page.agreement is None else "Next half")
    later = any(one.starts_on > page.half.ends for one in page.other_agreements)
    card.action.setVisible(page.agreement is None or not later)
    if page.agreement is None:
        called = page.person.called
        card.add_muted(f"What can {called} count on you for, and you on {called}? Agree on it.")
    else:
        _add_agreement(card, page.agreement, formats, wish)
    for one in page.other_agreements[:_OTHERS]:
        row = Row(f"From {formats.month(one.starts_on)}", right=_state(one, formats), openable=True)
        row.opened.connect(partial(wish, "agreement", one.starts_on))
        card.add(row)
    if len(page.other_agreements) > _OTHERS:
        card.add_muted(f"{len(page.other_agreements) - _OTHERS} older")


def fill_autonomy(card: Card, page: PersonPage, formats: Formats, wish: Wish) -> None:
    """How much they decide alone, area by area, and what that does to the days between contacts."""
    card.clear()
    for area in page.areas:
        row = AreaRow(area.name, area.autonomy, f"since {formats.day(area.since)}")
        row.opened.connect(partial(wish, "area", area.id))
        row.freed.connect(partial(_pass_on, wish, "free", area.id))
        row.deleted.connect(partial(wish, "drop_area", area.id))
        card.add(row)
    if not page.areas:
        called = page.person.called
        card.add_muted(f"How much does {called} decide alone? Settle it, area by area.")
    if page.person.status in ON_THE_TEAM:
        gap = Row(gap_told(page), openable=True, private=True)
        look(gap.text, tone="muted")
        gap.setToolTip("Choose how many days may pass between contacts")
        gap.opened.connect(partial(wish, "gaps", None))
        card.add(gap)


def fill_ramp(card: Card, page: PersonPage, today: date, formats: Formats, wish: Wish) -> None:
    """The checklist of the first days; who is past them sees only what is left of it."""
    card.clear()
    done = sum(step.done_on is not None for step in page.ramp)
    card.title.setText(
        f"First 90 days: {done} of {len(page.ramp)} done" if page.ramp else "First 90 days"
    )
    ramping = page.person.status is Status.RAMPING
    shown = [step for step in page.ramp if ramping or step.done_on is None]
    for by_day in sorted({step.by_day for step in shown}):
        group = [step for step in shown if step.by_day == by_day]
        card.add(words(_heading(group[0], page, formats), size="label", tone="muted", bold=True))
        for step in group:
            card.add(_step_row(step, page, today, formats, wish))
    if not page.ramp:
        card.add_muted("What have they done by day 30, 60 and 90? Tick it off together.")
        card.add(_put_on_button(wish))
    elif page.person.started is None:
        card.add_muted("Say in the details when they started, and each step gets its day.")


def wants_ramp(page: PersonPage) -> bool:
    """Whether the first days mean anything for somebody: ramping up, or with steps left."""
    if page.person.status is Status.RAMPING:
        return True
    here = page.person.status in ON_THE_TEAM
    return here and any(step.done_on is None for step in page.ramp)


def gap_told(page: PersonPage) -> str:
    """When the next contact is due, and why then."""
    person, gap = page.person, page.cadence
    if person.status not in AT_WORK:
        return "Nothing is due while they are away."
    due = f"Contact due every {gap.ideal} days, {gap.maximum} at most"
    if person.ideal_gap is not None or person.max_gap is not None:
        return f"{due}: you chose that for {person.called}."
    if not page.areas:
        return f"{due}, as for everybody."
    least = min((area.autonomy for area in page.areas), key=list(Autonomy).index)
    if least is Autonomy.FREE:
        due = f"Contact every {gap.ideal} to {gap.maximum} days"
    names = [area.name for area in page.areas if area.autonomy is least]
    return f"{due}, {_BECAUSE[least].format(areas=listed(names))}."


def _add_agreement(card: Card, agreement: Agreement, formats: Formats, wish: Wish) -> None:
    agreed = agreement.agreed_on is not None
    chip = Chip("Agreed" if agreed else "Draft", "accent" if agreed else "plain")
    shared = "shareable" if agreement.vis is Vis.SHAREABLE else "for you only"
    about = f"on {formats.day(agreement.agreed_on)} · {shared}" if agreement.agreed_on else shared
    row = Row(about, chip=chip, openable=True)
    row.setAccessibleName(f"Open the agreement, {chip.text()} {about}")
    row.opened.connect(partial(wish, "agreement", agreement.starts_on))
    card.add(row)
    for heading, text in ((MINE, agreement.mine), (THEIRS, agreement.theirs)):
        card.add(_side(heading, text, private=agreement.vis is Vis.PRIVATE))


def _side(heading: str, text: str, *, private: bool) -> QWidget:
    """What one of the two promises, under its heading."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 4, 0, 0)
    column.setSpacing(1)
    column.addWidget(words(heading, size="label", tone="muted", bold=True))
    written = bool(text.strip())
    tone: Tone = "plain" if written else "muted"
    said = _shortened(text) if written else "Nothing yet."
    column.addWidget(words(said, tone=tone, wrap=True, private=private and written))
    return box


def _state(agreement: Agreement, formats: Formats) -> str:
    if agreement.agreed_on is None:
        return "draft"
    return f"agreed on {formats.day(agreement.agreed_on)}"


def _heading(step: RampStep, page: PersonPage, formats: Formats) -> str:
    due = ramp.due_on(step, page.person.started)
    return f"By day {step.by_day}" + (f", {formats.day(due)}" if due else "")


def _step_row(
    step: RampStep, page: PersonPage, today: date, formats: Formats, wish: Wish
) -> TickRow:
    late = ramp.is_late(step, page.person.started, today)
    right = f"done {formats.short_day(step.done_on)}" if step.done_on else "late" if late else ""
    row = TickRow(
        step.text, done=step.done_on is not None, right=right, tone="amber" if late else "muted"
    )
    row.opened.connect(partial(wish, "step", step.id))
    row.ticked.connect(partial(wish, "tick", step.id))
    row.deleted.connect(partial(wish, "drop_step", step.id))
    return row


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def _pass_on(wish: Wish, name: str, about: int, value: object) -> None:
    wish(name, (about, value))


def _put_on_button(wish: Wish) -> QPushButton:
    def put_on() -> None:
        wish("ramp", None)

    return button("Put the usual checklist on", put_on)
