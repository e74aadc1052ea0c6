"""What a note's dialog has beside its form: fields that suit the kind, and what was said before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.kinds import NoteKind, Vis
from app.domain.notes import TEXTS
from app.ui.editors import Text
from app.ui.form import Field, Form
from app.ui.parts import LinkButton, button, words
from app.ui.tabs.coaching import note_fields
from app.ui.tabs.coaching.note_fields import Share

if TYPE_CHECKING:
    from app.domain.models import NoteRevision
    from app.domain.notes import NoteInFull
    from app.formats import Formats
    from app.ui.form_dialog import EditDialog, FormDialog

SETTLED = "Older than 14 days: what it said before is kept."
#: So many earlier versions are shown, the latest first.
MOST = 30
_TITLES = {
    "text": "",
    "situation": "Situation",
    "behaviour": "Behaviour",
    "effect": "Effect",
    "next_time": "Next time",
}


class _Follower(QObject):
    """Keeps the fields of a form such as its kind of note has."""

    def __init__(self, dialog: EditDialog | FormDialog) -> None:
        super().__init__(dialog)
        self._dialog, self._form = dialog, dialog.form
        self._form.editor("kind").edited.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Look at the kind."""
        values = self._form.values()
        kind: NoteKind | None = values["kind"]
        shown, hidden = note_fields.of_kind(kind, values)
        self._form.show_fields(hidden, shown=False)
        self._form.show_fields(shown, shown=True)
        share = self._form.editor("shareable")
        assert isinstance(share, Share)
        share.allow(note_fields.may_share(kind))
        wanted = self._dialog.sizeHint()
        if wanted.height() > self._dialog.height():
            self._dialog.resize(self._dialog.width(), wanted.height())


def follow_kind(dialog: EditDialog | FormDialog) -> None:
    """Have the form show what its kind of note has to say."""
    _Follower(dialog)


def say_settled(dialog: EditDialog, full: NoteInFull, formats: Formats) -> None:
    """Say that earlier words are kept, with a link to those that are there."""
    line = QHBoxLayout()
    line.addWidget(words(SETTLED, size="label", tone="muted"))
    if full.revisions:
        history = LinkButton("History", partial(show_history, dialog, full, formats))
        history.setObjectName("history")
        line.addWidget(history)
    line.addStretch(1)
    layout = dialog.layout()
    assert isinstance(layout, QVBoxLayout)  # as every dialog with a form has
    layout.insertLayout(1, line)
    dialog.resize(dialog.sizeHint())


def show_history(parent: QWidget, full: NoteInFull, formats: Formats) -> None:
    """Show what a note said before."""
    HistoryDialog(parent, full, formats).open()


class HistoryDialog(QDialog):
    """What a note said before it was amended, to be read and copied."""

    def __init__(self, parent: QWidget, full: NoteInFull, formats: Formats) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("History of a note")
        found = full.revisions[:MOST]
        self.form = Form([_field(n, one, formats) for n, one in enumerate(found)], columns=1)
        self.form.set_values({str(n): said_before(one) for n, one in enumerate(found)})
        self.form.set_read_only(True)
        self.form.set_private(full.note.vis is Vis.PRIVATE)
        self.form.setProperty("part", "page")
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.form)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("Close", self.reject))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 22, 22, 22)
        layout.setSpacing(14)
        layout.addWidget(words("What it said before", size="title"))
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)
        self.resize(QSize(560, 460))


def said_before(revision: NoteRevision) -> str:
    """All that a note said, each part under its name."""
    parts = [(_TITLES[name], getattr(revision, name)) for name in TEXTS]
    return "\n".join(f"{title}: {text}" if title else text for title, text in parts if text.strip())


def _field(number: int, revision: NoteRevision, formats: Formats) -> Field:
    until = f"Until {formats.day(revision.replaced_on)}"
    return Field(str(number), until, partial(Text, rows=1), wide=True)
