"""Tells when nobody is there: no key for a while, or the computer went to sleep."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

#: How often to look whether the clock went on without the program, in milliseconds.
_LOOK_EVERY = 2_000
#: A program that hears nothing of this many seconds was asleep, and its computer with it.
_ASLEEP = 20
_USES = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})
#: Where Linux says that it goes to sleep, and what it says then.
_LOGIND = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
_SLEEPS = "PrepareForSleep"


class Idle(QObject):
    """Emits ``away`` when nobody used the program for so many minutes, and around sleep.

    Sleep is told by the system where it says so, and otherwise noticed on waking, within
    ``look_every`` milliseconds, by a clock that has gone on.
    """

    away = Signal()

    def __init__(self, owner: QObject, *, look_every: int = _LOOK_EVERY) -> None:
        super().__init__(owner)
        self._unused = QTimer(self, singleShot=True, timerType=Qt.TimerType.CoarseTimer)
        self._unused.timeout.connect(self._tell)
        self._seen = time.time()
        self._look = QTimer(self, interval=look_every, timerType=Qt.TimerType.CoarseTimer)
        self._look.timeout.connect(self._look_at_clock)
        self._look.start()
        self._hear_of_sleep()
        # Only what the system sends to a window is looked at: far fewer events than its widgets
        # exchange, so that watching costs nothing.
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)
        for window in QGuiApplication.topLevelWindows():
            self._watch(window)

    def allow(self, minutes: float) -> None:
        """Say how long nobody may be there; 0 for as long as they like."""
        self._unused.setInterval(int(minutes * 60_000))
        self._begin_anew()

    @property
    def minutes(self) -> float:
        """How long nobody may be there; 0 for as long as they like."""
        return self._unused.interval() / 60_000

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count anew from each key, click and turn of the wheel."""
        if event.type() in _USES:
            self._begin_anew()
        return super().eventFilter(watched, event)

    def _begin_anew(self) -> None:
        if self._unused.interval():
            self._unused.start()
        else:
            self._unused.stop()

    def _tell(self) -> None:
        self._begin_anew()  # whoever hears of it may not be able to lock just now
        self.away.emit()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # once only, however often it is asked for

    def _look_at_clock(self) -> None:
        now, before = time.time(), self._seen
        self._seen = now
        if now - before > self._look.interval() / 1000 + _ASLEEP:
            self.away.emit()

    def _hear_of_sleep(self) -> None:
        with contextlib.suppress(ImportError):  # not a part of Qt on every system
            from PySide6.QtDBus import QDBusConnection

            bus = QDBusConnection.systemBus()
            if bus.isConnected():
                # Its stub asks for bytes and it takes nothing but text.
                slot: Any = SLOT("on_sleep(bool)")
                bus.connect(*_LOGIND, _SLEEPS, self, slot)

    @Slot(bool)
    def on_sleep(self, _begins: bool) -> None:
        """The system goes to sleep, or woke up."""
        self.away.emit()
