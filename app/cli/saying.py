"""What a command says, and how it stops."""


class Stopped(Exception):  # noqa: N818  # said to the user, not a programming error
    """A command cannot go on; its message is the one line that says why."""


def say(line: str) -> None:
    """One line of what was asked for."""
    print(line)  # noqa: T201


def in_a_line(text: str) -> str:
    """A text of several lines in one."""
    return " / ".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
