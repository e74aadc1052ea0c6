"""1:1s: whom with, what one is prepared with, and who is not sat down with."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from PySide6.QtCore import Qt

from app.domain import people, planning, scorecards, sessions
from app.domain.kinds import FactKind, NoteKind, Owner, RaisedBy, SessionKind, SkillFamily, Status
from app.ui import veil
from app.ui.counted import CountedDialog
from app.ui.focus import Focus
from app.ui.parts import Row
from app.ui.tabs.coaching.side import Side
from app.ui.tabs.coaching.tab import THREADS, CoachingTab
from app.ui.tabs.coaching.threads import NOBODY, NOTHING_OWED
from tests import builders
from tests.builders import TODAY
from tests.ui.exposed import exposed
from tests.ui.manager import said
from tests.ui.tabs.coaching.thread_desk import ThreadDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


def test_an_empty_journal_says_what_comes_first(qtbot, journal):
    desk = ThreadDesk(qtbot, journal)
    assert NOBODY in said(desk.view.stack.currentWidget())
    with desk.qtbot.waitSignal(desk.view.newcomer_wanted):
        desk.press("Space", desk.view.nobody.action)


def test_a_1_1_is_prepared_on_one_page(qtbot, journal, dana):
    """S4-25: promises both ways, beside what was carried, asked for, and one focus."""
    builders.session(journal, dana, days_ago=14)
    listening = builders.skill(journal, "Listening", SkillFamily.COMMUNICATION)
    builders.plan(journal, dana, in_days=1, starts_at="14:00", skill_ids=[listening.id])
    builders.point(journal, dana, "Help with the plan", raised_by=RaisedBy.REP)
    builders.point(journal, dana, "The pricing page", days_ago=20)
    builders.promise(journal, dana, "Send the recap", due=TODAY + timedelta(days=3))
    builders.promise(journal, None, "Ask for prices", about_id=dana)
    builders.note(journal, dana, kind=NoteKind.FEEDBACK, behaviour="Answered too soon")
    builders.fact(journal, dana, "A call at nine", kind=FactKind.WHAT_HELPS)
    builders.fact(journal, dana, "Rankings", kind=FactKind.WHAT_HURTS)
    desk = ThreadDesk(qtbot, journal, dana)
    page = desk.threads

    assert "Next 1:1 tomorrow 14:00 · last 14 days ago" in said(desk.view.head)
    assert desk.texts(page.asked) == ["Help with the plan"]
    assert desk.texts(page.to_say) == ["The pricing page"]
    assert desk.texts(page.promised) == ["Send the recap", "Ask for prices"]
    assert "Listening" in desk.said_on(page.focus_card)
    assert "Answered too soon" in desk.said_on(page.feedback)
    assert {"A call at nine", "Rankings"} <= set(said(page.people))
    assert "1:1 with Dana" in desk.said_on(page.before)


def test_candidates_are_not_listed_and_whoever_is_away_owes_nothing(qtbot, journal, dana):
    ben = builders.person(journal, "Ben Carver").id
    builders.person(journal, "Cleo Candidate", status=Status.CANDIDATE)
    builders.session(journal, ben, days_ago=30)
    journal.do("On leave", people.go_on_leave, ben, TODAY, today=TODAY)
    desk = ThreadDesk(qtbot, journal, ben)

    assert [row.name for row in desk.view.roster.list.model.rows] == [
        "Ben Carver",
        "Dana Whitfield",
    ]
    assert NOTHING_OWED in said(desk.view.head)
    assert not desk.view.hold_button.isEnabled()
    assert not desk.threads.ask_line.isVisible()
    desk.view.hold()
    assert desk.no_dialog()
    assert desk.told == ["Ben is not at work: there is no 1:1 to hold."]


def test_a_focus_of_at_most_two_skills_is_chosen_for_the_next_1_1(qtbot, journal, dana):
    for name in ("Listening", "Closing", "Pricing"):
        builders.skill(journal, name)
    planned = builders.plan(journal, dana, in_days=1)
    desk = ThreadDesk(qtbot, journal, dana)
    desk.click(desk.threads.focus_card.action)
    for name in ("Listening", "Closing", "Pricing"):
        desk.fill(skill_ids=name)
    desk.commit()

    assert "at most two" in desk.dialog().form.error("skill_ids")
    desk.press("Backspace", desk.dialog().form.editor("skill_ids").target())
    desk.commit()
    assert desk.no_dialog()
    found = journal.ask(sessions.get, planned.id)
    assert [skill.name for skill in found.skills] == ["Listening", "Closing"]
    assert {"Listening", "Closing"} <= set(said(desk.threads.focus_card))


def test_without_a_next_1_1_choosing_a_focus_plans_one(qtbot, journal, dana):
    desk = ThreadDesk(qtbot, journal, dana)
    desk.click(desk.threads.focus_card.action)

    values = desk.dialog().form.values()
    assert (values["person_ids"], values["kind"]) == ((dana,), SessionKind.ONE_TO_ONE)
    assert values["planned_for"] > TODAY
    desk.dialog().form.give_up()
    desk.give_up()


def test_each_rate_shows_the_promises_it_was_counted_from(qtbot, journal, dana):
    builders.promise(journal, dana, "Call Skagen", days_ago=20, due=TODAY - timedelta(days=2))
    builders.promise(journal, dana, "Not due yet", due=TODAY + timedelta(days=9))
    desk = ThreadDesk(qtbot, journal, dana)
    desk.press("Return", desk.row(desk.threads.promised, "Dana kept on time in 90 days"))

    dialog = desk.dialog(CountedDialog)
    assert [row.text for row in dialog.table.model.rows] == ["Call Skagen"]
    assert dialog.sentence.text().startswith("0 of 1 on time.")
    desk.press("Esc")
    builders.promise(journal, None, "To nobody", days_ago=20, due=TODAY - timedelta(days=2))
    to_her = {"about_id": dana, "days_ago": 20, "due": TODAY - timedelta(days=2)}
    builders.promise(journal, None, "To her", **to_her)
    desk.press("Return", desk.row(desk.threads.promised, "I kept on time in 90 days"))
    assert [row.text for row in desk.dialog(CountedDialog).table.model.rows] == ["To her"]
    desk.press("Esc")
    assert desk.no_dialog()


def test_recognition_shows_the_notes_it_was_counted_from(qtbot, journal, dana):
    """S1-08: days since the last one, and how often recognised and corrected."""
    builders.note(journal, dana, text="Won **Skagen**", kind=NoteKind.WIN, days_ago=3)
    builders.note(journal, dana, text="Late again", kind=NoteKind.CONCERN, days_ago=2)
    builders.note(journal, dana, text="Had enough", kind=NoteKind.VENT, days_ago=1)
    desk = ThreadDesk(qtbot, journal, dana)
    told = "Last recognised 3 days ago. In 90 days: recognised once, corrected once."
    desk.press("Return", desk.row(desk.threads.focus_card, told))

    dialog = desk.dialog(CountedDialog)
    assert [(row.text, row.affirms) for row in dialog.table.model.rows] == [
        ("Late again", False),
        ("Won Skagen", True),
    ]
    desk.press("Esc")


def test_what_was_before_opens(qtbot, journal, dana):
    builders.session(journal, dana, days_ago=7)
    desk = ThreadDesk(qtbot, journal, dana)
    desk.press("Return", desk.row(desk.threads.before, "1:1 with Dana"))
    assert "1:1 with Dana" in said(desk.editing())
    desk.give_up()


def test_what_is_typed_in_a_line_outlives_every_change_and_stays_with_its_person(
    qtbot, journal, dana
):
    ben = builders.person(journal, "Ben Carver").id
    desk = ThreadDesk(qtbot, journal, dana)
    desk.focus(desk.threads.say_line.box)
    desk.type("The half of a")
    builders.point(journal, dana, "Something else")

    assert desk.threads.say_line.box.hasFocus()
    assert desk.threads.say_line.box.text() == "The half of a"
    desk.focus_on.set_person(ben)
    assert not desk.threads.say_line.box.text()
    desk.focus_on.set_person(dana)
    assert desk.threads.say_line.box.text() == "The half of a"


def test_hidden_private_text_is_read_nowhere_on_the_page(qtbot, journal, dana):
    builders.session(journal, dana, days_ago=9)
    builders.point(journal, dana, "canarypoint")
    builders.promise(journal, dana, "canarypromise")
    builders.note(journal, dana, kind=NoteKind.FEEDBACK, behaviour="canaryfeedback")
    builders.fact(journal, dana, "canaryfact", kind=FactKind.WHAT_HURTS)
    desk = ThreadDesk(qtbot, journal, dana)
    desk.focus(desk.threads.say_line.box)
    desk.type("canarytyped")
    assert "canarypoint" in exposed()
    veil.toggle()

    assert "canary" not in exposed()
    assert desk.threads.say_line.box.displayText() != "canarytyped"
    desk.press("Return")
    assert "canarytyped" in desk.waiting(dana)
    assert "canary" not in exposed()


def test_two_meetings_moved_past_each_other_keep_every_talking_point(qtbot, journal, dana):
    """The points are the person's; carried a third time they ask."""
    desk = ThreadDesk(qtbot, journal, dana)
    desk.add(desk.threads.say_line, "The pricing page", "The tender")
    first, second = builders.plan(journal, dana, in_days=1), builders.plan(journal, dana, in_days=8)
    journal.do("Move", planning.move, first.id, TODAY + timedelta(days=15), TODAY)
    journal.do("Move", planning.move, second.id, TODAY + timedelta(days=1), TODAY)
    assert desk.texts(desk.threads.to_say) == ["The pricing page", "The tender"]

    for _ in range(3):
        desk.hold()
        desk.end()
        assert desk.no_dialog()
    assert desk.texts(desk.threads.to_say) == ["The pricing page", "The tender"]
    told = desk.said_on(desk.threads.to_say)
    assert "carried 3 times · say it, park it or drop it" in told
    assert "Asks" in told


def test_owners_who_are_not_on_the_roster_are_named(qtbot, journal, dana):
    builders.promise(
        journal, None, "Margin sheet", owner=Owner.OTHER, owner_name="Joanna", about_id=dana
    )
    desk = ThreadDesk(qtbot, journal, dana)
    assert "Joanna · no day yet" in said(desk.row(desk.threads.promised, "Margin sheet"))


def test_a_1_1_whose_day_is_over_waits_to_be_held(qtbot, journal, dana):
    with time_machine.travel(datetime(2026, 11, 18, 9)):
        journal.do(
            "Plan",
            planning.plan,
            [dana],
            date(2026, 11, 18),
            kind=SessionKind.ONE_TO_ONE,
            planned_for=date(2026, 11, 19),
        )
    desk = ThreadDesk(qtbot, journal, dana)
    assert "1:1 was planned 3 days ago · none held yet" in said(desk.view.head)
    assert "Planned 3 days ago." in "".join(said(desk.hold()))
    desk.end()
    (held,) = desk.over(dana)
    assert (held.session.planned_for, held.session.held_on) == (date(2026, 11, 19), TODAY)


def test_from_the_side_of_the_journal_it_is_one_click_to_what_is_prepared(qtbot, journal, dana):
    """Workflow 3: the Coaching tab, then Prepare."""
    builders.plan(journal, dana, in_days=1)
    builders.point(journal, dana, "The pricing page")
    tab = CoachingTab(journal, Focus())
    qtbot.addWidget(tab)
    tab.resize(1108, 690)
    tab.show()
    qtbot.waitUntil(lambda: tab.findChild(Side) is not None)
    qtbot.mouseClick(tab.findChild(Side).next.action, Qt.MouseButton.LeftButton)

    assert tab.view == THREADS
    shown = tab.views[THREADS].page.to_say.findChildren(Row)
    assert [row.text.text() for row in shown] == ["The pricing page"]


def test_the_few_numbers_to_have_in_mind_stand_against_their_targets(qtbot, journal, dana):
    """Workflow 3: only where something is followed, and missing is not zero."""
    desk = ThreadDesk(qtbot, journal, dana)
    assert not desk.threads.numbers.isVisible()
    meetings = builders.metric(journal).id
    builders.target(journal, meetings, 8_000)
    journal.do("Weigh", scorecards.save, "", {meetings: 100})
    assert "not reported, should be 8 or more" in desk.said_on(desk.threads.numbers)
    builders.value(journal, dana, meetings, TODAY - timedelta(days=7), 6_000)
    said = desk.said_on(desk.threads.numbers)
    assert "6 of 8, missed" in said
    assert "Slipping" in said
