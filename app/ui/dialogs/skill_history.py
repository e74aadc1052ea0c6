"""Every rating of one person in one skill, by both voices."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from app.domain import people, settings, skills
from app.domain.kinds import Vis, Voice
from app.formats import Formats, days_ago
from app.labels import label
from app.ui import veil
from app.ui.diary import Diary, Entry
from app.ui.parts import Mark, button, look, words
from app.ui.skill_words import gap_tone, gap_words, step_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.domain.models import SkillRating
    from app.journal import Journal

EMPTY = "Not rated yet. From the second rating on, changes show here."
_SIZE = (760, 460)


class SkillHistoryDialog(QDialog):
    """Shows ratings, the newest first; ``rating_wanted`` carries the skill to rate anew."""

    rating_wanted = Signal(int)

    def __init__(
        self, journal: Journal, parent: QWidget | None, person_id: int, skill_id: int
    ) -> None:
        super().__init__(parent)
        self._skill_id = skill_id
        skill = journal.ask(skills.get, skill_id)
        called = journal.ask(people.get, person_id).called
        self.setWindowTitle(f"{skill.name}: {called}")
        self._build(f"{skill.name}: {called}", may_rate=not journal.read_only)
        self._fill(journal, journal.ask(skills.history, person_id, skill_id))

    def _build(self, title: str, *, may_rate: bool) -> None:
        longest = {"day": "30 September 2026", "chip": label(Voice.SELF)}
        self.list = Diary(name=f"Ratings, {title}", empty=EMPTY, **longest)
        self.gap = words(wrap=True)
        self._far = Mark("triangle-alert", "amber")
        self.close_button = button("Close", self.reject)
        self.rate_button = button("Rate skill", self._want_rating, kind="primary")
        self.rate_button.setEnabled(may_rate)
        facts, foot = QHBoxLayout(), QHBoxLayout()
        facts.addWidget(self._far)
        facts.addWidget(self.gap, 1)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.rate_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(22, 22, 22, 22)
        page.setSpacing(14)
        page.addWidget(words(title, size="title", wrap=True))
        page.addLayout(facts)
        page.addWidget(self.list, 1)
        page.addLayout(foot)
        self.resize(*_SIZE)
        self.list.setFocus()

    def _fill(self, journal: Journal, history: Sequence[SkillRating]) -> None:
        chosen = journal.ask(settings.current)
        formats = Formats(chosen.currency, chosen.language)
        self.list.show_rows(entries(history, formats, date.today()))
        if history:
            self.list.select(history[0].id)
        gap = latest_gap(history)
        self.gap.setText(standing_words(history))
        veil.cover(self.gap, any(rating.vis is Vis.PRIVATE for rating in history))
        look(self.gap, tone=gap_tone(gap))
        self._far.setVisible(gap_tone(gap) == "amber")

    def _want_rating(self) -> None:
        self.accept()
        self.rating_wanted.emit(self._skill_id)


def entries(history: Sequence[SkillRating], formats: Formats, today: date) -> list[Entry]:
    """Ratings as entries, each with what became of the same voice's level before."""
    found = []
    for number, rating in enumerate(history):
        before = _latest(history[number + 1 :], rating.voice)
        change = 0 if before is None else rating.level - before
        about = "first rating" if before is None else step_words(change) if change else "as before"
        found.append(
            Entry(
                id=rating.id,
                day=formats.day(rating.rated_on),
                when=f"{formats.day(rating.rated_on)}, {days_ago(rating.rated_on, today)}",
                chip=label(rating.voice),
                text=f"Level {rating.level}, {about}",
                detail=rating.justification,
                tone="accent" if rating.voice is Voice.MANAGER else "plain",
                level=rating.level,
                shared=rating.vis is Vis.SHAREABLE,
            )
        )
    return found


def standing_words(history: Sequence[SkillRating]) -> str:
    """Where the two voices stand today, and how far they are apart."""
    said = [
        f"{label(voice)}: {level} of 5"
        for voice in (Voice.MANAGER, Voice.SELF)
        if (level := _latest(history, voice)) is not None
    ]
    return " · ".join(filter(None, [*said, gap_words(latest_gap(history))]))


def latest_gap(history: Sequence[SkillRating]) -> int | None:
    """Levels by which they see themselves above the manager's view today."""
    mine, theirs = (_latest(history, voice) for voice in (Voice.MANAGER, Voice.SELF))
    return None if mine is None or theirs is None else theirs - mine


def _latest(history: Sequence[SkillRating], voice: Voice) -> int | None:
    """The newest level of a voice; ``history`` begins with the newest rating."""
    return next((rating.level for rating in history if rating.voice is voice), None)
