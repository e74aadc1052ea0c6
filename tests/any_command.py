"""Any command of the domain, called with whatever it could be called with.

The commands are found by looking at the modules, and their arguments by what they are called and
what they are, so that a command that is added later is tried as well. What stands still has to be
as it was after each of them.
"""

from __future__ import annotations

import enum
import inspect
import random
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints, is_typeddict

import sqlalchemy as sa

from app import journal_file
from app.domain.errors import Reason, Refused
from app.domain.kinds import Owner

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from sqlalchemy.orm import Session as Db

    from app.journal import Journal

#: Rows that stand still, column by column, each by an id.
Rows = Mapping[int, tuple[Any, ...]]

#: What a command may be told of where something came from.
_ELSEWHERE = frozenset({"note_id", "session_id", "plan_action_id", "review_step_id"})


@dataclass(frozen=True)
class World:
    """What commands can be called with.

    ``pools`` are whose ids a name stands for, ``made`` how a value of some class is thought up, and
    ``kinds`` the classes that a command can be told to look for.
    """

    pools: Mapping[str, type[Any]]
    days: Sequence[date]
    texts: Sequence[str]
    numbers: Sequence[int]
    made: Mapping[Any, Callable[[Arguments], Any]] = field(default_factory=dict)
    kinds: Sequence[type[Any]] = ()


def public(module: Any, *names: str) -> list[Callable[..., Any]]:
    """The functions of a module that look into a journal for what one of these names stands for."""
    return [
        function
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and {*names} & {*inspect.signature(function).parameters}
        and next(iter(inspect.signature(function).parameters)) == "db"
    ]


def attempt(db: Db, command: Callable[..., Any], seed: int, world: World) -> None:
    """Carry out a command with whatever it could be called with."""
    command(db, **Arguments(db, random.Random(seed), world).of(command))


def told(tell: Callable[[Journal], None], folder: Path) -> Path:
    """The file of a journal in which something was told."""
    path = folder / "told.db"
    journal = journal_file.create(path, manager="Robin Hale", currency="USD")
    tell(journal)
    journal.close()
    return path


@contextmanager
def copies(path: Path, folders: pytest.TempPathFactory) -> Iterator[Callable[[], Journal]]:
    """Opens a copy of a journal, in place of the one that was opened before."""
    opened: list[Journal] = []

    def open_copy() -> Journal:
        for journal in opened:
            journal.close()
        copy = folders.mktemp("copy") / "copy.db"
        shutil.copy(path, copy)
        opened[:] = [journal_file.open_journal(copy)]
        return opened[0]

    yield open_copy
    for journal in opened:
        journal.close()


def go_on(
    world: World,
    still: Sequence[Callable[[Db], Rows]],
    journal: Journal,
    steps: Iterable[tuple[Callable[..., Any], int]],
    enough: int = 60,
) -> int:
    """Try these commands one after the other; how many were not refused, of ``enough``.

    Whatever stood still by then is as it was after each of them.
    """
    before, done = [journal.ask(rows) for rows in still], 0
    for command, seed in steps:
        try:
            journal.do("Try", attempt, command, seed, world)
        except Refused:
            pass
        else:
            done += 1
        after = [journal.ask(rows) for rows in still]
        for was, found in zip(before, after, strict=True):
            assert {number: found.get(number) for number in was} == was, command
        before = after
        if done == enough:
            break
    return done


class Arguments:
    """Thinks up what a command could be called with, of what is in the journal."""

    def __init__(self, db: Db, chance: random.Random, world: World) -> None:
        self.db, self.chance, self._world = db, chance, world

    def of(self, command: Callable[..., Any]) -> dict[str, Any]:
        """By name, all that a command wants and some of what it leaves open."""
        hints = get_type_hints(command)
        found: dict[str, Any] = {}
        for name, parameter in list(inspect.signature(command).parameters.items())[1:]:
            if parameter.kind is inspect.Parameter.VAR_KEYWORD:
                found |= self._some(get_args(hints[name])[0])
            elif parameter.default is inspect.Parameter.empty or self.chance.random() < 0.5:
                found[name] = self._one(name, hints[name])
        return found

    def _some(self, kind: Any) -> dict[str, Any]:
        """Some of the keys of what may be put into a record."""
        assert is_typeddict(kind)
        hints = get_type_hints(kind)
        chosen = self.chance.sample(sorted(hints), self.chance.randint(1, min(4, len(hints))))
        return {name: self._one(name, hints[name]) for name in chosen}

    def _one(self, name: str, kind: Any) -> Any:
        wanted = [each for each in get_args(kind) if each is not NoneType]
        if NoneType in get_args(kind):
            is_known = name in self._world.pools
            if self.chance.random() < 0.3 or (name in _ELSEWHERE and not is_known):
                return None
            return self._one(name, wanted[0])
        return self._several(name, kind, wanted)

    def _several(self, name: str, kind: Any, wanted: Sequence[Any]) -> Any:
        """What is made of others: pairs, a few of them, a list, or else one plain thing."""
        origin = get_origin(kind)
        if origin is Mapping:
            pairs = range(self.chance.randint(1, 3))
            return {self._one(name, wanted[0]): self._one(name, wanted[1]) for _ in pairs}
        if origin is type:
            return self.chance.choice(self._world.kinds)
        if origin is tuple:
            return tuple(self._one(name, each) for each in wanted)
        if origin in (Sequence, Collection, Iterable):
            return [] if wanted[0] in (int, str) else [self._one(name, wanted[0])]
        return self._plain(name, kind)

    def _plain(self, name: str, kind: Any) -> Any:
        if name in self._world.pools:
            return self.row(self._world.pools[name]).id
        if kind is Owner:
            return self.chance.choice((Owner.REP, Owner.ME))
        world = self._world
        plain_values: tuple[tuple[type[Any], Sequence[Any]], ...] = (
            *((bool, (True, False)), (date, world.days)),
            *((int, world.numbers), (str, world.texts)),
        )
        for plain, values in plain_values:
            if kind is plain:
                return self.chance.choice(values)
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return self.chance.choice(list(kind))
        return self._made(kind)

    def _made(self, kind: Any) -> Any:
        assert kind in self._world.made, f"say what a {kind} could be, so that it is tried"
        return self._world.made[kind](self)

    def row(self, kind: type[Any]) -> Any:
        """One of the first rows oftener than not, because they are what was agreed."""
        rows = self.db.scalars(sa.select(kind).order_by(kind.id)).all()
        if not rows:
            raise Refused(Reason.NOT_FOUND)
        return self.chance.choice(rows[:3] if self.chance.random() < 0.7 else rows)
