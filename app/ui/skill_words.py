"""How two views of one skill compare, and what changed, in words."""

from app.domain.person_page import LOOK_BACK
from app.domain.skills import Standing
from app.ui.parts import Tone
from app.ui.parts.dots import told

#: From here on the two views are so far apart that it is worth a talk.
FAR_APART = 2


def gap_words(gap: int | None) -> str:
    """How they see themselves beside the manager's view; nothing where one view is missing."""
    if gap is None:
        return ""
    if gap == 0:
        return "you see it alike"
    levels = "level" if abs(gap) == 1 else "levels"
    return f"they see themselves {abs(gap)} {levels} {'higher' if gap > 0 else 'lower'}"


def gap_tone(gap: int | None) -> Tone:
    """How much the gap stands out."""
    return "amber" if gap is not None and abs(gap) >= FAR_APART else "muted"


def change_words(standing: Standing) -> str:
    """What became of the manager's level; nothing where there is none to compare with."""
    if standing.change is None:
        return ""
    if standing.change == 0:
        return f"as {LOOK_BACK.days} days ago"
    return f"{step_words(standing.change)} in {LOOK_BACK.days} days"


def step_words(change: int) -> str:
    """``up 2`` or ``down 1``."""
    return f"{'up' if change > 0 else 'down'} {abs(change)}"


def change_tone(change: int | None) -> Tone:
    """Better, worse, or neither; the words say it too."""
    return "muted" if not change else "accent" if change > 0 else "amber"


def standing_in_words(standing: Standing) -> str:
    """Everything about one skill in a sentence, for a screen reader."""
    mine = standing.manager.level if standing.manager else None
    theirs = standing.own.level if standing.own else None
    parts = [
        standing.skill.name,
        f"my view {told(mine)}",
        f"their own view {told(theirs)}",
        gap_words(standing.gap),
        change_words(standing),
    ]
    return ", ".join(filter(None, parts))
