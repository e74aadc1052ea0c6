"""What stands beside a review: signatures, files that came back, and its revisions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain.kinds import Owner, ReviewFileKind
from app.labels import label
from app.ui.dialogs.import_file import dropped_files
from app.ui.parts import Card, Chip, LinkButton, Row, plain_tip, words
from app.ui.tabs.coaching.thread_rows import KeyedRow
from app.ui.tabs.plans.page_rows import read_here
from app.ui.tabs.reviews import page_words as say

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from app.domain.models import ReviewFile, ReviewSignature
    from app.domain.review_full import ReviewInFull
    from app.formats import Formats
    from app.ui.tabs.reviews.page_read import Shown

NOT_HELD = "Signatures and scans come once you sat down together."
DROP = "A scan of the signed pages can be dropped here: PDF, JPEG or PNG."


class SignedCard(Card):
    """Who signed or declined, and the files that came back.

    ``attach_wanted`` asks for a scan: a path that was dropped here, or None to choose one.
    ``opened`` and ``dropped`` carry the id of a file.
    """

    attach_wanted = Signal(object)
    opened = Signal(int)
    dropped = Signal(int)

    def __init__(self) -> None:
        super().__init__("Signatures and files", "Sign…")
        self._takes = False
        self.hint = words(DROP, size="small", tone="muted", wrap=True)
        self.attach_link = LinkButton("Attach a scan…", partial(self.attach_wanted.emit, None))
        for part in (self.attach_link, self.hint):
            self.keep_below(part)
        self.setAcceptDrops(True)

    def show_review(self, shown: Shown) -> None:
        """Show what stands beside a review."""
        found, formats = shown.found, shown.formats
        held = found.review.held_on is not None
        self._takes = held and not shown.read_only
        for part in (self.action, self.attach_link, self.hint):
            part.setVisible(self._takes)
        self.clear()
        for owner, who in ((Owner.REP, found.person.called), (Owner.ME, "You")):
            self.add(Row(who, right=signed_words(found.signature(owner), formats)))
        if not held:
            self.add_muted(NOT_HELD)
        for one in found.files:
            row = FileRow(one, formats)
            row.opened.connect(partial(self.opened.emit, one.id))
            row.wished.connect(partial(self._drop, one.id))
            self.add(row)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file from elsewhere."""
        if self._takes and _path(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        path = _path(event)
        if path is not None:
            event.acceptProposedAction()
            self.attach_wanted.emit(path)

    def _drop(self, file_id: int, _wish: str) -> None:
        self.dropped.emit(file_id)


class FileRow(KeyedRow):
    """A file as it came back; Enter shows it, Del takes a scan away."""

    def __init__(self, one: ReviewFile, formats: Formats) -> None:
        super().__init__(
            one.file_name,
            below=f"came back {formats.short_day(one.read_on)}",
            right=label(one.kind),
            openable=True,
            private=one.kind is ReviewFileKind.UPWARD,
        )
        keys = "Enter: open · Del: delete" if one.kind is ReviewFileKind.SCAN else "Enter: open"
        self.setToolTip(plain_tip(keys))


class HistoryCard(Card):
    """All revisions of the review; ``opened`` carries the id of the one to show."""

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__("Revisions")

    def show_review(self, shown: Shown) -> None:
        """Show the revisions, the latest first."""
        self.clear()
        for one in shown.revisions:
            row = _revision_row(one, shown)
            row.opened.connect(partial(self.opened.emit, one.id))
            self.add(row)
        self.setVisible(len(shown.revisions) > 1)


def signed_words(one: ReviewSignature | None, formats: Formats) -> str:
    """Whether somebody signed: "signed on 3 December 2026", "declined on …", "not yet"."""
    if one is None:
        return "not yet"
    how = "declined" if one.declined else "signed"
    return f"{how} on {formats.day(one.signed_on)}"


def _revision_row(one: ReviewInFull, shown: Shown) -> Row:
    is_this = one.id == shown.found.id
    because = f"Because: {read_here(one.review.reason)}" if one.review.reason else ""
    days = say.revision_days(one.review, shown.formats)
    return Row(
        f"Revision {one.review.revision}",
        below="\n".join(filter(None, (days, because))),
        right=Chip("Shown", "accent") if is_this else label(one.review.state),
        openable=not is_this,
    )


def _path(event: QDropEvent) -> Path | None:
    """The one file of this computer that is being dropped."""
    found = dropped_files(event.mimeData())
    return found[0] if len(found) == 1 else None
