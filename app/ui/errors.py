"""What happens when something unforeseen does: it is logged, and said once, calmly.

Every uncaught error of every thread arrives here. The log gets its type and the places it came
through, never its message: messages quote notes and names. The user gets one dialog at a time,
on the window's thread; errors that arrive while it is open are counted.
"""

from __future__ import annotations

import sys
import threading
import traceback
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication

from app.ui import ask

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

CONTINUE = "Continue"
COPY = "Copy details"
_QUESTION = "Something went wrong. Nothing you saved is lost."
_DETAIL = (
    "You can go on working. If it happens again, the details help whoever looks after the "
    "program; they hold no names and no notes."
)
#: Ends the chain of causes and the frames of an error that recurred without end.
_MOST_CAUSES = 5
_MOST_FRAMES = 40


def install(
    log: Callable[[str], None],
    parent: Callable[[], QWidget | None],
    explain: Callable[[BaseException], str] | None = None,
) -> ErrorReporter:
    """Report all uncaught errors from now on; keep what is returned for as long.

    ``log`` is called on the thread that failed, ``parent`` tells which window the dialog is for.
    An error that ``explain`` has words for is no mistake of the program: only they are shown.
    """
    reporter = ErrorReporter(log, parent, explain)
    reporter.hook()
    return reporter


def outline(error: BaseException) -> str:
    """An error without its message: types and places, causes last. Safe to log and to send."""
    lines: list[str] = []
    current: BaseException | None = error
    for _ in range(_MOST_CAUSES):
        if current is None:
            break
        lines.append(type(current).__qualname__)
        frames = traceback.extract_tb(current.__traceback__, limit=-_MOST_FRAMES)
        lines += [f"  {_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        current = current.__cause__ or current.__context__
    return "\n".join(lines)


class ErrorReporter(QObject):
    """The hooks of :func:`install`, and what they share."""

    _failed = Signal(str)
    _explained = Signal(str)

    def __init__(
        self,
        log: Callable[[str], None],
        parent: Callable[[], QWidget | None],
        explain: Callable[[BaseException], str] | None = None,
    ) -> None:
        super().__init__()
        self._log = log
        self._parent = parent
        self._explain = explain
        self._open = False
        self._missed = 0
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        # Always queued: the dialog opens once the failing call is over, whichever its thread.
        self._failed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._explained.connect(self._say, Qt.ConnectionType.QueuedConnection)

    def hook(self) -> None:
        """Take over the interpreter's hooks."""
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error
        sys.unraisablehook = self._on_unraisable

    def unhook(self) -> None:
        """Give the interpreter its former hooks back."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before

    def _on_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._report(error)

    def _on_thread_error(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._report(args.exc_value)

    def _on_unraisable(self, args: sys.UnraisableHookArgs) -> None:
        """An error while something was being thrown away: nobody waits for it, so only logged."""
        if args.exc_value is not None:
            self._write(outline(args.exc_value))

    def _report(self, error: BaseException) -> None:
        details = outline(error)
        self._write(details)
        explained = self._explain(error) if self._explain else ""
        if explained:
            self._explained.emit(explained)
            return
        self._failed.emit(details)

    def _write(self, details: str) -> None:
        try:
            self._log(details)
        except Exception:  # a full disk must not turn one error into an endless row
            return

    def _tell(self, details: str) -> None:
        if self._open:
            self._missed += 1
            return
        self._open, self._missed = True, 0
        try:
            chosen = ask.choose(self._parent(), _QUESTION, _DETAIL, COPY, CONTINUE)
            if chosen == COPY:
                QGuiApplication.clipboard().setText(self._full(details))
        except Exception as error:  # the dialog itself failed: the log is all that is left
            self._write(outline(error))
        finally:
            self._open = False

    def _say(self, words: str) -> None:
        if not self._open:
            self._open = True
            try:
                ask.ok(self._parent(), "That could not be done.", words)
            finally:
                self._open = False

    def _full(self, details: str) -> str:
        import platform

        system = f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"
        more = f"\nand {self._missed} more while this was shown" if self._missed else ""
        return f"{system}\n{details}{more}"


def _place(filename: str) -> str:
    """The end of a path: its beginning tells the user's name."""
    return "/".join(PurePath(filename).parts[-3:])
