"""Content as bytes that are kept, so that it can be set again years later, word for word."""

import zlib
from typing import TypeVar

T = TypeVar("T")


def dump(said: object) -> bytes:
    """Content of any class as bytes."""
    # Loaded late: only what is frozen needs it.
    import msgspec

    return zlib.compress(msgspec.json.encode(said))


def load(kind: type[T], kept: bytes) -> T:
    """The content that was kept; what its class has learnt to say since is empty in it.

    Raises ValueError where the bytes are no such content.
    """
    import msgspec

    try:
        return msgspec.json.decode(zlib.decompress(kept), type=kind)
    except zlib.error as error:
        raise ValueError(str(error)) from None
