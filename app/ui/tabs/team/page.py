"""A person's page: who they are, whether they grow, and the sections that say more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.domain.cadence import Gap
from app.domain.kinds import Status
from app.domain.names import initials
from app.formats import days_ago
from app.labels import label
from app.ui import icons, pictures, veil
from app.ui.actions import Command
from app.ui.parts import LinkButton, PageHead, SectionTabs
from app.ui.tabs.team.panels.growth import GrowthDialog, growth_words
from app.ui.tabs.team.panels.profile import Profile
from app.ui.tabs.team.panels.wishes import wisher
from app.ui.tabs.team.timeline import TimelinePanel

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from app.domain.person_page import PersonPage
    from app.formats import Formats

PROFILE, TIMELINE = "Profile", "Timeline"
#: What the keys do on a person's page, as lines of the list of shortcuts.
COMMANDS = (
    Command("next_section", "Next section", ("Ctrl+PgDown",)),
    Command("last_section", "Section before", ("Ctrl+PgUp",)),
    Command("confirm", "Statement in focus: still so", ("C",)),
    Command("retire", "Statement in focus: no longer so", ("N",)),
    Command("help", "Weakness in focus: make it a growth goal", ("G",)),
    Command("tick", "Step in focus: taken", ("Space",)),
    Command("drop", "Line in focus: delete it", ("Del",)),
)
#: What the head's menu offers: the act, words, icon, and the statuses it is for.
_HERE = frozenset({Status.ACTIVE, Status.RAMPING, Status.CANDIDATE})
_MENU = (
    ("edit", "Edit details…", "pencil", frozenset(Status)),
    ("print_profile", "Print profile…", "printer", frozenset(Status)),
    ("print_agreement", "Print agreement…", "printer", frozenset(Status) - {Status.CANDIDATE}),
    ("numbers", "Numbers…", "chart-column", frozenset(Status) - {Status.CANDIDATE}),
    ("plan", "Business plan…", "target", frozenset(Status) - {Status.CANDIDATE}),
    ("photo", "Photo…", "user", frozenset(Status)),
    ("vcard", "Save contact card…", "download", frozenset(Status)),
    ("skill_library", "Skills and their levels…", "star", frozenset(Status)),
    ("hire", "Hire…", "user-plus", frozenset({Status.CANDIDATE})),
    ("go_on_leave", "On leave…", "calendar-off", _HERE - {Status.CANDIDATE}),
    ("come_back", "Back at work", "check", frozenset({Status.ON_LEAVE, Status.LEFT})),
    ("leave", "Left the team…", "log-out", frozenset(Status) - {Status.LEFT}),
    ("delete", "Delete", "trash-2", frozenset(Status)),
    ("export", "Export what is held…", "file-down", frozenset(Status)),
    ("erase", "Erase for good…", "eraser", frozenset(Status)),
)


class PersonView(QWidget):
    """Shows one person; ``wished`` names an act and what it is about.

    ``turned`` tells that another section is shown; it stays from person to person.
    """

    wished = Signal(str, object)
    turned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("person_page")
        self.head = PageHead()
        self.head.add_action("Log a conversation", self._wish("log_conversation"))
        self.more = self.head.add_action("More", self._open_menu)
        self.more.setObjectName("more")
        icons.put(self.more, "chevron-down")
        self.more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.print = self.head.add_action(
            "Print review packet", self._wish("print_packet"), primary=True
        )
        self.sections = SectionTabs(PROFILE, TIMELINE)
        self.sections.setToolTip("Ctrl+Page Down and Ctrl+Page Up go from one to the next")
        self.growth = LinkButton("", self.explain_growth)
        self.growth.setObjectName("growth")
        self.growth.setToolTip("Show what this was counted from")
        veil.cover(self.growth)
        self.profile = Profile()
        self.timeline = TimelinePanel()
        # The cards, by the names that they have on the profile.
        self.helps, self.hurts = self.profile.helps, self.profile.hurts
        self.strengths = self.profile.strengths
        self.focus, self.drives = self.profile.focus, self.profile.drives
        self.private, self.skills = self.profile.private, self.profile.skills
        self.results = self.profile.results
        self._status = Status.ACTIVE
        self._lay_out()
        self._connect()

    @property
    def section(self) -> str:
        """The name of the section that is shown."""
        return self.sections.tabText(self.sections.currentIndex())

    def show_page(self, page: PersonPage, formats: Formats, today: date) -> None:
        """Show a person as they stand today."""
        person = page.person
        self._status = person.status
        self._shown = page, formats
        self.head.show_facts(person.name, facts_line(page, formats, today))
        photo = pictures.shown(page.photo)
        self.head.show_badge(initials(person.name), person.colour, photo)
        self.growth.setText(growth_words(page.growth))
        self.profile.show_page(page, formats, today)

    def turn(self, by: int) -> None:
        """Go ``by`` sections on, around the end, with the keyboard."""
        count = self.sections.count()
        self.sections.setCurrentIndex((self.sections.currentIndex() + by) % count)
        self.sections.setFocus()

    def show_first_days(self) -> None:
        """Go to the checklist of the first days."""
        self.sections.setCurrentIndex(0)
        self.profile.go_to(self.profile.partner.ramp)

    def explain_growth(self) -> None:
        """Show the rows that the answer in the head was counted from."""
        page, formats = self._shown
        GrowthDialog(self, page.person.called, page.growth, formats).open()

    def _turn(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self.turned.emit(self.section)

    def _connect(self) -> None:
        self.sections.currentChanged.connect(self._turn)
        self.profile.wished.connect(self.wished)
        for signal, name in (
            (self.timeline.fact_opened, "open_fact"),
            (self.timeline.goal_opened, "open_goal"),
            (self.timeline.skill_opened, "history"),
            (self.timeline.area_opened, "area"),
            (self.timeline.note_opened, "note"),
            (self.timeline.session_opened, "session"),
            (self.timeline.plan_opened, "business_plan"),
            (self.timeline.training_opened, "training_session"),
            (self.timeline.review_opened, "review"),
        ):
            signal.connect(self._wish_about(name))
        self.timeline.ramp_opened.connect(self.show_first_days)
        self.timeline.conversation_wanted.connect(self._wish("log_conversation"))

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(22, 16, 22, 0)
        top.setSpacing(10)
        top.addWidget(self.head)
        top.addWidget(self.sections)
        beside = QHBoxLayout(self.sections)  # in the room that the names leave, on the same line
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addStretch(1)
        beside.addWidget(self.growth)
        below = QWidget()
        inside = QVBoxLayout(below)
        inside.setContentsMargins(22, 14, 22, 22)
        inside.addWidget(self.timeline)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.profile)
        self._stack.addWidget(below)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._stack, 1)

    def _wish(self, name: str) -> Callable[[], None]:
        """A slot that emits ``wished``; it lives no longer than this page."""
        return wisher(self._emit, name)

    def _wish_about(self, name: str) -> Callable[[int], None]:
        def emit(about: int) -> None:
            self.wished.emit(name, about)

        return emit

    def _emit(self, name: str, about: object) -> None:
        self.wished.emit(name, about)

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, text, icon, statuses in _MENU:
            if self._status in statuses:
                action = menu.addAction(text)
                icons.put(action, icon)
                action.triggered.connect(self._wish(name))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def facts_line(page: PersonPage, formats: Formats, today: date) -> str:
    """The muted line under the name: where they sell, since when, how long since you talked."""
    person = page.person
    parts = [
        label(person.status) if person.status is not Status.ACTIVE else "",
        person.role,
        person.segment,
        person.territory,
        f"joined {formats.month(person.started)}" if person.started else "",
        f"left {formats.day(person.left_on)}" if person.left_on else "",
        f"{page.successor} took over" if page.successor else "",
        _contact(page, formats, today),
    ]
    return " · ".join(filter(None, parts))


def _contact(page: PersonPage, formats: Formats, today: date) -> str:
    person = page.person
    if person.status is Status.CANDIDATE and person.next_touch is not None:
        return f"speak with them by {formats.short_day(person.next_touch)}"
    gap = page.cadence.judge(person.status, page.last_held, today)
    if gap is Gap.NEVER_MET or page.last_held is None:
        return "no conversation yet"
    return f"last conversation {days_ago(page.last_held, today)}"
