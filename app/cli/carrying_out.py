"""Running one command: its exit code, and in one line why it was refused."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

from app import journal_file, labels, log
from app.cli.saying import Stopped
from app.domain.errors import Fault, JournalFault, Refused

if TYPE_CHECKING:
    from app.cli.parser import Request


def carry_out(request: Request) -> int:
    """Run the command; 0 where it was done, 1 where it was refused."""
    assert request.command is not None
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a pipe may know few letters
    try:
        request.command(request.options)
        print(end="", flush=True)  # noqa: T201
    except BrokenPipeError:
        # Whoever read the output has enough of it; Python would complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (Stopped, Refused, JournalFault, OSError, KeyboardInterrupt) as why:
        print(f"touchline: {_line(why, request)}", file=sys.stderr)  # noqa: T201
        return 1
    return 0


def _line(why: BaseException, request: Request) -> str:
    if isinstance(why, Refused):
        about_field = why.field and not why.about  # a row names itself
        field = f"{why.field.replace('_', ' ').capitalize()}: " if about_field else ""
        return f"{field}{labels.refusal(why)}"
    if isinstance(why, JournalFault):
        return f"{labels.fault(why)}{_way_on(why, request)}"
    if isinstance(why, OSError):
        log.failure(type(why).__name__)
        return f"{why.filename or 'A file'} cannot be used: {why.strerror}."
    return "Stopped." if isinstance(why, KeyboardInterrupt) else str(why)


def _way_on(fault: JournalFault, request: Request) -> str:
    if fault.fault is not Fault.ELSEWHERE:
        return ""
    holder = journal_file.Lock(request.options.journal).holder
    return f" That computer is {holder}; where nothing runs there any more, add --take-over."
