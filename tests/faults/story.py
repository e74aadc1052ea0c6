"""A manager's work on a journal, drawn from a seed, and what the file then says."""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING, Any

from app.domain import facts, people
from app.storage import driver
from tests import builders
from tests.builders import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

    from sqlalchemy.orm import Session

    from app.journal import Journal
    from app.journal_file import Key

#: Every row of every table, the history and the drafts included.
State = dict[str, list[tuple[Any, ...]]]

#: As long as a draft or a statement gets, in letters: the longest fill several pages of the file.
_LENGTHS = (10, 200, 3_000, 15_000)
#: People that one change brings at once, as an import does.
_CROWD = 25


def state(path: Path, key: Key | None = None) -> State:
    """All that the file at ``path`` holds."""
    connection = driver.connect(path, key=key)
    try:
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
        ).fetchall()
        return {
            name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()
            for (name,) in tables
        }
    finally:
        connection.close()


def wrong(path: Path, key: Key | None = None) -> list[str]:
    """What is wrong with the pages that hold something; empty where all is well."""
    connection = driver.connect(path, key=key)
    try:
        found = connection.execute("PRAGMA integrity_check").fetchall()
        links = connection.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        connection.close()
    return [line for (line,) in found if line != "ok"] + [str(link) for link in links]


class Story:
    """Changes a journal step by step; each step is one change that is whole or not there."""

    def __init__(self, journal: Journal, chance: Random) -> None:
        self._journal = journal
        self._chance = chance
        self._count = 0
        self._person = builders.person(journal, "Dana Whitfield").id
        self._facts = [builders.fact(journal, self._person, "Asks why").id]
        self._ahead: list[Callable[[], object]] = []

    def step(self) -> None:
        """The next change."""
        if self._ahead:
            self._ahead.pop(0)()
            return
        steps = (self._note, self._note, self._amend, self._talk, self._draft, self._draft)
        rarer = (self._delete, self._undo, self._hire)
        self._count += 1
        self._chance.choice((*steps, *rarer))()

    def words(self) -> str:
        """Something to write down, never the same."""
        letters = self._chance.choices(ascii_lowercase + " ", k=self._chance.choice(_LENGTHS))
        return f"{self._count} {''.join(letters)}"

    def _note(self) -> None:
        self._facts.append(builders.fact(self._journal, self._person, self.words()).id)

    def _amend(self) -> None:
        fact = self._chance.choice(self._facts)
        self._journal.do("Statement changed", facts.amend, fact, TODAY, text=self.words())

    def _delete(self) -> None:
        if len(self._facts) > 1:
            fact = self._facts.pop(self._chance.randrange(len(self._facts)))
            self._journal.do("Statement deleted", facts.delete, fact)
        else:
            self._note()

    def _talk(self) -> None:
        days_ago = self._chance.randint(0, 90)
        builders.session(self._journal, self._person, days_ago=days_ago, minutes=30)

    def _draft(self) -> None:
        name = f"draft/person/{self._person}/note"
        self._journal.set_aside(name, {"text": self.words()})

    def _undo(self) -> None:
        """Hold a conversation, to be taken back and held again."""
        self._talk()
        self._ahead = [self._journal.undo, self._journal.redo]

    def _hire(self) -> None:
        self._journal.do("People imported", _hire, f"Hire {self._count}")


def _hire(db: Session, name: str) -> None:
    for number in range(_CROWD):
        people.add(db, name=f"{name}-{number}")
