"""Options that several commands have, and what may stand in one."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
    Container = argparse._ActionsContainer


class Once(argparse.Action):
    """An option that is not given twice: the second would silently win."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option: str | None = None,
    ) -> None:
        if getattr(namespace, self.dest) is not None:
            parser.error(f"{option} is given twice")
        setattr(namespace, self.dest, values)


def day(text: str) -> date:
    """A day, as 2026-11-22."""
    return date.fromisoformat(text)


def whole_number(text: str) -> int:
    """How many of something: 1 or more."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no whole number from 1 on")
    return int(text)


def never(_passphrase: str) -> str:
    """Refuse a passphrase among the arguments, without repeating it."""
    raise argparse.ArgumentTypeError(
        "other programs can read what stands here, and shells keep it; leave it out to be asked, "
        "or name a file that holds it"
    )


def add_never(parser: Container, name: str) -> None:
    """Take a passphrase under this name as a mistake; no help names it."""
    parser.add_argument(name, type=never, help=argparse.SUPPRESS)


def add_take_over(parser: argparse.ArgumentParser) -> None:
    """Whether to write although another computer says that it has the journal open."""
    parser.add_argument(
        "--take-over", action="store_true", help="even where another computer's lock lies there"
    )


def add_person(parser: Container) -> None:
    """Whom it is about."""
    parser.add_argument(
        "--person", metavar="NAME", help='a name; where two have it, with a number: "Dana #3"'
    )
