"""Running the command line inside the tests, and what every test of it starts from."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from app import journal_file
from app.main import run
from tests import builders

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

QUARTER = ("--kind", "quarterly", "--period", "2026-Q3")
TEAM = (
    b"Name,E-mail,Start date,Status\n"
    b"Dana Whitfield,dana@example.com,2021-03-04,Active\n"
    b"Marcus Oyelaran,marcus@example.com,2023-06-19,Active\n"
)


@dataclass(frozen=True)
class Said:
    """What a command said: its exit code and the lines of its two streams."""

    code: int
    out: list[str]
    err: list[str]

    @property
    def refusal(self) -> str:
        """The one plain line of a command that was refused."""
        assert self.code == 1, self
        (line,) = self.err
        assert line.startswith("touchline: ")
        assert "Traceback" not in line
        assert not any(letter in line for letter in "{}\t\x1b")
        return line.removeprefix("touchline: ")

    @property
    def done(self) -> list[str]:
        """The lines of a command that was carried out."""
        assert (self.code, self.err) == (0, []), self
        return self.out


def command(capsys: pytest.CaptureFixture[str], *arguments: object) -> Said:
    """What the program says to ``arguments``, started by somebody with the usual umask."""
    capsys.readouterr()
    mask = os.umask(0o022)
    try:
        code = run([os.fspath(argument) for argument in arguments])
    except SystemExit as left:
        code = left.code or 0
    finally:
        os.umask(mask)
    said = capsys.readouterr()
    return Said(code, said.out.splitlines(), said.err.splitlines())


def small_team(folder: Path) -> Path:
    """A journal with two people, closed."""
    path = folder / "team.db"
    path.write_bytes(_two_people())
    return path


def roster_file(folder: Path) -> Path:
    """A roster of the same two people, with their addresses."""
    path = folder / "roster.csv"
    path.write_bytes(TEAM)
    return path


def asked(path: Path, query: Callable[..., Any], *args: Any) -> Any:
    """What ``query`` finds in the journal at ``path``."""
    journal = journal_file.open_journal(path, read_only=True)
    try:
        return journal.ask(query, *args)
    finally:
        journal.close()


def everything(folder: Path) -> dict[Path, bytes]:
    """Every file below ``folder`` with its bytes, the log aside."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path: path.read_bytes() for path in files if path.name != "touchline.log"}


@cache
def _two_people() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "team.db"
        journal = journal_file.create(path, manager="Robin Hale", currency="USD")
        for name in ("Dana Whitfield", "Marcus Oyelaran"):
            builders.person(journal, name)
        journal.close()
        return path.read_bytes()
