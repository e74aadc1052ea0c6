"""How a part of the page tells what the user wishes for."""

from collections.abc import Callable
from typing import TypeAlias

#: The name of an act and what it is about; None where that is the person.
Wish: TypeAlias = Callable[[str, object], object]


def wisher(wish: Wish, name: str, about: object = None) -> Callable[[], None]:
    """A slot that wishes for one thing, whatever comes with the signal."""

    def tell() -> None:
        wish(name, about)

    return tell
