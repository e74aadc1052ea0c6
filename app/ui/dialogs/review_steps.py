"""The way of a review: its meeting, held, signed, opened again; and its next steps, one by one."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain import (
    clock,
    review_steps,
    review_templates,
    review_timing,
    review_writing,
    reviews,
    settings,
)
from app.domain.errors import Reason, Refused
from app.domain.kinds import FormKind, Owner, PeriodKind
from app.domain.periods import next_period, period_of
from app.formats import Formats
from app.labels import label
from app.ui.asking import DELETE, insist, with_texts
from app.ui.dialogs import review_fields as fields
from app.ui.drafts import Draft
from app.ui.explain import explain
from app.ui.form_dialog import EditDialog, FormDialog
from app.ui.parts import button

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from app.domain.models import ReviewStep
    from app.domain.review_full import ReviewInFull
    from app.domain.review_timing import Slot
    from app.journal import Journal
    from app.ui.asking import Values
    from app.ui.field import Field
    from app.ui.form import Action

_MEETING = ("planned_for", "starts_at", "minutes", "zone", "place")
_STEP = ("text", "owner", "due")
_SIGNERS = (Owner.REP, Owner.ME)


class ReviewSteps(QObject):
    """Dialogs that take a review on its way, and the commands they end in.

    ``shown`` carries the id of another review that is to be looked at now.
    """

    shown = Signal(int)

    def __init__(self, journal: Journal, parent: QWidget) -> None:
        super().__init__(parent)
        self._journal, self._parent = journal, parent

    def meeting(self, review_id: int) -> EditDialog:
        """Say when and where the two sit down."""
        found = self._get(review_id)
        shown: Values = {name: getattr(found.review, name) for name in _MEETING}
        shown["zone"] = shown["zone"] or None
        dialog = EditDialog(
            self._parent,
            f"When you meet {found.person.called}, {found.period.label}",
            fields.MEETING,
            shown,
            partial(self._meet, review_id),
            explain,
            draft=self._draft(found, "meeting"),
        )
        dialog.form.set_read_only(found.is_closed or self._journal.read_only)
        dialog.open()
        dialog.form.editor("planned_for").setFocus()
        return dialog

    def hold(self, review_id: int) -> FormDialog:
        """Say on which day the two sat down."""
        found = self._get(review_id)
        start = {"held_on": found.review.held_on or date.today()}
        title = f"You sat down over {_named(found)}"
        return self._ask(found, title, fields.HELD, start, "Held", partial(self._hold, review_id))

    def reopen(self, review_id: int) -> FormDialog:
        """Begin a revision of a closed review, and say why."""
        found = self._get(review_id)
        title = f"Open {_named(found)} again"
        commit = partial(self._reopen, review_id)
        return self._ask(found, title, fields.REASON, {}, "Begin a revision", commit, "reopen")

    def sign(self, review_id: int) -> FormDialog:
        """Note who signed on which day, or declined to."""
        found = self._get(review_id)
        start: Values = {}
        for owner in _SIGNERS:
            there = found.signature(owner)
            start[owner.value] = None if there is None else there.signed_on
            start[f"{owner.value}_declined"] = there is not None and there.declined
        title, form = f"Signatures under {_named(found)}", fields.signed(found.person.called)
        return self._ask(found, title, form, start, "Note them", partial(self._sign, review_id))

    def template(self, review_id: int) -> FormDialog:
        """Choose which questions are asked, and prepare it with them."""
        from app.ui.dialogs.review_templates import stock

        stock(self._journal)  # a journal without any starts with the usual ones
        found = self._get(review_id)
        kind = FormKind(found.review.kind.value)
        offered = self._journal.ask(review_templates.every, kind)
        names = {one.name for one in offered}
        at = found.review.template if found.review.template in names else None
        start = {"template": at or next((one.name for one in offered), None)}
        commit = partial(self._with_template, review_id)
        title, form = f"Questions of {_named(found)}", fields.template(offered)
        return self._ask(found, title, form, start, "Prepare with these", commit)

    def plan_other(self, review_id: int) -> FormDialog:
        """Plan a review of another period for the same person, and go to it."""
        found = self._get(review_id)
        free = self._free(found)
        offered = [
            (key, f"{one.period.label}, {label(one.kind).lower()}") for key, one in free.items()
        ]
        ahead = (key for key, one in free.items() if one.period.ends >= date.today())
        start = {"slot": next(ahead, next(iter(free), None))}
        title = f"Plan another review with {found.person.called}"
        commit = partial(self._plan, found.person.id, free)
        return self._ask(found, title, fields.another(offered), start, "Plan it", commit)

    def step(self, review_id: int, step_id: int) -> EditDialog:
        """Change a next step, or take it off."""
        found = self._get(review_id)
        step = _part(found.steps, step_id)
        shown = {name: getattr(step, name) for name in _STEP}
        change = partial(self._change_step, step_id)
        keep = self._draft(found, f"step-{step_id}")
        dialog = EditDialog(
            self._parent, "Next step", fields.STEP, shown, change, explain, draft=keep
        )
        agreed = step.before_id is not None
        shut = found.is_closed or self._journal.read_only
        dialog.form.set_read_only(shut or agreed)
        if agreed and not shut:
            dialog.form.show_error("", explained(Refused(Reason.STEP_IS_AGREED)))
        if not shut:
            self._offer_deleting(dialog, step_id)
        dialog.open()
        dialog.form.editor("text").setFocus()
        return dialog

    def delete_step(self, step_id: int) -> None:
        """Take a next step off."""
        self._journal.do("Next step deleted", review_steps.delete, step_id)

    def _get(self, review_id: int) -> ReviewInFull:
        return self._journal.ask(reviews.get, review_id)

    def _draft(self, found: ReviewInFull, what: str) -> Draft:
        return Draft(self._journal, f"person/{found.person.id}/review-{found.id}-{what}")

    def _ask(  # noqa: PLR0917  # read in the order of the dialog, from the title down
        self,
        found: ReviewInFull,
        title: str,
        form: Sequence[Field],
        start: Mapping[str, Any],
        verb: str,
        commit: Action,
        keep: str = "",
    ) -> FormDialog:
        """Open a dialog; what is typed into one that wants words is kept."""
        draft = self._draft(found, keep) if keep else None
        dialog = FormDialog(self._parent, title, form, start, verb, commit, explain, draft=draft)
        dialog.open()
        dialog.form.editor(form[0].name).setFocus()
        return dialog

    def _offer_deleting(self, dialog: EditDialog, step_id: int) -> None:
        def delete_and_close() -> None:
            dialog.form.give_up()
            self.delete_step(step_id)
            dialog.accept()

        dialog.foot.insertWidget(dialog.foot.count() - 1, button(DELETE, delete_and_close))

    def _free(self, found: ReviewInFull) -> dict[str, Slot]:
        """The reviews of this half-year and the one before that the person does not have yet."""
        start = self._journal.ask(settings.current).fiscal_start
        half = period_of(PeriodKind.HALF, date.today(), start)
        slots = [
            one
            for which in (half, next_period(half, -1, start))
            for one in review_timing.of_half(which, start)
        ]
        every = self._journal.ask(reviews.of_person, found.person.id)
        there = {one.slot for one in every}
        return {_key(one): one for one in slots if one not in there}

    def _meet(self, review_id: int, values: Values) -> None:
        insist(values, "minutes")
        said = with_texts(values, "starts_at", "zone", "place")
        if said.get("starts_at") and not self._get(review_id).review.zone:
            said.setdefault("zone", clock.own_zone())
        self._journal.do("Meeting settled", reviews.meet, review_id, **said)

    def _hold(self, review_id: int, values: Values) -> None:
        insist(values, "held_on")
        self._journal.do("Review held", reviews.hold, review_id, values["held_on"], date.today())

    def _reopen(self, review_id: int, values: Values) -> None:
        made = self._journal.do("Revision begun", reviews.reopen, review_id, values["reason"] or "")
        self.shown.emit(made.id)

    def _sign(self, review_id: int, values: Values) -> None:
        said = {
            owner: (values[owner.value], bool(values[f"{owner.value}_declined"]))
            for owner in _SIGNERS
        }
        sign = review_writing.sign
        self._journal.do("Signatures noted", sign, review_id, said, date.today())

    def _with_template(self, review_id: int, values: Values) -> None:
        from app import reviewing

        insist(values, "template")
        chosen = self._journal.ask(settings.current)
        prepare = partial(
            reviewing.prepare,
            formats=Formats(chosen.currency, chosen.language),
            template=values["template"],
        )
        self._journal.do("Review prepared", prepare, review_id, date.today())

    def _plan(self, person_id: int, free: Mapping[str, Slot], values: Values) -> None:
        insist(values, "slot")
        one = free[values["slot"]]
        said: Values = {
            "planned_for": values["planned_for"],
            "starts_at": values["starts_at"] or "",
        }
        if said["starts_at"]:
            said["zone"] = clock.own_zone()
        plan = reviews.plan
        try:
            made = self._journal.do(
                "Review planned", plan, person_id, one.kind, one.period.starts, **said
            )
        except Refused as refused:
            at = "slot" if refused.field == "period" else refused.field
            raise Refused(refused.reason, at, refused.detail) from refused
        self.shown.emit(made.id)

    def _change_step(self, step_id: int, values: Values) -> None:
        said = with_texts(values, "text")
        self._journal.do("Next step changed", review_steps.change, step_id, **said)


def explained(refused: Refused) -> str:
    """The words for a refusal that is known before anything is tried."""
    return (explain(refused) or ("", ""))[1]


def _named(found: ReviewInFull) -> str:
    return f"{found.person.called}’s review of {found.period.label}"


def _key(one: Slot) -> str:
    return f"{one.kind.value}-{one.period.starts}"


def _part(steps: Sequence[ReviewStep], step_id: int) -> ReviewStep:
    found = next((one for one in steps if one.id == step_id), None)
    if found is None:
        raise Refused(Reason.NOT_FOUND)
    return found
