"""The bar above every page: go to a person, and the menu."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton

from app.ui import icons
from app.ui.parts import look


class TopBar(QFrame):
    """Always at hand, whichever page is shown."""

    def __init__(self) -> None:
        super().__init__()
        look(self, part="top")
        self.go_to = QPushButton("Go to a person    Ctrl+P")
        self.go_to.setObjectName("go_to_field")
        self.go_to.setAutoDefault(False)
        self.go_to.setAccessibleName("Go to a person")
        look(self.go_to, kind="field")
        self.menu = QToolButton()
        self.menu.setObjectName("main_menu")
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu.setToolTip("Menu (F10)")
        self.menu.setAccessibleName("Menu")
        self.menu.setShortcut("F10")
        look(self.menu, kind="quiet")
        icons.put(self.menu, "menu")
        line = QHBoxLayout(self)
        line.setContentsMargins(22, 7, 14, 7)
        line.setSpacing(10)
        line.addWidget(self.go_to, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        """As tall as its controls."""
        return QSize(400, self.go_to.sizeHint().height() + 15)

    def set_menu(self, menu: QMenu) -> None:
        """The menu that the button opens."""
        self.menu.setMenu(menu)
