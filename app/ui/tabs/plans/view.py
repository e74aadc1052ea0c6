"""What the views of the Plans tab have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.ui.views_tab import TabView


class PlansView(TabView):
    """One of the tab's pages.

    ``plan_wanted`` asks for the page of a plan by its id, ``check_wanted`` for the talk about a
    month of one, by the plan's id and the first day of the month. ``invite_wanted`` asks to invite
    a person by their id, or whom one chooses (0); ``read_wanted`` to read a returned form.
    Paper is asked for with the id of a plan, 0 for the team.
    """

    plan_wanted = Signal(int)
    check_wanted = Signal(int, object)
    invite_wanted = Signal(int)
    read_wanted = Signal()
