"""A form is private for as long as nobody has said that all of it may be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui import veil

if TYPE_CHECKING:
    from app.ui.form import Form


class _Follower(QObject):
    """Keeps a form as private as its tick says."""

    def __init__(self, form: Form, tick: str) -> None:
        super().__init__(form)
        self._form, self._tick = form, form.editor(tick)
        self._tick.edited.connect(self.follow)
        veil.when_changed(self.follow)
        self.follow()

    def follow(self) -> None:
        """Look at the tick; what was kept as a draft may have set it."""
        self._form.set_private(not self._tick.value())


def follow_sharing(form: Form, tick: str = "shareable") -> None:
    """Have ``form`` be private while its field ``tick``, a yes or no, is not set."""
    _Follower(form, tick)
