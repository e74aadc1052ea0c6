"""Erasing a person for good: what goes, what stays, and the copies that still hold them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import erasure
from app.domain import people, settings
from app.domain.errors import JournalFault, Refused
from app.domain.names import fold
from app.formats import Formats
from app.ui.background import Job
from app.ui.backup_clock import exact
from app.ui.dialogs.import_kind import number_of
from app.ui.editors import Line
from app.ui.explain import explain
from app.ui.field import Cell, ErrorLine, Field
from app.ui.parts import Card, Row, announce, button, words
from app.ui.parts.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.erasure import Copy, OnRecord
    from app.journal import Journal

FOR_GOOD = (
    "Erasing is for good: neither undo nor the bin brings anything back, and nothing before it can "
    "be undone. To keep what you know of somebody who leaves, choose “Left the team” instead."
)
ELSEWHERE = (
    "A backup is made first. Packets and exports that you saved or printed are yours to delete."
)
NAMED = "in what is kept about others. This stays as it is."
NOBODY = "Nobody else's notes name them."
CLEAN = "No copy of the journal holds them any more."
COPIES = (
    "These copies of the journal still hold them. They go by themselves as newer ones are made, or "
    "you can delete them now: a fresh backup is made first."
)
UNSURE = "opens with another passphrase, may hold them"
NOT_WIPED = "They are erased, but the file could not be written anew, so traces may be left in it."
SOME_LEFT = "Some copies could not be deleted. Is their disk connected?"
READ_ONLY = "This journal is open for reading only: nothing can be erased."
_NOUNS = {
    "profile_fact": ("statement", "statements"),
    "skill_rating": ("skill rating", "skill ratings"),
    "growth_goal": ("growth goal", "growth goals"),
    "goal_checkpoint": ("step to a goal", "steps to goals"),
    "performance_record": ("result", "results"),
    "session": ("conversation", "conversations"),
    "session_answer": ("answer in a conversation", "answers in conversations"),
    "note": ("note", "notes"),
    "note_revision": ("earlier wording of a note", "earlier wordings of notes"),
    "agenda_item": ("talking point", "talking points"),
    "commitment": ("commitment", "commitments"),
    "agreement": ("agreement", "agreements"),
    "area_of_work": ("area of work", "areas of work"),
    "ramp_step": ("step of the first days", "steps of the first days"),
    "must_have_score": ("score of a must-have", "scores of must-haves"),
    "photo": ("photo", "photos"),
    "value": ("value", "values"),
    "target": ("target", "targets"),
    "standard": ("standard of their own", "standards of their own"),
    "acknowledgement": ("acknowledgement", "acknowledgements"),
    "standard_miss": ("missed standard", "missed standards"),
    "improvement_plan": ("improvement plan", "improvement plans"),
    "improvement_checkpoint": ("look at a plan", "looks at plans"),
    "business_plan": ("version of a business plan", "versions of business plans"),
    "plan_section": ("section of a plan", "sections of plans"),
    "plan_line": ("forecast line", "forecast lines"),
    "plan_action": ("action of a plan", "actions of plans"),
    "margin_note": ("note beside a plan", "notes beside plans"),
    "plan_check": ("monthly check", "monthly checks"),
    "plan_signature": ("signature", "signatures"),
    "returned_form": ("returned form", "returned forms"),
    "packet": ("print kept as it was", "prints kept as they were"),
    "review": ("review", "reviews"),
    "review_section": ("section of a review", "sections of reviews"),
    "review_step": ("next step of a review", "next steps of reviews"),
    "review_assessment": ("assessment of your own", "assessments of your own"),
    "review_signature": ("signature of a review", "signatures of reviews"),
    "upward_answer": ("answer about you", "answers about you"),
    "review_file": ("file of a review", "files of reviews"),
    "review_packet": ("print of a review", "prints of reviews"),
    "training_attendance": ("attendance of a session", "attendances of sessions"),
    "training_handover": ("session that was to be theirs", "sessions that were to be theirs"),
    "topic_person": ("topic that names them", "topics that name them"),
    "absence": ("absence", "absences"),
}
#: These say nothing that a line above does not.
_UNSAID = frozenset(
    {
        *("person", "goal_skill", "note_person", "note_tag"),
        *("session_member", "session_skill", "commitment_due", "review_item", "review_frozen"),
    }
)
_EARLIER = "earlier wordings kept for undo"
#: More places than one reads; each takes a moment to lay out.
_MOST_LISTED = 100
_SIZE = QSize(600, 620)
_MARGIN = 22


def erase_person(journal: Journal, person_id: int, parent: QWidget | None) -> EraseDialog:
    """Show what erasing a person means, and erase them once their name is typed."""
    dialog = EraseDialog(journal, person_id, parent)
    dialog.open()
    return dialog


class EraseDialog(QDialog):
    """Three pages: looking through the journal, what goes, and the copies that are left."""

    def __init__(self, journal: Journal, person_id: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._journal, self._person_id = journal, person_id
        self._name = journal.ask(people.get, person_id).name
        chosen = journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        self._job: Job | None = None
        self._erased = False
        self._copies: list[Copy] = []
        self.setWindowTitle(f"Erase {self._name}")
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        self._build()
        self._lay_out()
        self._work("Looking through the journal…", erasure.on_record, person_id, done=self._show)

    def erase(self) -> None:
        """Make a backup, then erase the person."""
        if self._job is not None or self._journal.read_only or not self._is_confirmed():
            return
        if self._erased:
            self._rewrite()
        else:
            self._work("Making a backup…", erasure.back_up, done=self._erase_now)

    def delete_copies(self) -> None:
        """Delete the copies of the journal that still hold the person."""
        if self._job is None:
            copies = tuple(self._copies)
            self._work("Deleting…", erasure.delete_copies, copies, done=self._show_left)

    def reject(self) -> None:
        """Close, unless a backup is being made or copies are being deleted."""
        if self._job is None or self.stack.currentWidget() is self.looking:
            super().reject()

    def done(self, result: int) -> None:
        """Close; what is being read ends here."""
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def _build(self) -> None:
        self.looking = QWidget()
        self.goes, self.stays = Card("What goes"), Card("What stays")
        self.confirm = Cell(Field("name", f"Type “{self._name}” to confirm", Line))
        self.confirm.editor.edited.connect(self._update)
        self.copies = Card("Copies that still hold them")
        self.after = words(wrap=True)
        self.progress = Progress()
        self.error = ErrorLine()
        self.close_button = button("Cancel", self.reject)
        self.copies_button = button("Delete these copies", self.delete_copies)
        self.erase_button = button("Erase for good", self.erase, kind="primary")
        self.erase_button.setDefault(True)

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        record = _page(words(FOR_GOOD, wrap=True), self.goes, self.stays)
        record_side = QWidget()
        column = QVBoxLayout(record_side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(_scrolled(record), 1)
        column.addWidget(words(ELSEWHERE, size="label", tone="muted", wrap=True))
        column.addWidget(self.confirm)
        self._record, self._left = record_side, _scrolled(_page(self.after, self.copies))
        for page in (self.looking, self._record, self._left):
            self.stack.addWidget(page)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        for part in (self.close_button, self.copies_button, self.erase_button):
            foot.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        whole.setSpacing(14)
        whole.addWidget(words(f"Erase {self._name}", size="title", wrap=True))
        whole.addWidget(self.stack, 1)
        whole.addWidget(self.progress)
        whole.addWidget(self.error)
        whole.addLayout(foot)
        self._update()

    def _show(self, record: OnRecord) -> None:
        self._end()
        self.goes.add(Row(f"{self._name}, with role, contact details and dates"))
        for line in _counted(record):
            self.goes.add(Row(line))
        mentions = record.held.mentions
        places = number_of(len(mentions), "place names", "places name")
        self.stays.add_muted(f"{places} them {NAMED}" if mentions else NOBODY)
        for mention in mentions[:_MOST_LISTED]:
            self.stays.add(Row(mention.words, below=mention.about or "Belongs to nobody"))
        self.stack.setCurrentWidget(self._record)
        if self._journal.read_only:
            self.error.set_text(READ_ONLY)
        self.confirm.setEnabled(not self._journal.read_only)
        self.confirm.editor.setFocus()
        self._update()

    def _erase_now(self, _backup: Path) -> None:
        self._end()
        self._change(partial(erasure.erase, self._journal, self._person_id))

    def _rewrite(self) -> None:
        self._change(partial(erasure.wipe, self._journal))

    def _change(self, act: Callable[[], None]) -> None:
        """Change the journal, which belongs to this thread; a large one takes seconds."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            act()
        except (JournalFault, Refused) as error:
            self._erased = self._is_gone()
            self._fail(error)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._erased = True
        self._work(
            "Looking through the copies…",
            erasure.copies_with,
            self._person_id,
            done=self._show_copies,
        )

    def _is_gone(self) -> bool:
        try:
            self._journal.ask(people.get, self._person_id)
        except Refused:
            return True
        except JournalFault:
            return False
        return False

    def _show_copies(self, copies: list[Copy]) -> None:
        self._end()
        self._show_left(copies)
        self.after.setText(f"{self._name} is erased. {COPIES if copies else CLEAN}")
        announce(self, self.after.text())

    def _show_left(self, copies: list[Copy]) -> None:
        """List the copies that are still there: all of them, or those that stayed."""
        tried, self._copies = bool(self._copies), copies
        self._end()
        self.copies.clear()
        for copy in copies:
            self.copies.add(Row(self._named(copy), below="" if copy.sure else UNSURE))
        self.copies.setVisible(bool(copies))
        self.after.setText(CLEAN)
        self.error.set_text(SOME_LEFT if copies and tried else "")
        self.stack.setCurrentWidget(self._left)
        self.close_button.setText("Keep them for now" if copies else "Close")
        self._update()
        self.close_button.setFocus()

    def _named(self, copy: Copy) -> str:
        made = exact(copy.moment, self._formats)
        if copy.number:
            return f"Backup {copy.number} of {made}, in {copy.path.parent}"
        return f"Replaced by a restore, written {made}, in {copy.path.parent}"

    def _work(
        self, busy: str, work: Callable[..., object], *args: object, done: Callable[..., object]
    ) -> None:
        """Do something to the journal's files off the window's thread."""
        self.error.set_text("")
        journal = self._journal
        self._job = Job(self, work, journal.path, journal.key, *args, done=done, failed=self._fail)
        self.progress.say(busy)
        self._update()

    def _fail(self, error: Exception) -> None:
        self._end()
        explained = explain(error)
        if explained is None:
            raise error
        said = f"{NOT_WIPED} {explained[1]}" if self._erased else explained[1]
        self.error.set_text(said)
        announce(self, said)

    def _end(self) -> None:
        self._job = None
        self.progress.clear()
        self._update()

    def _update(self) -> None:
        asking, idle = self.stack.currentWidget() is self._record, self._job is None
        self.erase_button.setVisible(asking)
        self.erase_button.setEnabled(idle and self._is_confirmed())
        self.erase_button.setText("Try again" if self._erased else "Erase for good")
        self.copies_button.setVisible(self.stack.currentWidget() is self._left and self._has_left())
        self.copies_button.setEnabled(idle)
        self.close_button.setEnabled(idle or not (asking or self._has_left()))

    def _has_left(self) -> bool:
        return bool(self._copies)

    def _is_confirmed(self) -> bool:
        return fold(self.confirm.editor.value() or "") == fold(self._name)


def _counted(record: OnRecord) -> Iterator[str]:
    """What goes, a line for each kind; a kind without words of its own is named by its table."""
    counts = record.held.counts
    for table in (*_NOUNS, *sorted(counts.keys() - _NOUNS.keys() - _UNSAID)):
        if table in counts:
            yield number_of(counts[table], *_NOUNS.get(table, (table, table)))
    if record.changes:
        yield number_of(record.changes, "earlier wording kept for undo", _EARLIER)
    if record.drafts:
        yield number_of(record.drafts, "draft", "drafts")


def _page(*parts: QWidget) -> QWidget:
    page = QWidget()
    page.setProperty("part", "page")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 4, 0)
    column.setSpacing(14)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return page


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.setAccessibleName("What erasing does")
    return area
