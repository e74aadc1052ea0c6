"""What can be done about an improvement plan: begin it, look at it, extend it once, close it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from app.domain import improvement, people, settings, standards
from app.domain.improvement import LENGTHS
from app.domain.kinds import ON_THE_TEAM, Outcome, Vis
from app.formats import Formats
from app.labels import choices, label
from app.ui.asking import DELETE, Asking, Values, insist, with_texts, with_vis
from app.ui.editors import Check, Choice, Date, Line, Text
from app.ui.field import Field

if TYPE_CHECKING:
    from app.domain.improvement import InFull
    from app.ui.form_dialog import EditDialog, FormDialog

_SHARE = "May be shown to them and printed on their copy"
_OWN_LENGTH = "Until another day"
_SKIPPED = "A step before a plan is skipped. Say why; it is for you only."
#: What may be left empty, or is refused by the command.
_TEXTS = ("aim", "support", "consequence", "because", "note")
#: What a look at a plan came to, as one chooses it.
_MET = ((True, "Met"), (False, "Not met"))


class PlanActs(Asking):
    """Beginning, following and ending improvement plans."""

    def begin(self, person_id: int | None = None, standard_id: int | None = None) -> None:
        """Begin a plan; for the person with this id and about a standard, where they are named."""
        team = [one for one in self._journal.ask(people.roster) if one.status in ON_THE_TEAM]
        form = (
            Field("person_id", "Who", partial(Choice, [(r.id, r.name) for r in team], _NOBODY)),
            Field("standard_id", "About which standard", partial(Choice, (), _NO_STANDARD)),
            Field("because", "Why a step is skipped", Text, help=_SKIPPED, wide=True, private=True),
            *_terms(),
            Field("starts_on", "From", Date),
            Field("days", "For", partial(Choice, _lengths())),
            Field("ends_on", "Its last day", Date),
            *_FOLLOWS,
            *_SHARED,
        )
        start = {
            "person_id": person_id,
            "standard_id": standard_id,
            "starts_on": date.today(),
            "days": LENGTHS[-1],
            "because": "",
        }
        dialog = self._create("Improvement plan", form, start, "Begin plan", self._begin)
        self._keep(dialog, "plan" if person_id is None else f"person/{person_id}/plan")
        for name in ("person_id", "standard_id", "days"):
            dialog.form.editor(name).edited.connect(partial(self._follow, dialog))
        self._follow(dialog)
        dialog.form.editor("person_id" if person_id is None else "aim").setFocus()

    def open(self, plan_id: int) -> EditDialog:
        """Change what a plan says, extend it, or say how it ended."""
        found = self._journal.ask(improvement.get, plan_id)
        because = _BECAUSE if found.plan.because else ()
        form = (*_terms(_about(found)), *_FOLLOWS, *because, *_NOTE, *_SHARED)
        change = partial(self._change, plan_id)
        shown = {field.name: _shown(found)[field.name] for field in form}
        dialog = self._edit("Improvement plan", form, shown, change)
        self._keep(dialog, f"person/{found.person.id}/plan-{plan_id}")
        if found.plan.closed_on is not None:
            dialog.form.set_read_only(True)
        else:
            if found.plan.extended_to is None:
                self._offer(dialog, "Extend…", partial(self.extend, plan_id))
            self._offer(dialog, "How it ended…", partial(self.close, plan_id))
        self._offer(dialog, DELETE, partial(self.delete, plan_id))
        return dialog

    def answer(self, plan_id: int, wish: str) -> None:
        """Do what was wished for on the row of a plan."""
        acts = {
            "open": self.open,
            "extend": self.extend,
            "close": self.close,
            "look": self.look_next,
            "add": self.add_look,
            "delete": self.delete,
        }
        acts[wish](plan_id)

    def answer_look(self, checkpoint_id: int, wish: str) -> None:
        """Do what was wished for on the row of a look at a plan."""
        acts = {"open": self.look, "move": self.move_look, "delete": self.delete_look}
        acts[wish](checkpoint_id)

    def extend(self, plan_id: int) -> None:
        """Give a plan more time, once, with the reason."""
        found = self._journal.ask(improvement.get, plan_id)
        form = (
            Field(
                "extended_to", "Until", Date, help=f"Later than {self._day(found.plan.ends_on)}."
            ),
            Field("extension_reason", "Why", Text, wide=True),
        )
        start = {"extended_to": found.plan.ends_on + timedelta(days=LENGTHS[0])}
        title = "Extend the plan, once"
        self._create(title, form, start, "Extend", partial(self._extend, plan_id), private=True)

    def close(self, plan_id: int) -> None:
        """Say how a plan ended."""
        note = self._journal.ask(improvement.get, plan_id).plan.note
        form = (
            Field("outcome", "How it ended", partial(Choice, choices(Outcome))),
            Field("closed_on", "On", partial(Date, past=True)),
            *_NOTE,
        )
        start = {"outcome": Outcome.MET, "closed_on": date.today(), "note": note}
        commit = partial(self._close, plan_id)
        self._create("How the plan ended", form, start, "Close the plan", commit, private=True)

    def look(self, checkpoint_id: int) -> None:
        """Note what a look at the plan came to."""
        found = self._journal.ask(improvement.of_checkpoint, checkpoint_id)
        step = next(one for one in found.checkpoints if one.id == checkpoint_id)
        whose = found.person.name
        form = (
            Field(
                "met",
                step.text,
                partial(Choice, _MET, "Not looked at yet"),
                help=whose,
                help_private=True,
            ),
            Field("looked_on", "Looked at on", partial(Date, past=True)),
            Field("said", "What was said", Text, wide=True),
        )
        start = {"met": step.met, "looked_on": step.looked_on or date.today(), "said": step.said}
        commit = partial(self._look, checkpoint_id)
        self._create("A look at the plan", form, start, "Note it", commit, private=True)

    def look_next(self, plan_id: int) -> None:
        """The same for the next day on which nobody has looked yet."""
        steps = self._journal.ask(improvement.get, plan_id).checkpoints
        ahead = next((step for step in steps if step.met is None), None)
        if ahead is None:
            self.add_look(plan_id)
        else:
            self.look(ahead.id)

    def add_look(self, plan_id: int) -> None:
        """Add a day on which the two look at a plan."""
        commit = partial(self._add_look, plan_id)
        self._create("Another look", _LOOK, {}, "Add it", commit, private=True)

    def move_look(self, checkpoint_id: int) -> None:
        """Move a day on which the two look at a plan, or word it anew."""
        found = self._journal.ask(improvement.of_checkpoint, checkpoint_id)
        step = next(one for one in found.checkpoints if one.id == checkpoint_id)
        start = {"due_on": step.due_on, "text": step.text}
        commit = partial(self._move_look, checkpoint_id)
        self._create("Move this look", _LOOK, start, "Move it", commit, private=True)

    def delete_look(self, checkpoint_id: int) -> None:
        """Delete a day on which the two would have looked at a plan."""
        self._journal.do("Look deleted", improvement.delete_checkpoint, checkpoint_id)

    def delete(self, plan_id: int) -> None:
        """Delete a plan that should not have been made."""
        self._journal.do("Improvement plan deleted", improvement.delete, plan_id)

    def _follow(self, dialog: FormDialog) -> None:
        """Offer the standards of whoever is chosen; ask only what there is to say."""
        form = dialog.form
        who, about = form.editor("person_id").value(), form.editor("standard_id")
        assert isinstance(about, Choice)
        found = []
        if who is not None:
            found = [*self._journal.ask(standards.holding_for, who, date.today())]
        about.set_options([(one.id, " ".join(one.statement.split())) for one in found])
        if about.value() not in [one.id for one in found]:
            about.set_value(None)
        skipped = who is not None and self._journal.ask(improvement.skipped, who, about.value())
        form.show_fields(["because"], shown=bool(skipped))
        form.show_fields(["ends_on"], shown=form.editor("days").value() is None)

    def _day(self, day: date) -> str:
        chosen = self._journal.ask(settings.current)
        return Formats(chosen.currency, chosen.language).day(day)

    def _begin(self, values: Values) -> None:
        insist(values, "person_id")
        said = with_texts(with_vis(values), *_TEXTS)
        who, days, ends_on = said.pop("person_id"), said.pop("days"), said.pop("ends_on")
        if days is None:
            insist(values, "ends_on")
            said["ends_on"] = ends_on
        else:
            said["days"] = days
        self._journal.do("Improvement plan begun", improvement.begin, who, date.today(), **said)

    def _change(self, plan_id: int, values: Values) -> None:
        said = with_texts(with_vis(values), *_TEXTS)
        self._journal.do("Improvement plan changed", improvement.change, plan_id, **said)

    def _extend(self, plan_id: int, values: Values) -> None:
        insist(values, "extended_to")
        to, reason = values["extended_to"], values["extension_reason"] or ""
        self._journal.do("Plan extended", improvement.extend, plan_id, to, reason)

    def _close(self, plan_id: int, values: Values) -> None:
        insist(values, "closed_on")
        self._journal.do(
            f"Plan closed: {label(values['outcome']).lower()}",
            improvement.close,
            plan_id,
            values["outcome"],
            values["closed_on"],
            date.today(),
            note=values["note"] or "",
        )

    def _look(self, checkpoint_id: int, values: Values) -> None:
        insist(values, "looked_on")
        self._journal.do(
            "Looked at the plan",
            improvement.look,
            checkpoint_id,
            values["met"],
            values["looked_on"],
            date.today(),
            said=values["said"] or "",
        )

    def _add_look(self, plan_id: int, values: Values) -> None:
        insist(values, "due_on")
        text = values["text"] or ""
        self._journal.do("Look added", improvement.add_checkpoint, plan_id, values["due_on"], text)

    def _move_look(self, checkpoint_id: int, values: Values) -> None:
        insist(values, "due_on")
        text = values["text"] or ""
        self._journal.do(
            "Look moved", improvement.change_checkpoint, checkpoint_id, values["due_on"], text
        )


_NOBODY, _NO_STANDARD = "Choose somebody", "None in particular"
_FOLLOWS = (
    Field("consequence", "What follows if it does not", Text, wide=True),
    Field("consequence_on", "From which day", Date, help="On the last day or after it."),
)
_BECAUSE = (Field("because", "Why a step was skipped", Text, wide=True, private=True),)
_NOTE = (Field("note", "My own note", Text, help="For you only.", wide=True, private=True),)
_SHARED = (Field("shareable", "", partial(Check, _SHARE), wide=True),)
_LOOK = (Field("due_on", "On", Date), Field("text", "What to look at", Line))


def _terms(about: str = "") -> tuple[Field, ...]:
    return (
        Field("aim", "What has to change", Text, help=about, wide=True, help_private=True),
        Field("support", "Support offered", Text, wide=True),
    )


def _about(found: InFull) -> str:
    """Whose plan it is, and about what."""
    what = "" if found.standard is None else f": {' '.join(found.standard.statement.split())}"
    return f"{found.person.name}{what}"


def _lengths() -> list[tuple[int | None, str]]:
    return [*((days, f"{days} days") for days in LENGTHS), (None, _OWN_LENGTH)]


def _shown(found: InFull) -> dict[str, Any]:
    plan = found.plan
    return {
        "aim": plan.aim,
        "support": plan.support,
        "consequence": plan.consequence,
        "consequence_on": plan.consequence_on,
        "because": plan.because,
        "note": plan.note,
        "shareable": plan.vis is Vis.SHAREABLE,
    }
