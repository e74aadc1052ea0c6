"""The bar above every page: write a note, search, go to a person, and the menu."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton

from app.ui import icons
from app.ui.capture.line import CaptureLine
from app.ui.parts import look

#: Above and below what stands in the bar, the hairline under it included.
_MARGINS = 15


class TopBar(QFrame):
    """Always at hand, whichever page is shown.

    While a note of several lines is written the bar lies over the page: nothing on it moves.
    """

    search_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        look(self, part="top")
        self.capture = CaptureLine()
        self.search = QPushButton("Search    Ctrl+K")
        self.search.setObjectName("search_field")
        self.search.setAutoDefault(False)
        self.search.setAccessibleName("Search")
        look(self.search, kind="field")
        self.search.setFixedWidth(190)
        self.go_to = _tool("go_to_field", "Go to a person (Ctrl+P)", "user")
        self.menu = _tool("main_menu", "Menu (F10)", "menu")
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu.setAccessibleName("Menu")
        self.menu.setShortcut("F10")
        line = QHBoxLayout(self)
        line.setContentsMargins(22, 7, 14, 7)
        line.setSpacing(8)
        line.addWidget(self.capture, 1, Qt.AlignmentFlag.AlignTop)
        for control in (self.search, self.go_to, self.menu):
            line.addWidget(control, 0, Qt.AlignmentFlag.AlignTop)
        self.search.clicked.connect(self.search_wanted)
        self.capture.grew.connect(self._fit)

    def sizeHint(self) -> QSize:
        """As tall as its controls, the line being one line."""
        tallest = max(self.search.sizeHint().height(), self.capture.one_line())
        return QSize(400, tallest + _MARGINS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay as tall as what is written needs, whoever lays out the window."""
        super().resizeEvent(event)
        self._fit()

    def set_menu(self, menu: QMenu) -> None:
        """The menu that the button opens."""
        self.menu.setMenu(menu)

    def _fit(self) -> None:
        self.search.setFixedHeight(self.capture.one_line())
        more = self.capture.sizeHint().height() - self.capture.one_line()
        self.resize(self.width(), self.sizeHint().height() + more)


def _tool(name: str, tip: str, icon: str) -> QToolButton:
    made = QToolButton()
    made.setObjectName(name)
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    look(made, kind="quiet")
    icons.put(made, icon)
    return made
