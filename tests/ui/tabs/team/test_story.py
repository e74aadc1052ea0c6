"""From the roster, by keyboard only: what a manager does for one person, and all of it undone."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from app.domain import facts, goals, skills
from app.domain.kinds import Certainty, FactKind, Vis
from app.domain.models import GrowthGoal, ProfileFact, SkillRating
from app.ui.dialogs.rate_skill import RatingDialog
from tests import builders
from tests.ui.manager import said

pytestmark = pytest.mark.long

WEAK = "Gives the price away when it gets late"


@pytest.fixture
def dana(journal):
    builders.person(journal, "Ben Carver")
    who = builders.person(journal, "Dana Whitfield").id
    old = date(2026, 1, 5)
    builders.fact(journal, who, "Respect of her peers", kind=FactKind.MOTIVATION, noted_on=old)
    builders.fact(journal, who, WEAK, kind=FactKind.WEAKNESS)
    skill = builders.skill(journal, "Negotiation")
    builders.rating(journal, who, skill.id, 2, days_ago=120)
    return who


@pytest.fixture
def manager(journal, dana, open_window, asker):
    return open_window(journal)


def walk_to(manager, name):
    """Press Tab until the keyboard is on what is called so."""
    QApplication.processEvents()  # what was just made comes on screen
    for _ in range(60):
        here = manager.front().focusWidget()
        if (here.accessibleName() or getattr(here, "text", str)()).startswith(name):
            return
        manager.press("Tab")
    raise AssertionError(name)


def count(journal):
    """How many records of each kind there are, and what the statements and their days say."""
    found = journal.ask(lambda db: db.query(ProfileFact).order_by(ProfileFact.id).all())
    return (
        [(fact.text, fact.confirmed_on) for fact in found],
        journal.ask(lambda db: db.query(SkillRating).count()),
        journal.ask(lambda db: db.query(GrowthGoal).count()),
    )


def test_the_whole_story_by_keyboard_s2_08_s2_09_s2_10_s3_01_s3_08(manager, journal, dana):
    before = count(journal)
    manager.press("Down")
    manager.press("Return")
    assert manager.page.head.title.text() == "Dana Whitfield"

    walk_to(manager, "Add: Strengths")
    manager.press("Space")
    manager.type("Listens before she answers")
    manager.press("Tab")
    manager.type("Call with Brightline")
    manager.press("Ctrl+Return")
    assert "Listens before she answers" in said(manager.page.strengths)

    walk_to(manager, "Respect of her peers")
    assert "still so?" in QApplication.focusWidget().accessibleName()
    manager.press("C")
    assert "seen · confirmed today" in said(manager.page.drives)
    assert manager.status == "Saved. Motivation confirmed."
    assert QApplication.focusWidget().accessibleName().startswith("Respect of her peers")

    walk_to(manager, "Negotiation")
    manager.press("Return")
    dialog = manager.dialog(RatingDialog)
    assert dialog.form.values()["skill_id"] is not None
    manager.press("3")
    dialog.form.editor("justification").setFocus()
    manager.type("Held the price twice")
    manager.press("Ctrl+Return")
    assert manager.no_dialog()
    assert "up 1 in 90 days" in said(manager.page.skills)

    manager.press("Ctrl+PgDown")
    assert manager.page.section == "Timeline"
    manager.press("Ctrl+PgUp")
    walk_to(manager, WEAK)
    manager.press("G")
    form = manager.dialog().form
    assert form.values()["outcome"] is None
    assert form.values()["shareable"] is False
    assert any(WEAK in text for text in said(manager.dialog()))
    manager.type("Close two deals at list price")
    manager.press("Ctrl+Return")
    assert "help: Close two deals at list price" in said(manager.page.private)

    (aim,) = journal.ask(goals.of_person, dana)
    weakness = journal.ask(facts.get, aim.goal.weakness_id)
    assert (weakness.text, aim.goal.vis) == (WEAK, Vis.PRIVATE)
    for _ in range(4):
        manager.press("Ctrl+Z")
    assert count(journal) == before
    assert "no help yet" in said(manager.page.private)
    assert manager.page.head.title.text() == "Dana Whitfield"


def test_s3_08_nothing_of_a_weakness_comes_into_a_goal_by_itself(manager, journal, dana):
    fact = next(one for one in journal.ask(facts.of_person, dana) if one.text == WEAK)
    manager.choose("Dana Whitfield")
    manager.window.team.acts.help_weakness(fact.id)

    typed = manager.dialog().form.values().values()

    assert not any(isinstance(value, str) and value for value in typed)
    manager.give_up()


def test_s2_10_what_they_confirmed_is_proposed_for_sharing(manager, journal, dana):
    manager.choose("Dana Whitfield")
    manager.click(manager.row(manager.page.drives, "Respect of her peers"))
    assert manager.editing().form.values()["shareable"] is False

    manager.fill(certainty="Confirmed by them")
    manager.wait_saved()

    fact = next(f for f in journal.ask(facts.of_person, dana) if f.kind is FactKind.MOTIVATION)
    assert (fact.certainty, fact.vis) == (Certainty.CONFIRMED_BY_REP, Vis.SHAREABLE)
    manager.press_button("Close")


def test_s2_19_what_helps_and_what_hurts_stand_first(manager, journal, dana):
    manager.choose("Dana Whitfield")
    cards = (manager.page.helps, manager.page.hurts, manager.page.strengths, manager.page.results)
    tops = [card.mapTo(manager.page, card.rect().topLeft()).y() for card in cards]

    assert tops == sorted(tops)
    assert tops[0] == tops[1] < tops[2] < tops[3]


def test_s0_08_better_than_before_explains_itself(manager, journal, dana):
    skill = journal.ask(skills.every)[0]
    builders.rating(journal, dana, skill.id, 4, justification="Three calls in a row")
    manager.choose("Dana Whitfield")
    assert manager.page.growth.text() == "↑ Better than 90 days ago"

    manager.focus(manager.page.growth)
    manager.press("Space")

    from app.ui.tabs.team.panels.growth import GrowthDialog

    dialog = manager.dialog(GrowthDialog)
    index = dialog.table.view.model().index
    assert [index(0, column).data() for column in range(3)] == [
        "Negotiation",
        "↑ up 2",
        "22 November 2026",
    ]
    assert dialog.sentence.text().startswith("1 up and 0 down since 24 August 2026.")
    manager.press("Esc", dialog)
    assert manager.no_dialog()


def test_a_section_stays_from_person_to_person(manager):
    manager.press("Ctrl+PgDown")
    assert manager.page.timeline.isVisible()

    manager.choose("Dana Whitfield")

    assert manager.page.section == "Timeline"
    assert manager.page.timeline.list.model.rowCount() > 0
    manager.press("Ctrl+PgDown")
    assert manager.page.section == "Profile"


def test_what_is_retired_by_a_key_unfolds_and_holds_again(manager, journal, dana):
    manager.choose("Dana Whitfield")
    retired = manager.page.profile.retired
    assert not retired.isVisible()
    manager.focus(manager.row(manager.page.drives, "Respect of her peers"))

    manager.press("N")

    assert retired.title.text() == "No longer so (1)"
    manager.focus(retired.action)
    manager.press("Space")
    manager.focus(manager.row(retired, "Respect of her peers"))
    manager.press("C")
    assert not retired.isVisible()
    assert manager.status == "Saved. Motivation holds again."


def test_a_goal_takes_steps_changes_ticks_and_drops_them(manager, journal, dana):
    goal = builders.goal(journal, dana, "Lead a call")
    manager.choose("Dana Whitfield")
    manager.click(manager.row(manager.page.focus, "Lead a call"))
    from app.ui.tabs.team.panels.steps import Steps

    steps = manager.editing().findChild(Steps)

    def stored():
        found = journal.ask(goals.get, goal.id).checkpoints
        return [(step.text, step.due, step.reached_on is not None) for step in found]

    steps.text.target().setFocus()
    manager.press("Return")
    assert "empty" in steps.error.text()
    manager.type("Sit in on two")
    manager.press("Return")
    assert stored() == [("Sit in on two", date(2026, 12, 6), False)]

    manager.focus(steps.rows()[0])
    manager.press("Return")
    assert steps.commit_button.text() == "Change step"
    steps.due.target().selectAll()
    steps.due.target().setFocus()
    manager.type("2026-12-01")
    manager.press("Return")
    assert stored() == [("Sit in on two", date(2026, 12, 1), False)]

    manager.focus(steps.rows()[0])
    manager.press("Space")
    assert stored()[0][2]
    manager.press("Space")
    assert not stored()[0][2]
    manager.press("Delete")
    assert stored() == []
    manager.press_button("Close")
    assert manager.status == "Saved. Step deleted."


def test_the_next_step_is_ticked_on_the_page(manager, journal, dana):
    goal = builders.goal(journal, dana, "Lead a call")
    journal.do("Step", goals.add_checkpoint, goal.id, date(2026, 12, 1), "Sit in")
    manager.choose("Dana Whitfield")
    manager.focus(manager.row(manager.page.focus, "Next: Sit in"))

    manager.press("Space")

    assert journal.ask(goals.get, goal.id).checkpoints[0].reached_on == builders.TODAY
    assert "Next: Sit in" not in said(manager.page.focus)
