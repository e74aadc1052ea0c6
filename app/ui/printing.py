"""Paper from a PDF: the pages of the very bytes that were previewed, drawn on a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

from app.domain.kinds import PaperSize

if TYPE_CHECKING:
    from collections.abc import Generator

    from PySide6.QtCore import QSizeF
    from PySide6.QtWidgets import QWidget

    from app.report.content import Paper

#: Dots per inch beyond which pages only take longer.
_FINEST = 600
#: Rows drawn in one go, about a twentieth of a second of work.
_BAND = 128
_POINTS_PER_INCH = 72
#: Paper that differs from the page by no more than this part of it is printed on at true size.
_SAME_SIZE = 0.01
_SIZES: dict[PaperSize | Paper, QPageSize.PageSizeId] = {
    PaperSize.A4: QPageSize.PageSizeId.A4,
    PaperSize.LETTER: QPageSize.PageSizeId.Letter,
    "a3": QPageSize.PageSizeId.A3,
}


class NoPrinter(Exception):  # noqa: N818  # said to the user, not a programming error
    """This computer knows no printer."""


class PrintFailed(Exception):  # noqa: N818
    """The printer did not take the pages."""


def choose_printer(parent: QWidget, paper: PaperSize | Paper, title: str) -> QPrinter | None:
    """Ask with the system's dialog where to print; ``None`` when the user backs out.

    ``title`` is what the printer's queue shows, so it names nobody. Raises :class:`NoPrinter`.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise NoPrinter
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(_SIZES[paper]))
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    chosen = dialog.exec()
    dialog.deleteLater()
    return printer if chosen else None


class PrintRun(QObject):
    """Prints the pages that the user chose, one after another, while the window stays alive.

    ``page_begun`` tells which of how many comes next, ``ended`` whether the printer took them all.
    """

    page_begun = Signal(int, int)
    ended = Signal(bool)

    def __init__(self, data: bytes, printer: QPrinter, owner: QObject) -> None:
        super().__init__(owner)
        self._pages = print_pdf(data, printer)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin, as soon as the window has time."""
        self._turn.start()

    def stop(self) -> None:
        """Print no further page; nothing more is heard of the run."""
        self._turn.stop()
        self._pages.close()
        self.deleteLater()

    def _go_on(self) -> None:
        try:
            page, pages = next(self._pages)
        except StopIteration:
            self._end(complete=True)
        except PrintFailed:
            self._end(complete=False)
        else:
            self.page_begun.emit(page, pages)

    def _end(self, *, complete: bool) -> None:
        self.stop()
        self.ended.emit(complete)


def print_pdf(data: bytes, printer: QPrinter) -> Generator[tuple[int, int], None, None]:
    """Print page by page; before each, tell which of how many it is.

    Closing the generator stops the printer. Raises :class:`PrintFailed`.
    """
    source = QBuffer()
    source.setData(data)
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(source)
    document.load(source)
    pages = _wanted(printer, document.pageCount())
    printer.setFullPage(True)  # the pages bring their own margins
    painter = QPainter()
    if not pages or not painter.begin(printer):
        raise PrintFailed
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        for number, page in enumerate(pages, start=1):
            yield number, len(pages)
            if number > 1 and not printer.newPage():
                raise PrintFailed
            _draw(document, page, painter, printer)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()


def _wanted(printer: QPrinter, count: int) -> list[int]:
    """The pages to print, counted from 0, in the order they leave the printer."""
    pages = list(range(count))
    ranges = printer.pageRanges()
    if not ranges.isEmpty():
        pages = [page for page in pages if ranges.contains(page + 1)]
    backwards = printer.pageOrder() == QPrinter.PageOrder.LastPageFirst
    return pages[::-1] if backwards else pages


def _draw(document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter) -> None:
    paper = printer.pageLayout().fullRectPixels(printer.resolution()).size()
    size = _fitted(document.pagePointSize(page), paper, printer.resolution())
    target = QRect(QPoint(), size)
    target.moveCenter(QRect(QPoint(), paper).center())
    painter.drawImage(target, _rendered(document, page, size * _coarsened(printer.resolution())))


def _fitted(points: QSizeF, paper: QSize, resolution: int) -> QSize:
    """The size of a page in the printer's dots: true to size, or made to fit other paper."""
    size = (points * resolution / _POINTS_PER_INCH).toSize()
    share = min(paper.width() / size.width(), paper.height() / size.height())
    if abs(share - 1) <= _SAME_SIZE:
        return size
    return size.scaled(paper, Qt.AspectRatioMode.KeepAspectRatio)


def _coarsened(resolution: int) -> float:
    """How many dots to draw for each of the printer's."""
    return min(1.0, _FINEST / resolution)


def _rendered(document: QPdfDocument, page: int, size: QSize) -> QImage:
    """A page on white: pages have no ground, and printers take long over what is see-through."""
    drawn = document.render(page, size)
    painter = QPainter(drawn)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
    painter.fillRect(drawn.rect(), Qt.GlobalColor.white)
    painter.end()
    drawn.reinterpretAsFormat(QImage.Format.Format_RGB32)
    return drawn
