"""What the views of the Plans tab have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.ui.views_tab import TabView

if TYPE_CHECKING:
    from app.domain.periods import Period
    from app.gather import Copy


@dataclass(frozen=True)
class Paper:
    """What is wanted on paper: its kind, and of which plan; of the team where that is None.

    ``copy`` and ``half`` are what the preview starts with; its usual ones where they are None.
    """

    kind: str
    plan_id: int | None = None
    copy: Copy | None = None
    half: Period | None = None


class PlansView(TabView):
    """One of the tab's pages.

    ``plan_wanted`` asks for the page of a plan by its id, ``check_wanted`` for the talk about a
    month of one, by the plan's id and the first day of the month. ``invite_wanted`` asks to invite
    a person by their id, or whom one chooses (0), for a half-year or the usual one (None);
    ``read_wanted`` to read a returned form, ``paper_wanted`` for a :class:`Paper`.
    """

    plan_wanted = Signal(int)
    check_wanted = Signal(int, object)
    invite_wanted = Signal(int, object)
    read_wanted = Signal()
    paper_wanted = Signal(object)
