"""What keeps a quarter from being published: each session with what it lacks or meets, to open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain import settings, training_gaps
from app.domain.errors import Refused
from app.domain.kinds import Clash
from app.formats import Formats
from app.labels import refusal
from app.training_words import gap_words
from app.ui import veil
from app.ui.dialogs.list_dialog import ListDialog
from app.ui.lists import RecordList, TwoLines
from app.ui.parts import button, framed
from app.ui.tabs.training import meets

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog, QWidget

    from app.domain.training_gaps import Standing
    from app.journal import Journal

TITLE = "Before you publish"
OPEN, PUBLISH = "Open", "Publish"
READY = "Nothing is in the way any more."
_LACKS, _MEETS = "Has to be filled in", "Has to be moved"
_AWAY = "Has to be moved, or given by somebody else"
_SIZE = (560, 400)


@dataclass(frozen=True)
class Obstacle:
    """Something that is in the way, as a line of the list; of one session there may be several."""

    id: int
    training_id: int
    name: str
    about: str


class ObstaclesDialog(ListDialog):
    """Lists what is in the way; Enter opens the session, and once nothing is it can be published.

    ``open_session`` opens one over this dialog, ``publish`` publishes the quarter.
    ``published`` tells that it was.
    """

    published = Signal()

    def __init__(
        self,
        journal: Journal,
        parent: QWidget,
        plan_id: int,
        open_session: Callable[[QWidget, int], QDialog],
        publish: Callable[[], object],
    ) -> None:
        super().__init__(journal, parent, TITLE)
        self._plan_id, self._open_session, self._publish = plan_id, open_session, publish
        chosen = journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        self.list = RecordList(
            lambda row: row.name,
            TwoLines(),
            spoken=lambda row: f"{row.name}, {row.about}",
            name="In the way",
            empty=READY,
        )
        self.open_button = button(OPEN, self._open_current)
        self.publish_button = button(PUBLISH, self._try, kind="primary")
        self.list.activated.connect(self._open_current)
        veil.when_changed(self.refresh)
        self.lay_out(framed(self.list), self.open_button, self.publish_button)
        self.refresh()
        self.resize(*_SIZE)
        self.list.setFocus()

    def refresh(self) -> None:
        """Read anew what is in the way."""
        standing = self.journal.ask(training_gaps.publishable, self._plan_id, {})
        rows = obstacles(standing, self._formats)
        self.list.show_rows(rows)
        if rows and self.list.current not in {row.id for row in rows}:
            self.list.select(rows[0].id)
        self.open_button.setEnabled(bool(rows))
        self.publish_button.setEnabled(not rows)
        if not rows:
            self.publish_button.setFocus()

    def _open_current(self) -> None:
        chosen = self.list.current
        rows: tuple[Obstacle, ...] = self.list.model.rows
        found = next((row for row in rows if row.id == chosen), None)
        if found is not None:
            dialog = self._open_session(self, found.training_id)
            dialog.finished.connect(self.refresh)

    def _try(self) -> None:
        try:
            self._publish()
        except Refused as refused:
            self.refresh()
            self.say(refusal(refused), wrong=True)
        else:
            self.accept()
            self.published.emit()


def obstacles(standing: Standing, formats: Formats) -> list[Obstacle]:
    """What is in the way, what is missing first."""
    found = [(one.training.id, gap_words(one, formats), _LACKS) for one in standing.gaps]
    found += [
        (
            one.training.id,
            meets.shown(one, formats),
            _AWAY if one.clash is Clash.GIVER_AWAY else _MEETS,
        )
        for one in standing.blocking
    ]
    return [Obstacle(number, *one) for number, one in enumerate(found)]
