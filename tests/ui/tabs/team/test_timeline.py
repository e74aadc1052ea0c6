"""The timeline on a person's page: read as far as one scrolls, opened by Enter."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from app.domain import (
    areas,
    facts,
    goals,
    people,
    ramp,
    sessions,
    training_gaps,
    training_outcomes,
)
from app.domain.kinds import Autonomy, FactKind, NoteKind, PlanState, ReviewState, SessionKind, Vis
from app.formats import Formats
from app.ui import veil
from app.ui.tabs.team.timeline import PAGE, TimelinePanel
from tests import builders
from tests.ui.exposed import exposed

pytestmark = pytest.mark.long


TODAY = builders.TODAY


def ago(days):
    return TODAY - timedelta(days=days)


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def panel(qtbot):
    made = TimelinePanel()
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def show(journal, panel, dana):
    def shown(who=dana):
        panel.show_person(journal, who, TODAY, Formats("USD"))
        panel.grab()  # what is seen has been laid out
        return panel

    return shown


def texts(panel):
    model = panel.list.model
    return [model.row_at(number).text for number in range(model.rowCount())]


def talked(journal, who, times):
    """That many conversations, one a day, the last one yesterday; in one step of the journal."""

    def hold(db):
        for days in range(1, times + 1):
            builders.session(builders.InOneStep(db), who, days_ago=days)

    journal.do("Talk", hold)


def opened(qtbot, panel, text, signal):
    panel.list.select(next(row.id for row in panel.list.model.rows if row.text == text))
    with qtbot.waitSignal(signal) as caught:
        qtbot.keyClick(panel.list.view, Qt.Key.Key_Return)
    return caught.args


def test_somebody_new_has_an_empty_timeline_that_teaches(qtbot, show):
    panel = show()

    assert panel.empty.isVisible()
    assert panel.empty.sentence.text().startswith("Conversations, statements, ratings")
    with qtbot.waitSignal(panel.conversation_wanted):
        panel.empty.action.click()


def test_the_newest_stands_first(journal, dana, show):
    builders.fact(journal, dana, "Asks why", noted_on=ago(9))
    builders.session(journal, dana, days_ago=2)

    assert texts(show()) == ["1:1", "Strength: Asks why"]
    assert not show().empty.isVisible()


def test_enter_opens_what_an_entry_is_about(qtbot, journal, dana, show):
    fact = builders.fact(journal, dana, "Asks why")
    skill = builders.skill(journal)
    builders.rating(journal, dana, skill.id, 3)
    goal = builders.goal(journal, dana, "Lead two calls", set_on=ago(4))
    step = journal.do("Step", goals.add_checkpoint, goal.id, TODAY, "Lead one")
    journal.do("Reach", goals.reach_checkpoint, step.id, ago(1))
    area = journal.do("Settle", areas.settle, dana, "Pricing", Autonomy.FREE, ago(2))
    first = journal.do("Add", ramp.add, dana, 30, "Know whom to ask")
    journal.do("Tick", ramp.tick, first.id, ago(3))
    talk = builders.session(journal, dana, days_ago=4)
    note = builders.note(journal, dana, text="Let the buyer finish", kind=NoteKind.WIN)
    plan = builders.business_plan(journal, dana, PlanState.INVITED)
    began = ago(52)
    quarter = builders.training_plan(journal, quarter=builders.quarter(), count=0, on=began).id
    given = builders.training(journal, quarter, TODAY, giver_id=dana, topic="The silent buyer").id
    journal.do("Publish", training_gaps.publish, quarter, began)
    came = {"attendance": {}, "ratings": {}}
    journal.do("Deliver", training_outcomes.deliver, given, TODAY, TODAY, **came)
    review = builders.review(journal, dana, ReviewState.HELD)
    panel = show()
    invited = next(row.text for row in panel.list.model.rows if "plan" in row.text)

    for text, signal, about in (
        ("1:1", panel.session_opened, [talk.id]),
        ("Win: Let the buyer finish", panel.note_opened, [note.id]),
        ("Strength: Asks why", panel.fact_opened, [fact.id]),
        ("Discovery, my view: level 3", panel.skill_opened, [skill.id]),
        ("Lead two calls", panel.goal_opened, [goal.id]),
        ("Lead one", panel.goal_opened, [goal.id]),
        ("Pricing: decides alone", panel.area_opened, [area.id]),
        ("Know whom to ask", panel.ramp_opened, []),
        (invited, panel.plan_opened, [plan.id]),
        ("The silent buyer", panel.training_opened, [given]),
        ("Monthly review, October 2026", panel.review_opened, [review.id]),
    ):
        assert opened(qtbot, panel, text, signal) == about


def test_a_double_click_opens_too(qtbot, journal, dana, show):
    fact = builders.fact(journal, dana, "Asks why")
    panel = show()
    view = panel.list.view
    at = view.visualRect(panel.list.model.index(0, 0)).center()

    with qtbot.waitSignal(panel.fact_opened) as caught:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert caught.args == [fact.id]


def test_fifty_first_and_more_as_one_scrolls(qtbot, journal, dana, show):
    talked(journal, dana, 2 * PAGE + 7)
    panel = show()
    assert len(texts(panel)) == PAGE

    bar = panel.list.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 4)
    assert len(texts(panel)) == PAGE
    bar.setValue(bar.maximum())
    assert len(texts(panel)) == 2 * PAGE
    assert bar.value() < bar.maximum()
    for _ in range(3):
        qtbot.keySequence(panel.list.view, QKeySequence("End"))

    assert len(texts(panel)) == 2 * PAGE + 7
    days = [row.when for row in panel.list.model.rows]
    assert len(set(days)) == len(days)


def test_reading_on_leaves_the_eye_where_it_is(qtbot, journal, dana, show):
    talked(journal, dana, 2 * PAGE)
    panel = show()
    view, bar = panel.list.view, panel.list.view.verticalScrollBar()
    qtbot.keySequence(view, QKeySequence("Down"))
    bar.setValue(bar.maximum() - bar.pageStep() - 20)
    assert len(texts(panel)) == PAGE
    top = view.indexAt(view.rect().topLeft()).row()

    bar.setValue(bar.value() + 21)

    assert len(texts(panel)) == 2 * PAGE
    assert abs(view.indexAt(view.rect().topLeft()).row() - top) <= 1


def test_a_change_keeps_place_and_selection(journal, dana, show):
    talked(journal, dana, 2 * PAGE)
    builders.fact(journal, dana, "Asks why", noted_on=ago(80))
    panel = show()
    bar = panel.list.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    panel.list.select(next(r.id for r in panel.list.model.rows if r.text.startswith("Strength")))
    chosen, offset, count = panel.list.current, bar.value(), len(texts(panel))

    builders.fact(journal, dana, "Listens", kind=FactKind.WHAT_HELPS)
    show()

    assert panel.list.current == chosen
    assert len(texts(panel)) == count
    assert abs(bar.value() - offset) < bar.pageStep()
    assert offset > 0


def test_another_person_begins_at_the_top(journal, dana, show):
    talked(journal, dana, PAGE)
    other = builders.person(journal, "Ben Carver").id
    talked(journal, other, PAGE)
    panel = show()
    bar = panel.list.view.verticalScrollBar()
    bar.setValue(bar.maximum())

    show(other)

    assert bar.value() == 0
    assert panel.list.current is None


def test_undone_means_gone_from_the_timeline(journal, dana, show):
    fact = builders.fact(journal, dana, "Asks why")
    journal.do("Retire", facts.retire, fact.id, TODAY)
    assert sorted(row.chip for row in show().list.model.rows) == ["No longer so", "Noted"]
    journal.undo()
    assert [row.chip for row in show().list.model.rows] == ["Noted"]


def test_very_long_texts_take_a_few_lines(journal, dana, show):
    for number in range(3):
        builders.fact(journal, dana, f"{number} " + "word " * 20_000, evidence="seen " * 20_000)
    journal.do("Start", people.change, dana, started=ago(400))
    panel = show()

    first, last = (panel.list.view.visualRect(panel.list.model.index(n, 0)) for n in (1, 3))

    assert first.height() < 8 * panel.fontMetrics().height()
    assert last.height() < first.height()


def test_private_words_of_notes_and_conversations_are_hidden(journal, dana, show):
    builders.note(journal, dana, text="canarynote")
    builders.note(journal, dana, text="Shared", vis=Vis.SHAREABLE)
    talk = builders.session(journal, dana, kind=SessionKind.CAREER)
    journal.do("Note", sessions.note, talk.id, said="canarysaid")
    show()
    assert "canarynote" in exposed()
    veil.toggle()
    assert "canary" not in exposed()
    assert "Shared" in exposed()
