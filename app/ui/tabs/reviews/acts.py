"""What can be done about one review, by the names of the acts, and when each of them is offered."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.domain import review_frozen, review_items, review_signing, reviews, settings
from app.domain.errors import Refused
from app.domain.kinds import PaperSize, ReviewFileKind, ReviewState
from app.exchange.errors import Unreadable
from app.formats import Formats
from app.gather.reviews import MANAGER, REP
from app.labels import label, refusal
from app.ui import ask
from app.ui.actions import Command
from app.ui.dialogs.import_file import read_bytes, unread
from app.ui.dialogs.review_steps import ReviewSteps
from app.ui.editors import Text
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form_dialog import EditDialog
from app.ui.tabs.reviews.page_words import named
from app.ui.tabs.reviews.view import SELF_FORM, UPWARD_FORM, ReviewPaper, packet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.domain.kinds import ReviewItemKind
    from app.domain.review_full import ReviewInFull
    from app.gather import Copy
    from app.journal import Journal

#: What the keys do on the page of a review, as lines of the list of shortcuts.
COMMANDS = (
    Command("back", "Review: back to all of them", ("Esc", "Alt+Left")),
    Command("tick", "Item of a review in focus: visible or left out", ("Space",)),
    Command("delete_step", "Next step or scan in focus: delete it", ("Del",)),
)
GOES_WITH_IT = "A form that came back stays with its review. Only a scan can be deleted."
_KEPT = "{} is closed. Its pages are kept as they are printed now."
_SCANS = "Scans (*.pdf *.jpg *.jpeg *.png)"
_CHOOSE = "Attach a scan of the signed pages"

_OPEN = frozenset(ReviewState) - {ReviewState.CLOSED}
_PREPARED = _OPEN - {ReviewState.PLANNED}
_HELD = frozenset({ReviewState.HELD})
_CLOSED = frozenset({ReviewState.CLOSED})
#: How the person's own answers come in: the act, its words, an icon.
OWN = (
    ("export_form", "Write the form…", "file-down"),
    ("read_form", "Read the form that came back…", "file-up"),
    ("type_own", "Type in their answers…", "keyboard"),
    ("go_without", "Go on without them", "corner-up-right"),
)
#: What the head's menu offers: the act, its words, an icon, and the states it is for.
MENU = (
    ("meeting", "When you meet…", "calendar", _OPEN),
    ("prepare", "Prepare again", "activity", _PREPARED),
    ("template", "Other questions…", "circle-help", _PREPARED),
    *((name, text, icon, _PREPARED) for name, text, icon in OWN),
    ("wait_for_own", "Wait for their answers again", "undo-2", _PREPARED),
    ("hold", "Held on another day…", "message-square", _HELD),
    ("close", "Close…", "lock", _HELD),
    ("sign", "Signatures…", "pen-line", _HELD | _CLOSED),
    ("attach", "Attach a scan…", "upload", _HELD | _CLOSED),
    ("export_upward", "Write the feedback form about you…", "file-down", _PREPARED),
    ("type_upward", "Type in their feedback about you…", "keyboard", _PREPARED),
    ("reopen", "Open it again as a revision…", "undo-2", _CLOSED),
    ("plan_other", "Plan another review…", "calendar-plus", frozenset(ReviewState)),
    ("templates", "Questions for reviews…", "list-checks", frozenset(ReviewState)),
    ("delete", "Delete this review", "trash-2", _OPEN),
)
#: What the head offers on paper: kind or none for the review itself, whose copy, words, an icon.
PAPERS: tuple[tuple[str, Copy, str, str, frozenset[ReviewState]], ...] = (
    ("", "shared", "Their copy…", "printer", frozenset(ReviewState)),
    ("", "mine", "My page…", "lock", frozenset(ReviewState)),
    (SELF_FORM, "blank", "Form for their answers…", "file-down", _PREPARED),
    (UPWARD_FORM, "blank", "Form for feedback about you…", "file-down", _PREPARED),
)
#: What changes what stands in a review, and is refused in words where it may not be.
CHANGING = frozenset(
    {
        *("prepare", "template", "meeting", "type_own", "read_form", "go_without", "wait_for_own"),
        *("hold", "close", "delete", "type_upward", "delete_step", "show_item"),
    }
)
#: What may be done beside a closed one, in a journal that may be written in.
BESIDE = frozenset({"sign", "attach", "delete_file", "reopen", "plan_other"})
_OF_STEPS = ("meeting", "hold", "reopen", "sign", "template", "plan_other")


class ReviewActs(QObject):
    """Dialogs about a review, and the commands they end in.

    ``said`` has something for the line at the window's foot, ``shown`` the id of a review to look
    at now; ``paper_wanted`` asks for a :class:`ReviewPaper`.
    """

    said = Signal(str)
    shown = Signal(int)
    paper_wanted = Signal(object)

    def __init__(self, journal: Journal, parent: QWidget) -> None:
        super().__init__(parent)
        self._journal, self._parent = journal, parent
        self._steps = ReviewSteps(journal, parent)
        self._steps.shown.connect(self.shown)

    def do(self, name: str, review_id: int, about: Any = None) -> None:  # noqa: ANN401  # as the act has it
        """Do something about a review; ``about`` names which part of it, for acts on one."""
        if name in _OF_STEPS:
            getattr(self._steps, name)(review_id)
        elif about is None:
            getattr(self, name)(review_id)
        else:
            getattr(self, name)(review_id, about)

    # The way of a review

    def prepare(self, review_id: int) -> None:
        """Have its numbers stand still as of today, and gather what is shared."""
        from app import reviewing

        prepare = partial(reviewing.prepare, formats=self._formats())
        self._try("Review prepared", prepare, review_id, date.today())

    def go_without(self, review_id: int) -> None:
        """Go on without the person's own answers."""
        self._try("Going on without their answers", reviews.go_without_own, review_id)

    def wait_for_own(self, review_id: int) -> None:
        """Wait for them again."""
        self._try("Waiting for their answers", reviews.wait_for_own, review_id)

    def close(self, review_id: int) -> None:
        """Close it for good, seeing what is still missing and what is kept."""
        from app.ui.dialogs.review_close import CloseDialog

        dialog = CloseDialog(self._journal, self._parent, review_id)
        # It is for good: what could be undone before is not offered any more.
        dialog.accepted.connect(partial(self.said.emit, _KEPT.format(self._named(review_id))))
        dialog.open()

    def delete(self, review_id: int) -> None:
        """Delete a review that is not closed, with all that stands in it."""
        self._try("Review deleted", reviews.delete, review_id)

    # What stands in it

    def show_item(self, review_id: int, about: tuple[tuple[ReviewItemKind, int], bool]) -> None:
        """Let the person see an item, or leave it out."""
        (kind, record_id), shown = about
        told = "Item made visible" if shown else "Item left out"
        self._try(told, review_items.show, review_id, kind, record_id, shown)

    def item(self, review_id: int, about: tuple[ReviewItemKind, int]) -> None:
        """Show all words of an item."""
        kind, record_id = about
        text = self._journal.ask(review_items.whole, review_id, kind, record_id)
        form = (Field("text", "", partial(Text, rows=6, most_rows=24), wide=True),)
        shown = {"text": text or label(kind)}
        dialog = EditDialog(self._parent, label(kind), form, shown, _nothing, explain)
        dialog.form.set_read_only(True)
        dialog.open()

    def step(self, review_id: int, step_id: int) -> None:
        """Open a next step."""
        self._steps.step(review_id, step_id)

    def delete_step(self, _review_id: int, step_id: int) -> None:
        """Take a next step off."""
        self._steps.delete_step(step_id)

    # Their own answers, and what they say of the manager

    def export_form(self, review_id: int) -> None:
        """Write the form for their own answers into a folder."""
        self._write_form(review_id, ReviewFileKind.FORM)

    def export_upward(self, review_id: int) -> None:
        """Write the form for what they say of the manager into a folder."""
        self._write_form(review_id, ReviewFileKind.UPWARD)

    def read_form(self, review_id: int) -> None:
        """Read a form that came back."""
        from app.ui.dialogs.read_review_form import ReadReviewFormDialog

        dialog = ReadReviewFormDialog(self._journal, self._parent, review_id)
        dialog.filed.connect(self.said)
        dialog.open()

    def type_own(self, review_id: int) -> None:
        """Type in their own answers."""
        from app.ui.dialogs.review_own import OwnAnswersDialog

        OwnAnswersDialog(self._journal, self._parent, review_id).open()

    def type_upward(self, review_id: int) -> None:
        """Type in what they say of the manager."""
        from app.ui.dialogs.review_upward import UpwardDialog

        UpwardDialog(self._journal, self._parent, review_id).open()

    # Beside it

    def attach(self, review_id: int, path: Path | None = None) -> None:
        """Keep a scan of the signed pages, which is asked for unless its path is given."""
        chosen = path or ask.open_file(self._parent, _CHOOSE, _SCANS, ask.documents())
        if chosen is None:
            return
        try:
            content = read_bytes(chosen)
        except (OSError, Unreadable) as error:
            self.said.emit(unread(error) if isinstance(error, OSError) else str(error))
            return
        attach = review_signing.attach
        self._try("Scan attached", attach, review_id, chosen.name, content, date.today())

    def file(self, _review_id: int, file_id: int) -> None:
        """Show a file that came back."""
        from app.ui.dialogs.kept_file import KeptFileDialog
        from app.ui.dialogs.review_paper import of_file

        one = self._journal.ask(review_signing.file, file_id)
        KeptFileDialog(self._parent, of_file(one)).open()

    def delete_file(self, _review_id: int, file_id: int) -> None:
        """Take a scan away."""
        if self._journal.ask(review_signing.file, file_id).kind is ReviewFileKind.SCAN:
            self._try("Scan deleted", review_signing.detach, file_id)
        else:
            self.said.emit(GOES_WITH_IT)

    def show(self, _review_id: int, other_id: int) -> None:
        """Look at another review."""
        self.shown.emit(other_id)

    def templates(self, _review_id: int = 0) -> None:
        """The questions that reviews begin with."""
        from app.ui.dialogs.review_templates import ReviewTemplatesDialog

        ReviewTemplatesDialog(self._parent, self._journal).open()

    def paper(self, review_id: int, about: tuple[str, Copy]) -> None:
        """Preview something on paper: a kind, or none for the review itself, and whose copy."""
        kind, copy = about
        found = self._get(review_id)
        if kind:
            self.paper_wanted.emit(
                ReviewPaper(kind, found.person.id, copy=copy, review_id=found.id)
            )
        elif self._is_replaced(found):
            self._show_kept(found, copy)
        else:
            self.paper_wanted.emit(packet(found.person.id, found.slot, copy))

    def _is_replaced(self, found: ReviewInFull) -> bool:
        """Whether another revision took its place, of which the packets are by then."""
        of_same = self._journal.ask(reviews.revisions_of, found.id)
        return of_same[0].id != found.id

    def _show_kept(self, found: ReviewInFull, copy: Copy) -> None:
        """The pages of a revision of before, exactly as they were kept."""
        from app.ui.dialogs.review_kept import KeptPages, KeptPagesDialog

        audience = MANAGER if copy == "mine" else REP
        pages = self._journal.ask(review_frozen.printed, found.id, audience)
        for size, pdf in list(pages.items())[:1]:
            revision = f"revision {found.review.revision}"
            name = f"{found.person.name} - {found.period.label}, {revision}.pdf"
            kept = KeptPages(name, pdf, private=copy == "mine", paper=PaperSize(size))
            KeptPagesDialog(self._parent, kept).open()

    def _write_form(self, review_id: int, kind: ReviewFileKind) -> None:
        from app.ui.dialogs import review_paper

        review_paper.write_form(self._parent, self._journal, review_id, kind, self.said.emit)

    def _try(self, told: str, command: Callable[..., object], *given: Any) -> None:  # noqa: ANN401
        """Do something at once; why it cannot be is said at the foot."""
        try:
            self._journal.do(told, command, *given)
        except Refused as refused:
            self.said.emit(refusal(refused))

    def _get(self, review_id: int) -> ReviewInFull:
        return self._journal.ask(reviews.get, review_id)

    def _named(self, review_id: int) -> str:
        return named(self._get(review_id))

    def _formats(self) -> Formats:
        chosen = self._journal.ask(settings.current)
        return Formats(chosen.currency, chosen.language)


def offered(found: ReviewInFull) -> list[tuple[str, str, str]]:
    """What the menu offers of a review as it stands."""
    without = {"wait_for_own"} if not found.own_in else {"go_without"}
    return [
        (name, text, icon)
        for name, text, icon, states in MENU
        if found.review.state in states and name not in without
    ]


def _nothing(_values: dict[str, Any]) -> None:
    """What is only read changes nothing."""
