"""Runs the program until its window is painted, prints what was asked for and ends.

Started in a Python of its own by the benchmarks and by ``tests/test_main.py``: ``painted`` prints
a line, ``modules`` the name of every module that is loaded by then.
"""

import builtins
import os
import sys

# As the program itself does: Qt's replacement of this built-in would slow every later import.
_original_import = builtins.__import__
import PySide6.QtCore  # noqa: E402, F401

builtins.__import__ = _original_import

from app.ui import program  # noqa: E402


class Watched(program.Window):
    """The program's own window, watched from outside."""

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)
        self.painted.connect(_tell)


def _tell() -> None:
    said = "\n".join(sorted(sys.modules)) if sys.argv[1] == "modules" else "painted"
    sys.stdout.write(f"{said}\n")
    sys.stdout.flush()
    os._exit(0)


program.Window = Watched

from app.main import run  # noqa: E402

run([])
