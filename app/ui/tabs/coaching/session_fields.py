"""The forms of sessions: planning one, and what is written down in each kind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from app.domain.kinds import CallMode, Driver, Every, Hat, Reached, SessionKind, SessionState, Vis
from app.domain.sessions import MOST_SKILLS
from app.labels import choices
from app.ui.editors import Check, Chips, Choice, Date, Level, Line, Number, Text
from app.ui.field import Field
from app.ui.parts import LinkButton
from app.ui.tabs.coaching.note_fields import Word
from app.ui.tabs.coaching.sentence import Sentence
from app.ui.tabs.coaching.zones import Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.sessions import SessionInFull
    from app.ui.editors.base import Value

    Options = Sequence[tuple[Any, str]]

_SHARE = "May be shown to them and printed in their packet"
_WHEN, _BEFORE, _REP, _ME, _YOURS = (
    *("When", "Before the call", "Their own view, first", "Then yours"),
    "For you only",
)
_AT = partial(Line, placeholder="14:00")
_OBJECTIVE = "What is to be achieved, in their words."
#: What stays shut until the rep's own judgement is written down.
MANAGERS = ("positives", "improvement", "improvement_2", "observe_again")
IMPROVEMENTS = ("improvement", "improvement_2")
#: What only a customer call has before it.
OF_CALLS = ("customer", "mode")


class WatchAgain(Date):
    """A day on which to watch for something again, with a link to plan that call."""

    plan_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.link = LinkButton("Plan that call", self.plan_wanted.emit)
        layout = self.layout()
        assert layout is not None  # as every editor with a box has
        layout.addWidget(self.link)
        self.edited.connect(self._offer)
        self._offer()

    def set_value(self, value: Value) -> None:
        """Write out a day."""
        super().set_value(value)
        self._offer()

    def _offer(self) -> None:
        self.link.setEnabled(self.value() is not None)


def plan(people: Options, skills: Options) -> tuple[Field, ...]:
    """The form to put a session into the calendar; templates are offered by kind."""
    fact = partial(Field, private=False)  # with whom, when and where stay readable
    return (
        fact("person_ids", "With", partial(Chips, people, "Type a name"), wide=True),
        Field("kind", "What for", partial(Choice, choices(SessionKind))),
        Field("template", "Questions", partial(Choice, (), "None")),
        *_CALL_PLAN,
        _objective(),
        fact("planned_for", "On", Date, section=_WHEN),
        fact("zone", "Time zone", Zone, section=_WHEN),
        fact("starts_at", "From", _AT, section=_WHEN),
        fact(
            *("ends", "Until", partial(Line, placeholder="14:30")),
            help="Empty: half an hour.",
            section=_WHEN,
        ),
        fact("clocks", "", partial(Sentence, "clock"), section=_WHEN, wide=True),
        fact("place", "Where", Line, section=_WHEN, wide=True),
        Field("every", "Comes round", partial(Choice, choices(Every), "Only once"), section=_WHEN),
        Field("until", "Until the day", Date, section=_WHEN),
        Field("days", "", partial(Sentence, "calendar"), section=_WHEN, wide=True),
        *_about(skills, "About"),
    )


def planned(kind: SessionKind, skills: Options) -> tuple[Field, ...]:
    """The form of a session that is still ahead; its day is changed by moving it."""
    fact = partial(Field, private=False)
    return (
        _objective(),
        *(_CALL_PLAN if kind is SessionKind.CALL else ()),
        fact("starts_at", "From", _AT, section=_WHEN),
        fact("minutes", "Minutes", partial(Number, 1, 600), section=_WHEN),
        fact("zone", "Time zone", Zone, section=_WHEN),
        fact("place", "Where", Line, section=_WHEN),
        *_about(skills, "About"),
    )


def moving() -> tuple[Field, ...]:
    """The form to move a session."""
    return (Field("to", "To", Date), Field("starts_at", "From", _AT))


def written(kind: SessionKind, skills: Options) -> tuple[Field, ...]:
    """What is written down in and after a session of one kind."""
    return (
        *(_CALL if kind is SessionKind.CALL else _TALK),
        *_about(skills, "Until next time"),
        Field("reflection", "My reflection", Text, wide=True, section=_YOURS, private=True),
        Field("ask_tell", "Told (1) or asked (5)", Level, section=_YOURS, private=True),
        Field("hat", "My part", partial(Word, choices(Hat), "None"), section=_YOURS, private=True),
    )


def of(one: SessionInFull, skills: Options) -> tuple[Field, ...]:
    """The form of a session as it stands."""
    ahead = one.session.state is SessionState.PLANNED
    return (planned if ahead else written)(one.session.kind, skills)


def shown(one: SessionInFull, fields: Sequence[Field]) -> dict[str, Any]:
    """What the form shows of a session."""
    values = {field.name: getattr(one.session, field.name, None) for field in fields}
    values["skill_ids"] = tuple(skill.id for skill in one.skills)
    values["shareable"] = one.session.vis is Vis.SHAREABLE
    if "zone" in values:
        values["zone"] = one.session.zone or None
    return values


def _objective(section: str = "", help_: str = _OBJECTIVE) -> Field:
    short = partial(Text, rows=2)
    return Field("objective", "Objective", short, help=help_, wide=True, section=section)


def _about(skills: Options, section: str) -> tuple[Field, ...]:
    focus = partial(Chips, skills, f"At most {MOST_SKILLS} skills")
    return (
        Field("skill_ids", "Focus", focus, wide=True, section=section),
        Field("shareable", "", partial(Check, _SHARE), wide=True, section=section),
    )


def _call_plan(section: str = "") -> tuple[Field, ...]:
    mode = partial(Choice, choices(CallMode), "Not settled yet")
    return (
        Field("customer", "Customer", Line, section=section, private=False),
        Field("mode", "You", mode, section=section, help="Watch and coach, or show how: not both."),
    )


_CALL_PLAN = _call_plan()
_TWO_LINES = partial(Text, rows=2)
_TALK = (
    Field("said", "What was said", Text, wide=True),
    Field("support", "Do they get the support they need?", Level),
    Field("support_missing", "What is missing", Line),
)
_CALL = (
    _objective(_BEFORE, "First: what was the call to achieve?"),
    *_call_plan(_BEFORE),
    Field(
        *("rep_view", "How do they see it?", Text),
        help="Ask, and write it down in their words. Yours comes after it.",
        wide=True,
        section=_REP,
    ),
    Field("reached", "Was it reached?", partial(Word, choices(Reached), "Not said"), section=_REP),
    Field("driver", "Who drove", partial(Word, choices(Driver), "Not said"), section=_REP),
    Field("drove", "", Sentence, wide=True, section=_REP),
    Field("locked", "", partial(Sentence, "lock"), wide=True, section=_ME, private=False),
    Field("positives", "What went well", _TWO_LINES, wide=True, section=_ME),
    Field("improvement", "One improvement", _TWO_LINES, section=_ME),
    Field("improvement_2", "A second one, at most", _TWO_LINES, section=_ME),
    Field("observe_again", "Watch for it again on", WatchAgain, section=_ME),
    Field("said", "What else was said", _TWO_LINES, wide=True, section=_ME),
)
