"""The key of a journal in this computer's own keyring, for users who ask for it.

A convenience only: the passphrase and the recovery sheet stay what opens the journal. Entries go
by the file's salt, which a new passphrase changes, so that an entry left over does no harm. All of
it may take a moment, or have the system ask the user something: call it off the window's thread.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from app.storage.key import Key, salt_of

if TYPE_CHECKING:
    from pathlib import Path

    from keyring.backend import KeyringBackend

_SERVICE = "Touchline"
#: What the keyring package itself calls fit for use; its stand-ins and plain files are below.
_FIT = 1
#: Keyrings of the user's own making: files, some of them plain, some asking in a terminal.
_NO_SYSTEM = ("keyrings.",)


def available() -> bool:
    """Whether this computer has a keyring of its system; False where it cannot be told."""
    return _backend() is not None


def remember(path: Path, key: Key) -> bool:
    """Keep the key of the journal at ``path``; whether it is kept."""
    backend = _backend()
    if backend is None:
        return False
    with contextlib.suppress(Exception):  # each system's keyring fails in its own way
        backend.set_password(_SERVICE, key.salt.hex(), key.secret.hex())
    return recall(path) == key


def recall(path: Path) -> Key | None:
    """The key kept for the journal at ``path``; None where there is none."""
    with contextlib.suppress(Exception):
        salt = salt_of(path)
        backend = _backend()
        found = backend.get_password(_SERVICE, salt.hex()) if backend else None
        return Key(bytes.fromhex(found), salt) if found else None
    return None


def forget(path: Path) -> bool:
    """Keep the key of the journal at ``path`` no longer; whether none is kept."""
    with contextlib.suppress(OSError):
        forget_salt(salt_of(path))
    return recall(path) is None


def forget_salt(salt: bytes) -> None:
    """Keep no key for files with this salt, such as a journal had before its passphrase changed."""
    backend = _backend()
    if backend is not None:
        with contextlib.suppress(Exception):  # among others where there is no such entry
            backend.delete_password(_SERVICE, salt.hex())


def _backend() -> KeyringBackend | None:
    """The keyring of the system; None where there is none, or only a file."""
    with contextlib.suppress(Exception):  # the package may be missing, or choke on its settings
        import keyring

        chosen = keyring.get_keyring()
        fit = (one for one in getattr(chosen, "backends", (chosen,)) if _is_fit(one))
        return next(fit, None)
    return None


def _is_fit(backend: KeyringBackend) -> bool:
    return backend.priority >= _FIT and not type(backend).__module__.startswith(_NO_SYSTEM)
