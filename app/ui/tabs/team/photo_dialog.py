"""A person's photo: chosen, pasted, dropped or removed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain import photos
from app.domain.names import initials
from app.ui import ask, pictures
from app.ui.background import Job
from app.ui.badge import paint_badge
from app.ui.dialogs.import_file import dropped_files, unread
from app.ui.field import ErrorLine
from app.ui.parts import announce, button, words
from app.ui.pictures import NoPicture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QMimeData

    from app.domain.models import Person
    from app.journal import Journal

_MARGIN = 22
_PORTRAIT = 128
_FILTERS = "Pictures (*.jpg *.jpeg *.png *.webp *.gif *.bmp);;All files (*)"
_READING = "Reading the picture…"
_NOTHING_TO_PASTE = "There is no picture on the clipboard."
_NOT_ONE_PICTURE = "Drop one picture file."
_HINT = "Drop a picture here, paste one with Ctrl+V, or choose a file. It is never printed."


class Portrait(QWidget):
    """A person's photo in a circle, or their initials while there is none."""

    def __init__(self, person: Person, jpeg: bytes | None) -> None:
        super().__init__()
        self.setFixedSize(_PORTRAIT, _PORTRAIT)
        self._initials, self._colour = initials(person.name), person.colour
        self.show_photo(jpeg)

    def show_photo(self, jpeg: bytes | None) -> None:
        """Show a photo; None shows the initials."""
        self.photo = pictures.shown(jpeg)
        self.setAccessibleName("No photo" if self.photo is None else "Photo")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the theme."""
        painter = QPainter(self)
        if self.photo is None:
            paint_badge(painter, self.rect(), self._initials, self._colour)
        else:
            pictures.paint_round(painter, self.rect(), self.photo)


class PhotoDialog(QDialog):
    """Shows a person's photo and takes another. There is nothing to press: it is stored at once."""

    def __init__(
        self, parent: QWidget, journal: Journal, person: Person, jpeg: bytes | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._journal, self._person_id = journal, person.id
        self._job: Job | None = None
        title = f"Photo of {person.called}"
        self.setWindowTitle(title)
        self.portrait = Portrait(person, jpeg)
        self.error = ErrorLine()
        self.state = words(size="label", tone="muted")
        self.choose_button = button("Choose a file…", self.choose, kind="primary")
        self.paste_button = button("Paste", self.paste)
        self.remove_button = button("Remove photo", self.remove)
        self.close_button = button("Close", self.reject)
        self.choose_button.setDefault(True)
        self._lay_out(title)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.paste)
        self.remove_button.setEnabled(jpeg is not None)
        self.choose_button.setFocus()

    def choose(self) -> None:
        """Ask for a file and take the picture in it."""
        path = ask.open_file(self, "Choose a photo", _FILTERS)
        if path is not None:
            self.take_file(path)

    def paste(self) -> None:
        """Take the picture, or the picture file, that is on the clipboard."""
        self._take(QApplication.clipboard().mimeData(), _NOTHING_TO_PASTE)

    def remove(self) -> None:
        """Show initials again."""
        self._journal.do("Photo removed", photos.remove, self._person_id)
        self._settle(None, "Removed")

    def take_file(self, path: Path) -> None:
        """Take the picture in a file, or say why not."""
        self._begin(partial(read_picture, path))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome anything that may be a picture."""
        data = event.mimeData()
        if data.hasImage() or data.hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the picture that was dropped."""
        event.acceptProposedAction()
        self._take(event.mimeData(), _NOT_ONE_PICTURE)

    def _take(self, data: QMimeData, otherwise: str) -> None:
        paths = dropped_files(data)
        path = paths[0] if len(paths) == 1 else None
        image = QImage(data.imageData()) if path is None and data.hasImage() else QImage()
        if path is not None:
            self.take_file(path)
        elif not image.isNull():
            self._begin(partial(pictures.portrait_of, image))
        else:
            self._refuse(NoPicture(otherwise))

    def _begin(self, work: Callable[[], bytes]) -> None:
        """Make the picture small beside the window; a later choice replaces one under way."""
        if self._job is not None:
            self._job.cancel()
        self.error.set_text("")
        self.state.setText(_READING)
        self._job = Job(self, work, done=self._store, failed=self._refuse)

    def _store(self, jpeg: bytes) -> None:
        self._job = None
        self.state.setText("")
        self._journal.do("Photo changed", photos.put, self._person_id, jpeg)
        self._settle(jpeg, "Saved")

    def _refuse(self, error: Exception) -> None:
        self._job = None
        self.state.setText("")
        if isinstance(error, NoPicture):
            said = str(error)
        elif isinstance(error, OSError):
            said = unread(error)
        else:
            raise error
        self.error.set_text(said)
        announce(self, said)

    def _settle(self, jpeg: bytes | None, said: str) -> None:
        self.error.set_text("")
        self.portrait.show_photo(jpeg)
        self.remove_button.setEnabled(jpeg is not None)
        self.state.setText(said)
        announce(self, said)

    def _lay_out(self, title: str) -> None:
        beside = QVBoxLayout()
        beside.setSpacing(8)
        beside.addStretch(1)
        beside.addWidget(words(_HINT, tone="muted", wrap=True))
        tools = QHBoxLayout()
        for tool in (self.choose_button, self.paste_button, self.remove_button):
            tools.addWidget(tool)
        tools.addStretch(1)
        beside.addLayout(tools)
        beside.addWidget(self.error)
        beside.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(self.portrait)
        middle.addLayout(beside, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.state)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(14)
        column.addWidget(words(title, size="title", wrap=True))
        column.addLayout(middle)
        column.addLayout(foot)
        self.setMinimumWidth(560)


def read_picture(path: Path) -> bytes:
    """The worker: what is in a file, as a small picture. Raises NoPicture and OSError."""
    if path.is_dir():
        raise NoPicture(f"{path.name} is a folder. Choose a picture file in it.")
    if path.exists() and not path.is_file():
        raise NoPicture(f"{path.name} is not a file.")
    if path.stat().st_size > pictures.MOST_READ:
        raise NoPicture(pictures.too_many_bytes(path.name))
    return pictures.portrait(path.read_bytes(), path.name)
