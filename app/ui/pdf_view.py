"""Shows a PDF from memory: pages, zoom, search, and the text of a page for the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMargins, QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QLineEdit, QToolButton, QWidget

from app.ui import icons
from app.ui.actions import Command
from app.ui.parts import announce, look, words

if TYPE_CHECKING:
    from collections.abc import Callable

#: What can be done with the pages; each is a method of :class:`PdfView`.
COMMANDS = (
    Command("start_find", "Find in the pages", ("Ctrl+F",)),
    Command("scroll_down", "Scroll down", ("PgDown",)),
    Command("scroll_up", "Scroll up", ("PgUp",)),
    Command("previous_page", "Previous page", ("Ctrl+PgUp",), "chevron-left"),
    Command("next_page", "Next page", ("Ctrl+PgDown",), "chevron-right"),
    Command("zoom_out", "Smaller", ("Ctrl+-",), "zoom-out"),
    Command("zoom_in", "Larger", ("Ctrl++", "Ctrl+="), "zoom-in"),
    Command("fit_width", "Fit width", ("Ctrl+1",)),
    Command("fit_page", "Fit page", ("Ctrl+0",)),
    Command("copy_page", "Copy page text", ("Ctrl+Shift+C",), "copy"),
)
_BY_NAME = {command.name: command for command in COMMANDS}
_SMALLEST, _LARGEST, _STEP = 0.25, 4.0, 1.2
_POINTS_PER_INCH = 72
_FIND_WIDTH = 170
#: Ground in sight around each page, in pixels.
_AROUND = 16
#: Before the first place where something was found.
_NOWHERE = -1


class PdfView(QPdfView):
    """The pages of one PDF under each other. The bytes never touch a disk.

    ``replaced`` tells that other pages are shown, or none.
    """

    replaced = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # Not the view's own children: Qt tells a view of the end of its document, which crashes
        # when that comes in the middle of the view's own end.
        self._pdf = QPdfDocument(parent)
        self._bytes = QBuffer(self._pdf)
        self.search = QPdfSearchModel(parent)
        self.search.setDocument(self._pdf)
        self.setDocument(self._pdf)
        self.setSearchModel(self.search)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setDocumentMargins(QMargins(_AROUND, _AROUND, _AROUND, _AROUND))
        self.setPageSpacing(2 * _AROUND)
        self.setFrameShape(QPdfView.Shape.NoFrame)
        self.setAccessibleName("Pages")
        self.fit_width()

    @property
    def pages(self) -> int:
        """How many pages there are; 0 while nothing is shown."""
        return self._pdf.pageCount()

    @property
    def page(self) -> int:
        """The page in sight, counted from 1."""
        return self.pageNavigator().currentPage() + 1

    def show_pdf(self, data: bytes) -> bool:
        """Show these bytes from their first page; False where they are no PDF."""
        self.clear()
        self._bytes.setData(data)
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pdf.load(self._bytes)
        self.go_to_page(1)
        self.replaced.emit()
        return self._pdf.status() == QPdfDocument.Status.Ready

    def clear(self) -> None:
        """Show nothing, and keep nothing of what was shown."""
        self.search.setSearchString("")
        self._pdf.close()
        self._bytes.close()
        self._bytes.setData(b"")
        self.replaced.emit()

    def go_to_page(self, number: int) -> None:
        """Bring a page into sight, counted from 1; the nearest where there is no such page."""
        number = max(1, min(number, self.pages))
        self.pageNavigator().jump(number - 1, QPointF())

    def next_page(self) -> None:
        """Go to the beginning of the next page."""
        self.go_to_page(self.page + 1)

    def previous_page(self) -> None:
        """Go to the beginning of the page before."""
        self.go_to_page(self.page - 1)

    def scroll_down(self) -> None:
        """Scroll by what is in sight."""
        self.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)

    def scroll_up(self) -> None:
        """Scroll back by what is in sight."""
        self.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderPageStepSub)

    def zoom_in(self) -> None:
        """Show the pages larger."""
        self._zoom_by(_STEP)

    def zoom_out(self) -> None:
        """Show the pages smaller."""
        self._zoom_by(1 / _STEP)

    def fit_width(self) -> None:
        """Make a page as wide as the view, and keep it so."""
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def fit_page(self) -> None:
        """Make a whole page fit the view, and keep it so."""
        self.setZoomMode(QPdfView.ZoomMode.FitInView)

    def page_text(self) -> str:
        """The words of the page in sight."""
        return self._pdf.getAllText(self.page - 1).text() if self.pages else ""

    def show_found(self, position: int) -> None:
        """Bring what was found into sight; ``position`` counts from 0."""
        self.setCurrentSearchResultIndex(position)
        found = self.search.resultAtIndex(position)
        if found.isValid():
            self.pageNavigator().jump(found)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held down, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_by(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def _zoom_by(self, step: float) -> None:
        factor = self._factor() * step
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(max(_SMALLEST, min(factor, _LARGEST)))

    def _factor(self) -> float:
        """The zoom in force; the base class does not tell the one it fits pages with."""
        if self.zoomMode() == QPdfView.ZoomMode.Custom or not self.pages:
            return self.zoomFactor()
        dots = QGuiApplication.primaryScreen().logicalDotsPerInch() / _POINTS_PER_INCH
        page = self._pdf.pagePointSize(self.page - 1) * dots
        room = self.viewport().size().shrunkBy(self.documentMargins())
        wide = room.width() / page.width()
        if self.zoomMode() == QPdfView.ZoomMode.FitToWidth:
            return wide
        return min(wide, room.height() / page.height())


class PdfTools(QWidget):
    """The strip over a :class:`PdfView`: which page, how large, find, copy."""

    def __init__(self, view: PdfView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._found = _NOWHERE
        self.place = words(tone="muted")
        self.hits = words(size="label", tone="muted")
        self.line = QLineEdit()
        self.line.setObjectName("find")
        self.line.setPlaceholderText("Find    Ctrl+F")
        self.line.setAccessibleName("Find in the pages")
        self.line.setFixedWidth(_FIND_WIDTH)
        self._lay_out()
        view.pageNavigator().currentPageChanged.connect(self._say_page)
        view.replaced.connect(self._say_page)
        view.search.countChanged.connect(self._say_found)
        self.line.textChanged.connect(self._look_for)
        for keys, slot in (
            ("Return", self.find_next),
            ("Enter", self.find_next),
            ("Shift+Return", self.find_previous),
            ("Escape", self._stop_finding),
        ):
            # Left to the line, these keys would press the dialog's button or close it.
            shortcut = QShortcut(QKeySequence(keys), self.line, slot)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._say_page()

    def add_shortcuts(self, owner: QWidget) -> None:
        """Make the keys of all commands work wherever the focus is in ``owner``."""
        for command in COMMANDS:
            for keys in command.keys:
                QShortcut(QKeySequence(keys), owner, self._slot(command.name))

    def start_find(self) -> None:
        """Go to the line that says what to find."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def find_next(self) -> None:
        """Go to the next place where it is found, from the last one to the first."""
        self._go_to(self._found + 1)

    def find_previous(self) -> None:
        """Go to the place before."""
        self._go_to(self._found - 1)

    def copy_page(self) -> None:
        """Put the words of the page in sight on the clipboard."""
        QGuiApplication.clipboard().setText(self._view.page_text())
        self.hits.setText(f"Page {self._view.page} copied")
        announce(self, self.hits.text())

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 12, 6)
        line.setSpacing(4)
        line.addWidget(self._tool("previous_page"))
        line.addWidget(self.place)
        line.addWidget(self._tool("next_page"))
        line.addSpacing(12)
        line.addWidget(self._tool("zoom_out"))
        line.addWidget(self._tool("zoom_in"))
        line.addWidget(self._tool("fit_width"))
        line.addWidget(self._tool("fit_page"))
        line.addStretch(1)
        line.addWidget(self.hits)
        line.addSpacing(4)
        line.addWidget(self.line)
        line.addWidget(self._tool("copy_page"))

    def _tool(self, name: str) -> QToolButton:
        command = _BY_NAME[name]
        tool = QToolButton()
        tool.setObjectName(name)
        tool.setToolTip(f"{command.text} ({command.keys[0]})")
        tool.setAccessibleName(command.text)
        if command.icon:
            icons.put(tool, command.icon)
        else:
            tool.setText(command.text)
        look(tool, kind="quiet")
        tool.clicked.connect(self._slot(name))
        return tool

    def _slot(self, name: str) -> Callable[[], None]:
        slot: Callable[[], None] = getattr(self if hasattr(self, name) else self._view, name)
        return slot

    def _look_for(self, text: str) -> None:
        self._found = _NOWHERE
        self._view.search.setSearchString(text)
        self._say_found()

    def _stop_finding(self) -> None:
        self.line.clear()
        self._view.setFocus()

    def _go_to(self, position: int) -> None:
        count = self._view.search.count()
        if count:
            self._found = position % count
            self._view.show_found(self._found)
            self._say_found()

    def _say_page(self) -> None:
        pages = self._view.pages
        self.place.setText(f"Page {self._view.page} of {pages}" if pages else "")

    def _say_found(self) -> None:
        count = self._view.search.count()
        if not self.line.text():
            self.hits.setText("")
        elif not count:
            self.hits.setText("Not found")
        elif self._found == _NOWHERE:
            self.find_next()
        else:
            self.hits.setText(f"{self._found + 1} of {count}")
