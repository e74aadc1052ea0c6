"""The form of a session of the training plan: when, about what, by whom; and what it holds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from app.domain import clock
from app.domain.kinds import TrainingKind
from app.labels import choices
from app.ui.editors import Chips, Choice, Date, Line, Number, Text
from app.ui.field import Field
from app.ui.tabs.coaching.sentence import Sentence
from app.ui.tabs.coaching.zones import Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.training_full import Training
    from app.ui.asking import Values

    Options = Sequence[tuple[Any, str]]

#: What can be chosen as who gives it, besides the people of the team.
GUEST, ME = "guest", "me"
NOBODY = "Nobody yet"
#: What is asked for besides, by who is chosen where.
ASKED = {
    ("giver_id", GUEST): "guest",
    ("giver_id", ME): "my_reason",
    ("backup_id", GUEST): "backup_guest",
}
_A_GUEST, _I_DO = (GUEST, "A guest"), (ME, "I give it")
#: What the commands know under the same name, with an empty text where nothing is typed.
_TEXTS = ("starts_at", "zone", "place", "topic", "objective", "observe")
_PLAIN = ("planned_for", "minutes", "kind")
_WHO = "Who gives it"
_WHY_ME = "For you only. The team gives its own training: what keeps somebody else from it?"
_OBSERVE = "In the field afterwards. It stands on the page for who gives it."


class Topic(Line):
    """What a session is about; titles that are known are offered while one types."""

    def __init__(self) -> None:
        super().__init__(placeholder="Type, or choose one that waits")
        self._titles = QStringListModel(self)
        completer = QCompleter(self._titles, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self.edited, Qt.ConnectionType.QueuedConnection)
        self.box.setCompleter(completer)

    def offer(self, titles: Sequence[str]) -> None:
        """Offer these titles."""
        self._titles.setStringList(list(titles))


def fields(skills: Options) -> tuple[Field, ...]:
    """The form of a session; who can give it is offered by what it is about."""
    two = partial(Text, rows=2, most_rows=4)
    return (
        Field("known", "", Sentence, wide=True),
        Field("topic", "Topic", Topic),
        Field("kind", "Type", partial(Choice, choices(TrainingKind))),
        Field("planned_for", "On", Date),
        Field("starts_at", "From", partial(Line, placeholder="11:00")),
        Field("minutes", "Minutes", partial(Number, 1, 600)),
        Field("zone", "Time zone", Zone),
        Field("clocks", "", partial(Sentence, "clock"), wide=True),
        Field("meets", "", partial(Sentence, "triangle-alert"), wide=True),
        Field("place", "Where", Line),
        Field("skill_ids", "Skills", partial(Chips, skills, "Type a skill")),
        Field("objective", "Objective", two, wide=True),
        Field("giver_id", "Given by", partial(Choice, (), NOBODY), section=_WHO),
        Field(
            "backup_id", "Steps in where they cannot", partial(Choice, (), "Nobody"), section=_WHO
        ),
        Field("guest", "Name of the guest", Line, section=_WHO),
        Field("backup_guest", "Name of the guest who steps in", Line, section=_WHO),
        Field(
            *("my_reason", "Why you give it", two),
            help=_WHY_ME,
            wide=True,
            section=_WHO,
            private=True,
        ),
        Field("observe", "What to observe", two, help=_OBSERVE, wide=True, section=_WHO),
    )


def new(starts: Values) -> Values:
    """What the form of a new session starts with."""
    empty = {"zone": clock.own_zone(), "minutes": 45, "kind": TrainingKind.SELLING_SKILL}
    return {"skill_ids": (), **empty, **starts}


def shown(training: Training) -> Values:
    """What the form shows of a session."""
    one = training.session
    values: Values = {name: getattr(one, name) for name in (*_TEXTS, *_PLAIN)}
    giver, backup = one.giver_id, one.backup_id
    return values | {
        "zone": one.zone or None,
        "skill_ids": tuple(skill.id for skill in training.skills),
        "giver_id": giver or (GUEST if one.guest else ME if one.by_me else None),
        "guest": one.guest,
        "my_reason": one.my_reason,
        "backup_id": backup or (GUEST if one.backup_guest else None),
        "backup_guest": one.backup_guest,
    }


def details(values: Values) -> Values:
    """What the form says of a session, as the commands take it."""
    giver, backup = values["giver_id"], values["backup_id"]
    found = {name: values[name] for name in _PLAIN}
    found |= {name: values[name] or "" for name in _TEXTS}
    return found | {
        "giver_id": giver if isinstance(giver, int) else None,
        "guest": (values["guest"] or "") if giver == GUEST else "",
        "by_me": giver == ME,
        "my_reason": (values["my_reason"] or "") if giver == ME else "",
        "backup_id": backup if isinstance(backup, int) else None,
        "backup_guest": (values["backup_guest"] or "") if backup == GUEST else "",
    }


def givers(people: Options) -> list[tuple[Any, str]]:
    """Whom one can choose: these people in their order, a guest, oneself last."""
    return [*people, _A_GUEST, _I_DO]


def backups(people: Options, giver: object) -> list[tuple[Any, str]]:
    """Who can step in: anybody but who gives it."""
    return [*(one for one in people if one[0] != giver), _A_GUEST]
