"""The Training tab: the quarter's sessions, week by week, as a list, and what came of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from app.domain import training_quarters, trainings
from app.domain.models import Settings, TrainingPlan, TrainingSession
from app.formats import Formats
from app.ui.actions import Command
from app.ui.tabs.training import head
from app.ui.tabs.training.acts import TrainingActs
from app.ui.tabs.training.head import TrainingHead
from app.ui.tabs.training.in_sight import QuarterInSight
from app.ui.tabs.training.quarter_acts import QuarterActs
from app.ui.tabs.training.view import TrainingView
from app.ui.views_tab import ViewsTab

if TYPE_CHECKING:
    from app.journal import Journal
    from app.ui.focus import Focus
    from app.ui.settings import WindowSettings

QUARTER, WEEK, LIST, LEARNING = "quarter", "week", "list", "learning"
#: The views in the order of the switch, as lines of the list of shortcuts.
COMMANDS = (
    Command(QUARTER, "Quarter", ("Alt+1",)),
    Command(WEEK, "Week", ("Alt+2",)),
    Command(LIST, "List", ("Alt+3",)),
    Command(LEARNING, "Learning", ("Alt+4",)),
)


class TrainingTab(ViewsTab[TrainingView]):
    """What is the team trained in next, and who gives it?

    ``paper_wanted`` asks for something of the tab on paper, a ``TrainingPaper``.
    """

    watches: ClassVar[frozenset[type]] = frozenset({Settings, TrainingPlan, TrainingSession})
    commands = COMMANDS
    paper_wanted = Signal(object)

    def __init__(
        self, journal: Journal, focus: Focus, settings: WindowSettings | None = None
    ) -> None:
        super().__init__(journal, focus)
        self.in_sight = QuarterInSight(journal, self)
        self.acts = TrainingActs(journal, self)
        self.quarter_acts = QuarterActs(journal, self, settings)

    def build(self) -> None:
        self.head = TrainingHead(self.in_sight, self.quarter_acts)
        self.head.paper_wanted.connect(self.paper_wanted)
        self.head.session_wanted.connect(self._add)
        self.acts.said.connect(self.said)
        self.quarter_acts.said.connect(self.said)
        self.in_sight.changed.connect(self.mark_stale)
        self.build_views(self.head, "Views of the training", "training_views")
        self.switch.currentChanged.connect(self._offer_primary)
        for command in head.COMMANDS:
            keys, slot = QKeySequence(*command.keys), getattr(self.head, command.name)
            shortcut = QShortcut(keys, self, slot)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def refresh(self) -> None:
        chosen = self.in_sight.chosen
        period, found = self.in_sight.read()
        self._is_empty = found is None or not found.trainings
        formats = Formats(chosen.currency, chosen.language)
        pressed = self.head.primary
        had_focus = pressed is not None and pressed.hasFocus()
        self.head.show_quarter(period, found, date.today(), formats)
        self._offer_primary()
        if had_focus and pressed is not None and pressed.isHidden():
            self.take_focus()  # Qt would go on to whatever control comes next

    def open_record(self, table: str, record_id: int) -> None:
        """Open a session, or a topic, that was found, by the name of its table."""
        from app.ui.tabs.training.quarter import QuarterView

        if table == "training_topic":
            self.show_view(QUARTER).enter()
            self.quarter_acts.edit_topic(record_id)
            return
        plan_id = self.journal.ask(trainings.get, record_id).session.plan_id
        self.in_sight.show(self.journal.ask(training_quarters.get, plan_id).plan.starts_on)
        view = self.show_view(QUARTER)
        assert isinstance(view, QuarterView)
        view.enter()
        view.go_to(record_id)
        self.acts.edit(record_id)

    def print_in_sight(self) -> None:
        """Print the quarter that is looked at."""
        self._freshen()
        self.head.print_plan()

    def make_view(self, name: str) -> TrainingView:
        """A view is imported and made when it is first looked at."""
        given = self.journal, self.focus, self.in_sight, self.acts, self.quarter_acts
        view = self._kind_of(name)(*given)
        view.paper_wanted.connect(self.paper_wanted)
        return view

    def _kind_of(self, name: str) -> type[TrainingView]:
        if name == QUARTER:
            from app.ui.tabs.training.quarter import QuarterView

            return QuarterView
        if name == WEEK:
            from app.ui.tabs.training.week import WeekView

            return WeekView
        if name == LIST:
            from app.ui.tabs.training.listing import ListView

            return ListView
        from app.ui.tabs.training.learning import LearningView

        return LearningView

    def _add(self) -> None:
        self.views[self.view].add()

    def _offer_primary(self) -> None:
        """The page has at most one primary button, and an empty board has it itself."""
        self.head.offer_primary(wanted=not (self._is_empty and self.view == QUARTER))
