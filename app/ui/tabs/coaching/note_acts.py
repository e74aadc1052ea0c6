"""What can be done about notes: writing, changing, delivering, pinning and deleting them."""

from __future__ import annotations

from datetime import UTC, date
from functools import partial
from typing import TYPE_CHECKING

from app.domain import notes, people, settings
from app.domain.kinds import NoteKind
from app.formats import Formats
from app.ui.asking import DELETE, Asking, Values, insist, with_vis
from app.ui.tabs.coaching import note_fields
from app.ui.tabs.coaching.note_dialog import follow_kind, say_settled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from app.domain.notes import NoteInFull
    from app.journal import Journal
    from app.ui.field import Field
    from app.ui.focus import Focus
    from app.ui.form import Form


class NoteActs(Asking):
    """Acts on notes, in dialogs in front of ``parent``; ``said`` tells what cannot be done."""

    def __init__(
        self, journal: Journal, focus: Focus, parent: QWidget, said: Callable[[str], object]
    ) -> None:
        super().__init__(journal, focus, parent)
        self._said = said

    def write(self, kind: NoteKind | None = None, person_ids: Sequence[int] = ()) -> None:
        """Ask for a new note, of a kind and about people where they are known."""
        start = {
            "kind": kind or NoteKind.OBSERVATION,
            "happened_on": date.today(),
            "about": tuple(person_ids),
        }
        dialog = self._create("Write a note", self._form(), start, "Write note", self._do_write)
        self._keep(dialog, _place("note", person_ids))
        follow_kind(dialog)
        _first_field(dialog.form).setFocus()

    def open(self, note_id: int) -> None:
        """Edit a note; what was said before is kept once it is old enough."""
        full = self._journal.ask(notes.get, note_id)
        form = self._form()
        shown = note_fields.shown(full, form)

        going_on = False

        def amend(values: Values) -> None:
            nonlocal going_on
            self._amend(note_id, dialog.form, values, going_on=going_on)
            going_on = going_on or not values.keys().isdisjoint(notes.TEXTS)

        dialog = self._edit("Note", form, shown, amend)
        self._keep(dialog, _place(f"note-{note_id}", [person.id for person in full.people]))
        follow_kind(dialog)
        if _settled(full, date.today()):
            say_settled(dialog, full, self._formats())
        if full.note.kind is NoteKind.FEEDBACK and full.note.delivered_on is None:
            self._offer(dialog, "Delivered today", partial(self.deliver, note_id))
        self._offer(dialog, DELETE, partial(self.delete, note_id))
        dialog.form.editor("text").setFocus()

    def deliver(self, note_id: int) -> None:
        """The feedback was said today."""
        note = self._journal.ask(notes.get, note_id).note
        if note.kind is not NoteKind.FEEDBACK:
            self._said("Only feedback is delivered.")
        elif note.delivered_on is not None:
            day = self._formats().day(note.delivered_on)
            self._said(f"It was delivered on {day}. Enter opens it to change the day.")
        else:
            today = date.today()
            self._journal.do("Feedback delivered", notes.deliver, note_id, today, today)

    def pin(self, note_id: int) -> None:
        """Keep a note for the next review, or no longer."""
        pinned = not self._journal.ask(notes.get, note_id).note.pinned
        done = "Kept for the review" if pinned else "No longer kept for the review"
        self._journal.do(done, notes.pin, note_id, pinned=pinned)

    def delete(self, note_id: int) -> None:
        """Delete a note; undo brings it back."""
        self._journal.do("Note deleted", notes.delete, note_id)

    def _form(self) -> tuple[Field, ...]:
        roster = self._journal.ask(people.roster)
        return note_fields.note(roster, self._journal.ask(notes.every_tag))

    def _formats(self) -> Formats:
        chosen = self._journal.ask(settings.current)
        return Formats(chosen.currency, chosen.language)

    def _do_write(self, values: Values) -> None:
        insist(values, "happened_on")
        about, tags = values.pop("about"), values.pop("tags")
        if values["kind"] is not NoteKind.FEEDBACK:
            values |= dict.fromkeys(note_fields.DROPPED)
        today = date.today()
        self._journal.do("Note written", notes.write, about, today, tags, **with_vis(values))

    def _amend(self, note_id: int, form: Form, values: Values, *, going_on: bool) -> None:
        insist(values, "happened_on")
        if "kind" in values:  # what a kind does not have was dropped with it, and may come back
            again = (*note_fields.DROPPED, "shareable")
            values |= {name: form.editor(name).value() for name in again}
        about, tags = values.pop("about", None), values.pop("tags", None)
        self._journal.do(
            "Note changed",
            notes.amend,
            note_id,
            date.today(),
            person_ids=about,
            tags=tags,
            going_on=going_on,
            **with_vis(values),
        )


def _place(name: str, person_ids: Sequence[int]) -> str:
    """The name of a draft, which goes with the first person it is about."""
    return f"person/{person_ids[0]}/{name}" if person_ids else name


def _first_field(form: Form) -> QWidget:
    """Where typing begins: whom it is about, else what there is to say."""
    values = form.values()
    if not values["about"]:
        return form.editor("about")
    feedback = values["kind"] is NoteKind.FEEDBACK and not values["situation"]
    return form.editor("situation" if feedback else "text")


def _settled(full: NoteInFull, today: date) -> bool:
    """Whether what it says before a change is kept."""
    return today - full.note.created_at.astimezone(UTC).date() > notes.SETTLES_AFTER
