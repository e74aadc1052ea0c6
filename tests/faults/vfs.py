"""A seat between the driver and the disk, from which every call of SQLite to the system is heard.

SQLite reaches files through a table of functions, its VFS (https://sqlite.org/vfs.html). The
driver's extension module exports what registers one, so ctypes can put a table in front of the
system's own in this process. Each call is handed to a listener, which may make it, answer it with
an error, or end the process. Nothing of the program is replaced: it runs over its own driver on
real files.
"""

from __future__ import annotations

import ctypes
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import sqlcipher3._sqlite3 as driver_module

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Result codes, https://sqlite.org/rescode.html
OK = 0
BUSY = 5
IOERR = 10
FULL = 13
IOERR_READ = IOERR | 1 << 8
IOERR_WRITE = IOERR | 3 << 8
IOERR_FSYNC = IOERR | 4 << 8
IOERR_DIR_FSYNC = IOERR | 5 << 8
IOERR_TRUNCATE = IOERR | 6 << 8
IOERR_FSTAT = IOERR | 7 << 8
IOERR_DELETE = IOERR | 10 << 8
IOERR_ACCESS = IOERR | 13 << 8
IOERR_LOCK = IOERR | 15 << 8

_MAY_CREATE = 0x04
#: Before the system's own file lies the pointer to our functions; 16 bytes keep it aligned.
_HEAD = 16


class Call(NamedTuple):
    """One call of SQLite to the system.

    ``kind`` is its name without the x, in lower case; ``folder`` is the flush of a folder, which
    happens inside another call. ``name`` is a file's path, of a folder one of a file in it. ``at``
    is an offset or a size in bytes; ``new`` tells of an open that may make the file.
    """

    kind: str
    name: str
    at: int = 0
    data: bytes = b""
    new: bool = False


class Act(Protocol):
    """Makes a call and returns SQLite's code; of a write only ``length`` bytes, where given."""

    def __call__(self, length: int | None = None) -> int: ...


class Listener:
    """Is handed every call that touches the disk; runs inside it, on whichever thread made it."""

    def hear(self, call: Call, act: Act) -> int:
        """Make the call or do not; the code that SQLite gets."""
        return act()


class _Vfs(Structure):
    """``sqlite3_vfs``; functions that are passed on untouched are plain pointers."""

    _fields_ = (
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("data", c_void_p),
        ("open", c_void_p),
        ("delete", c_void_p),
        ("access", c_void_p),
        ("full_path", c_void_p),
        ("libraries", c_void_p * 4),
        ("randomness", c_void_p),
        ("sleep", c_void_p),
        ("current_time", c_void_p),
        ("last_error", c_void_p),
        ("current_time_64", c_void_p),
        ("set_system_call", c_void_p),
        ("get_system_call", c_void_p),
        ("next_system_call", c_void_p),
    )


_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_DELETE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
_ACCESS = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_void_p)
_OPEN_FOLDER = CFUNCTYPE(c_int, c_char_p, POINTER(c_int))

_PLAIN = CFUNCTYPE(c_int, c_void_p)
_NUMBER = CFUNCTYPE(c_int, c_void_p, c_int)
_SIZE = CFUNCTYPE(c_int, c_void_p, c_int64)
_OUT = CFUNCTYPE(c_int, c_void_p, c_void_p)
_BYTES = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_CONTROL = CFUNCTYPE(c_int, c_void_p, c_int, c_void_p)

#: The functions of an open file, in the order of ``sqlite3_io_methods``.
_METHODS: dict[str, Any] = {
    "close": _PLAIN,
    "read": _BYTES,
    "write": _BYTES,
    "truncate": _SIZE,
    "sync": _NUMBER,
    "size": _OUT,
    "lock": _NUMBER,
    "unlock": _NUMBER,
    "reserved": _OUT,
    "control": _CONTROL,
    "sector": _PLAIN,
    "device": _PLAIN,
}
#: What only asks the system about itself is passed on unheard.
_UNHEARD = frozenset({"control", "sector", "device"})


class _Methods(Structure):
    """``sqlite3_io_methods``, version 1: later ones add what only shared memory needs."""

    _fields_ = (("version", c_int), *((name, c_void_p) for name in _METHODS))


class _Seat:
    """The table of functions in front of the system's; one in a process, and for good."""

    def __init__(self, library: Any) -> None:
        self.listener = Listener()
        self._library = library
        self._names: dict[int, str] = {}
        self._real = library.sqlite3_vfs_find(None)
        real = _Vfs.from_address(self._real)
        self._open, self._delete = _OPEN(real.open), _DELETE(real.delete)
        self._access = _ACCESS(real.access)
        self._ours = _Vfs.from_buffer_copy(real)
        self._ours.name = b"heard"
        self._ours.file_size = real.file_size + _HEAD
        self._methods = _Methods(version=1)
        #: SQLite calls these as long as the process lives: they must not be collected.
        self._kept: list[Any] = []
        self._put(self._ours, "open", _OPEN(self._on_open))
        self._put(self._ours, "delete", _DELETE(self._on_delete))
        self._put(self._ours, "access", _ACCESS(self._on_access))
        for name, kind in _METHODS.items():
            self._put(self._methods, name, kind(self._method(name)))
        self._listen_to_folders(real)

    def take(self, listener: Listener) -> None:
        """Every connection that is opened from now on is heard."""
        self.listener = listener
        self._library.sqlite3_vfs_register(ctypes.addressof(self._ours), 1)

    def leave(self) -> None:
        """New connections go straight to the system again."""
        self.listener = Listener()
        self._library.sqlite3_vfs_register(self._real, 1)

    def _put(self, table: Structure, name: str, function: Any) -> None:
        self._kept.append(function)
        setattr(table, name, ctypes.cast(function, c_void_p))

    def _hear(self, call: Call, make: Callable[[], int]) -> int:
        return self.listener.hear(call, lambda length=None: make())

    def _on_open(self, _vfs: int, name: int | None, file: int, flags: int, out: int | None) -> int:
        text = _text(name)
        functions = c_void_p.from_address(file)
        functions.value = None  # of a file without functions SQLite knows that it is not open

        def make() -> int:
            code = self._open(self._real, name, file + _HEAD, flags, out)
            if c_void_p.from_address(file + _HEAD).value:
                functions.value = ctypes.addressof(self._methods)
                self._names[file] = text
            return code

        return self._hear(Call("open", text, new=bool(flags & _MAY_CREATE)), make)

    def _on_delete(self, _vfs: int, name: int, flush_folder: int) -> int:
        call = Call("delete", _text(name))
        return self._hear(call, lambda: self._delete(self._real, name, flush_folder))

    def _on_access(self, _vfs: int, name: int, flags: int, out: int) -> int:
        call = Call("access", _text(name))
        return self._hear(call, lambda: self._access(self._real, name, flags, out))

    def _listen_to_folders(self, real: _Vfs) -> None:
        """SQLite opens a folder only to flush it, by a system call that a test may replace."""
        get = CFUNCTYPE(c_void_p, c_void_p, c_char_p)(real.get_system_call)
        put = CFUNCTYPE(c_int, c_void_p, c_char_p, c_void_p)(real.set_system_call)
        original = _OPEN_FOLDER(get(self._real, b"openDirectory"))

        def opened(inside: bytes, handle: Any) -> int:
            return self._hear(Call("folder", inside.decode()), lambda: original(inside, handle))

        function = _OPEN_FOLDER(opened)
        self._kept.append(function)
        put(self._real, b"openDirectory", ctypes.cast(function, c_void_p))

    def _method(self, name: str) -> Callable[..., int]:
        """The function ``name`` of an open file, which hands the call on to the system's own."""
        offset, kind = getattr(_Methods, name).offset, _METHODS[name]

        def function(file: int, *args: Any) -> int:
            table = c_void_p.from_address(file + _HEAD).value or 0
            make = kind(c_void_p.from_address(table + offset).value)

            def act(length: int | None = None) -> int:
                if length is None:
                    return int(make(file + _HEAD, *args))
                return int(make(file + _HEAD, args[0], length, *args[2:]))

            if name in _UNHEARD:
                return act()
            code = self.listener.hear(self._described(name, file, args), act)
            if name == "close":
                self._names.pop(file, None)
            return code

        return function

    def _described(self, name: str, file: int, args: tuple[Any, ...]) -> Call:
        path = self._names.get(file, "")
        if name == "write":
            return Call(name, path, at=args[2], data=ctypes.string_at(args[0], args[1]))
        return Call(name, path, at={"read": args[-1:], "truncate": args}.get(name, (0,))[0])


def _text(name: int | None) -> str:
    """A path that SQLite passes; a temporary file has none."""
    return ctypes.string_at(name).decode("utf-8", "surrogateescape") if name else ""


@cache
def _library() -> Any:
    library = ctypes.CDLL(driver_module.__file__)
    library.sqlite3_vfs_find.restype = c_void_p
    library.sqlite3_vfs_find.argtypes = [c_char_p]
    library.sqlite3_vfs_register.argtypes = [c_void_p, c_int]
    return library


@cache
def _seat() -> _Seat:
    return _Seat(_library())


@cache
def missing() -> str:
    """Why there is no seat to take on this system; empty where there is one."""
    try:
        default = _Vfs.from_address(_library().sqlite3_vfs_find(None))
    except (AttributeError, OSError):
        return "the driver does not export SQLite's own functions here"
    return "" if default.name in (b"unix", b"heard") else "SQLite reaches files in another way here"


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """Inside, ``listener`` hears every call of the connections that are opened."""
    seat = _seat()
    seat.take(listener)
    try:
        yield
    finally:
        seat.leave()
