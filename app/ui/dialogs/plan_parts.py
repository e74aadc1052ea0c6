"""What stands in a plan: its lines, steps and words, my notes beside it, and what is promised."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from app.domain import (
    agreements,
    plan_actions,
    plan_checks,
    plan_lines,
    plan_sections,
    plans,
    settings,
)
from app.domain.errors import Reason, Refused
from app.domain.kinds import ActionKind, Owner, PlanState, SectionKind, Vis, WordsFrom
from app.domain.models import PlanAction, PlanLine
from app.formats import Formats
from app.labels import label
from app.ui.asking import DELETE, Asking, Values, with_texts, with_vis
from app.ui.dialogs import plan_fields as fields
from app.ui.dialogs.plan_steps import found_comment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.domain.plan_full import InFull
    from app.ui.dialogs.plan_transcribe import TranscribeDialog
    from app.ui.field import Field
    from app.ui.form_dialog import EditDialog, FormDialog

Part = TypeVar("Part", PlanLine, PlanAction)
#: In these the rep has handed their words in: what is changed then is changed in the talk.
_HANDED_IN = (PlanState.SUBMITTED, PlanState.REVIEWED)


class PlanParts(Asking):
    """Dialogs about the parts of one plan, and the commands they end in."""

    # Forecast lines

    def add_line(self, plan_id: int) -> FormDialog:
        """Add a forecast line."""
        found = self._get(plan_id)
        commit = partial(self._add_line, plan_id)
        dialog = self._create("Forecast line", self._line_form(found), {}, "Add line", commit)
        self._keep(dialog, f"{_place(found)}-line")
        return dialog

    def line(self, plan_id: int, line_id: int) -> EditDialog:
        """Change a forecast line."""
        found = self._get(plan_id)
        line = _part(found.lines, line_id)
        form = self._line_form(found, line.as_typed)
        shown = {field.name: getattr(line, field.name) for field in form}
        dialog = self._edit("Forecast line", form, shown, partial(self._change_line, line_id))
        self._keep(dialog, f"{_place(found)}-line-{line_id}")
        self._settle(dialog, found, partial(self.delete_line, line_id))
        return dialog

    def delete_line(self, line_id: int) -> None:
        """Take a forecast line out."""
        self._journal.do("Line deleted", plan_lines.delete, line_id)

    # Steps

    def add_action(self, plan_id: int) -> FormDialog:
        """Add a step."""
        found = self._get(plan_id)
        start = {"kind": ActionKind.PROSPECTING, "owner": Owner.REP}
        commit = partial(self._add_action, plan_id)
        dialog = self._create("Action of the plan", fields.ACTION, start, "Add action", commit)
        self._keep(dialog, f"{_place(found)}-action")
        return dialog

    def action(self, plan_id: int, action_id: int) -> EditDialog:
        """Change a step."""
        found = self._get(plan_id)
        step = _part(found.actions, action_id)
        shown = {field.name: getattr(step, field.name) for field in fields.ACTION}
        change = partial(self._change_action, action_id)
        dialog = self._edit("Action of the plan", fields.ACTION, shown, change)
        self._keep(dialog, f"{_place(found)}-action-{action_id}")
        self._settle(dialog, found, partial(self.delete_action, action_id))
        return dialog

    def delete_action(self, action_id: int) -> None:
        """Take a step out."""
        self._journal.do("Action deleted", plan_actions.delete, action_id)

    # The rep's own words, and what was said about them

    def section(self, plan_id: int, kind: SectionKind) -> EditDialog:
        """Read or change their words under one heading, and what the two said about them."""
        found = self._get(plan_id)
        shown = {"text": found.text(kind), "comment": found_comment(found, kind)}
        change = partial(self._change_section, plan_id, kind)
        dialog = self._edit(label(kind), fields.section(found, kind), shown, change)
        self._keep(dialog, f"{_place(found)}-{kind.value}")
        if not self._journal.read_only:
            self._offer(dialog, "Note beside it…", partial(self.add_note, plan_id, kind))
        self._settle(dialog, found)
        return dialog

    def transcribe(self, plan_id: int) -> TranscribeDialog:
        """Type in a plan that came back on paper."""
        from app.ui.dialogs.plan_transcribe import TranscribeDialog

        dialog = TranscribeDialog(self._journal, self._parent, plan_id)
        dialog.open()
        return dialog

    # What I note beside it

    def add_note(self, plan_id: int, kind: SectionKind | None = None) -> FormDialog:
        """Note something beside the plan, for me only."""
        found = self._get(plan_id)
        commit = partial(self._add_note, plan_id)
        dialog = self._create(
            "My margin note", fields.NOTE, {"section": kind}, "Note it", commit, private=True
        )
        self._keep(dialog, f"{_place(found)}-note")
        dialog.form.editor("text").setFocus()
        return dialog

    def note(self, plan_id: int, note_id: int) -> EditDialog:
        """Change what stands beside the plan."""
        found = self._get(plan_id)
        every = self._journal.ask(plan_sections.notes, [plan_id])
        note = next((one for one in every if one.id == note_id), None)
        if note is None:
            raise Refused(Reason.NOT_FOUND)
        shown = {"text": note.text, "section": note.section}
        dialog = self._edit(
            "My margin note",
            fields.NOTE,
            shown,
            lambda values: self._change_note(note_id, dialog.form.values() | values),
            private=True,
        )
        self._keep(dialog, f"{_place(found)}-note-{note_id}")
        if self._journal.read_only:
            dialog.form.set_read_only(True)
        else:
            self._offer(dialog, DELETE, partial(self.delete_note, note_id))
        return dialog

    def delete_note(self, note_id: int) -> None:
        """Take away what stands beside the plan."""
        self._journal.do("Margin note deleted", plan_sections.delete_note, note_id)

    # What the two promise

    def integrity(self, plan_id: int) -> EditDialog:
        """Note whether it can be carried out with integrity."""
        found = self._get(plan_id)
        names = ("integrity", "integrity_note")
        shown = {name: getattr(found.plan, name) for name in names}
        change = partial(self._change_integrity, plan_id)
        dialog = self._edit("Integrity", fields.INTEGRITY, shown, change)
        self._keep(dialog, f"{_place(found)}-integrity")
        self._settle(dialog, found)
        return dialog

    def agreement(self, plan_id: int) -> EditDialog:
        """Write down what the two count on each other for in the plan's half-year."""
        found = self._get(plan_id)
        written = self._journal.ask(agreements.of_half, found.person.id, found.half.starts)
        shown: Values = {"mine": "", "theirs": "", "agreed_on": None, "shareable": False}
        if written is not None:
            shown = {name: getattr(written, name) for name in ("mine", "theirs", "agreed_on")}
            shown["shareable"] = written.vis is Vis.SHAREABLE
        called, half = found.person.called, found.half.label
        dialog = self._edit(
            f"What you and {called} count on each other for, {half}",
            fields.AGREEMENT,
            shown,
            lambda values: self._write_agreement(found, dialog, values),
        )
        self._keep(dialog, f"person/{found.person.id}/agreement-{found.half.starts}")
        return dialog

    def ask_for_help(self, plan_id: int) -> None:
        """Put the help that they want on the list for the next 1:1."""
        do, ask_for = self._journal.do, plan_sections.ask_for
        do("Help put on the list for the next 1:1", ask_for, plan_id, date.today())

    # What the dialogs end in

    def _get(self, plan_id: int) -> InFull:
        return self._journal.ask(plans.get, plan_id)

    def _line_form(self, found: InFull, as_typed: str = "") -> tuple[Field, ...]:
        chosen = self._journal.ask(settings.current)
        formats = Formats(chosen.currency, chosen.language)
        return fields.line(plan_checks.months(found.half), formats, as_typed)

    def _settle(
        self, dialog: EditDialog, found: InFull, delete: Callable[[], object] | None = None
    ) -> None:
        """Let a settled plan only be read; offer to ``delete`` the part of another."""
        if found.is_settled or self._journal.read_only:
            dialog.form.set_read_only(True)
        elif delete is not None:
            self._offer(dialog, DELETE, delete)

    def _add_line(self, plan_id: int, values: Values) -> None:
        said = with_texts(values, *fields.LINE_TEXTS)
        self._journal.do("Line added", plan_lines.add, plan_id, date.today(), **said)

    def _change_line(self, line_id: int, values: Values) -> None:
        said = with_texts(values, *fields.LINE_TEXTS)
        self._journal.do("Line changed", plan_lines.change, line_id, **said)

    def _add_action(self, plan_id: int, values: Values) -> None:
        said = with_texts(values, "text")
        self._journal.do("Action added", plan_actions.add, plan_id, date.today(), **said)

    def _change_action(self, action_id: int, values: Values) -> None:
        said = with_texts(values, "text")
        self._journal.do("Action changed", plan_actions.change, action_id, **said)

    def _change_section(self, plan_id: int, kind: SectionKind, values: Values) -> None:
        if "comment" in values:
            comment = values["comment"] or ""
            self._journal.do("Comment written", plan_sections.comment, plan_id, kind, comment)
        if "text" in values:
            state = self._get(plan_id).plan.state
            came = WordsFrom.TALK if state in _HANDED_IN else WordsFrom.TRANSCRIBED
            words = {kind: values["text"] or ""}
            write = plan_sections.write
            self._journal.do("Section written", write, plan_id, words, came, date.today())

    def _add_note(self, plan_id: int, values: Values) -> None:
        text, kind = values["text"] or "", values["section"]
        note = partial(plan_sections.note, section=kind)
        self._journal.do("Margin note written", note, plan_id, text, date.today())

    def _change_note(self, note_id: int, values: Values) -> None:
        text, kind = values["text"] or "", values["section"]
        change = partial(plan_sections.change_note, section=kind)
        self._journal.do("Margin note changed", change, note_id, text)

    def _change_integrity(self, plan_id: int, values: Values) -> None:
        said = with_texts(values, "integrity_note")
        self._journal.do("Integrity noted", plans.change, plan_id, **said)

    def _write_agreement(self, found: InFull, dialog: EditDialog, values: Values) -> None:
        said = with_texts(with_vis(values), "mine", "theirs")
        who, day = found.person.id, found.half.starts
        write = agreements.write
        written = self._journal.do("Agreement written", write, who, day, date.today(), **said)
        # Other words are a draft again, and the dialog shows it.
        dialog.form.set_values({"agreed_on": written.agreed_on}, dialog.form.key)


def _place(found: InFull) -> str:
    """What the names of drafts begin with that go with the person of a plan."""
    return f"person/{found.person.id}/business-plan-{found.plan.id}"


def _part(parts: Iterable[Part], part_id: int) -> Part:
    found = next((one for one in parts if one.id == part_id), None)
    if found is None:
        raise Refused(Reason.NOT_FOUND)
    return found
