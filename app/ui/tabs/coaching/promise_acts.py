"""What can be done about promises, theirs and mine."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from app.domain import commitments, people
from app.domain.days import read_day
from app.domain.kinds import AT_WORK, CommitmentState, Origin, Owner, Status, Vis
from app.labels import label
from app.ui.asking import DELETE, Asking, Values, with_vis
from app.ui.editors import Check, Choice, Date, Line, Text
from app.ui.field import Field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.commitments import InFull
    from app.domain.roster import RosterRow
    from app.ui.form_dialog import EditDialog

#: Owners besides the people of the roster.
ME, OTHER = "me", "other"
_DUE = re.compile(r"(?<!\S)due: ?", re.IGNORECASE)
_LEAP = "Let go of, on trust: I will not take it back"
_SHARE = "May be shown to them and printed in their packet"


class PromiseActs(Asking):
    """Making, changing and closing promises."""

    def add(self, person_id: int | None = None) -> None:
        """Note a promise; of the person with this id, where one is named."""
        start = {"owner": person_id or ME, "about": person_id, "due": None, "text": None}
        whose = "" if person_id is None else f"person/{person_id}/"
        dialog = self._create("New promise", self._fields(), start, "Add promise", self._add)
        self._keep(dialog, f"{whose}promise")

    def note(self, person_id: int, owner: Owner, typed: str, session_id: int | None = None) -> None:
        """Note a promise made while you talk, of theirs or mine; ``due:fri`` says until when."""
        text, due = read_due(typed, date.today())
        self._journal.do(
            "Promise added",
            commitments.promise,
            date.today(),
            owner=owner,
            person_id=person_id if owner is Owner.REP else None,
            about_id=person_id,
            text=text,
            due=due,
            origin=Origin.SESSION,
            session_id=session_id,
        )

    def open(self, commitment_id: int) -> EditDialog:
        """Change a promise, say what came of it, close it or delete it."""
        found = self._journal.ask(commitments.get, commitment_id)
        form = (*self._fields(found), *_OUTCOME)
        dialog = self._edit("Promise", form, _shown(found), partial(self._change, commitment_id))
        whom = found.commitment.about_id
        whose = "" if whom is None else f"person/{whom}/"
        self._keep(dialog, f"{whose}promise-{commitment_id}")
        self._offer_ends(dialog, found)
        return dialog

    def answer(self, commitment_id: int, wish: str) -> None:
        """Do what was wished for on the row of a promise."""
        if wish == "open":
            self.open(commitment_id)
        elif wish == "toggle":
            self.toggle(commitment_id)
        elif wish == "miss":
            self.close(commitment_id, CommitmentState.MISSED)
        else:
            self.delete(commitment_id)

    def close(self, commitment_id: int, state: CommitmentState) -> None:
        """A promise was kept, missed or dropped, today."""
        self._journal.do(
            f"Promise {label(state).lower()}",
            commitments.close,
            commitment_id,
            state,
            date.today(),
            date.today(),
        )

    def toggle(self, commitment_id: int) -> None:
        """Done today; or, where it is closed already, open again."""
        found = self._journal.ask(commitments.get, commitment_id).commitment
        if found.state is CommitmentState.OPEN:
            self.close(commitment_id, CommitmentState.DONE)
        else:
            self._journal.do("Promise open again", commitments.reopen, commitment_id)

    def delete(self, commitment_id: int) -> None:
        """Delete a promise that was never made."""
        self._journal.do("Promise deleted", commitments.delete, commitment_id)

    def _offer_ends(self, dialog: EditDialog, found: InFull) -> None:
        number = found.commitment.id
        if found.commitment.state is CommitmentState.OPEN:
            for words, state in _ENDS:
                self._offer(dialog, words, partial(self.close, number, state))
        else:
            self._offer(dialog, "Open again", partial(self.toggle, number))
        self._offer(dialog, DELETE, partial(self.delete, number))

    def _fields(self, found: InFull | None = None) -> tuple[Field, ...]:
        rows = self._journal.ask(people.roster)
        kept = {p.id for p in (found.owner, found.about) if p is not None} if found else set()
        return fields(rows, kept)

    def _add(self, values: Values) -> None:
        self._journal.do("Promise added", commitments.promise, date.today(), **_said(values))

    def _change(self, commitment_id: int, values: Values) -> None:
        now = _shown(self._journal.ask(commitments.get, commitment_id))
        if {"owner", "owner_name"} & values.keys():
            values = {**{name: now[name] for name in ("owner", "owner_name")}, **values}
        self._journal.do(
            "Promise changed", commitments.change, commitment_id, date.today(), **_said(values)
        )


_ENDS = (
    ("Done", CommitmentState.DONE),
    ("Missed", CommitmentState.MISSED),
    ("Drop", CommitmentState.DROPPED),
)
_OUTCOME = (Field("outcome", "What came of it", Text, wide=True),)


def fields(rows: Sequence[RosterRow], kept: set[int]) -> tuple[Field, ...]:
    """The form of a promise; people who are gone are offered only where they are named already."""
    here = [row for row in rows if row.status in (*AT_WORK, Status.ON_LEAVE) or row.id in kept]
    whom = [(row.id, row.name) for row in here]
    owners = [(ME, "Me"), *whom, (OTHER, "Somebody else, by name")]
    return (
        Field("text", "What", Text, wide=True),
        Field("owner", "Who", partial(Choice, owners), help="Exactly one of you."),
        Field("owner_name", "Name of somebody else", Line),
        Field("due", "Until", Date, help="The day before stays on record when you move it."),
        Field("about", "Made with", partial(Choice, whom, "Nobody in particular")),
        Field("leap", "", partial(Check, _LEAP), wide=True),
        Field("shareable", "", partial(Check, _SHARE), wide=True),
    )


def read_due(typed: str, today: date) -> tuple[str, date | None]:
    """What is promised, and until when: what stands behind ``due:``, where that is a day."""
    for mark in _DUE.finditer(typed):
        found = read_day(typed, mark.end(), len(typed), today)
        if found is not None and found.day is not None:
            rest = f"{typed[: mark.start()]} {typed[found.end :]}"
            return " ".join(rest.split()), found.day
    return typed, None


def _shown(found: InFull) -> dict[str, Any]:
    said = found.commitment
    owner: int | str | None = said.person_id
    if said.owner is not Owner.REP:
        owner = ME if said.owner is Owner.ME else OTHER
    return {
        "text": said.text,
        "owner": owner,
        "owner_name": said.owner_name,
        "due": said.due,
        "about": said.about_id,
        "leap": said.origin is Origin.LEAP,
        "shareable": said.vis is Vis.SHAREABLE,
        "outcome": said.outcome,
    }


def _said(values: Values) -> Values:
    """``values`` of the form as the command wants them."""
    said = with_vis(values)
    if "owner" in said:
        chosen = said.pop("owner")
        said["person_id"] = chosen if isinstance(chosen, int) else None
        others = {ME: Owner.ME, OTHER: Owner.OTHER}
        said["owner"] = Owner.REP if isinstance(chosen, int) else others[chosen or ME]
        said["owner_name"] = said.get("owner_name") or ""
    if "about" in said:
        said["about_id"] = said.pop("about")
    if "leap" in said:
        said["origin"] = Origin.LEAP if said.pop("leap") else Origin.TYPED
    return said
