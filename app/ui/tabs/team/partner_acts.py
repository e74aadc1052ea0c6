"""What the manager settles with a person: each ends in exactly one change of the journal."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from app.domain import agreements, areas, people, ramp, settings
from app.domain.cadence import cadence
from app.domain.errors import Reason, Refused
from app.domain.kinds import Autonomy, PeriodKind, Vis
from app.domain.periods import next_period, period_of
from app.formats import Formats
from app.templates import first_days
from app.ui.asking import DELETE, Values, insist, with_vis
from app.ui.editors import Line
from app.ui.parts import button
from app.ui.tabs.team import partner_fields as fields
from app.ui.tabs.team.coming_acts import ComingActs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.models import Agreement, RampStep
    from app.domain.periods import Period
    from app.ui.form_dialog import EditDialog, FormDialog


class PartnerActs(ComingActs):
    """Dialogs about what is settled with the person in focus, and the commands they end in."""

    def answer(self, wish: str, about: object = None) -> None:
        """Do what was wished for on a card: the name of a method here, and what it is about."""
        act: Callable[..., object] = getattr(self, wish)
        if about is None:
            act()
        else:
            act(*about if isinstance(about, tuple) else (about,))

    # What the two count on each other for

    def agree(self) -> None:
        """Write the agreement of this half-year; where there is one, that of the next."""
        known = self._journal.ask(agreements.of_person, self._person)
        taken = {one.starts_on for one in known}
        free = [half for half in self._halves() if half.starts not in taken]
        if not free:
            self.agreement()
            return
        dialog = self._create(
            f"What you and {self._called()} count on each other for",
            fields.agreement(free),
            {"starts_on": free[0].starts},
            "Write agreement",
            self._write,
            draft="agreement",
        )
        if known:
            self._offer_copy(dialog, known[0])

    def agreement(self, starts_on: date | None = None) -> None:
        """Read or change the agreement of a half-year, this one unless told otherwise."""
        half = self._halves()[0]
        day = starts_on or half.starts
        found = self._journal.ask(agreements.of_half, self._person, day)
        if found is None:
            self.agree()
            return
        shown = {name: getattr(found, name) for name in ("mine", "theirs", "agreed_on")}
        dialog = self._edit(
            f"What you and {self._called()} count on each other for, {self._told(day)}",
            fields.agreement(),
            shown | {"shareable": found.vis is Vis.SHAREABLE},
            lambda values: self._amend(dialog, day, values),
            draft=f"agreement-{day}",
        )
        if found.agreed_on is None:
            today = date.today()
            agreed = partial(agreements.write, agreed_on=today)
            do = self._journal.do
            act = partial(do, "Agreed today", agreed, self._person, day, today)
            self._offer(dialog, "Agreed today", act)
        delete = partial(self._journal.do, "Agreement deleted", agreements.delete, found.id)
        self._offer(dialog, DELETE, delete)

    # How much they decide alone, and how often they are met

    def area(self, area_id: int | None = None) -> None:
        """Settle how much they decide alone in an area of work, or change what is settled."""
        if area_id is None:
            start = {"autonomy": Autonomy.GUIDED, "since": date.today()}
            title = f"How much {self._called()} decides alone"
            dialog = self._create(
                title, fields.NEW_AREA, start, "Settle it", self._settle, draft="area"
            )
            self._complete(dialog)
            return
        settled = self._journal.ask(areas.of_person, self._person)
        area = next((one for one in settled if one.id == area_id), None)
        if area is None:
            raise Refused(Reason.NOT_FOUND)
        shown = {"name": area.name, "autonomy": area.autonomy}
        title = f"How much {self._called()} decides alone"
        edit = self._edit(title, fields.AREA, shown, partial(self._change_area, area_id))
        self._offer(edit, DELETE, partial(self.drop_area, area_id))

    def free(self, area_id: int, autonomy: Autonomy) -> None:
        """From today on they decide more, or less, alone in an area."""
        change = partial(areas.change, since=date.today(), autonomy=autonomy)
        self._journal.do("Autonomy changed", change, area_id)

    def drop_area(self, area_id: int) -> None:
        """Nothing is settled about an area any more."""
        self._journal.do("Area deleted", areas.delete, area_id)

    def gaps(self) -> None:
        """Choose how many days may pass between contacts with them."""
        person = self._journal.ask(people.get, self._person)
        chosen = self._journal.ask(settings.current)
        stretch = areas.stretch(self._journal.ask(areas.of_person, person.id))
        usual = cadence((None, None), (chosen.ideal_gap, chosen.max_gap), stretch)

        def change(values: Values) -> None:
            self._journal.do("Contact gaps changed", people.change, person.id, **values)

        shown = {"ideal_gap": person.ideal_gap, "max_gap": person.max_gap}
        self._edit(f"How often you meet {person.called}", fields.gaps(usual), shown, change)

    # The first days

    def ramp(self) -> None:
        """Put the usual checklist of the first ninety days on."""
        self._journal.do("Checklist put on", ramp.put_on, self._person, first_days())

    def step(self, step_id: int | None = None) -> None:
        """Add a step to their first days, or change one."""
        if step_id is None:
            title = f"A step of {self._called()}'s first days"
            start = {"by_day": ramp.DAYS[0]}
            self._create(title, fields.STEP, start, "Add step", self._add_step, draft="step")
            return
        found = self._find_step(step_id)
        shown = {"text": found.text, "by_day": found.by_day}
        edit = self._edit("Step", fields.STEP, shown, partial(self._change_step, step_id))
        self._offer(edit, DELETE, partial(self.drop_step, step_id))

    def tick(self, step_id: int) -> None:
        """A step is done, today; done already, it is open again."""
        done = self._find_step(step_id).done_on is not None
        day = None if done else date.today()
        self._journal.do("Step open again" if done else "Step done", ramp.tick, step_id, day)

    def drop_step(self, step_id: int) -> None:
        """Take a step off the checklist."""
        self._journal.do("Step deleted", ramp.delete, step_id)

    # What the dialogs end in

    def _write(self, values: Values) -> None:
        promises = with_vis(values)
        insist(promises, "starts_on")
        starts_on = promises.pop("starts_on")
        self._journal.do(
            "Agreement written",
            agreements.write,
            self._person,
            starts_on,
            date.today(),
            **promises,
        )

    def _amend(self, dialog: EditDialog, starts_on: date, values: Values) -> None:
        written = self._journal.do(
            "Agreement changed",
            agreements.write,
            self._person,
            starts_on,
            date.today(),
            **with_vis(values),
        )
        # Other words are a draft again, and the dialog shows it.
        dialog.form.set_values({"agreed_on": written.agreed_on}, dialog.form.key)

    def _settle(self, values: Values) -> None:
        insist(values, "name", "since")
        self._journal.do("Autonomy settled", areas.settle, self._person, **_dated(values))

    def _change_area(self, area_id: int, values: Values) -> None:
        insist(values, "name")
        self._journal.do("Autonomy changed", areas.change, area_id, since=date.today(), **values)

    def _add_step(self, values: Values) -> None:
        text = values["text"] or ""
        self._journal.do("Step added", ramp.add, self._person, values["by_day"], text)

    def _change_step(self, step_id: int, values: Values) -> None:
        found = self._find_step(step_id)
        text = values.get("text", found.text) or ""
        by_day = values.get("by_day", found.by_day)
        self._journal.do("Step changed", ramp.change, step_id, by_day, text)

    def _find_step(self, step_id: int) -> RampStep:
        steps = self._journal.ask(ramp.of_person, self._person)
        found = next((step for step in steps if step.id == step_id), None)
        if found is None:
            raise Refused(Reason.NOT_FOUND)
        return found

    def _halves(self) -> Sequence[Period]:
        """This half-year and the next: what is agreed on now."""
        start = self._journal.ask(settings.current).fiscal_start
        half = period_of(PeriodKind.HALF, date.today(), start)
        return half, next_period(half, 1, start)

    def _told(self, starts_on: date) -> str:
        """A half-year by its name, or by its first month where the fiscal year was another then."""
        chosen = self._journal.ask(settings.current)
        half = period_of(PeriodKind.HALF, starts_on, chosen.fiscal_start)
        if half.starts == starts_on:
            return half.label
        return f"from {Formats(chosen.currency, chosen.language).month(starts_on)}"

    def _offer_copy(self, dialog: FormDialog, last: Agreement) -> None:
        """Offer the words of the last agreement; what is typed already stays."""

        def copy() -> None:
            dialog.form.set_values({"mine": last.mine, "theirs": last.theirs}, dialog.form.key)
            dialog.form.editor("mine").setFocus()

        offer = button(f"Copy from {self._told(last.starts_on)}", copy)
        dialog.foot.insertWidget(0, offer)

    def _complete(self, dialog: FormDialog) -> None:
        """Offer the areas that others have while a name is typed."""
        name = dialog.form.editor("name")
        assert isinstance(name, Line)
        completer = QCompleter(list(self._journal.ask(areas.known)), name)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        name.box.setCompleter(completer)


def _dated(values: Values) -> Values:
    return values | {"today": date.today()}
