"""The first page of somebody's copy, as it would leave the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import paths
from app.domain import settings
from app.domain.errors import JournalFault, Refused
from app.formats import Formats
from app.ui import theme
from app.ui.background import Job
from app.ui.explain import explain
from app.ui.parts import Card, Veiled

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from app.journal import Journal
    from app.report.content import Content
    from app.ui.tabs.reviews.view import ReviewPaper

TITLE, NO_PAGES = "Packet, rep’s copy", "There are pages once it is prepared."
BUSY, FAILED = "Setting the page…", "The page could not be set."
#: The keyboard walks over cells for so long, in milliseconds, before a page is set.
_PAUSE = 250
#: Pixels across the page that is kept, and the least of it that is seen.
_WIDE, _LEAST_HIGH = 600, 150
#: A page is so much higher than wide, until one is there.
_HIGH = 1.414


class PagePicture(QWidget):
    """One page on white, as large as there is room; words in its place while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.said = NO_PAGES
        self._page, self._fitting = QPixmap(), QPixmap()
        self.setObjectName("first_page")
        self.setMinimumHeight(_LEAST_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.say(NO_PAGES)

    @property
    def page(self) -> QPixmap:
        """What is shown; null while nothing is."""
        return self._page

    def show_page(self, page: QImage) -> None:
        """Show a page."""
        self._page, self._fitting = QPixmap.fromImage(page), QPixmap()
        self.setAccessibleName("The first page")
        self.update()

    def say(self, text: str) -> None:
        """Show words in place of a page."""
        self.said, self._page = text, QPixmap()
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a whole page."""
        return QSize(self.width(), round(self.width() * _HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the colours of the theme."""
        painter = QPainter(self)
        if self._page.isNull():
            painter.setFont(theme.font("label"))
            painter.setPen(theme.role("muted"))
            wrapped = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(8, 24, -8, -8), int(wrapped), self.said)
            return
        size = self._page.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect((self.width() - size.width()) // 2, 0, size.width(), size.height())
        painter.drawPixmap(place, self._scaled(size * self.devicePixelRatioF()))
        painter.setPen(theme.role("line"))
        painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _scaled(self, size: QSize) -> QPixmap:
        """The page at the size that is painted: left to the painter, thin lines would break."""
        if self._fitting.size() != size:
            smooth = Qt.TransformationMode.SmoothTransformation
            ignore = Qt.AspectRatioMode.IgnoreAspectRatio
            self._fitting = self._page.scaled(size, ignore, smooth)
        return self._fitting


class PreviewCard(Card):
    """The first page of the copy for the person; ``acted`` asks for all of it.

    It is set off the window's thread, once the keyboard rests on a cell.
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(TITLE, "Preview")
        self._journal = journal
        self._wanted: ReviewPaper | None = None
        self._today: date | None = None
        self._job: Job | None = None
        self.picture = PagePicture()
        self.add(Veiled(self.picture))
        self._rest = QTimer(self, singleShot=True, interval=_PAUSE)
        self._rest.timeout.connect(self._begin)

    def show_paper(self, wanted: ReviewPaper | None, today: date) -> None:
        """Show the first page of a paper, or of none."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if wanted is None or wanted != self._wanted:
            self.picture.say(NO_PAGES if wanted is None else BUSY)
        self._wanted, self._today = wanted, today
        self.action.setVisible(wanted is not None)
        if wanted is None:
            self._rest.stop()
        else:
            self._rest.start()

    def _begin(self) -> None:
        """Import what sets a page, which takes a while the first time."""
        if self.isVisible():
            self._job = Job(self, _import, done=self._gather)

    def _gather(self, _ready: object) -> None:
        self._job = None
        if self._wanted is None or self._journal.locked:
            return
        try:
            content = self._content(self._wanted)
        except (JournalFault, Refused) as error:
            self.picture.say((explain(error) or ("", FAILED))[1])
            return
        given = content, paths.resources() / "fonts"
        self._job = Job(self, _first_page, *given, done=self._receive, failed=self._fail)

    def _content(self, wanted: ReviewPaper) -> Content:
        from app import gather

        chosen = self._journal.ask(settings.current)
        formats = Formats(chosen.currency, chosen.language)
        kind = next(one for one in gather.KINDS if one.key == wanted.kind)
        about = gather.About(person=wanted.person_id, period=wanted.period)
        read = kind.reader("shared", about)
        found: Content = self._journal.ask(read, wording=formats, today=self._today)
        return found

    def _receive(self, page: QImage) -> None:
        self._job = None
        if page.isNull():
            self.picture.say(FAILED)
        else:
            self.picture.show_page(page)

    def _fail(self, error: Exception) -> None:
        self._job = None
        self.picture.say(FAILED)
        if not isinstance(error, OSError):
            raise error


def _import() -> None:
    """The worker: have at hand what gathers and sets a page."""
    from app import gather  # noqa: F401
    from app.report import packet  # noqa: F401


def _first_page(content: Content, fonts: Path) -> QImage:
    """The worker: the first page of a packet, drawn."""
    from PySide6.QtPdf import QPdfDocument

    from app.report import packet

    source = QBuffer()
    source.setData(packet.build(content, fonts))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(source)
    points = document.pagePointSize(0)
    if points.isEmpty():
        return QImage()
    size = QSize(_WIDE, round(_WIDE * points.height() / points.width()))
    page = QImage(size, QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(0, 0, document.render(0, size))
    painter.end()
    return page
