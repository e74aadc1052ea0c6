"""What the views of the Reviews tab have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain.kinds import ReviewKind
from app.ui.views_tab import TabView

if TYPE_CHECKING:
    from app.domain.periods import Period
    from app.domain.review_timing import Slot
    from app.gather import Copy

#: The papers of the team, and those that are filled by hand.
OF_TEAM, OF_BOSS = "team_review", "boss_review"
SELF_FORM, UPWARD_FORM = "review_form", "upward"
PACKETS = {ReviewKind.MONTHLY: "monthly", ReviewKind.QUARTERLY: "quarterly"}


@dataclass(frozen=True)
class ReviewPaper:
    """What is wanted on paper: its kind, whose review of which period, or which review.

    It is about the team where nobody is named. ``copy`` is what the preview starts with; its usual
    one where it is None.
    """

    kind: str
    person_id: int | None = None
    period: Period | None = None
    copy: Copy | None = None
    review_id: int | None = None


def packet(person_id: int, one: Slot, copy: Copy | None = None) -> ReviewPaper:
    """The pages that somebody's review of a period is held over."""
    return ReviewPaper(PACKETS[one.kind], person_id, one.period, copy)


class ReviewsView(TabView):
    """One of the tab's pages. ``paper_wanted`` asks for a :class:`ReviewPaper`."""

    paper_wanted = Signal(object)
