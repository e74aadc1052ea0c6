"""What the manager can do on a person's page: each ends in exactly one change of the journal."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from app.domain import facts, goals, people, results, sessions, settings, skills
from app.domain.errors import Reason, Refused
from app.domain.kinds import (
    NEVER_SHAREABLE,
    Certainty,
    FactKind,
    GoalState,
    PeriodKind,
    SessionKind,
    Status,
    Vis,
    Voice,
)
from app.domain.periods import last_periods, period_of
from app.formats import Formats
from app.labels import label
from app.templates import starter_skills
from app.ui import ask
from app.ui.drafts import Draft
from app.ui.explain import explain
from app.ui.form_dialog import EditDialog, FormDialog
from app.ui.parts import button
from app.ui.tabs.team import fields

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from app.domain.models import GrowthGoal, ProfileFact
    from app.journal import Journal
    from app.ui.field import Field
    from app.ui.focus import Focus

Values = dict[str, Any]
_DELETE = "Delete"
_NEW_PERSON = "new-person"


class Acts:
    """Dialogs about the person in focus and the commands they end in."""

    def __init__(self, journal: Journal, focus: Focus, parent: QWidget) -> None:
        self._journal = journal
        self._focus = focus
        self._parent = parent

    def add_person(self) -> None:
        """Ask for somebody new."""
        start = {"status": Status.ACTIVE}
        self._create(
            "Add a person",
            fields.PERSON[:-1],
            start,
            "Add person",
            self._add_person,
            draft=_NEW_PERSON,
        )

    def edit(self) -> None:
        """Edit the details of the person in focus."""
        person = self._journal.ask(people.get, self._person)
        form = fields.PERSON if person.status in dict(fields.STATUSES) else fields.PERSON_AWAY
        shown = {field.name: getattr(person, field.name) for field in form}
        self._edit(person.name, form, shown, partial(self._change, person.id), draft="details")

    def log_conversation(self) -> None:
        """Record that a conversation was held."""
        start = {"kind": SessionKind.ONE_TO_ONE, "held_on": date.today(), "minutes": 30}
        self._create(
            f"Conversation with {self._called()}",
            fields.CONVERSATION,
            start,
            "Log conversation",
            self._hold,
            draft="conversation",
        )

    def go_on_leave(self) -> None:
        """From a day on nothing is due for them."""
        self._create(
            f"{self._called()} is away",
            fields.DAY_OF_LEAVE,
            {"since": date.today()},
            "Set on leave",
            self._start_leave,
            draft="on-leave",
        )

    def come_back(self) -> None:
        """They are at work again."""
        self._journal.do(f"{self._called()} is back", people.come_back, self._person)

    def leave(self) -> None:
        """They leave the team; what is known of them stays."""
        self._create(
            f"{self._called()} leaves the team",
            fields.DAY_OF_LEAVING,
            {"left_on": date.today()},
            "Leave the team",
            self._leave,
            draft="leaving",
        )

    def delete(self) -> None:
        """Delete the person with everything known of them; undo brings it back."""
        name = self._journal.ask(people.get, self._person).name
        self._journal.do(f"{name} deleted", people.delete, self._person)

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
        shown = _shown(fact, "text", "evidence", "certainty", "noted_on")
        dialog = self._edit(
            label(fact.kind),
            fields.fact(fact.kind, may_share=fact.kind not in NEVER_SHAREABLE),
            shown,
            partial(self._amend_fact, fact_id),
            draft=f"{fact.kind}-{fact_id}",
        )
        today = date.today()
        said = label(fact.kind)
        for text, done, command in (
            ("Still so", f"{said} confirmed", partial(facts.confirm, today=today)),
            ("No longer so", f"{said} retired", partial(facts.retire, today=today)),
            (_DELETE, f"{said} deleted", facts.delete),
        ):
            self._offer(dialog, text, partial(self._journal.do, done, command, fact_id))

    def add_goal(self) -> None:
        """Set a growth goal."""
        library = self._journal.ask(skills.every)
        self._create(
            f"Growth goal for {self._called()}",
            fields.goal(library),
            {"shareable": True},
            "Set goal",
            self._set_goal,
            draft="goal",
        )

    def open_goal(self, goal_id: int) -> None:
        """Edit a growth goal, close it or delete it."""
        found = self._journal.ask(goals.get, goal_id)
        goal = found.goal
        shown = _shown(goal, "outcome", "why", "from_level", "to_level", "due")
        shown["skills"] = tuple(skill.id for skill in found.skills)
        library = self._journal.ask(skills.every)
        amend = partial(self._amend_goal, goal_id)
        draft = f"goal-{goal_id}"
        dialog = self._edit("Growth goal", fields.goal(library), shown, amend, draft=draft)
        today = date.today()
        close = self._journal.do
        if goal.state is GoalState.OPEN:
            reached = partial(close, "Goal reached", goals.close, goal_id, GoalState.REACHED, today)
            dropped = partial(close, "Goal dropped", goals.close, goal_id, GoalState.DROPPED, today)
            self._offer(dialog, "Reached", reached)
            self._offer(dialog, "Drop", dropped)
        else:
            again = partial(close, "Goal open again", goals.close, goal_id, GoalState.OPEN, today)
            self._offer(dialog, "Open again", again)
        self._offer(dialog, _DELETE, partial(close, "Goal deleted", goals.delete, goal_id))

    def rate_skill(self, skill_id: int | None = None) -> None:
        """Rate a skill; the level it replaces is kept."""
        library = self._journal.ask(skills.every)
        if not library:
            self._journal.do("Starter skills added", skills.stock, starter_skills())
            library = self._journal.ask(skills.every)
        start = {"voice": Voice.MANAGER, "rated_on": date.today(), "skill_id": skill_id}
        title = f"Rate a skill of {self._called()}"
        draft = f"rating-{skill_id or 'any'}"
        self._create(title, fields.rating(library), start, "Rate skill", self._rate, draft=draft)

    def add_result(self) -> None:
        """Record quota and actual of one period."""
        chosen = self._journal.ask(settings.current)
        today, start = date.today(), chosen.fiscal_start
        periods = [
            *reversed(last_periods(period_of(PeriodKind.MONTH, today, start), 24, start)),
            *reversed(last_periods(period_of(PeriodKind.QUARTER, today, start), 12, start)),
        ]
        form = fields.result(periods, Formats(chosen.currency, chosen.language))
        title, begin = f"Figures for {self._called()}", {"period": periods[1].key}
        dialog = self._create(title, form, begin, "Record figures", self._record, draft="figures")
        recorded = self._recorded(chosen.fiscal_start)
        period = dialog.form.editor("period")

        def show_recorded() -> None:
            """A period that has figures already shows them, so that none is lost unseen."""
            dialog.form.set_values(recorded.get(period.value(), {"quota": None, "actual": None}))

        period.edited.connect(show_recorded)
        show_recorded()
        dialog.form.editor("quota").setFocus()

    def _recorded(self, fiscal_start: int) -> dict[str, dict[str, int | None]]:
        """The figures of the person in focus, by the key of their period."""
        return {
            period_of(one.period_kind, one.starts_on, fiscal_start).key: {
                "quota": one.quota,
                "actual": one.actual,
            }
            for one in self._journal.ask(results.of_person, self._person)
        }

    @property
    def _person(self) -> int:
        if self._focus.person is None:
            raise Refused(Reason.NOT_FOUND)
        return self._focus.person

    def _called(self) -> str:
        return self._journal.ask(people.get, self._person).called

    def _add_person(self, values: Values) -> None:
        try:
            person = self._journal.do("Person added", people.add, **values)
        except Refused as refused:
            if refused.reason is not Reason.SAME_NAME or not self._are_two(refused.detail):
                raise
            person = self._journal.do("Person added", people.add, same_name_ok=True, **values)
        self._focus.set_person(person.id)

    def _change(self, person_id: int, values: Values) -> None:
        self._journal.do("Details changed", people.change, person_id, **values)

    def _are_two(self, name: str) -> bool:
        question = f"There is already a {name} on the roster. Are they two people?"
        detail = "If so, an e-mail address or a territory tells them apart later."
        return ask.choose(self._parent, question, detail, "Keep both", "Go back") == "Keep both"

    def _hold(self, values: Values) -> None:
        _insist(values, "held_on", "minutes")
        self._journal.do(
            "Conversation logged", sessions.hold, self._person, today=date.today(), **values
        )

    def _start_leave(self, values: Values) -> None:
        _insist(values, "since")
        self._journal.do("On leave", people.go_on_leave, self._person, **values)

    def _leave(self, values: Values) -> None:
        _insist(values, "left_on")
        self._journal.do(f"{self._called()} left the team", people.leave, self._person, **values)

    def _note_fact(self, kind: FactKind) -> None:
        start = {"certainty": Certainty.SEEN, "noted_on": date.today()}
        form = fields.fact(kind, may_share=kind not in NEVER_SHAREABLE)
        words = label(kind)
        note = partial(self._do_note, kind)
        title, verb = f"{words}: {self._called()}", f"Add {words.lower()}"
        self._create(title, form, start, verb, note, draft=kind)

    def _do_note(self, kind: FactKind, values: Values) -> None:
        _insist(values, "noted_on")
        self._journal.do(
            f"{label(kind)} added",
            facts.note,
            self._person,
            date.today(),
            kind=kind,
            **_with_vis(values),
        )

    def _amend_fact(self, fact_id: int, values: Values) -> None:
        _insist(values, "noted_on")
        self._journal.do(
            "Statement changed", facts.amend, fact_id, date.today(), **_with_vis(values)
        )

    def _set_goal(self, values: Values) -> None:
        chosen = values.pop("skills")
        self._journal.do(
            "Growth goal set", goals.set_goal, self._person, chosen, **_with_vis(values)
        )

    def _amend_goal(self, goal_id: int, values: Values) -> None:
        chosen = values.pop("skills", None)
        self._journal.do("Goal changed", goals.amend, goal_id, chosen, **_with_vis(values))

    def _rate(self, values: Values) -> None:
        _insist(values, "skill_id", "rated_on")
        said = {"level": 0} | {name: value for name, value in values.items() if value is not None}
        skill_id = said.pop("skill_id")
        self._journal.do(
            "Skill rated",
            skills.rate,
            self._person,
            skill_id,
            today=date.today(),
            **_with_vis(said),
        )

    def _record(self, values: Values) -> None:
        chosen = self._journal.ask(settings.current)
        self._journal.do(
            "Figures recorded",
            results.record_by_key,
            self._person,
            values.pop("period"),
            chosen.fiscal_start,
            **values,
        )

    def _draft(self, what: str) -> Draft:
        """Where is kept what is typed, mostly about the person in focus, and not stored."""
        whose = "" if what == _NEW_PERSON else f"person/{self._person}/"
        return Draft(self._journal, whose + what)

    def _create(
        self,
        title: str,
        form: tuple[Field, ...],
        start: Mapping[str, Any],
        verb: str,
        commit: Callable[[Values], object],
        *,
        draft: str,
    ) -> FormDialog:
        place = self._draft(draft)
        dialog = FormDialog(self._parent, title, form, start, verb, commit, _explain, draft=place)
        dialog.open()
        # Where typing begins: the first field that is still to be filled.
        empty = (field.name for field in form if start.get(field.name) is None)
        dialog.form.editor(next(empty, form[0].name)).setFocus()
        return dialog

    def _edit(
        self,
        title: str,
        form: tuple[Field, ...],
        shown: Mapping[str, Any],
        change: Callable[[Values], object],
        *,
        draft: str,
    ) -> EditDialog:
        place = self._draft(draft)
        dialog = EditDialog(self._parent, title, form, shown, change, _explain, draft=place)
        dialog.open()
        dialog.form.editor(form[0].name).setFocus()
        return dialog

    def _offer(self, dialog: EditDialog, text: str, act: Callable[[], object]) -> None:
        """A button in the foot of a dialog that does something and closes it."""

        def do_and_close() -> None:
            # What is typed is stored first; it does not keep anybody from deleting.
            if dialog.form.flush() or text == _DELETE:
                act()
                dialog.accept()

        dialog.foot.insertWidget(dialog.foot.count() - 1, button(text, do_and_close))


def _explain(error: BaseException) -> tuple[str, str] | None:
    """The words for a refusal, beside the field that stands for a level of privacy."""
    found = explain(error)
    return ("shareable", found[1]) if found and found[0] == "vis" else found


def _insist(values: Values, *names: str) -> None:
    """Refuse what was left empty although there is no going without it."""
    for name in names:
        if name in values and values[name] is None:
            raise Refused(Reason.EMPTY, name)


def _shown(record: ProfileFact | GrowthGoal, *names: str) -> Values:
    shown = {name: getattr(record, name) for name in names}
    return shown | {"shareable": record.vis is Vis.SHAREABLE}


def _with_vis(values: Values) -> Values:
    """``values`` as the command wants them: the tick of the form becomes a level of privacy."""
    said = dict(values)
    if "shareable" in said:
        said["vis"] = Vis.SHAREABLE if said.pop("shareable") else Vis.PRIVATE
    return said
