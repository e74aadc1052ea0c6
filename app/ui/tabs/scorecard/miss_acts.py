"""What can be done about a missed standard: note it, talk about it, look at it again."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from app.domain import misses, people, standards
from app.domain.kinds import ON_THE_TEAM, MissState, Vis
from app.labels import label
from app.ui.asking import DELETE, Asking, Values, insist, with_texts, with_vis
from app.ui.editors import Check, Choice, Date, Text
from app.ui.field import Field

if TYPE_CHECKING:
    from app.domain.misses import InFull
    from app.ui.form_dialog import EditDialog, FormDialog

#: How far ahead a correction is usually looked at again.
AGAIN_AFTER = timedelta(days=14)
_SHARE = "Facts, support and correction may stand on their copy"
_TALK, _MINE = "We talked about it", "The support that I offer"
#: What may be left empty, or is refused by the command.
_TEXTS = ("facts", "effect", "support", "correction")
_FACTS = "What was seen, without what it may mean."


class MissActs(Asking):
    """Noting misses, and both sides of the conversation about one."""

    def add(self, person_id: int | None = None) -> None:
        """Note that somebody missed a standard; the person with this id, where one is named."""
        team = [one for one in self._journal.ask(people.roster) if one.status in ON_THE_TEAM]
        whose = [(row.id, row.name) for row in team]
        form = (
            Field("person_id", "Who", partial(Choice, whose, "Choose somebody")),
            Field("standard_id", "Which standard", partial(Choice, (), "Choose one")),
            *_seen(_FACTS),
        )
        start = {"person_id": person_id, "observed_on": date.today()}
        dialog = self._create("Missed standard", form, start, "Note it", self._add, private=True)
        self._keep(dialog, "miss" if person_id is None else f"person/{person_id}/miss")
        whom = dialog.form.editor("person_id")
        whom.edited.connect(partial(self._offer_standards, dialog))
        self._offer_standards(dialog)

    def open(self, miss_id: int) -> EditDialog:
        """Change what is noted of a miss, and take the next step."""
        found = self._journal.ask(misses.get, miss_id)
        form = _seen(_about(found))
        if found.miss.talked_on is not None:
            form = (*form, *_talked(section=_TALK), *_SHARED)
        change = partial(self._change, miss_id)
        shown = {field.name: _shown(found)[field.name] for field in form}
        dialog = self._edit("Missed standard", form, shown, change, private=True)
        self._keep(dialog, f"person/{found.person.id}/miss-{miss_id}")
        self._offer_steps(dialog, found)
        return dialog

    def answer(self, miss_id: int, wish: str) -> None:
        """Do what was wished for on the row of a miss."""
        found = self._journal.ask(misses.get, miss_id)
        if wish == "open":
            self.open(miss_id)
        elif wish == "delete":
            self.delete(miss_id)
        elif wish == "talk" or found.miss.talked_on is None:
            self.talk(miss_id)
        else:
            self.recheck(miss_id, MissState.MET if wish == "met" else MissState.MISSED_AGAIN)

    def talk(self, miss_id: int) -> None:
        """Both sides of the conversation: the help that I offer, and what they will do."""
        found, today = self._journal.ask(misses.get, miss_id), date.today()
        said = _shown(found)
        start = {
            "talked_on": said["talked_on"] or today,
            "recheck_on": said["recheck_on"] or today + AGAIN_AFTER,
            "support": said["support"] or None,
            "correction": said["correction"] or None,
        }
        form, commit = _talked(_about(found)), partial(self._talk, miss_id)
        dialog = self._create(_TALK, form, start, "We talked about it", commit, private=True)
        self._keep(dialog, f"person/{found.person.id}/talk-{miss_id}")

    def recheck(self, miss_id: int, state: MissState) -> None:
        """It was looked at again today: met since, or missed again; or is open after all."""
        today = date.today()
        done = "Miss open again" if state is MissState.OPEN else f"Standard {label(state).lower()}"
        self._journal.do(done, misses.recheck, miss_id, state, today, today)

    def delete(self, miss_id: int) -> None:
        """Delete a miss that should not have been noted."""
        self._journal.do("Missed standard deleted", misses.delete, miss_id)

    def _offer_standards(self, dialog: FormDialog) -> None:
        """Offer the standards that hold for whoever is chosen."""
        who, editor = dialog.form.editor("person_id").value(), dialog.form.editor("standard_id")
        assert isinstance(editor, Choice)
        found = []
        if who is not None:
            found = [*self._journal.ask(standards.holding_for, who, date.today())]
        editor.set_options([(one.id, " ".join(one.statement.split())) for one in found])
        if editor.value() not in [one.id for one in found]:
            editor.set_value(None)

    def _offer_steps(self, dialog: EditDialog, found: InFull) -> None:
        miss = found.miss
        if found.waits:
            self._offer(dialog, f"{_TALK}…", partial(self.talk, miss.id))
        elif miss.state is MissState.OPEN:
            for state in (MissState.MET, MissState.MISSED_AGAIN):
                self._offer(dialog, label(state), partial(self.recheck, miss.id, state))
        else:
            again = partial(self.recheck, miss.id, MissState.OPEN)
            self._offer(dialog, "Open again", again)
        self._offer(dialog, DELETE, partial(self.delete, miss.id))

    def _add(self, values: Values) -> None:
        insist(values, "person_id", "standard_id", "facts")
        said = dict(values)
        who, what = said.pop("person_id"), said.pop("standard_id")
        today = date.today()
        said["observed_on"] = said["observed_on"] or today
        self._journal.do(
            "Missed standard noted", misses.observe, who, what, today, **with_texts(said, *_TEXTS)
        )

    def _change(self, miss_id: int, values: Values) -> None:
        insist(values, "observed_on", "talked_on")
        said = with_texts(with_vis(values), *_TEXTS)
        self._journal.do("Missed standard changed", misses.change, miss_id, date.today(), **said)

    def _talk(self, miss_id: int, values: Values) -> None:
        insist(values, "talked_on")
        said = with_texts(values, *_TEXTS)
        talked_on = said.pop("talked_on")
        self._journal.do("Talked about", misses.talk, miss_id, talked_on, date.today(), **said)


def _seen(about: str) -> tuple[Field, ...]:
    private = about != _FACTS
    return (
        Field("facts", "What was seen", Text, help=about, wide=True, help_private=private),
        Field("effect", "What it led to", Text, help="For you only.", wide=True, private=True),
        Field("observed_on", "First seen on", partial(Date, past=True)),
    )


def _talked(about: str = "", section: str = "") -> tuple[Field, ...]:
    """The two sides, beside each other, and the two days."""
    return (
        Field("support", _MINE, Text, help=about, section=section, help_private=True),
        Field("correction", "What they will do", Text, section=section),
        Field("talked_on", "Talked about on", partial(Date, past=True), section=section),
        Field("recheck_on", "Look at it again on", Date, section=section),
    )


def _about(found: InFull) -> str:
    """Whose miss it is, and of what."""
    return f"{found.person.name}: {' '.join(found.standard.statement.split())}"


_SHARED = (Field("shareable", "", partial(Check, _SHARE), wide=True, section=_TALK),)


def _shown(found: InFull) -> dict[str, Any]:
    miss = found.miss
    return {
        "facts": miss.facts,
        "effect": miss.effect,
        "observed_on": miss.observed_on,
        "talked_on": miss.talked_on,
        "support": miss.support,
        "correction": miss.correction,
        "recheck_on": miss.recheck_on,
        "shareable": miss.vis is Vis.SHAREABLE,
    }
