"""A file that the journal keeps, such as a form as it came back: the very file, to be seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app import files, form_pages
from app.exchange.errors import Unreadable
from app.ui import ask
from app.ui.background import Job
from app.ui.field import ErrorLine
from app.ui.parts import EmptyState, Veiled, button, framed, words
from app.ui.pdf_view import PdfTools, PdfView

NO_PAGES = "This file has no pages to show here. Save it and open it with the program it is from."
_WAIT = "Looking for its pages…"
#: The dialog, and what the frame that the system puts around it takes at most.
_SIZE, _FRAME = QSize(900, 700), QSize(20, 40)
#: A picture is shown so wide at most, however large it was scanned.
_WIDEST = 1_600


@dataclass(frozen=True)
class Kept:
    """A file that the journal keeps. What was typed into a ``form`` is drawn onto its pages.

    The window is called by its ``title``, or else by its name; ``without`` is said where there is
    nothing to see of it.
    """

    name: str
    content: bytes
    private: bool = False
    form: bool = False
    title: str = ""
    without: str = NO_PAGES


class KeptFileDialog(QDialog):
    """A file from the journal: its pages or its picture, from memory, and a way to save a copy."""

    #: What the button says that saves it, and the picker that it opens.
    save_words: ClassVar[str] = "Save a copy…"
    save_title: ClassVar[str] = "Save a copy of the file"

    def __init__(self, parent: QWidget, kept: Kept) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.kept = kept
        self.setWindowTitle(kept.title or kept.name)
        self.view = PdfView(self)
        self.tools = PdfTools(self.view)
        self.picture = QLabel()
        self.nothing = EmptyState(kept.without)
        self.error = ErrorLine()
        self.save_button = button(self.save_words, self.save)
        self.save_button.setEnabled(bool(kept.content))
        self.close_button = button("Close", self.reject)
        self.close_button.setDefault(True)
        self._lay_out()
        self._begin()
        self.tools.add_shortcuts(self)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))

    def save(self) -> None:
        """Write the file where it is wanted, byte for byte."""
        suggested = ask.documents() / files.safe_name(self.kept.name)
        target = ask.save_file(self, self.save_title, "All files (*)", suggested)
        if target is None:
            return
        try:
            files.write_whole(target, self.kept.content)
        except OSError as error:
            self.error.set_text(files.reason(error, target))
        else:
            self.error.set_text("")

    def done(self, result: int) -> None:
        """Let go of the pages while they can still be told of it."""
        self.view.clear()
        super().done(result)

    def _begin(self) -> None:
        """Show what kind of file it is as its kind is shown."""
        content = self.kept.content
        self._stack.setCurrentWidget(self.nothing)
        if not is_pdf(content):
            seen = picture(content)
            if not seen.isNull():
                self.picture.setPixmap(seen)
                self._stack.setCurrentIndex(1)
        elif self.kept.form:
            self.nothing.sentence.setText(_WAIT)
            Job(self, form_pages.pages, content, done=self._show, failed=self._fail)
        else:
            self._show(content)

    def _show(self, pages: bytes) -> None:
        if self.view.show_pdf(pages):
            self._stack.setCurrentIndex(0)
        self.nothing.sentence.setText(self.kept.without)

    def _fail(self, error: Exception) -> None:
        self.nothing.sentence.setText(self.kept.without)
        if not isinstance(error, Unreadable | OSError):
            raise error

    def _lay_out(self) -> None:
        pages = QWidget()
        inside = QVBoxLayout(pages)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.tools)
        inside.addWidget(self.view, 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)
        scroll.setAccessibleName("The scan")
        scroll.setWidget(self.picture)
        scroll.setWidgetResizable(True)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        for part in (pages, scroll, self.nothing):
            self._stack.addWidget(part)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.addWidget(self.error, 1)
        self.foot.addStretch()
        self.foot.addWidget(self.save_button)
        self.foot.addWidget(self.close_button)
        private = self.kept.private
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 22, 22, 22)
        column.setSpacing(14)
        column.addWidget(words(self.kept.name, size="title", wrap=True, private=private))
        column.addWidget(Veiled(framed(self._stack), private=private), 1)
        column.addLayout(self.foot)


def is_pdf(content: bytes) -> bool:
    """Whether a file is one whose pages can be shown."""
    return content.lstrip()[:5] == b"%PDF-"


def picture(content: bytes) -> QPixmap:
    """A scan as a picture, no larger than is looked at; empty where it is none."""
    held = QBuffer()
    held.setData(QByteArray(content))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(held)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid():
        return QPixmap()
    if max(size.width(), size.height()) > _WIDEST:
        box = QSize(_WIDEST, _WIDEST)
        reader.setScaledSize(size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())
