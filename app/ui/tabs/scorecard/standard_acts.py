"""What can be done about standards: write them, end them, and note who read them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from app.domain import metrics, people, standards
from app.domain.kinds import ON_THE_TEAM, StandardArea
from app.labels import choices
from app.ui.asking import DELETE, Asking, Values
from app.ui.editors import Choice, Date, Line, Text
from app.ui.field import Field

if TYPE_CHECKING:
    from app.domain.standards import InFull
    from app.ui.form_dialog import EditDialog

#: Whom a standard holds for, besides each person and each role of the roster.
_EVERYBODY, _ROLE, _PERSON = "Everybody", "role ", "person "
_SEEN = "What one can see: a number, a document, something said or done."
_WHOM = "Everybody, those of one role, or one person."


class StandardActs(Asking):
    """Writing and changing standards."""

    def add(self, person_id: int | None = None) -> None:
        """Write a standard; for the person with this id, where one is named."""
        whom = None if person_id is None else f"{_PERSON}{person_id}"
        start = {"area": StandardArea.PERFORMANCE, "whom": whom, "effective_from": date.today()}
        form = (*self._wording(), *self._scope(), *_FROM)
        private = person_id is not None
        dialog = self._create(
            "New standard", form, start, "Add standard", self._add, private=private
        )
        self._keep(dialog, "standard" if person_id is None else f"person/{person_id}/standard")
        dialog.form.editor("statement").setFocus()

    def open(self, standard_id: int) -> EditDialog:
        """Change a standard, word it anew, end it or delete it."""
        found = self._journal.ask(standards.get, standard_id)
        form = (*self._wording(), *self._scope(found), *_FROM, *_UNTIL)
        change = partial(self._change, standard_id)
        dialog = self._edit("Standard", form, _shown(found), change, private=_is_private(found))
        self._offer(dialog, "Who read it…", partial(self.read, standard_id))
        if found.read:
            self._offer(dialog, "Word it anew…", partial(self.reword, standard_id))
        if found.standard.effective_until is None:
            self._offer(dialog, "End it", partial(self.end, standard_id))
        if not found.read:
            self._offer(dialog, DELETE, partial(self.delete, standard_id))
        return dialog

    def answer(self, standard_id: int, wish: str) -> None:
        """Do what was wished for on the row of a standard."""
        acts = {
            "open": self.open,
            "read": self.read,
            "reword": self.reword,
            "end": self.end,
            "delete": self.delete,
        }
        acts[wish](standard_id)

    def read(self, standard_id: int) -> None:
        """Show who acknowledged a standard and who has not, and note it."""
        from app.ui.tabs.scorecard.acknowledged import AcknowledgedDialog

        AcknowledgedDialog(self._parent, self._journal, standard_id).open()

    def reword(self, standard_id: int) -> None:
        """End a standard and write the one that takes its place, in one step."""
        found = self._journal.ask(standards.get, standard_id)
        form, shown = (*self._wording(), *_FROM), _shown(found)
        start = {field.name: shown[field.name] for field in form}
        start["effective_from"] = max(date.today(), shown["effective_from"] + timedelta(days=1))
        title, private = "A standard in place of this one", _is_private(found)
        commit = partial(self._replace, standard_id)
        dialog = self._create(title, form, start, "Replace it", commit, private=private)
        dialog.form.editor("statement").setFocus()

    def end(self, standard_id: int) -> None:
        """A standard holds today for the last time."""
        self._journal.do("Standard ended", standards.end, standard_id, date.today())

    def delete(self, standard_id: int) -> None:
        """Delete a standard that nobody has acknowledged or missed."""
        self._journal.do("Standard deleted", standards.delete, standard_id)

    def _wording(self) -> tuple[Field, ...]:
        known = [(one.id, one.name) for one in self._journal.ask(metrics.listed)]
        return (
            Field("statement", "What is expected", Text, wide=True),
            Field("measure", "What shows it", Text, help=_SEEN, wide=True),
            Field("area", "Area", partial(Choice, choices(StandardArea))),
            Field("threshold", "How much is enough", Line),
            Field("metric_id", "Number that shows it", partial(Choice, known, "None")),
        )

    def _scope(self, found: InFull | None = None) -> tuple[Field, ...]:
        roster = self._journal.ask(people.roster)
        kept = found.person.id if found is not None and found.person is not None else None
        here = [row for row in roster if row.status in ON_THE_TEAM or row.id == kept]
        roles = {row.role for row in here if row.role}
        if found is not None and found.standard.role:
            roles.add(found.standard.role)
        options = [
            *((f"{_ROLE}{role}", f"Everybody who is {role}") for role in sorted(roles)),
            *((f"{_PERSON}{row.id}", row.name) for row in here),
        ]
        return (Field("whom", "For whom", partial(Choice, options, _EVERYBODY), help=_WHOM),)

    def _add(self, values: Values) -> None:
        self._journal.do("Standard added", standards.add, date.today(), **_said(values))

    def _change(self, standard_id: int, values: Values) -> None:
        self._journal.do("Standard changed", standards.change, standard_id, **_said(values))

    def _replace(self, standard_id: int, values: Values) -> None:
        said = _said(values)
        begins = said.pop("effective_from")
        self._journal.do("Standard replaced", standards.replace, standard_id, begins, **said)


_FROM = (Field("effective_from", "From", Date),)
_UNTIL = (Field("effective_until", "Until", Date, help="Empty: for good."),)


def _is_private(found: InFull) -> bool:
    """A standard for one person says something of that person."""
    return found.standard.person_id is not None


def _shown(found: InFull) -> dict[str, Any]:
    said = found.standard
    whom = f"{_ROLE}{said.role}" if said.role else None
    if said.person_id is not None:
        whom = f"{_PERSON}{said.person_id}"
    return {
        "area": said.area,
        "statement": said.statement,
        "measure": said.measure,
        "threshold": said.threshold,
        "metric_id": said.metric_id,
        "whom": whom,
        "effective_from": said.effective_from,
        "effective_until": said.effective_until,
    }


def _said(values: Values) -> Values:
    """``values`` of the form as the command wants them."""
    said = dict(values)
    if "whom" in said:
        whom = said.pop("whom") or ""
        one = whom.startswith(_PERSON)
        said["person_id"] = int(whom.removeprefix(_PERSON)) if one else None
        said["role"] = whom.removeprefix(_ROLE) if whom.startswith(_ROLE) else ""
    if "effective_from" in said and said["effective_from"] is None:
        said["effective_from"] = date.today()
    for name in ("statement", "measure", "threshold"):
        if name in said:
            said[name] = said[name] or ""
    return said
