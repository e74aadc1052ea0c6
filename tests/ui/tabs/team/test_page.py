from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from app.domain import people, sessions
from app.domain.kinds import FactKind, SessionKind, Status
from app.domain.person_page import person_page
from app.formats import Formats
from app.ui.parts import Card, Row
from app.ui.tabs.team.page import PersonView, facts_line
from app.ui.tabs.team.panels.fact_rows import FactRow
from tests import builders
from tests.ui.manager import said

pytestmark = pytest.mark.long

TODAY = builders.TODAY
DOLLARS = Formats("USD")


@pytest.fixture
def dana(journal):
    details = {"segment": "Enterprise", "territory": "Northeast", "started": date(2021, 3, 1)}
    return builders.person(journal, "Dana Whitfield", **details).id


@pytest.fixture
def page(qtbot, _on_the_day):
    made = PersonView()
    qtbot.addWidget(made)
    made.resize(800, 560)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def show(page, journal, who):
    page.show_page(journal.ask(person_page, who, TODAY), DOLLARS, TODAY)
    QApplication.processEvents()


def line(journal, who):
    return facts_line(journal.ask(person_page, who, TODAY), DOLLARS, TODAY)


def test_the_line_under_the_name(journal, dana):
    assert line(journal, dana) == "Enterprise · Northeast · joined March 2021 · no conversation yet"
    journal.do(
        "Held",
        sessions.hold,
        dana,
        kind=SessionKind.CALL,
        held_on=date(2026, 11, 21),
        today=TODAY,
    )
    assert line(journal, dana).endswith("last conversation yesterday")


@pytest.mark.parametrize(
    ("command", "details", "begins"),
    [
        (people.go_on_leave, {"since": TODAY}, "On leave · Enterprise"),
        (people.leave, {"left_on": date(2026, 11, 20)}, "Left · Enterprise"),
        (people.change, {"status": Status.CANDIDATE}, "Candidate · Enterprise"),
    ],
)
def test_a_status_out_of_the_ordinary_comes_first(journal, dana, command, details, begins):
    journal.do("Changed", command, dana, **details)

    assert line(journal, dana).startswith(begins)


def test_each_kind_of_statement_has_its_card(journal, dana, page):
    for kind in FactKind:
        builders.fact(journal, dana, f"About {kind}", kind=kind)

    show(page, journal, dana)

    for card, kinds in (
        (page.strengths, ["strength", "can_teach"]),
        (page.drives, ["motivation", "aspiration"]),
        (page.helps, ["what_helps", "recognition_style"]),
        (page.hurts, ["what_hurts"]),
        (page.private, ["weakness", "personal"]),
    ):
        shown = [row.text.text() for row in card.findChildren(FactRow)]
        assert shown == [f"About {kind}" for kind in kinds]


def test_somebody_new_gets_a_sentence_in_every_card_and_never_a_scolding(journal, dana, page):
    show(page, journal, dana)

    cards = [card for card in page.findChildren(Card) if card.isVisible()]
    assert len(cards) == 12
    for card in cards:
        assert len(said(card)) in {2, 3}, said(card)
        assert card.action.text() in {"Add", "Rate", "Write", "1:1s"}


def test_every_button_has_words_or_a_name(journal, dana, page):
    show(page, journal, dana)

    for made in page.findChildren(QAbstractButton):
        assert made.text() or made.accessibleName()
    names = [card.action.accessibleName() for card in page.findChildren(Card)]
    assert "Add: Strengths" in names
    assert len(set(names)) == len(names)


def test_tab_walks_the_head_then_card_by_card(qtbot, journal, dana, page):
    builders.fact(journal, dana, "Asks why")
    builders.goal(journal, dana, "Lead a call")
    builders.fact(journal, dana, "Autonomy", kind=FactKind.MOTIVATION)
    show(page, journal, dana)
    page.head.findChild(QAbstractButton).setFocus()

    walked = []
    for _ in range(16):
        here = QApplication.focusWidget()
        walked.append(here.accessibleName() or here.text())
        qtbot.keyClick(here, Qt.Key.Key_Tab)

    assert walked == [
        "Log a conversation",
        "More",
        "Print review packet",
        "Sections",
        "Better than 90 days ago? Not known yet",
        "Add: What helps",
        "Add: What hurts, for you only",
        "Add: Strengths",
        "Asks why seen · noted today",
        "Add what they can teach",
        "Add: Working on",
        "Lead a call",
        "Add: For you only",
        "Add: Motivations and aspirations",
        "Autonomy seen · noted today",
        "Rate: Skills",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<b>Bold</b> & <img src=x> &amp;",
        "سارة تقول: أحسنت",
        "客户说：很好 🙂",
        "e\u0301" * 200,
        "W" * 3000,
        "one\ntwo\n\nthree",
    ],
)
def test_everything_is_shown_as_it_was_typed(journal, dana, page, text):
    journal.do("Renamed", people.change, dana, name=text[:200].replace("\n", " "))
    builders.fact(journal, dana, text)
    stored = journal.ask(person_page, dana, TODAY)

    show(page, journal, dana)

    assert stored.facts[0].text in said(page.strengths)
    assert page.head.title.text() == " ".join(stored.person.name.split())
    for label in page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()
    assert page.profile.horizontalScrollBar().maximum() == 0


def scroll_down(qtbot, page):
    bar = page.profile.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    bar.setValue(300)
    return bar


def test_a_refresh_stays_where_one_was_reading(qtbot, journal, dana, page):
    for number in range(30):
        builders.fact(journal, dana, f"Fact {number}")
    show(page, journal, dana)
    bar = scroll_down(qtbot, page)
    moved = []
    bar.valueChanged.connect(moved.append)

    builders.fact(journal, dana, "One more")
    show(page, journal, dana)
    qtbot.waitUntil(lambda: all(row.isVisible() for row in page.findChildren(Row)))
    QApplication.processEvents()

    assert bar.value() == 300
    assert moved == []


def test_another_person_begins_at_the_top(qtbot, journal, dana, page):
    other = builders.person(journal, "Ben Carver").id
    for who in (dana, other):
        for number in range(30):
            builders.fact(journal, who, f"Fact {number}")
    show(page, journal, dana)
    bar = scroll_down(qtbot, page)

    show(page, journal, other)

    assert bar.value() == 0


def test_wishes_are_told(qtbot, journal, dana, page):
    show(page, journal, dana)

    for click, args in (
        (page.print, ["print_packet", None]),
        (page.focus.action, ["add_goal", None]),
        (page.results.action, ["add_result", None]),
        (page.skills.action, ["rate", None]),
        (page.strengths.action, ["add_fact", (FactKind.STRENGTH,)]),
        (page.private.action, ["add_fact", (FactKind.WEAKNESS, FactKind.PERSONAL)]),
    ):
        with qtbot.waitSignal(page.wished) as told:
            qtbot.mouseClick(click, Qt.MouseButton.LeftButton)
        assert told.args == args


def test_there_is_nothing_to_type_into(journal, dana, page):
    show(page, journal, dana)

    assert page.findChildren(QLineEdit) == []
