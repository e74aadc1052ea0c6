"""The command line: each command a few lines over the functions the window calls.

Exit code 0 is done, 1 refused with one plain line on stderr, 2 a mistake in the arguments.
"""

from app.cli.carrying_out import carry_out
from app.cli.parser import Request, read_arguments

__all__ = ["Request", "carry_out", "read_arguments"]
