"""Rows of a plan's page: a section, a step, a note beside it, a version, a returned form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from app.domain.kinds import Owner, SectionKind
from app.labels import label
from app.ui.parts import Chip, Row, look, plain_tip
from app.ui.tabs.coaching.thread_rows import KeyedRow, shortened, state_words
from app.ui.tabs.plans.page_words import reached_on

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from app.domain.commitments import InFull as Promise
    from app.domain.models import MarginNote, PlanAction, ReturnedForm
    from app.domain.plan_full import InFull
    from app.formats import Formats

#: So many letters of a section are read on the page; its dialog has all of it.
_LONGEST = 2_000
NOT_WRITTEN = "Not written yet."


class SectionRow(Row):
    """The rep's words under one heading, where they came from, and what the two said about them.

    ``noted`` tells that N was pressed: something is to be noted beside it.
    """

    noted = Signal()

    def __init__(self, found: InFull, kind: SectionKind) -> None:
        written = found.section(kind)
        text = written.text.strip() if written is not None else ""
        said = written.comment.strip() if written is not None else ""
        super().__init__(
            read_here(text) or NOT_WRITTEN,
            above=label(kind),
            below=f"You both said: {read_here(said)}" if said else "",
            right=label(written.words_from) if written is not None and text else "",
            openable=True,
        )
        if not text:
            look(self.text, tone="muted")
        layout = self.layout()
        assert layout is not None  # as every row has
        layout.setContentsMargins(5, 4, 5, 4)
        self.setToolTip(plain_tip("Enter: open · N: note beside it"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Note something beside it with N."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_N:
            self.noted.emit()
        else:
            super().keyPressEvent(event)


class ActionRow(KeyedRow):
    """A step of the plan and, once it is agreed, how the commitment to it stands."""

    def __init__(
        self, step: PlanAction, promise: Promise | None, formats: Formats, today: date
    ) -> None:
        who = "they do" if step.owner is Owner.REP else "I do"
        if promise is not None:
            stands = state_words(promise, formats, today)
        else:
            stands = "no day yet" if step.due is None else f"by {formats.short_day(step.due)}"
        super().__init__(
            shortened(step.text), below=f"{label(step.kind)} · {who} · {stands}", openable=True
        )
        self.setToolTip(plain_tip("Enter: open · Del: delete"))


class NoteRow(KeyedRow):
    """What I noted beside the plan, for me only."""

    def __init__(self, note: MarginNote, formats: Formats) -> None:
        beside = "" if note.section is None else f"beside “{label(note.section)}”"
        day = formats.short_day(note.written_on)
        super().__init__(
            read_here(note.text),
            below=" · ".join(filter(None, (day, beside))),
            openable=True,
            private=True,
        )
        self.setToolTip(plain_tip("Enter: open · Del: delete"))


class VersionRow(Row):
    """A version of the plan, and on which days it went how far."""

    def __init__(self, found: InFull, formats: Formats, *, shown: bool) -> None:
        days = [
            f"{label(state).lower()} {formats.short_day(day)}"
            for state, day in reached_on(found.plan).items()
            if day is not None
        ]
        because = f"Because: {found.plan.reason}" if found.plan.reason else ""
        super().__init__(
            f"Version {found.plan.number}",
            below="\n".join(filter(None, (" · ".join(days), because))),
            right=Chip("Shown", "accent") if shown else label(found.plan.state),
            openable=not shown,
        )


class FormRow(Row):
    """A form as it came back: the very file."""

    def __init__(self, form: ReturnedForm, formats: Formats) -> None:
        super().__init__(
            form.file_name,
            below=f"came back {formats.short_day(form.read_on)}",
            right="Their form",
            openable=True,
        )


def read_here(text: str) -> str:
    """``text`` with its lines, and no longer than the page has room for."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
