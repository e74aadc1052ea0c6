"""What the manager can do on the bench: each ends in exactly one change of the journal."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.domain import bench, people
from app.domain.kinds import Status
from app.templates import starter_must_haves
from app.ui.asking import DELETE, Asking, Values
from app.ui.editors import Date, Line
from app.ui.field import Field

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.domain.models import MustHave
    from app.journal import Journal
    from app.ui.focus import Focus

CANDIDATE = (
    Field("name", "Name", partial(Line, placeholder="First and last name")),
    Field("found_through", "Found through", partial(Line, placeholder="Who told you of them")),
    Field("next_touch", "Speak with them next", Date),
    Field("role", "Role", partial(Line, placeholder="What they could do here")),
    Field("email", "E-mail", Line),
    Field("phone", "Phone", Line),
)
MUST_HAVE = (
    Field(
        "name",
        "What must they bring?",
        partial(Line, placeholder="Keeps small promises"),
        wide=True,
        help="Something you can hear or see in a talk, so that it can be scored.",
    ),
)


class BenchActs(Asking):
    """Dialogs about candidates and must-haves, and the commands they end in.

    ``added`` is told who was put on the bench.
    """

    def __init__(
        self, journal: Journal, focus: Focus, parent: QWidget, added: Callable[[int], object]
    ) -> None:
        super().__init__(journal, focus, parent)
        self._added = added

    def add_candidate(self) -> None:
        """Ask for somebody who might join one day."""
        add = self._add_candidate
        self._create("Add a candidate", CANDIDATE, {}, "Add candidate", add, private=True)

    def change(self, person_id: int, changed: Values) -> None:
        """Store what was typed about a candidate: their details, and scores by must-have."""
        touched = {int(name.split("_")[1]) for name in changed if name.startswith(_SCORED)}
        details = {name: value for name, value in changed.items() if not name.startswith(_SCORED)}
        scores = {must: self._scored(person_id, must, changed) for must in touched}
        self._journal.do("Candidate changed", bench.assess, person_id, scores, **details)

    def remove(self, person_id: int) -> None:
        """Take a candidate off the bench with everything known of them; undo brings it back."""
        name = self._journal.ask(people.get, person_id).name
        self._journal.do(f"{name} deleted", people.delete, person_id)

    def stock_must_haves(self) -> None:
        """Begin with the usual must-haves."""
        self._journal.do("Must-haves added", bench.stock, starter_must_haves())

    def add_must_have(self) -> None:
        """Ask for something more that whoever joins must bring."""
        add = self._add_must_have
        self._create("Add a must-have", MUST_HAVE, {}, "Add must-have", add, private=True)

    def open_must_have(self, must: MustHave) -> None:
        """Rename a must-have, or delete it with its scores."""
        rename = partial(self._rename, must.id)
        dialog = self._edit("Must-have", MUST_HAVE, {"name": must.name}, rename, private=True)
        delete = partial(self._journal.do, "Must-have deleted", bench.delete_must_have, must.id)
        self._offer(dialog, DELETE, delete)

    def _scored(self, person_id: int, must: int, changed: Values) -> tuple[int | None, str]:
        """Score and evidence as they stand with the change; both go when the score is taken."""
        found = self._journal.ask(bench.candidate, person_id).scores
        before = next((s for s in found if s is not None and s.must_have_id == must), None)
        level = changed.get(f"score_{must}", before.score if before else None)
        kept = before.evidence if before and level is not None else ""
        return level, changed.get(f"evidence_{must}", kept) or ""

    def _add_candidate(self, values: Values) -> None:
        person = self._add_somebody(
            "Candidate added",
            "There is already a {name} in the journal. Are they two people?",
            "If so, an e-mail address tells them apart later.",
            {"status": Status.CANDIDATE, **values},
        )
        self._added(person.id)

    def _add_must_have(self, values: Values) -> None:
        self._journal.do("Must-have added", bench.add_must_have, values["name"] or "")

    def _rename(self, must_id: int, values: Values) -> None:
        name = values["name"] or ""
        self._journal.do("Must-have renamed", bench.rename_must_have, must_id, name)


_SCORED = ("score_", "evidence_")
