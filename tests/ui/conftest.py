"""What a test of the whole window stands on: its icons, a fixed day, a window over a journal."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
import time_machine
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

from app import paths
from app.ui import ask, errors, icons, veil
from app.ui.explain import explain
from app.ui.settings import WindowSettings
from tests.fake_ask import FakeAsker
from tests.ui.manager import Manager

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.journal import Journal
    from app.ui.window import Window


@pytest.fixture(autouse=True)
def _icons(qapp: QApplication) -> None:
    icons.use(paths.resources() / "icons")


@pytest.fixture(autouse=True)
def _nothing_hidden(qapp: QApplication) -> Iterator[None]:
    """A test that hides private text leaves it hidden for no other."""
    yield
    if veil.is_on():
        veil.toggle()


@pytest.fixture
def _on_the_day(today) -> Iterator[None]:
    """The program's clock stands on the day of the tests' stories."""
    with time_machine.travel(datetime(today.year, today.month, today.day, 12), tick=True):
        yield


@pytest.fixture
def settings() -> WindowSettings:
    """What the window remembers, in the test's own data folder."""
    return WindowSettings(paths.window_settings())


@pytest.fixture
def make_window(qtbot, settings, _on_the_day) -> Iterator[Callable[[], Window]]:
    """Makes windows that let the test keep its journal when they go."""
    from app.ui.window import Window

    made: list[Window] = []

    def make() -> Window:
        window = Window(settings, paths.resources())
        made.append(window)
        window.resize(1280, 720)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield make
    for window in made:
        for dialog in window.findChildren(QDialog):
            dialog.done(0)
        if window.keeper is not None:  # nobody wants a backup of what a test leaves
            window.keeper.stop()
        window.journal = window.keeper = None
        window.close()
        window.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def open_window(qtbot, make_window) -> Callable[[Journal], Manager]:
    """Opens a window over a journal and seats the manager in front of it."""

    def open_over(journal: Journal) -> Manager:
        window = make_window()
        window.attach(journal)
        qtbot.waitUntil(window.team.isVisible)
        window.activateWindow()
        qtbot.waitUntil(window.team_shell.roster.list.view.hasFocus)
        return Manager(qtbot, window)

    return open_over


@pytest.fixture
def asker() -> Iterator[FakeAsker]:
    """Answers what is asked from a script; every scripted question has to come."""
    fake = FakeAsker()
    before = ask.use(fake)
    yield fake
    ask.use(before)
    fake.done()


@pytest.fixture
def reporter(asker) -> Iterator[list[str]]:
    """Uncaught errors are said as in the program; gives what was logged of them."""
    logged: list[str] = []

    def words(error: BaseException) -> str:
        return (explain(error) or ("", ""))[1]

    made = errors.install(logged.append, QApplication.activeWindow, words)
    yield logged
    made.unhook()


@pytest.fixture
def host(qtbot) -> QMainWindow:
    """A window with nothing in it, for the dialogs of a tab."""
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1108, 690)
    made.show()
    return made


@pytest.fixture
def printer(qapp: QApplication, tmp_path: Path) -> QPrinter:
    """A printer for A4 that writes a file."""
    made = QPrinter()
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "paper.pdf"))
    made.setResolution(72)
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return made


@pytest.fixture
def manager(qtbot, host, asker) -> Manager:
    """The manager before that window."""
    return Manager(qtbot, host)
