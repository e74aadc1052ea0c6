import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from shutil import which

import pytest
import time_machine
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.ui.idle import Idle

pytestmark = pytest.mark.long


#: Short enough for a test, long enough for a key to come in between, in minutes.
SOON = 0.25 / 60
ROOT = Path(__file__).parent.parent.parent
#: Hears of sleep over the bus that it is given, says so and ends.
LISTEN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.ui.idle import Idle
app = QApplication([])
idle = Idle(app)
idle.away.connect(lambda: (print("away", flush=True), app.quit()))
QTimer.singleShot(0, lambda: print("listening", flush=True))
QTimer.singleShot(20_000, app.quit)
app.exec()
"""
#: Says on that bus, under the name of the system's own service, that sleep is near.
SAY = """
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage
app = QCoreApplication([])
bus = QDBusConnection.systemBus()
assert bus.registerService("org.freedesktop.login1")
said = QDBusMessage.createSignal(
    "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep"
)
said.setArguments([True])
assert bus.send(said)
"""


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def idle(window):
    return Idle(window)


def test_nobody_there_is_told_and_told_again(qtbot, idle):
    idle.allow(0.01 / 60)

    for _ in range(2):
        with qtbot.waitSignal(idle.away, timeout=2000):
            pass


def test_for_as_long_as_they_like_is_never(qtbot, idle):
    idle.allow(0.01 / 60)
    idle.allow(0)

    with qtbot.assertNotEmitted(idle.away, wait=60):
        pass


def press(widget):
    QTest.keyClick(widget.windowHandle(), Qt.Key.Key_A)


def click(widget):
    QTest.mouseClick(widget.windowHandle(), Qt.MouseButton.LeftButton)


def turn(widget):
    at = QPointF(5, 5)
    wheel = QWheelEvent(
        *(at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton),
        *(Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(widget.windowHandle(), wheel)


@pytest.mark.parametrize("use", [press, click, turn])
def test_whoever_uses_the_program_is_there(qtbot, window, idle, use):
    idle.allow(SOON)
    uses = []

    def again():
        uses.append(use(window))

    timer = QTimer(interval=20, timeout=again)
    timer.start()
    with qtbot.assertNotEmitted(idle.away, wait=int(SOON * 60_000 * 1.5)):
        pass
    timer.stop()

    assert uses
    with qtbot.waitSignal(idle.away, timeout=2000):
        pass


def test_a_dialog_that_opens_later_is_watched_too(qtbot, window, idle):
    dialog = QDialog(window)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    idle.allow(SOON)

    timer = QTimer(interval=20, timeout=lambda: press(dialog))
    timer.start()
    with qtbot.assertNotEmitted(idle.away, wait=int(SOON * 60_000 * 1.5)):
        pass
    timer.stop()


def test_a_clock_that_went_on_without_the_program_is_sleep(qtbot, window):
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=True) as clock:
        idle = Idle(window, look_every=5)
        with qtbot.assertNotEmitted(idle.away, wait=60):
            clock.shift(10)  # a busy moment is none
        with qtbot.waitSignal(idle.away, timeout=2000):
            clock.shift(3600)
        with qtbot.assertNotEmitted(idle.away, wait=60):
            clock.shift(-3600)  # nor is a clock that is put right


@pytest.mark.skipif(which("dbus-daemon") is None, reason="needs a bus of its own")
def test_the_systems_word_of_sleep_is_heard(tmp_path):
    address = f"unix:path={tmp_path / 'bus'}"
    config = tmp_path / "bus.conf"
    config.write_text(
        f"<busconfig><type>session</type><listen>{address}</listen><policy context='default'>"
        "<allow send_destination='*' eavesdrop='true'/><allow eavesdrop='true'/>"
        "<allow own='*'/></policy></busconfig>"
    )
    bus = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "DBUS_SYSTEM_BUS_ADDRESS": address,
        "PYTHONPATH": str(ROOT),
    }
    try:
        assert bus.stdout.readline()
        with subprocess.Popen(
            [sys.executable, "-c", LISTEN], env=environment, stdout=subprocess.PIPE, text=True
        ) as listener:
            assert listener.stdout.readline() == "listening\n"
            subprocess.run([sys.executable, "-c", SAY], env=environment, check=True, timeout=20)
            assert listener.communicate(timeout=25)[0] == "away\n"
    finally:
        bus.kill()
        bus.communicate()
