"""What can be done about the statements on a person."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from app.domain import facts, skills
from app.domain.kinds import NEVER_SHAREABLE, Certainty, FactKind, Vis
from app.labels import label
from app.ui import ask
from app.ui.asking import DELETE, Asking, Values, insist, with_vis
from app.ui.tabs.team import fields

if TYPE_CHECKING:
    from app.ui.field import Field
    from app.ui.form import Form

#: In their own words and confirmed by them, these are theirs to see, unless the manager unticks it.
_THEIR_WORDS = (FactKind.MOTIVATION, FactKind.ASPIRATION)


class FactActs(Asking):
    """Noting, confirming, retiring and deleting statements."""

    def add_fact(self, kinds: tuple[FactKind, ...]) -> None:
        """Note a statement of one of ``kinds``."""
        if len(kinds) == 1:
            self._note_fact(kinds[0])
            return
        words = [label(kind) for kind in kinds]
        question = f"What would you like to note about {self._called()}?"
        chosen = ask.choose(self._parent, question, "", *words, "Cancel")
        if chosen in words:
            self._note_fact(kinds[words.index(chosen)])

    def open_fact(self, fact_id: int) -> None:
        """Edit a statement, confirm it, retire it or delete it."""
        fact = self._journal.ask(facts.get, fact_id)
        form = self._form(fact.kind)
        shown = {field.name: getattr(fact, field.name, None) for field in form}
        if "shareable" in shown:
            shown["shareable"] = fact.vis is Vis.SHAREABLE
        title = label(fact.kind) if fact.retired_on is None else f"{label(fact.kind)}, no longer so"
        amend = partial(self._amend_fact, fact_id)
        draft = f"{fact.kind}-{fact_id}"
        dialog = self._edit(title, form, shown, amend, draft=draft, private=True)
        _propose_sharing(dialog.form, fact.kind)
        if fact.retired_on is None:
            self._offer(dialog, "Still so", partial(self.confirm_fact, fact_id))
            self._offer(dialog, "No longer so", partial(self.retire_fact, fact_id))
        else:
            self._offer(dialog, "So again", partial(self.confirm_fact, fact_id))
        self._offer(dialog, DELETE, partial(self.delete_fact, fact_id))

    def confirm_fact(self, fact_id: int) -> None:
        """The statement holds today; one that was retired holds again."""
        fact = self._journal.ask(facts.get, fact_id)
        again = fact.retired_on is not None
        done = f"{label(fact.kind)} {'holds again' if again else 'confirmed'}"
        self._journal.do(
            done, facts.hold_again if again else facts.confirm, fact_id, today=date.today()
        )

    def retire_fact(self, fact_id: int) -> None:
        """The statement no longer holds; it is kept."""
        kind = self._journal.ask(facts.get, fact_id).kind
        self._journal.do(f"{label(kind)} retired", facts.retire, fact_id, today=date.today())

    def delete_fact(self, fact_id: int) -> None:
        """Delete a statement that should not have been made."""
        kind = self._journal.ask(facts.get, fact_id).kind
        self._journal.do(f"{label(kind)} deleted", facts.delete, fact_id)

    def _note_fact(self, kind: FactKind) -> None:
        start = {"certainty": Certainty.SEEN, "noted_on": date.today()}
        words = label(kind)
        note = partial(self._do_note, kind)
        title, verb = f"{words}: {self._called()}", f"Add {words.lower()}"
        form = self._form(kind)
        dialog = self._create(title, form, start, verb, note, draft=kind, private=True)
        _propose_sharing(dialog.form, kind)

    def _form(self, kind: FactKind) -> tuple[Field, ...]:
        library = self._journal.ask(skills.every) if kind is FactKind.CAN_TEACH else ()
        return fields.fact(kind, library, may_share=kind not in NEVER_SHAREABLE)

    def _do_note(self, kind: FactKind, values: Values) -> None:
        insist(values, "noted_on")
        self._journal.do(
            f"{label(kind)} added",
            facts.note,
            self._person,
            date.today(),
            kind=kind,
            **with_vis(values),
        )

    def _amend_fact(self, fact_id: int, values: Values) -> None:
        insist(values, "noted_on")
        self._journal.do(
            "Statement changed", facts.amend, fact_id, date.today(), **with_vis(values)
        )


def _propose_sharing(form: Form, kind: FactKind) -> None:
    """What they said and confirmed may be shown to them: tick that as soon as it is so."""
    if kind not in _THEIR_WORDS:
        return
    certainty, share = form.editor("certainty"), form.editor("shareable")

    def propose() -> None:
        if certainty.value() is Certainty.CONFIRMED_BY_REP and not share.value():
            share.set_value(True)
            share.edited.emit()

    certainty.edited.connect(propose)
