"""The form of a note, as a list of fields."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QHBoxLayout

from app.domain.kinds import ALWAYS_PRIVATE, Hat, NoteKind, SaidIn, Tone, Vis
from app.labels import choices
from app.ui.editors import Check, Chips, Choice, Date, Line, Text
from app.ui.field import Field
from app.ui.parts import words
from app.ui.tabs.coaching.preview import Prose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.notes import NoteInFull
    from app.domain.roster import RosterRow
    from app.ui.asking import Values

SHARE = "May be shown to them and printed in their packet"
STAYS_PRIVATE = "Vents, personal notes and reflections stay private"
REMINDER = "Private means never printed; it may still be disclosed on request."

#: What only notes of one kind have to say; it is shown for others too where it is filled in.
OF_KIND = {
    NoteKind.FEEDBACK: (
        *("situation", "behaviour", "effect", "next_time", "follow_up", "delivered_on"),
    ),
    NoteKind.WIN: ("value_shown", "said_in"),
}
#: What the journal drops from a note that is no feedback.
DROPPED = ("follow_up", "delivered_on")


class Tags(Chips):
    """Words under which a note is found again; what is typed last counts without Enter too."""

    def __init__(self, tags: Sequence[str]) -> None:
        options = [(tag, f"#{tag}") for tag in tags]
        super().__init__(options, "A word, then Enter", free=True)

    def value(self) -> tuple[str, ...]:
        """The chosen tags, and what is typed."""
        typed = " ".join(self.box.text().split())
        return (*super().value(), typed) if typed else super().value()

    def problem(self) -> str:
        """Any word can be a tag."""
        return ""


class Word(Choice):
    """A choice that says as much as words do, and is hidden with them."""

    holds_words: ClassVar[bool] = True


class Share(Check):
    """Whether a note may be shown; for a kind that is always private it says so and is fixed.

    What was ticked before comes back with a kind that may be shared.
    """

    def __init__(self) -> None:
        super().__init__(SHARE)
        self._before: bool | None = None
        self.reason = words(STAYS_PRIVATE, tone="muted")
        self.reason.hide()
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)  # as every editor with a box has
        layout.addWidget(self.reason, 1)

    def allow(self, allowed: bool) -> None:
        """Let it be ticked, or not. Tells of it where that changes the value."""
        if allowed == self.box.isEnabled():
            return
        self.box.setText(SHARE if allowed else "")
        self.box.setAccessibleName(SHARE if allowed else STAYS_PRIVATE)
        self.box.setEnabled(allowed)
        self.reason.setVisible(not allowed)
        ticked = bool(self._before) if allowed else False
        self._before = None if allowed else self.value()
        if ticked != self.value():
            self.set_value(ticked)
            self.edited.emit()


def note(roster: Sequence[RosterRow], tags: Sequence[str]) -> tuple[Field, ...]:
    """The form for a note about people of ``roster``; those on the team are offered first."""
    there = sorted(roster, key=lambda row: not row.on_the_team)
    people = [(row.id, ", ".join(filter(None, (row.name, row.apart)))) for row in there]
    two_lines = partial(Text, rows=2)
    return (
        Field("kind", "Kind", partial(Word, choices(NoteKind))),
        Field("happened_on", "Day", partial(Date, past=True)),
        Field("about", "About", partial(Chips, people, placeholder="Type a name"), wide=True),
        Field("situation", "Situation", two_lines),
        Field("behaviour", "Behaviour: what they did", two_lines),
        Field("effect", "Effect", two_lines),
        Field("next_time", "Next time", two_lines),
        Field("text", "What you saw or heard", Prose, wide=True),
        Field("follow_up", "Look again on", Date),
        Field("delivered_on", "Delivered on", partial(Date, past=True)),
        Field("value_shown", "Value it shows", partial(Line, placeholder="Candour")),
        Field("said_in", "How it was said", partial(Word, choices(SaidIn), empty="Not said yet")),
        Field("tone", "Tone", partial(Word, choices(Tone), empty="Neither")),
        Field("hat", "Your part in it", partial(Word, choices(Hat), empty="None in particular")),
        Field("tags", "Tags", partial(Tags, tags), wide=True),
        Field("pinned", "", partial(Check, "Keep for the next review"), wide=True),
        Field("shareable", "", Share, help=REMINDER, wide=True),
    )  # fmt: skip


def shown(full: NoteInFull, form: Sequence[Field]) -> Values:
    """What the form shows of a note that exists."""
    return {field.name: getattr(full.note, field.name, None) for field in form} | {
        "about": tuple(person.id for person in full.people),
        "tags": full.tags,
        "shareable": full.note.vis is Vis.SHAREABLE,
    }


def of_kind(kind: NoteKind | None, values: Values) -> tuple[set[str], set[str]]:
    """The fields to show and to hide for a kind: none that holds something is hidden.

    Except for what the journal drops: it is only kept in case that the kind comes back.
    """
    own = set(OF_KIND.get(kind, ())) if kind is not None else set()
    every = {name for names in OF_KIND.values() for name in names}
    filled = {name for name in every if values[name] and name not in DROPPED}
    return own | filled, every - own - filled


def may_share(kind: NoteKind | None) -> bool:
    """Whether a note of this kind may be shown to anybody."""
    return kind not in ALWAYS_PRIVATE
