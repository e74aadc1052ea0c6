"""Rows of the standards' page: a standard, a miss, a plan with its steps, and a look at a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt

from app.domain import misses
from app.domain.kinds import Delay, MissState, Rung, Status, Vis
from app.labels import label
from app.ui.parts import Chip, plain_tip
from app.ui.tabs.coaching.thread_rows import KeyedRow, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.domain.improvement import InFull as Plan
    from app.domain.misses import InFull as Miss
    from app.domain.models import ImprovementCheckpoint
    from app.domain.standards import InFull as Expected
    from app.formats import Formats
    from app.ui.parts import Tone

_TONES: dict[Delay, Tone] = {
    Delay.IN_TIME: "plain",
    Delay.SLOW: "amber",
    Delay.LATE: "red",
}


class StandardRow(KeyedRow):
    """A standard with how many of those at work acknowledged it."""

    acts: ClassVar[tuple[tuple[Qt.Key, str, str], ...]] = (
        (Qt.Key.Key_Space, "read", "Who read it…"),
        (Qt.Key.Key_W, "reword", "Word it anew…"),
        (Qt.Key.Key_E, "end", "End it"),
    )

    def __init__(self, found: Expected, formats: Formats, today: date) -> None:
        private = found.standard.person_id is not None
        super().__init__(
            shortened(found.standard.statement),
            below=standard_words(found, formats, today),
            right=_read_chip(found),
            openable=True,
            private=private,
            below_private=private,
        )
        self.setToolTip(plain_tip("Space: who read it · W: word it anew · E: end · Enter: open"))


class MissRow(KeyedRow):
    """A miss: T says that it was talked about, G that it is met since, X that it was not.

    How long it waited is for the manager alone, also where the miss itself is shared.
    """

    acts: ClassVar[tuple[tuple[Qt.Key, str, str], ...]] = (
        (Qt.Key.Key_T, "talk", "We talked about it…"),
        (Qt.Key.Key_G, "met", "Met since"),
        (Qt.Key.Key_X, "again", "Missed again"),
    )

    def __init__(self, found: Miss, formats: Formats, today: date) -> None:
        private = found.miss.vis is Vis.PRIVATE
        super().__init__(
            f"{found.person.name}: {shortened(found.miss.facts)}",
            below=miss_words(found, formats, today),
            right=_miss_chip(found, today) or "",
            openable=True,
            private=private,
            below_private=True,
        )
        keys = "T: talked" if found.waits else "G: met since · X: missed again"
        self.setToolTip(plain_tip(f"{keys} · Enter: open"))


class PlanRow(KeyedRow):
    """An improvement plan: L looks at it, E extends it, C closes it."""

    acts: ClassVar[tuple[tuple[Qt.Key, str, str], ...]] = (
        (Qt.Key.Key_L, "look", "Look at it…"),
        (Qt.Key.Key_A, "add", "Add a look…"),
        (Qt.Key.Key_E, "extend", "Extend, once…"),
        (Qt.Key.Key_C, "close", "How it ended…"),
        (Qt.Key.Key_P, "print", "Print…"),
    )

    def __init__(self, found: Plan, formats: Formats, today: date) -> None:
        private = found.plan.vis is Vis.PRIVATE
        super().__init__(
            f"{found.person.name}: {shortened(found.plan.aim)}",
            below=plan_words(found, formats),
            right=_plan_chip(found, today),
            bold=found.plan.closed_on is None,
            openable=True,
            private=private,
            below_private=private,
        )
        self.setToolTip(plain_tip("L: look · E: extend · C: how it ended · Enter: open"))


class LookRow(KeyedRow):
    """A day on which the two look at a plan; R moves it."""

    acts: ClassVar[tuple[tuple[Qt.Key, str, str], ...]] = (
        (Qt.Key.Key_Space, "open", "Look at it…"),
        (Qt.Key.Key_R, "move", "Move or reword…"),
    )

    def __init__(
        self, step: ImprovementCheckpoint, formats: Formats, today: date, *, private: bool
    ) -> None:
        super().__init__(
            f"{formats.short_day(step.due_on)}: {step.text}",
            below=shortened(step.said),
            right=_look_chip(step, today, private=private),
            openable=True,
            private=private,
            below_private=private,
        )
        self.setToolTip(plain_tip("Space: look · R: move or reword"))


def standard_words(found: Expected, formats: Formats, today: date) -> str:
    """What shows a standard, how much is enough, whom it is for, and since or until when."""
    said = found.standard
    until = said.effective_until
    days = ""
    if until is not None:
        days = f"{'ended' if until < today else 'until'} {formats.day(until)}"
    elif said.effective_from > today:
        days = f"from {formats.day(said.effective_from)}"
    whom = said.role
    if found.person is not None:
        whom = f"for {found.person.name}"
    number = found.metric.name if found.metric is not None else ""
    parts = (shortened(said.measure), said.threshold, number, whom, days)
    return " · ".join(filter(None, parts))


def miss_words(found: Miss, formats: Formats, today: date) -> str:
    """Which standard, when it was seen, and what is next."""
    miss = found.miss
    statement = shortened(found.standard.statement)
    seen = f"seen {formats.short_day(miss.observed_on)}"
    return " · ".join(filter(None, (statement, seen, _next_step(found, formats, today))))


def days_words(days: int) -> str:
    """How long a miss waits to be talked about, or waited."""
    return "today" if not days else "1 day" if days == 1 else f"{days} days"


def plan_words(found: Plan, formats: Formats) -> str:
    """Until when a plan goes, and what follows on which day."""
    plan = found.plan
    ends = f"until {formats.day(found.ends_on)}"
    if plan.extended_to is not None:
        ends += f", extended once from {formats.short_day(plan.ends_on)}"
    follows = f"then, from {formats.day(plan.consequence_on)}: {shortened(plan.consequence)}"
    return f"{ends} · {follows}"


def left_words(days: int) -> str:
    """How many days are left of a plan."""
    if days < 0:
        return "1 day over" if days == -1 else f"{-days} days over"
    return "last day" if not days else "1 day left" if days == 1 else f"{days} days left"


def ladder(found: Plan, taken: Mapping[Rung, date], formats: Formats) -> list[Chip]:
    """The steps up to a plan, what was skipped of them, the plan itself and what follows.

    What came before it is for the manager alone, also where the plan itself is shared.
    """
    chips = []
    for rung in Rung:
        day = taken.get(rung)
        said = f"{label(rung)} {formats.short_day(day)}" if day else f"{label(rung)}: skipped"
        chips.append(Chip(said, "accent" if day else "amber", private=True))
    plan = found.plan
    starts, follows = formats.short_day(plan.starts_on), formats.short_day(plan.consequence_on)
    private = plan.vis is Vis.PRIVATE
    chips.append(Chip(f"Plan from {starts}", "accent", private=private))
    chips.append(Chip(f"Consequence {follows}", private=private))
    return chips


def _next_step(found: Miss, formats: Formats, today: date) -> str:
    miss = found.miss
    if found.person.status is Status.ON_LEAVE:
        return "waits until they are back"
    if miss.closed_on is not None:
        return f"{label(miss.state).lower()} on {formats.short_day(miss.closed_on)}"
    if miss.talked_on is None:
        return ""  # the chip says so
    took = days_words(misses.days_to_talk(miss, today))
    talked = f"talked about {formats.short_day(miss.talked_on)}, after {took}"
    if took == "today":
        talked = "talked about the same day"
    again = f"look again {formats.short_day(miss.recheck_on)}" if miss.recheck_on else ""
    return " · ".join(filter(None, (talked, again)))


def _read_chip(found: Expected) -> Chip:
    asked = len(found.asked)
    if not asked:
        return Chip(f"{len(found.read)} read it")
    said = f"{found.acknowledged} of {asked} read it"
    return Chip(said, "plain" if found.waiting else "accent")


def _miss_chip(found: Miss, today: date) -> Chip | None:
    """How long it waits to be talked about; or that it is to be looked at again."""
    miss, private = found.miss, found.miss.vis is Vis.PRIVATE
    if found.waits:
        days = misses.days_to_talk(miss, today)
        said = f"Waits {days_words(days)}" if days else "New"
        return Chip(said, _TONES[misses.delay(days)], private=private)
    if miss.state is MissState.OPEN:
        due = miss.recheck_on is not None and miss.recheck_on <= today
        return Chip("Look again", "amber", private=private) if due else None
    tone: Tone = "accent" if miss.state is MissState.MET else "amber"
    return Chip(label(miss.state), tone, private=private)


def _plan_chip(found: Plan, today: date) -> Chip:
    private = found.plan.vis is Vis.PRIVATE
    if found.plan.outcome is not None:
        return Chip(label(found.plan.outcome), private=private)
    days = found.days_left(today)
    tone: Tone = "red" if days < 0 else "amber" if days <= _SOON else "plain"
    return Chip(left_words(days), tone, private=private)


def _look_chip(step: ImprovementCheckpoint, today: date, *, private: bool) -> Chip | str:
    if step.met is not None:
        tone: Tone = "accent" if step.met else "amber"
        return Chip("Met" if step.met else "Not met", tone, private=private)
    return Chip("Due", "amber", private=private) if step.due_on <= today else ""


#: A plan with so few days left is nearly over.
_SOON = 7
