"""The one door to the journal: ask it, change it, take the change back."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain.errors import Fault, JournalFault
from app.domain.models import Record
from app.domain.seek import Found
from app.storage import database, driver, history
from app.storage.aside import Values, find_aside, put_aside
from app.storage.history import Deletion
from app.storage.key import Key

P = ParamSpec("P")
R = TypeVar("R")

Listener = Callable[[frozenset[type[Record]]], None]


class Journal:
    """An open journal. All of it happens on the thread that opened it.

    A *query* is ``f(db, ...) -> result`` and never changes a row; a *command* is the same and may.
    Records come back detached: plain values, to be changed only by a command.
    """

    def __init__(
        self,
        path: Path,
        *,
        key: Key | None = None,
        read_only: bool = False,
        on_close: Callable[[], None] | None = None,
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._on_close = on_close
        self.on_change: Listener = _nobody_listens
        self.key = key
        #: Whether the key was dropped; until it is given again the journal says nothing.
        self.locked = False
        self._open()
        self._thread = threading.get_ident()
        self._undo: list[int] = []
        self._redo: list[int] = []
        self._labels: dict[int, str] = {}
        self._tidied = False
        self._closed = False

    def ask(
        self, query: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """What ``query`` finds. A change that it tries is refused by the file."""
        return self._run(self._engine, lambda db: query(db, *args, **kwargs))

    def do(
        self,
        label: str,
        command: Callable[Concatenate[Session, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Run ``command`` whole or not at all, as one step that ``undo`` takes back.

        ``label`` is what the user did, in words ("Add strength"). Raises what the command raises,
        and JournalFault where the file could not be written; either way nothing has changed.
        """
        return self._change(label, lambda db: command(db, *args, **kwargs))

    def do_final(
        self,
        label: str,
        command: Callable[Concatenate[Session, P], R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Like ``do``, for what must not be taken back: nothing before it can be undone either."""
        return self._change(label, lambda db: command(db, *args, **kwargs), final=True)

    def erase(
        self, command: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run ``command``, which deletes for good, and leave nothing of it in the file.

        No history is kept of it, and nothing before it can be undone; every screen is told. Where
        only rewriting the file failed, the command is done and JournalFault raised.
        """
        from app.storage import erase

        result = self._run(self._writes, lambda db: command(db, *args, **kwargs))
        for kept in (self._undo, self._redo, self._labels):
            kept.clear()
        try:
            erase.rewrite(self.path, self.key)
        finally:
            self._tell(frozenset(mapper.class_ for mapper in Record.registry.mappers))
        return result

    def undo(self) -> str | None:
        """Take the last step back; its label, or None where there is none."""
        return self._step(self._undo, self._redo, history.revert)

    def redo(self) -> str | None:
        """Do the step again that was taken back last; its label, or None where there is none."""
        return self._step(self._redo, self._undo, history.replay)

    @property
    def can_undo(self) -> str | None:
        """The label of the step that ``undo`` would take back."""
        return self._labels[self._undo[-1]] if self._undo else None

    @property
    def last_step(self) -> int:
        """The number of that step, higher than of any before it; 0 where there is none."""
        return self._undo[-1] if self._undo else 0

    @property
    def can_redo(self) -> str | None:
        """The label of the step that ``redo`` would do again."""
        return self._labels[self._redo[-1]] if self._redo else None

    def search(
        self, typed: str, *, limit: int = 50, after: int | None = None, shareable_only: bool = False
    ) -> Found:
        """What ``typed`` finds in everything written, newest first; see ``app.domain.seek``.

        ``after`` is the ``last`` of the page before. ``shareable_only`` leaves out what only the
        manager may see.
        """
        from app.storage import finding

        return self.ask(
            finding.find, typed, limit=limit, after=after, shareable_only=shareable_only
        )

    def deleted(self) -> list[Deletion]:
        """What was deleted in the last thirty days and can be brought back, newest first."""
        return self.ask(history.deletions)

    def bring_back(self, deletion: Deletion) -> None:
        """Put what was deleted back, as one step."""
        self.do(f"Bring back: {deletion.label}", history.bring_back, deletion.id)

    def set_aside(self, name: str, values: Values | None) -> None:
        """Keep a few plain values beside the records, such as a draft; None takes them away.

        It is no change to the journal: nothing to undo, and no screen is told.
        """
        self._run(self._writes, lambda db: put_aside(db, name, values))

    def aside(self, name: str) -> Values | None:
        """What was set aside under ``name``; None where there is nothing."""
        return self.asides(name).get(name)

    def asides(self, prefix: str) -> dict[str, Values]:
        """Everything set aside under names that begin with ``prefix``."""
        return self.ask(find_aside, prefix)

    def lock(self) -> None:
        """Drop the key: nothing is read or written until ``unlock``. Undo steps stay."""
        self.key = None
        self.locked = True
        self._open()  # the engine knows the key as well

    def unlock(self, key: Key | None) -> None:
        """Open the door again. Raises JournalFault, and stays locked, where the key is wrong."""
        try:
            driver.inspect_file(self.path, key)
        except JournalFault as fault:
            if fault.fault is not Fault.NEWER or not self.read_only:
                raise
        self.key = key
        self.locked = False
        self._open()

    def close(self) -> None:
        """Let the file go; the journal cannot be used afterwards."""
        if self._closed:
            return
        self._closed = True
        self.lock()
        if self._on_close is not None:
            self._on_close()

    def _open(self) -> None:
        mode = "ro" if self.read_only else "rw"
        self._engine = database.make_engine(self.path, mode=mode, key=self.key)
        self._writes = database.writer(self._engine)

    def _change(self, label: str, work: Callable[[Session], R], *, final: bool = False) -> R:
        def recorded(db: Session) -> tuple[R, int | None, frozenset[type[Record]]]:
            if not self._tidied:
                history.forget_old(db)
            recorder = history.Recorder(db)
            result = work(db)
            db.flush()
            return result, recorder.write(label), frozenset(recorder.touched)

        result, step, touched = self._run(self._writes, recorded)
        self._tidied = True
        if final:
            self._undo.clear()
            self._redo.clear()
        if step is not None:
            self._redo.clear()
            if not final:
                self._undo.append(step)
                self._labels[step] = label
            self._tell(touched)
        return result

    def _step(
        self,
        source: list[int],
        target: list[int],
        move: Callable[[Session, int], tuple[str, set[type[Record]]]],
    ) -> str | None:
        if not source:
            return None
        label, touched = self._run(self._writes, lambda db: move(db, source[-1]))
        target.append(source.pop())
        self._tell(frozenset(touched))
        return label

    def _tell(self, touched: frozenset[type[Record]]) -> None:
        """Call the listener. What it raises is reported, not raised: the change is made."""
        try:
            self.on_change(touched)
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)

    def _run(self, engine: sa.Engine, work: Callable[[Session], R]) -> R:
        if threading.get_ident() != self._thread:
            raise RuntimeError("the journal belongs to the thread that opened it")
        if self._closed:
            raise RuntimeError("the journal is closed")
        if self.locked:
            raise JournalFault(Fault.LOCKED, str(self.path))
        with (
            database.faults(self.path),
            Session(engine, expire_on_commit=False) as db,
            db.begin(),
        ):
            return work(db)


def _nobody_listens(_touched: frozenset[type[Record]]) -> None:
    """What happens on a change until a window listens."""
