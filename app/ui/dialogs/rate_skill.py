"""Rating a skill: whose view, which level and what it looks like, and what shows it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from app.domain import people, settings, skills
from app.domain.errors import Reason, Refused
from app.domain.kinds import Vis, Voice
from app.formats import Formats
from app.labels import label
from app.ui.dialogs.ladder import Ladder
from app.ui.drafts import Draft
from app.ui.editors import Check, Choice, Date, Text
from app.ui.explain import explain
from app.ui.field import Field
from app.ui.form_dialog import FormDialog
from app.ui.parts import button
from app.ui.sharing import follow_sharing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from app.domain.models import Skill, SkillRating
    from app.journal import Journal

_SHARE = "May be shown to them and printed in their packet"
_WHY = "Needed when the level changes: say what you saw."


class RatingDialog(FormDialog):
    """Asks for a level in one skill of the ``library``.

    The level that each voice gave last stands on the ladder. ``history_wanted`` carries the skill
    whose ratings the user wants to see instead.
    """

    history_wanted = Signal(int)

    def __init__(
        self,
        journal: Journal,
        parent: QWidget,
        person_id: int,
        library: Sequence[Skill],
        *,
        skill_id: int | None = None,
    ) -> None:
        self._journal, self._person = journal, person_id
        self._library = {skill.id: skill for skill in library}
        chosen = journal.ask(settings.current)
        self._formats = Formats(chosen.currency, chosen.language)
        title = f"Rate a skill of {journal.ask(people.get, person_id).called}"
        start = {"skill_id": skill_id, "voice": Voice.MANAGER, "rated_on": date.today()}
        draft = Draft(journal, f"person/{person_id}/rating-{skill_id or 'any'}")
        super().__init__(
            parent, title, _fields(library), start, "Rate skill", self._rate, explain, draft=draft
        )
        follow_sharing(self.form)
        self.history_button = button("History", self._want_history)
        self.foot.insertWidget(0, self.history_button)
        skill = self.form.editor("skill_id")
        skill.edited.connect(self._show_skill)
        self._show_skill()
        (skill if skill.value() is None else self.ladder).setFocus()

    @property
    def ladder(self) -> Ladder:
        """Where the level is chosen."""
        found = self.form.editor("level")
        assert isinstance(found, Ladder)  # so says the form
        return found

    def _show_skill(self) -> None:
        """Show what the levels of the chosen skill look like, and who said what before."""
        skill = self._library.get(self.form.editor("skill_id").value())
        self.history_button.setEnabled(skill is not None)
        self.ladder.show_steps(() if skill is None else skills.levels_of(skill))
        past = () if skill is None else self._history(skill.id)
        private = any(rating.vis is Vis.PRIVATE for rating in past)
        said = last_said(past, self._formats, date.today())
        self.ladder.show_marks(said, private=private)

    def _history(self, skill_id: int) -> Sequence[SkillRating]:
        return self._journal.ask(skills.history, self._person, skill_id)

    def _want_history(self) -> None:
        wanted = self.form.editor("skill_id").value()
        self.reject()
        if wanted is not None and not self.isVisible():
            self.history_wanted.emit(wanted)

    def _rate(self, values: dict[str, Any]) -> None:
        for name in ("skill_id", "rated_on"):
            if values[name] is None:
                raise Refused(Reason.EMPTY, name)
        self._journal.do(
            f"{self._library[values['skill_id']].name} rated",
            skills.rate,
            self._person,
            values["skill_id"],
            voice=values["voice"],
            level=values["level"] or 0,
            rated_on=values["rated_on"],
            today=date.today(),
            justification=values["justification"] or "",
            vis=Vis.SHAREABLE if values["shareable"] else Vis.PRIVATE,
        )


def last_said(history: Iterable[SkillRating], formats: Formats, today: date) -> dict[int, str]:
    """The last level of each voice in words, by level; ``history`` begins with the newest."""
    latest: dict[Voice, SkillRating] = {}
    for rating in history:
        latest.setdefault(rating.voice, rating)
    said: dict[int, list[str]] = {}
    for voice in (Voice.MANAGER, Voice.SELF):
        if voice in latest:
            level, day = latest[voice].level, latest[voice].rated_on
            year = "" if day.year == today.year else f" {day.year}"
            words = f"{label(voice).lower()}, {formats.short_day(day)}{year}"
            said.setdefault(level, []).append(words)
    return {level: " · ".join(words) for level, words in said.items()}


def _fields(library: Sequence[Skill]) -> tuple[Field, ...]:
    voices = [(voice, label(voice)) for voice in (Voice.MANAGER, Voice.SELF)]
    named = [(skill.id, f"{skill.name} · {label(skill.family)}") for skill in library]
    return (
        Field("skill_id", "Skill", partial(Choice, named), wide=True),
        Field("voice", "Whose view", partial(Choice, voices)),
        Field("rated_on", "When", partial(Date, past=True)),
        Field("level", "Level", Ladder, wide=True),
        Field("justification", "What shows it", partial(Text, rows=2), wide=True, help=_WHY),
        Field("shareable", "", partial(Check, _SHARE), wide=True),
    )
