"""One window per journal: a second start brings the first window to the front.

Talks over a local socket of this computer, never a network.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: The other program answers at once or not at all, in milliseconds.
_PATIENCE = 500


class Neighbour(QObject):
    """Listens for other starts over the same journal and calls ``when_called``."""

    def __init__(self, journal: Path, when_called: Callable[[], object], owner: QObject) -> None:
        super().__init__(owner)
        self._when_called = when_called
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(journal))  # the lock says that nobody else listens
        self._server.listen(_name(journal))
        self._server.newConnection.connect(self._greet)

    def _greet(self) -> None:
        caller = self._server.nextPendingConnection()
        caller.disconnected.connect(caller.deleteLater)
        caller.disconnectFromServer()
        self._when_called()


def call(journal: Path) -> bool:
    """Ask the program that has ``journal`` open to come to the front; whether it heard."""
    socket = QLocalSocket()
    socket.connectToServer(_name(journal))
    heard = socket.waitForConnected(_PATIENCE)
    socket.abort()
    return heard


def _name(journal: Path) -> str:
    return f"touchline-{sha256(str(journal.resolve()).encode()).hexdigest()[:24]}"
