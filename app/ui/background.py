"""Work off the window's thread.

A :class:`Job` runs a pure function in a pool and brings its result back to the window's thread.
The function sees no widget, journal or clock: everything it needs is passed in, frozen.
"""

from __future__ import annotations

import inspect
import threading
import time
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any, TypeAlias

import shiboken6
from PySide6.QtCore import QObject, QThread, QThreadPool, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: Workers share the interpreter with the window, so more of them would only slow it down.
_WORKERS = 2
#: Progress is reported at most this often, in seconds.
_PROGRESS_EVERY = 0.05

#: What a worker's letter may be about, and hold.
_RESULT, _FAILURE, _PROGRESS = "result", "failure", "progress"
Content: TypeAlias = Any


class Cancelled(Exception):  # noqa: N818  # a way out of the work, not a mistake
    """Raised in a worker that checks its control after the user cancelled."""


class Control:
    """What a worker may know of the world outside: whether to stop, and whom to tell how far."""

    def __init__(self, report: Callable[[int, int], None]) -> None:
        self._stop = threading.Event()
        self._report = report
        self._reported = float("-inf")

    @property
    def cancelled(self) -> bool:
        """Whether the result is no longer wanted."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the worker to stop."""
        self._stop.set()

    def check(self) -> None:
        """Leave the work here if it is no longer wanted. Raises :class:`Cancelled`."""
        if self.cancelled:
            raise Cancelled

    def progress(self, done: int, total: int) -> None:
        """Tell how far the work is, in steps; also a place to stop. Raises :class:`Cancelled`."""
        self.check()
        now = time.monotonic()
        if done >= total or now - self._reported >= _PROGRESS_EVERY:
            self._reported = now
            self._report(done, total)


class Job(QObject):
    """One piece of work in the pool, for ``owner``.

    ``done`` receives the result, ``failed`` the exception, ``progress`` two numbers (done, total),
    all on the window's thread; give bound methods. Without ``failed`` the exception is raised
    there. When the owner is gone, or after :meth:`cancel`, nothing more is heard of the work.
    A function with a parameter named ``control`` is given its :class:`Control`.
    """

    _done = Signal(object)
    _failed = Signal(object)
    _progress = Signal(int, int)

    def __init__(
        self,
        owner: QObject,
        work: Callable[..., object],
        *args: object,
        done: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
        progress: Callable[[int, int], object] | None = None,
    ) -> None:
        if QThread.currentThread() != owner.thread():
            raise RuntimeError("a job is started on the window's thread")
        super().__init__(owner)
        self._fails_aloud = failed is None
        self._done.connect(done)
        if failed is not None:
            self._failed.connect(failed)
        if progress is not None:
            self._progress.connect(progress)
        self._number = _post_office().admit(self)
        self._control = Control(partial(_post_office().send, self._number, _PROGRESS))
        if _wants_control(work):
            work = partial(work, control=self._control)
        _pool().start(partial(_run, self._number, self._control, partial(work, *args)))

    @property
    def running(self) -> bool:
        """Whether an answer is still to come."""
        return _post_office().expects(self._number)

    def cancel(self) -> None:
        """Stop as soon as the work allows; its result is dropped."""
        self._control.cancel()
        if self.running:
            self._finish()

    def _finish(self) -> None:
        _post_office().dismiss(self._number)
        self.deleteLater()

    def _receive(self, kind: str, first: Content, second: Content) -> None:
        """Take what the worker sent; on the window's thread."""
        if kind == _PROGRESS:
            self._progress.emit(first, second)
            return
        self._finish()
        if kind == _RESULT:
            self._done.emit(first)
        elif self._fails_aloud:
            raise first
        else:
            self._failed.emit(first)


class Batch(Job):
    """Several pieces of work as one job, one after another.

    ``done`` receives the list of results in order; ``progress`` counts the pieces. The first
    piece that fails ends the batch.
    """

    def __init__(
        self,
        owner: QObject,
        pieces: Sequence[Callable[[], object]],
        *,
        done: Callable[[list[Any]], object],
        failed: Callable[[Exception], object] | None = None,
        progress: Callable[[int, int], object] | None = None,
    ) -> None:
        super().__init__(
            owner, _run_all, tuple(pieces), done=done, failed=failed, progress=progress
        )


def wait(seconds: float = 10) -> bool:
    """Wait for the workers, as before the program ends; whether all came to an end in time."""
    return _pool().waitForDone(int(seconds * 1000))


class _PostOffice(QObject):
    """Brings letters from the workers to their jobs, on the window's thread.

    It outlives every job, so a worker never touches an object that is being destroyed.
    """

    _letter = Signal(int, str, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._numbers = count(1)
        self._jobs: dict[int, Job] = {}
        self._letter.connect(self._deliver)

    def admit(self, job: Job) -> int:
        """Expect letters for ``job``; returns its number."""
        number = next(self._numbers)
        self._jobs[number] = job
        return number

    def expects(self, number: int) -> bool:
        """Whether letters to this number are still delivered."""
        return number in self._jobs

    def dismiss(self, number: int) -> None:
        """Drop what still comes for this number."""
        self._jobs.pop(number, None)

    def send(self, number: int, kind: str, first: object, second: object = None) -> None:
        """Post a letter; from any thread."""
        self._letter.emit(number, kind, first, second)

    def _deliver(self, number: int, kind: str, first: object, second: object) -> None:
        job = self._jobs.get(number)
        if job is None:
            return
        if shiboken6.isValid(job):
            job._receive(kind, first, second)
        else:
            self.dismiss(number)


_office: _PostOffice | None = None
_threads: QThreadPool | None = None


def _post_office() -> _PostOffice:
    global _office  # noqa: PLW0603  # made when first used: importing must not need an application
    if _office is None:
        _office = _PostOffice()
    return _office


def _pool() -> QThreadPool:
    global _threads  # noqa: PLW0603
    if _threads is None:
        _threads = QThreadPool()
        _threads.setMaxThreadCount(_WORKERS)
    return _threads


def _run(number: int, control: Control, work: Callable[[], object]) -> None:
    """The worker: do the work, post what came of it."""
    try:
        control.check()
        outcome = (_RESULT, work())
    except Cancelled:
        return
    except Exception as error:
        outcome = (_FAILURE, error)
    _post_office().send(number, *outcome)


def _run_all(pieces: tuple[Callable[[], object], ...], control: Control) -> list[object]:
    results = []
    for number, piece in enumerate(pieces, start=1):
        results.append(piece())
        control.progress(number, len(pieces))
    return results


def _wants_control(work: Callable[..., object]) -> bool:
    try:
        return "control" in inspect.signature(work).parameters
    except ValueError:  # some built-in functions do not tell
        return False
