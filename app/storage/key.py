"""The key of an encrypted journal.

SQLCipher would derive it from the passphrase at each connection; deriving it once, the way
SQLCipher 4 does, gives a file that any SQLCipher tool opens with the passphrase, and connections
that open at once. The passphrase itself is never part of a statement.
"""

import hashlib
import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

#: SQLCipher 4's own figures.
ROUNDS = 256_000
SECRET_SIZE = 32
SALT_SIZE = 16


@dataclass(frozen=True)
class Key:
    """The secret that encrypts a journal and the salt it was derived with, the file's first bytes.

    ``secret`` has 32 bytes, ``salt`` 16. Neither is shown by ``repr``, so that none ends in a log.
    """

    secret: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != SECRET_SIZE or len(self.salt) != SALT_SIZE:
            raise ValueError("a key has 32 bytes and a salt of 16")

    @property
    def literal(self) -> str:
        """How SQLCipher spells a raw key with its salt in a statement."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


def derive(passphrase: str, salt: bytes) -> Key:
    """The key that ``passphrase`` gives with ``salt``; takes a fifth of a second, by design.

    The passphrase is normalised, because keyboards spell an accented letter in two ways.
    """
    text = unicodedata.normalize("NFC", passphrase).encode()
    return Key(hashlib.pbkdf2_hmac("sha512", text, salt, ROUNDS, SECRET_SIZE), salt)


def new_salt() -> bytes:
    """A salt for a file that is encrypted anew."""
    return os.urandom(SALT_SIZE)


def salt_of(path: Path) -> bytes:
    """The salt of the encrypted journal at ``path``. Raises OSError."""
    with path.open("rb") as file:
        return file.read(SALT_SIZE)
