"""Files that are kept in the journal: how one is told from another, and how large it may be."""

from datetime import date
from hashlib import sha256
from typing import Any

from app.domain.text import LONGEST_LINE, clean_line

#: A file up to so many bytes is kept in the journal; of a larger one what it says. A program that
#: puts a font of Chinese or Japanese into a form makes six million of it.
MOST_KEPT = 10_000_000


def digest(content: bytes) -> str:
    """By what the very same file is known again."""
    return sha256(content).hexdigest()


def is_kept(content: bytes) -> bool:
    """Whether a file is small enough to be kept itself."""
    return len(content) <= MOST_KEPT


def came_back(file_name: str, content: bytes, today: date) -> dict[str, Any]:
    """What a record says of a file that came back; its content only where that is kept."""
    return {
        "read_on": today,
        "file_name": clean_line(file_name)[:LONGEST_LINE],
        "digest": digest(content),
        "content": content if is_kept(content) else b"",
    }
