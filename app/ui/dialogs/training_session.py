"""One session of the training plan: what is settled about it, and what it meets with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from app.domain import (
    clock,
    closed_days,
    settings,
    skills,
    training_clashes,
    training_proposals,
    training_quarters,
    training_topics,
    trainings,
)
from app.domain.clashing import Slot
from app.domain.errors import Reason, Refused
from app.domain.kinds import QuarterState
from app.domain.names import fold
from app.formats import Formats
from app.labels import label, refusal
from app.ui import veil
from app.ui.asking import insist
from app.ui.dialogs import training_fields as fields
from app.ui.dialogs.public_days import PublicDays
from app.ui.drafts import Draft
from app.ui.editors import Choice
from app.ui.explain import explain
from app.ui.form_dialog import FormDialog
from app.ui.tabs.coaching.sentence import say
from app.ui.tabs.coaching.zones import elsewhere, shifted
from app.ui.tabs.training import meets

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.kinds import TrainingKind
    from app.domain.training_full import Training
    from app.domain.training_proposals import GiverChoice
    from app.journal import Journal
    from app.ui.asking import Values

KNOWN = (
    "The team knows of this session: it keeps a day, a time, a topic, a place and somebody to "
    "give it. What changes of when, where and by whom has to be confirmed again."
)
_TIMES = ("planned_for", "starts_at", "zone", "minutes", "giver_id")
_ABOUT = ("kind", "skill_ids", "planned_for")


@dataclass(frozen=True)
class _Offer:
    """A topic to choose: one that waits, or is proposed where it has no id."""

    title: str
    kind: TrainingKind
    skill_id: int | None
    id: int | None = None


class SessionDialog(FormDialog):
    """Settles what there is to settle about a session, in one step when it is saved.

    Without a ``training`` it puts a new one into the quarter, which starts with ``values``;
    ``added`` tells of it by its id.
    """

    added = Signal(int)

    def __init__(
        self,
        journal: Journal,
        parent: QWidget,
        plan_id: int,
        training: Training | None = None,
        values: Values | None = None,
    ) -> None:
        self._journal, self._plan_id, self._training = journal, plan_id, training
        self._quarter = journal.ask(training_quarters.get, plan_id)
        chosen = journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        self._offers = self._topics()
        self._shown = fields.new(values or {}) if training is None else fields.shown(training)
        name = "new" if training is None else f"{training.id}"
        every = [(skill.id, skill.name) for skill in journal.ask(skills.every)]
        super().__init__(
            parent,
            "Add a session" if training is None else self._title(training),
            fields.fields(every),
            self._shown,
            "Add session" if training is None else "Save session",
            self._save,
            explain,
            draft=Draft(journal, f"training-{plan_id}-{name}"),
        )
        self._public = PublicDays(self, journal, self._quarter.period)
        self.finished.connect(self._public.stop)
        self._public.found.connect(self._follow_time)
        self._public.look_up(chosen.country, chosen.region)
        veil.when_changed(self._follow_time)
        veil.when_changed(self._offer_givers)
        self._follow()

    def _title(self, training: Training) -> str:
        day = training.session.planned_for
        return "Session" if day is None else f"Session of {self._formats.weekday(day)}"

    def _follow(self) -> None:
        """Have the form say what follows from what is typed."""
        topic = self.form.editor("topic")
        assert isinstance(topic, fields.Topic)
        topic.offer([one.title for one in self._offers.values()])
        topic.edited.connect(self._take_up)
        for name in _TIMES:
            self.form.editor(name).edited.connect(self._follow_time)
        for name in _ABOUT:
            self.form.editor(name).edited.connect(self._offer_givers)
        for name in ("giver_id", "backup_id"):
            self.form.editor(name).edited.connect(self._follow_givers)
            self.form.editor(name).edited.connect(partial(self._bring, name))
        say(self.form, "known", KNOWN if self._is_known else "")
        self._offer_givers()
        self._follow_time()
        self._open()
        lacks = () if self._training is None else self._training.lacks
        self.form.editor(trainings.FIELDS[lacks[0]] if lacks else "topic").setFocus()

    @property
    def _is_known(self) -> bool:
        return self._quarter.plan.state is QuarterState.PUBLISHED

    def _take_up(self) -> None:
        """A topic that is known brings its type and its skill along."""
        found = self._offers.get(fold(self.form.values()["topic"] or ""))
        if found is None:
            return
        self.form.editor("kind").set_value(found.kind)
        chosen = self.form.values()["skill_ids"]
        if found.skill_id is not None and not chosen:
            self.form.editor("skill_ids").set_value((found.skill_id,))
        self._offer_givers()

    def _follow_time(self) -> None:
        """Say what the time is elsewhere, and what the session would meet with."""
        values = self.form.values()
        time = clock.read_time(values["starts_at"] or "") or ""
        say(self.form, "clocks", self._clocks(values["planned_for"], time, values["zone"]))
        say(self.form, "meets", self._meets(values, time))
        self.grow()

    def _clocks(self, day: date | None, time: str, zone: str | None) -> str:
        if day is None or not time or zone is None:
            return ""
        if clock.at(day, time, zone).shown is clock.Shown.NEVER:
            return refusal(Refused(Reason.NO_SUCH_TIME, "starts_at", time))
        found = (shifted((day,), time, zone, self._formats), elsewhere(day, time, zone))
        return " ".join(filter(None, found))

    def _meets(self, values: Values, time: str) -> str:
        """All that it would meet with then: "18 March meets Ingrid’s coached call"."""
        day, giver = values["planned_for"], values["giver_id"]
        if day is None:
            return ""
        period = self._quarter.period
        given = period.starts, period.ends, self._public.days
        found = self._journal.ask(
            training_clashes.of_slot,
            Slot(day, time, values["zone"] or "", values["minutes"] or 1),
            self._journal.ask(closed_days.closed, *given),
            giver_id=giver if isinstance(giver, int) else None,
            training_id=None if self._training is None else self._training.id,
        )
        return " ".join(f"{meets.shown(one, self._formats)}." for one in found)

    def _offer_givers(self) -> None:
        """Offer who can give it: who can teach it and gave least comes first, with why."""
        values = self.form.values()
        found = self._journal.ask(
            training_proposals.givers,
            self._plan_id,
            skill_ids=values["skill_ids"],
            kind=values["kind"],
            on=values["planned_for"],
            today=date.today(),
        )
        proposed = [(one.person.id, giver_words(one)) for one in found]
        others = self._others({number for number, _ in proposed})
        self._offer("giver_id", fields.givers([*proposed, *others]))
        self._people = [*proposed, *others]
        self._follow_givers()

    def _others(self, proposed: set[int]) -> list[tuple[int, str]]:
        """Who gives it or steps in as it stands and would not be proposed: who has left."""
        if self._training is None:
            return []
        named = (self._training.giver, self._training.backup)
        there = {one.id: one for one in named if one is not None and one.id not in proposed}
        return [(one.id, f"{one.name} · {label(one.status).lower()}") for one in there.values()]

    def _follow_givers(self) -> None:
        """A guest has a name, and I a reason: asked for only then."""
        values = self.form.values()
        giver, backup = values["giver_id"], values["backup_id"]
        self._offer("backup_id", fields.backups(self._people, giver))
        self.form.show_fields(("guest",), shown=giver == fields.GUEST)
        self.form.show_fields(("my_reason",), shown=giver == fields.ME)
        self.form.show_fields(("backup_guest",), shown=backup == fields.GUEST)
        self.grow()

    def _bring(self, name: str) -> None:
        """What somebody is asked for who has just been chosen is seen at once."""
        asked = fields.ASKED.get((name, self.form.values()[name]))
        if asked is not None:
            self.reveal(asked)

    def _offer(self, name: str, options: list[tuple[Any, str]]) -> None:
        editor = self.form.editor(name)
        assert isinstance(editor, Choice)
        editor.set_options(options)

    def _topics(self) -> dict[str, _Offer]:
        """What it could be about, by its title: what waits, then what is proposed."""
        proposed = self._journal.ask(training_proposals.topics, date.today())
        found = [
            _Offer(one.title, one.kind, one.skill.id if one.skill is not None else None)
            for one in proposed
        ]
        waiting = [one.topic for one in self._journal.ask(training_topics.waiting)]
        found += [_Offer(one.title, one.kind, one.skill_id, one.id) for one in waiting]
        return {fold(one.title): one for one in reversed(found)}

    def _save(self, values: Values) -> None:
        insist(values, "kind")
        for who, name in (("giver_id", "guest"), ("backup_id", "backup_guest")):
            if values[who] == fields.GUEST and not values[name]:
                raise Refused(Reason.EMPTY, name)
        said = fields.details(values)
        offered = self._offers.get(fold(said["topic"]))
        if self._training is None:
            said["topic_id"] = offered.id if offered is not None else None
            skill_ids = values["skill_ids"]
            add = trainings.add
            given = {"skill_ids": skill_ids, **said}
            self.added.emit(self._journal.do("Session added", add, self._plan_id, **given).id)
        else:
            self._change(self._training, said, offered, values["skill_ids"])

    def _change(
        self,
        training: Training,
        said: Values,
        offered: _Offer | None,
        skill_ids: tuple[int, ...],
    ) -> None:
        """Store what is not as it was: the rest may have changed meanwhile."""
        before = fields.details(self._shown)
        differing = {name: value for name, value in said.items() if value != before[name]}
        if "topic" in differing:
            differing["topic_id"] = offered.id if offered is not None else None
        if skill_ids != self._shown["skill_ids"]:
            differing["skill_ids"] = skill_ids
        if differing:
            change, today = trainings.change, date.today()
            self._journal.do("Session changed", change, training.id, today, **differing)


def giver_words(one: GiverChoice) -> str:
    """Somebody who could give a session, and why: "Priya Nair · can teach it · gave 1".

    How good they are, and that they are away, is not said while private text is hidden.
    """
    gave = f"gave {one.given}" if one.given else "gave none yet"
    if veil.is_on():
        return f"{one.person.name} · {gave}"
    level = f"level {one.level}" if one.level is not None else ""
    why = "can teach it" if one.can_teach else level
    return " · ".join(filter(None, (one.person.name, "away" if one.away else why, gave)))
