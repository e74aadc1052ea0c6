"""A candidate's card on the bench: when to speak next, and a score for each must-have."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui.editors import Date, Level, Line
from app.ui.explain import explain
from app.ui.form import Field, Form
from app.ui.parts import Chip, ElidedLabel, LinkButton, look, words
from app.ui.tabs.team.bench_words import ready_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.bench import Candidate
    from app.domain.models import MustHave
    from app.ui.drafts import Draft

#: A longer must-have is shortened over its score; the list beside the page has all of it.
_LONGEST_LABEL = 46


class Scorecard(QFrame):
    """Edits one candidate in place; changes are saved as they are made.

    ``store`` gets the candidate's id and what changed, ``draft`` gives the place for what cannot
    be stored yet. The three wishes carry the id.
    """

    hire_wanted = Signal(int)
    page_wanted = Signal(int)
    remove_wanted = Signal(int)

    def __init__(
        self, store: Callable[[int, dict[str, Any]], object], draft: Callable[[int], Draft]
    ) -> None:
        super().__init__()
        self._store, self._draft = store, draft
        self._person_id = 0  # nobody yet
        self._must_haves: tuple[tuple[int, str], ...] = ()
        look(self, part="card")
        self.name = ElidedLabel(bold=True)
        self.state = words(size="label", tone="muted")
        self._chip = QHBoxLayout()
        self.hire = LinkButton("Hire…", self._wish_to_hire)
        self.open_page = LinkButton("Open page", self._wish_for_page)
        self.remove = LinkButton("Remove", self._wish_to_remove)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.name)
        head.addLayout(self._chip)
        head.addWidget(self.state)
        head.addStretch(1)
        for link in (self.hire, self.open_page, self.remove):
            head.addWidget(link)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 10, 8)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self._put_form(())

    def needs_new_form(self, must_haves: tuple[MustHave, ...]) -> bool:
        """Whether other must-haves are asked for than those on the card."""
        return self._must_haves != _named(must_haves)

    def flush(self) -> None:
        """Store what is typed."""
        self.form.flush()

    def show_candidate(self, one: Candidate, must_haves: tuple[MustHave, ...]) -> None:
        """Show how a candidate stands; what is being typed about them stays."""
        if self.needs_new_form(must_haves):
            self._put_form(_named(must_haves))
        self._person_id = one.person.id
        self.name.setText(one.person.name)
        self.hire.setAccessibleName(f"Hire {one.person.name}")
        self.remove.setAccessibleName(f"Remove {one.person.name} from the bench")
        self._show_state(one, must_haves)
        values: dict[str, Any] = {
            "next_touch": one.person.next_touch,
            "found_through": one.person.found_through,
        }
        for (must_id, _), score in zip(self._must_haves, one.scores, strict=True):
            values[f"score_{must_id}"] = score.score if score else None
            values[f"evidence_{must_id}"] = score.evidence if score else None
        self.form.set_values(values, one.person.id, self._draft(one.person.id))

    def _show_state(self, one: Candidate, must_haves: tuple[MustHave, ...]) -> None:
        while item := self._chip.takeAt(0):
            if chip := item.widget():
                chip.hide()
                chip.deleteLater()
        if one.ready:
            self._chip.addWidget(Chip("Ready", "accent"))
        said = ready_words(one, must_haves)
        self.state.setText(said.removeprefix("ready: "))

    def _put_form(self, must_haves: tuple[tuple[int, str], ...]) -> None:
        self._must_haves = must_haves
        self.form = Form(_fields(must_haves), columns=2, explain=explain)
        self.form.edited.connect(self._save)
        for must_id, name in must_haves:
            self.form.editor(f"score_{must_id}").set_name(name)
            self.form.editor(f"evidence_{must_id}").set_name(f"What shows it: {name}")
        inside = QWidget()
        look(inside, part="page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        # Kept until the event is over: what is being flushed may be why another form is needed.
        if (before := self._scroll.takeWidget()) is not None:
            before.deleteLater()
        self._scroll.setWidget(inside)

    def _save(self) -> None:
        # The form's own key: a candidate whose card was left is saved after another is shown.
        person_id = self.form.key
        assert isinstance(person_id, int)
        self.form.save(partial(self._store, person_id))

    def _wish_to_hire(self) -> None:
        self.hire_wanted.emit(self._person_id)

    def _wish_for_page(self) -> None:
        self.page_wanted.emit(self._person_id)

    def _wish_to_remove(self) -> None:
        self.remove_wanted.emit(self._person_id)


def _named(must_haves: tuple[MustHave, ...]) -> tuple[tuple[int, str], ...]:
    return tuple((must.id, must.name) for must in must_haves)


def _fields(must_haves: tuple[tuple[int, str], ...]) -> tuple[Field, ...]:
    fields = [
        Field("next_touch", "Speak with them next", Date),
        Field("found_through", "Found through", Line),
    ]
    for must_id, name in must_haves:
        fields.append(Field(f"score_{must_id}", _short(name), Level))
        shows = partial(Line, longest=1_000, placeholder="What shows it")
        fields.append(Field(f"evidence_{must_id}", "", shows))
    return tuple(fields)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_LABEL else f"{name[:_LONGEST_LABEL].rstrip()}…"
