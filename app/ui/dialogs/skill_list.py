"""The skills of the library as a list that is searched by typing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QVBoxLayout,
)

from app.domain import skills
from app.domain.kinds import SkillFamily
from app.domain.names import fold
from app.labels import label
from app.ui.lists import RecordList, TwoLines
from app.ui.parts import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.journal import Journal

_NOTHING = "No skill matches. Clear the search to see all."


@dataclass(frozen=True)
class SkillRow:
    """A skill of the library and how often people were rated in it."""

    id: int
    name: str
    family: SkillFamily
    ratings: int
    found_by: str

    @property
    def about(self) -> str:
        """The family, and whether the skill is in use."""
        used = f"rated {times(self.ratings)}" if self.ratings else "not rated yet"
        return f"{label(self.family)} · {used}"


def rows(journal: Journal) -> list[SkillRow]:
    """Every skill of the library, family by family."""
    rated = journal.ask(skills.times_rated)
    families = list(SkillFamily)
    found = [
        SkillRow(
            skill.id,
            skill.name,
            skill.family,
            rated.get(skill.id, 0),
            fold(" ".join((skill.name, label(skill.family), *skills.levels_of(skill)))),
        )
        for skill in journal.ask(skills.every)
    ]
    return sorted(found, key=lambda row: (families.index(row.family), fold(row.name)))


def times(count: int) -> str:
    """``once``, ``2 times``."""
    return "once" if count == 1 else f"{count} times"


def with_ratings(count: int) -> str:
    """``1 rating``, ``2 ratings``."""
    return "1 rating" if count == 1 else f"{count} ratings"


class SkillList(QFrame):
    """A line to search with, and what it finds; words of the levels find a skill too."""

    def __init__(self) -> None:
        super().__init__()
        look(self, part="card")
        self.search = QLineEdit()
        self.search.setObjectName("skill_search")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("Search skills")
        self.list = RecordList(
            lambda row: row.name,
            TwoLines(),
            spoken=lambda row: f"{row.name}, {row.about}",
            name="Skills",
        )
        self.list.setObjectName("skill_list")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self.search.textChanged.connect(self._sift)
        self.search.returnPressed.connect(self._take_first)

    def show_skills(self, found: Sequence[SkillRow]) -> None:
        """Show these skills; selection, scroll position and search stay."""
        self.search.setPlaceholderText(f"Search {len(found)} skills")
        self.list.view.empty_text = _NOTHING
        self.list.show_rows(found)

    def _sift(self, typed: str) -> None:
        wanted = fold(typed).split()
        self.list.filter(
            (lambda row: all(word in row.found_by for word in wanted)) if wanted else None
        )

    def _take_first(self) -> None:
        if self.list.model.rowCount():
            self.list.select(self.list.model.row_at(0).id)
            self.list.setFocus()
