"""How reading a file says no."""


class Unreadable(Exception):  # noqa: N818  # said to the user, not a programming error
    """The file cannot be read as what it was chosen for; the message is one sentence to show."""
