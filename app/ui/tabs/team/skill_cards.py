"""The cards on what a person is able to do: skills by family, and the four traits."""

from collections.abc import Callable
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.domain.kinds import SkillFamily, Vis
from app.domain.models import SkillRating
from app.domain.person_page import PersonPage
from app.domain.skills import Standing
from app.formats import NBSP
from app.labels import label
from app.ui import theme, veil
from app.ui.parts import Card, LevelDots, Row, dots_width, words
from app.ui.skill_words import (
    change_tone,
    change_words,
    gap_tone,
    gap_words,
    standing_in_words,
)
from app.ui.theme import Size

Open = Callable[[int], object]

NO_SKILL = "No skill is rated yet. Rate one, and changes show from then on."
NO_TRAIT = "Independent, self-motivated, disciplined, accountable: rate the four once a quarter."
_MINE, _THEIRS = "My view", "Their view"
_SPACE = 16


def fill_skills(card: Card, page: PersonPage, opened: Open) -> None:
    """Each rated skill under its family: my view, theirs, the gap, and what changed."""
    card.clear()
    rated = [s for s in page.standings if s.skill.family is not SkillFamily.TRAIT]
    if not rated:
        card.add_muted(NO_SKILL)
        return
    families = list(SkillFamily)
    rated.sort(key=lambda standing: families.index(standing.skill.family))
    card.add(_heads())
    room = max(_width_of(label(standing.skill.family)) for standing in rated)
    for family, standings in groupby(rated, key=lambda standing: standing.skill.family):
        for number, standing in enumerate(standings):
            change = change_words(standing) if standing.change else ""
            row = _row(standing, opened, change, left=NBSP if number else label(family))
            row.findChildren(QLabel)[0].setFixedWidth(room)  # what stands at its left
            card.add(row)


def fill_traits(card: Card, page: PersonPage, opened: Open) -> None:
    """The traits as a small table; one that nobody rated yet is there to be rated."""
    card.clear()
    if not page.traits:
        card.add_muted(NO_TRAIT)
        return
    card.add(_heads())
    for standing in page.traits:
        card.add(_row(standing, opened, change_words(standing)))


def _row(standing: Standing, opened: Open, change: str, left: str = "") -> Row:
    """A line that says where somebody stands; that the two views agree goes without saying."""
    moved = _is_private(standing.manager) or _is_private(standing.before)
    apart = _is_private(standing.manager) or _is_private(standing.own)
    changed = words(change, size="small", tone=change_tone(standing.change), private=moved)
    row = Row(
        standing.skill.name,
        left=left,
        right=_line(changed, _dots(standing.manager), _dots(standing.own)),
        below=gap_words(standing.gap) if standing.gap else "",
        tone=gap_tone(standing.gap),
        openable=True,
        below_private=apart,
    )
    row.setAccessibleName(standing_in_words(standing))
    veil.hush(row, standing.skill.name, moved or apart)
    row.opened.connect(partial(opened, standing.skill.id))
    return row


def _heads() -> QWidget:
    """What the two columns of dots are, above them."""
    heads = (words(text, size="small", tone="muted") for text in (_MINE, _THEIRS))
    return _line(words(), *heads)


def _line(change: QLabel, mine: QWidget, theirs: QWidget) -> QWidget:
    """The change and the two columns; they stand under each other in every row of a card."""
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(_SPACE)
    line.addStretch(1)
    line.addWidget(change)
    width = max(dots_width(), _width_of(_MINE, "small"), _width_of(_THEIRS, "small"))
    for column in (mine, theirs):
        cell = QWidget()
        cell.setFixedWidth(width)
        inside = QHBoxLayout(cell)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(column, 0, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(cell)
    return box


def _width_of(text: str, size: Size = "body") -> int:
    return QFontMetrics(theme.font(size)).horizontalAdvance(text) + 2


def _dots(rating: SkillRating | None) -> QWidget:
    """A level as dots; a blank says in words that there is none, not five empty dots."""
    if rating is None:
        return words("not rated", size="small", tone="muted")
    return LevelDots(rating.level, private=_is_private(rating))


def _is_private(rating: SkillRating | None) -> bool:
    return rating is not None and rating.vis is Vis.PRIVATE
