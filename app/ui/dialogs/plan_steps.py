"""The flow of a plan: handed in, talked about, agreed, signed, and begun anew with a reason."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app.domain import plan_talks, plans
from app.domain.errors import Reason, Refused
from app.domain.kinds import Owner, SectionKind
from app.ui.asking import Asking, Values, insist
from app.ui.dialogs import plan_fields as fields

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.domain.plan_full import InFull
    from app.journal import Journal
    from app.ui.focus import Focus
    from app.ui.form_dialog import FormDialog


AGREED = "{} is agreed. Its pages are kept as they are printed now."


class PlanSteps(Asking):
    """Takes a plan from one state to the next.

    ``begun`` is told the id of a new version, ``said`` what no line of the journal says.
    """

    def __init__(
        self,
        journal: Journal,
        focus: Focus,
        parent: QWidget,
        begun: Callable[[int], object],
        said: Callable[[str], object],
    ) -> None:
        super().__init__(journal, focus, parent)
        self._begun, self._said = begun, said

    def submit(self, plan_id: int) -> FormDialog:
        """Say on which day they handed it in."""
        title = f"{self._named(plan_id)} is submitted"
        start = {"submitted_on": date.today()}
        commit = partial(self._submit, plan_id)
        return self._create(title, fields.SUBMITTED, start, "Submitted", commit)

    def talk(self, plan_id: int) -> FormDialog:
        """Say on which day the two talked about it, and what was said section by section."""
        found = self._journal.ask(plans.get, plan_id)
        form = fields.talked(found)
        start: Values = {
            field.name: found_comment(found, SectionKind(field.name)) for field in form[1:]
        }
        start["reviewed_on"] = date.today()
        title = f"You talked about {self._named(plan_id)}"
        dialog = self._create(title, form, start, "Talked about it", partial(self._talk, plan_id))
        self._keep(dialog, f"person/{found.person.id}/business-plan-{plan_id}-talk")
        return dialog

    def agree(self, plan_id: int) -> FormDialog:
        """Agree on it for good, seeing what is still missing and what stays as it is then."""
        from app.ui.dialogs.plan_agree import AgreeDialog

        dialog = AgreeDialog(self._journal, self._parent, plan_id)
        # It is for good: what could be undone before is not offered any more.
        dialog.accepted.connect(partial(self._said, AGREED.format(self._named(plan_id))))
        dialog.open()
        return dialog

    def sign(self, plan_id: int) -> FormDialog:
        """Note when each of the two signed it."""
        found = self._journal.ask(plans.get, plan_id)
        start = {owner.value: found.signed_on(owner) for owner in (Owner.REP, Owner.ME)}
        title = f"Signatures under {self._named(plan_id)}"
        return self._create(title, fields.SIGNED, start, "Note them", partial(self._sign, plan_id))

    def revise(self, plan_id: int) -> FormDialog:
        """Begin another version of an agreed plan, and say why."""
        found = self._journal.ask(plans.get, plan_id)
        title = f"Another version of {self._named(plan_id)}"
        commit = partial(self._revise, plan_id)
        dialog = self._create(title, fields.REASON, {}, "Begin it", commit)
        self._keep(dialog, f"person/{found.person.id}/business-plan-{plan_id}-reason")
        return dialog

    def move_due(self, plan_id: int) -> FormDialog:
        """Give them more time, or less, to write it."""
        found = self._journal.ask(plans.get, plan_id)
        start = {"due_on": found.plan.due_on}
        title = f"By when you ask for {self._named(plan_id)}"
        return self._create(title, fields.DUE, start, "Ask for it", partial(self._move, plan_id))

    def change_reason(self, plan_id: int) -> FormDialog:
        """Say in other words why there is another version."""
        found = self._journal.ask(plans.get, plan_id)
        start = {"reason": found.plan.reason}
        commit = partial(self._word_reason, plan_id)
        return self._create("Why there is another version", fields.REASON, start, "Say it", commit)

    def give_back(self, plan_id: int) -> None:
        """They go on writing."""
        self._journal.do("Plan given back", plans.give_back, plan_id)

    def delete(self, plan_id: int) -> None:
        """Delete a plan that is not agreed."""
        self._journal.do("Plan deleted", plans.delete, plan_id)

    def _named(self, plan_id: int) -> str:
        found = self._journal.ask(plans.get, plan_id)
        return f"{found.person.called}’s plan for {found.half.label}"

    def _submit(self, plan_id: int, values: Values) -> None:
        insist(values, "submitted_on")
        on, today = values["submitted_on"], date.today()
        self._journal.do("Plan submitted", plans.submit, plan_id, on, today)

    def _talk(self, plan_id: int, values: Values) -> None:
        insist(values, "reviewed_on")
        said = dict(values)
        on = said.pop("reviewed_on")
        comments = {SectionKind(name): text or "" for name, text in said.items()}
        talk = plan_talks.talk
        self._journal.do("Plan talked about", talk, plan_id, on, date.today(), comments)

    def _sign(self, plan_id: int, values: Values) -> None:
        signed = {Owner(name): on for name, on in values.items()}
        self._journal.do("Signatures noted", plan_talks.sign, plan_id, signed, date.today())

    def _revise(self, plan_id: int, values: Values) -> None:
        reason = values["reason"] or ""
        made = self._journal.do("New version", plans.revise, plan_id, reason, date.today())
        self._begun(made.id)

    def _move(self, plan_id: int, values: Values) -> None:
        insist(values, "due_on")
        self._journal.do("Day changed", plans.change, plan_id, due_on=values["due_on"])

    def _word_reason(self, plan_id: int, values: Values) -> None:
        if not values["reason"]:
            raise Refused(Reason.NEEDS_REASON, "reason")
        self._journal.do("Reason changed", plans.change, plan_id, reason=values["reason"])


def found_comment(found: InFull, kind: SectionKind) -> str:
    """What the two said about a section; empty where nothing was."""
    written = found.section(kind)
    return written.comment if written is not None else ""
