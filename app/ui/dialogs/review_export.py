"""Writing the forms that people fill themselves before a review: whose, which, and where to."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from app import files, review_files
from app.domain import review_board, settings
from app.domain.errors import Reason, Refused
from app.domain.kinds import ReviewFileKind, ReviewState
from app.formats import Formats
from app.labels import label
from app.ui.background import Batch
from app.ui.dialogs import form_folder
from app.ui.editors import Check, Ticks
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form_dialog import FormDialog
from app.ui.parts.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.domain.review_board import Waiting
    from app.journal import Journal
    from app.report.content import ReviewForm
    from app.ui.settings import WindowSettings

_TITLE = "Forms for your people to fill"
_COMMIT = "Write the forms…"
_WHO_HELP = (
    "Their answers come first: yours stay hidden beside theirs until the form is back. Space ticks "
    "one, Ctrl+A all or none."
)
NOTHING_OPEN = "No review is prepared yet. Prepare them first: the form asks what is in them."
NO_FORM = "Choose at least one form."
#: Reviews for which a form can still come back.
_OPEN = (ReviewState.PREPARING, ReviewState.READY)


class ExportFormsDialog(FormDialog):
    """Asks whose and which, then where to, and writes the forms. ``said`` is told where they are.

    The folder is remembered in the window's ``state``.
    """

    def __init__(
        self,
        parent: QWidget | None,
        journal: Journal,
        said: Callable[[str], None],
        state: WindowSettings | None = None,
    ) -> None:
        self._journal, self._said, self._state = journal, said, state
        self._today = date.today()
        self._open_ones = self._read()
        self._forms: list[ReviewForm] = []
        self._job: Batch | None = None
        awaited = [
            number
            for number, one in self._open_ones.items()
            if one.cell.state is ReviewState.PREPARING
        ]
        super().__init__(
            parent,  # type: ignore[arg-type]  # Qt takes no parent, too
            _TITLE,
            _fields(_options(self._open_ones)),
            {"who": tuple(awaited), "own": True, "upward": False},
            _COMMIT,
            self._gather,
            explain,
        )
        self.progress = Progress()
        self.foot.insertWidget(0, self.progress, 1)

    def commit(self) -> None:
        """Gather what stands on the forms, and ask where to write them."""
        if self._job is not None:
            return
        if obstacle := self._obstacle(self.form.values()):
            self.form.show_error(*obstacle)
            return
        if not self.form.commit(self._gather):
            return
        names = [name for name, _ in review_files.names(self._forms)]
        place = form_folder.choose(self, "Put the forms into this folder", names, self._state)
        if place is not None:
            self._write(place)

    def reject(self) -> None:
        """Stop what is under way; close where nothing is."""
        if self._job is None:
            super().reject()
            return
        self._job.cancel()
        self._settle("Stopped. What was written by then is there.")

    def done(self, result: int) -> None:
        """Close; what is under way ends here."""
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def _read(self) -> dict[int, Waiting]:
        found = self._journal.ask(review_board.waiting, self._today)
        return {
            one.cell.review.id: one
            for one in found
            if one.cell.review is not None and one.cell.state in _OPEN
        }

    def _obstacle(self, values: Mapping[str, Any]) -> tuple[str, str] | None:
        """The field that stands in the way, and why; None where nothing does."""
        if not self._open_ones:
            return "who", NOTHING_OPEN
        return None if values["own"] or values["upward"] else ("own", NO_FORM)

    def _gather(self, values: dict[str, Any]) -> None:
        if not values["who"]:
            raise Refused(Reason.EMPTY, "who")
        chosen = self._journal.ask(settings.current)
        formats = Formats(chosen.currency, chosen.language)
        wanted = (
            (ReviewFileKind.FORM, values["own"]),
            (ReviewFileKind.UPWARD, values["upward"]),
        )
        self._forms = [
            form
            for kind, is_wanted in wanted
            if is_wanted
            for form in self._journal.ask(
                review_files.sheets, values["who"], kind, formats, self._today
            )
        ]

    def _write(self, place: Path) -> None:
        named = review_files.names(self._forms)
        pieces = [partial(_write_one, place / name, form) for name, form in named]
        self.commit_button.setEnabled(False)
        self._tell(0, len(pieces))
        done, failed = partial(self._written, place), partial(self._fail, place)
        self._job = Batch(self, pieces, done=done, failed=failed, progress=self._tell)

    def _tell(self, done: int, total: int) -> None:
        number = min(done, total - 1)
        self.progress.say(f"{self._forms[number].cover.person}, {number + 1} of {total}…")

    def _written(self, place: Path, paths: list[Path]) -> None:
        self._job = None
        if self._state is not None:
            self._state.last_folder = place
        forms = "1 form" if len(paths) == 1 else f"{len(paths)} forms"
        self.accept()
        self._said(f"{forms} written to {place}.")

    def _fail(self, place: Path, error: Exception) -> None:
        self._settle("")
        if not isinstance(error, OSError):
            raise error
        name, _ = next(review_files.names(self._forms))
        self.form.show_error("own", files.reason(error, place / name))

    def _settle(self, said: str) -> None:
        self._job = None
        self.progress.clear()
        self.progress.sentence.setText(said)
        self.commit_button.setEnabled(True)


def _fields(who: Sequence[tuple[int, str]]) -> list[Field]:
    return [
        Field("who", "For whom", partial(Ticks, who), _WHO_HELP, wide=True),
        Field("own", "Forms", partial(Check, "What they say themselves")),
        Field("upward", "", partial(Check, "Their feedback for me, on a sheet of its own")),
    ]


def _options(found: Mapping[int, Waiting]) -> list[tuple[int, str]]:
    return [
        (number, f"{one.person.name} · {one.cell.slot.period.label} · {_state(one)}")
        for number, one in found.items()
    ]


def _state(one: Waiting) -> str:
    state = one.cell.state
    assert state is not None  # only what is prepared has a form
    return "the form again" if state is ReviewState.READY else label(state).lower()


def _write_one(path: Path, form: ReviewForm) -> Path:
    """The worker: write one form. Raises OSError."""
    files.write_whole(path, review_files.pdf(form))
    return path
