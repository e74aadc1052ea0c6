"""An asker that answers from a script and fails the test on a question nobody expected."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.ui.ask import Asker

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class FakeAsker(Asker):
    """Answers questions in the order they were scripted.

    Give it to ``ask.use`` and script each question with :meth:`expect`. Every question is kept
    in ``asked`` as (kind, words), so a test can check what the user was told.
    """

    script: list[tuple[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def expect(self, kind: str, answer: Any = None) -> FakeAsker:
        """Script the next question: ``kind`` is the function's name in ``ask``."""
        self.script.append((kind, answer))
        return self

    def done(self) -> None:
        """Fail when a scripted question was never asked."""
        assert not self.script, f"never asked: {self.script}"

    def _answer(self, kind: str, words: str) -> Any:
        self.asked.append((kind, words))
        assert self.script, f"unexpected question: {kind}: {words}"
        expected, answer = self.script.pop(0)
        assert expected == kind, f"expected {expected}, was asked {kind}: {words}"
        return answer

    def ok(self, parent: Any, title: str, text: str) -> None:
        self._answer("ok", f"{title}\n{text}")

    def choose(self, parent: Any, question: str, detail: str, *buttons: str) -> str:
        answer = self._answer("choose", f"{question}\n{detail}")
        assert answer in buttons, f"{answer!r} is not one of {buttons}"
        return answer

    def text(
        self, parent: Any, title: str, label: str, value: str = "", *, hidden: bool = False
    ) -> str | None:
        return self._answer("text", f"{title}\n{label}")

    def open_file(self, parent: Any, title: str, filters: str, folder: Path | None) -> Path | None:
        return self._answer("open_file", title)

    def open_files(
        self, parent: Any, title: str, filters: str, folder: Path | None
    ) -> tuple[Path, ...]:
        return self._answer("open_files", title)

    def save_file(self, parent: Any, title: str, filters: str, suggested: Path) -> Path | None:
        return self._answer("save_file", title)

    def folder(self, parent: Any, title: str, folder: Path | None) -> Path | None:
        return self._answer("folder", title)
