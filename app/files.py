"""Writing files for others to read: whole or not at all, under names that every system takes."""

import contextlib
import errno
import os
import re
import tempfile
import time
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

#: Bytes of UTF-8 in a name; file systems take 255, and a copy may get a longer ending.
LONGEST_NAME = 180
#: What some system reserves in names.
_RESERVED = re.compile(r'[<>:"/\\|?*]')
_ENDING = re.compile(r"\.[a-z0-9]{1,8}$", re.ASCII | re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_DEVICES = re.compile(r"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)
#: Letters that are not seen: controls, halves of pairs, and marks that turn a name around.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_NAMELESS = "Unnamed"
#: A synchronising folder lets go of a file within moments; seconds between attempts.
_ATTEMPTS = (0.05, 0.2, 0.5)


def safe_name(name: str) -> str:
    """``name``, which may hold a person's name, as a file name on every system, ending kept."""
    seen = "".join(" " if c.isspace() else c for c in unicodedata.normalize("NFC", name))
    seen = "".join(c for c in seen if unicodedata.category(c) not in _UNSEEN)
    plain = _SPACE.sub(" ", _RESERVED.sub("-", seen))
    ending = _ENDING.search(plain)
    suffix = ending.group() if ending else ""
    stem = plain.removesuffix(suffix).strip(" .") or _NAMELESS
    return _cut(_DEVICES.sub(r"\1_", stem, count=1), LONGEST_NAME - len(suffix)) + suffix


def named_apart(wanted: Iterable[tuple[str, str]], ending: str) -> Iterator[str]:
    """Safe names for files in one folder, each from whose it is and what else its name says.

    Two people may have one name: the second one's file is numbered.
    """
    taken: set[str] = set()
    for who, what in wanted:
        for number in count(1):
            own = f" ({number})" if number > 1 else ""
            # Of a long name something goes, and not of what tells two files apart.
            room = LONGEST_NAME - len(f"{own}{what}{ending}".encode())
            name = f"{_cut(safe_name(who), room)}{own}{what}"
            if name.casefold() not in taken:
                break
        taken.add(name.casefold())
        yield safe_name(f"{name}{ending}")


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` into the file at ``path``, in place of what it held.

    Until all of it is on the disk the old file stays as it is. Raises OSError.
    """
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def put_in_place(part: Path, path: Path) -> None:
    """Rename the whole and flushed ``part`` to ``path``, in place of what is there.

    A synchronising program may hold the old file for a moment, so this tries again. Raises OSError.
    """
    for pause in _ATTEMPTS:
        try:
            part.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            break
    else:
        part.replace(path)
    flush_folder(path.parent)


def flush(path: Path) -> None:
    """Make the content of the closed file at ``path`` survive a power loss. Raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Make a new name in ``folder`` survive a power loss, where the system has a way to."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):  # some network folders cannot be flushed
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def is_disk_full(error: OSError) -> bool:
    """Whether there was no room left for what was to be written."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)


def reason(error: OSError, path: Path) -> str:
    """Why the file at ``path`` could not be written and what to do, in words."""
    if is_disk_full(error):
        return "The disk is full. Free some space and try again."
    if error.errno == errno.ENAMETOOLONG:
        return "This name is too long. Choose a shorter one."
    if error.errno == errno.ENOENT:
        return f"There is no folder {path.parent}."
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return (
            f"{path.name} cannot be written there. Choose another folder, or close the program "
            "that has it open."
        )
    if error.errno in (errno.EISDIR, errno.ENOTDIR):
        return f"{path.name} is a folder, not a file. Choose another name."
    return f"{path.name} could not be written. Is its disk still connected?"


def _cut(text: str, longest: int) -> str:
    """The beginning of ``text`` in at most ``longest`` bytes, whole letters only."""
    if len(text.encode()) <= longest:
        return text
    return text.encode()[:longest].decode(errors="ignore").rstrip(" .")
