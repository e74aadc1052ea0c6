"""Holding a 1:1: prepared, held and ended by keys alone, in steps that can all be taken back."""

from datetime import date, timedelta

import pytest

from app.domain import holding, planning, points, sessions
from app.domain.kinds import (
    AT_WORK,
    CommitmentState,
    Every,
    Origin,
    Owner,
    PointState,
    RaisedBy,
    SessionKind,
    SessionState,
    Vis,
)
from app.ui import veil
from app.ui.drafts import flush_all
from app.ui.keeping import PAUSE_MS
from app.ui.tabs.coaching.one_to_one import OneToOneDialog
from tests import builders
from tests.builders import TODAY
from tests.ui.exposed import exposed
from tests.ui.manager import said
from tests.ui.tabs.coaching.thread_desk import ThreadDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]
#: The next 1:1 is proposed two weeks after a Sunday: on the Monday after it.
PROPOSED = date(2026, 12, 7)


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield", ideal_gap=14, max_gap=21).id


@pytest.fixture
def desk(qtbot, journal, dana):
    return ThreadDesk(qtbot, journal, dana)


def next_of(journal, dana):
    return journal.ask(sessions.next_planned, dana, TODAY, SessionKind.ONE_TO_ONE)


def test_a_whole_1_1_by_keyboard_alone(desk, journal, dana):
    """Workflow 3: prepare, hold, say, park, drop, promise, end; then all of it is undone."""
    planned = builders.plan(journal, dana, in_days=0, starts_at="14:00", zone="Europe/Berlin")
    before = journal.last_step
    desk.add(desk.threads.ask_line, "Help with the renewal plan")
    desk.add(desk.threads.say_line, "The pricing page", "The tender", "Her holidays", "Not today")

    desk.hold()
    assert desk.keyboard() == "Help with the renewal plan"
    desk.press("S")
    desk.type("We go through it on Friday")
    desk.press("Ctrl+Return")
    desk.stand_on(desk.threads.to_say, "The pricing page")
    desk.press("Space")
    assert desk.keyboard() == "The tender"
    desk.press("P")
    desk.press("Ctrl+Return")
    desk.stand_on(desk.threads.to_say, "Her holidays")
    desk.press("X")
    desk.add(desk.threads.they_line, "Send the recap due:fri")
    desk.add(desk.threads.me_line, "Ask for the price list due:12 dec")
    desk.press("F6")
    desk.type("She leads the renewal herself.")
    desk.press("Ctrl+Return")

    assert desk.no_dialog()
    (held,) = desk.over(dana)
    assert (held.session.id, held.session.state) == (planned.id, SessionState.HELD)
    assert held.session.said == "She leads the renewal herself."
    ended = {one.text: one for one in journal.ask(points.closed, dana)}
    assert ended["Help with the renewal plan"].answer == "We go through it on Friday"
    assert ended["The pricing page"].session_id == planned.id
    assert ended["Her holidays"].state is PointState.DROPPED
    assert desk.waiting(dana)["Not today"].carried == 1
    made = desk.promises(dana)
    assert made["Send the recap"].commitment.due == date(2026, 11, 27)
    assert made["Send the recap"].commitment.person_id == dana
    mine = made["Ask for the price list"].commitment
    assert (mine.owner, mine.due, mine.origin) == (Owner.ME, date(2026, 12, 12), Origin.SESSION)
    assert mine.session_id == planned.id
    following = next_of(journal, dana)
    assert (following.day, following.session.starts_at) == (PROPOSED, "14:00")

    while journal.last_step > before:
        journal.undo()
    assert journal.ask(sessions.get, planned.id).session.state is SessionState.PLANNED
    assert not desk.waiting(dana)
    assert not desk.promises(dana)


def test_ending_is_one_step(desk, journal, dana):
    builders.plan(journal, dana, in_days=0)
    builders.point(journal, dana, "Carried")
    dialog = desk.hold()
    desk.fill(said="Much", reflection="Listen more", support="4")
    before = journal.last_step
    dialog.commit()

    assert journal.undo() == "1:1 with Dana held"
    assert journal.last_step == before
    assert desk.waiting(dana)["Carried"].carried == 0
    assert next_of(journal, dana).day == TODAY


def test_without_a_planned_one_it_is_ad_hoc_and_takes_what_was_said(desk, journal, dana):
    desk.add(desk.threads.say_line, "Said on the way", "Left over")
    desk.hold()
    desk.press("Space")
    desk.add(desk.threads.they_line, "Call back")
    desk.end()

    (held,) = desk.over(dana)
    assert held.session.scheduled_on == held.session.held_on == TODAY
    (point,) = journal.ask(points.closed, dana)
    assert point.session_id == held.session.id
    assert desk.promises(dana)["Call back"].commitment.session_id == held.session.id
    assert desk.waiting(dana)["Left over"].carried == 1


def test_one_that_is_planned_for_later_stays_and_no_other_is_proposed(desk, journal, dana):
    later = builders.plan(journal, dana, in_days=9, starts_at="10:00")
    dialog = desk.hold()

    assert "Not planned ahead." in " ".join(said(dialog))
    assert dialog.form.editor("next_on").value() is None
    assert "There is one already, on 1 Dec 10:00." in said(dialog)
    desk.end()
    assert next_of(journal, dana).session.id == later.id
    assert len(desk.over(dana)) == 1


def test_of_several_that_come_round_the_next_one_is_not_planned_twice(desk, journal, dana):
    journal.do(
        "Plan",
        planning.plan,
        [dana],
        TODAY,
        kind=SessionKind.ONE_TO_ONE,
        planned_for=TODAY,
        every=Every.WEEK,
        until=TODAY + timedelta(days=21),
    )
    desk.hold()
    desk.end()
    ahead = journal.ask(sessions.planned, TODAY, TODAY + timedelta(days=60), dana)
    assert [(one.day - TODAY).days for one in ahead] == [7, 14, 21]


@pytest.mark.parametrize(("typed", "read"), [("2pm", "14:00"), ("9.30", "09:30"), ("16", "16:00")])
def test_the_time_of_the_next_one_is_read_as_one_says_it(desk, journal, dana, typed, read):
    desk.hold()
    desk.fill(next_on="3 dec", next_at=typed)
    desk.end()
    following = next_of(journal, dana).session
    assert (following.planned_for, following.starts_at) == (date(2026, 12, 3), read)
    assert following.zone


def test_what_is_no_time_no_day_ahead_or_no_day_yet_is_refused_beside_its_field(desk, dana):
    dialog = desk.hold()
    for field, typed, undone in (
        ("next_at", "soon", ""),
        ("next_on", "1 nov 2026", "7 dec 2026"),
        ("held_on", "24 nov 2026", "22 nov 2026"),
    ):
        desk.fill(**{field: typed})
        dialog.commit()
        assert dialog.form.error(field), field
        desk.fill(**{field: undone})
    assert not desk.over(dana)
    desk.end()
    assert len(desk.over(dana)) == 1


def test_an_empty_next_day_plans_none(desk, journal, dana):
    desk.hold()
    desk.fill(next_on="")
    desk.end()
    assert next_of(journal, dana) is None


def test_the_next_day_follows_the_day_it_was_held_on(desk):
    dialog = desk.hold()
    assert dialog.form.editor("next_on").value() == PROPOSED
    desk.fill(held_on="20 nov 2026")
    assert dialog.form.editor("next_on").value() == date(2026, 12, 4)
    desk.fill(next_on="9 dec", held_on="19 nov 2026")
    assert dialog.form.editor("next_on").value() == date(2026, 12, 9)
    dialog.form.give_up()
    desk.give_up()


def test_at_most_two_skills_are_the_focus(desk, journal, dana):
    for name in ("Listening", "Closing", "Pricing"):
        builders.skill(journal, name)
    dialog = desk.hold()
    for name in ("Listening", "Closing", "Pricing"):
        desk.fill(skill_ids=name)
    dialog.commit()

    assert "at most two" in dialog.form.error("skill_ids")
    desk.press("Backspace", dialog.form.editor("skill_ids").target())
    dialog.commit()
    (held,) = desk.over(dana)
    assert [skill.name for skill in held.skills] == ["Listening", "Closing"]


def test_what_is_for_me_only_stays_so(desk, dana):
    """S1-05: how much I told and how much I asked; S2-03: the part that I played."""
    desk.hold()
    desk.fill(said="Agreed", shareable=True, support="3", support_missing="Time", ask_tell="2")
    desk.fill(reflection="I talked too much")
    desk.end()

    (held,) = desk.over(dana)
    assert (held.session.vis, held.session.support) == (Vis.SHAREABLE, 3)
    assert held.session.reflection == "I talked too much"
    shown = sessions.for_both(held).session
    assert (shown.reflection, shown.ask_tell, shown.support) == ("", None, 3)


def test_each_point_is_settled_at_once_and_can_be_taken_back_here(desk, journal, dana):
    builders.point(journal, dana, "One")
    dialog = desk.hold()
    assert not dialog.undo_link.isVisible()
    desk.press("Space")
    assert not desk.waiting(dana)
    assert dialog.undo_link.text() == "Undo: Talking point said"
    desk.click(dialog.undo_link)

    assert "One" in desk.waiting(dana)
    assert desk.texts(desk.threads.to_say) == ["One"]
    assert not dialog.undo_link.isVisible()
    desk.give_up()


def test_what_is_typed_survives_a_crash(qtbot, desk, journal, dana):
    dialog = desk.hold()
    desk.fill(said="Half a sent", reflection="Hm")
    dialog.form.flush()
    again = ThreadDesk(qtbot, journal, dana)

    shown = again.hold().form.values()
    assert (shown["said"], shown["reflection"]) == ("Half a sent", "Hm")
    again.threads.window().form.give_up()
    again.give_up()
    dialog.form.give_up()
    dialog.done(0)


def test_what_stands_in_its_lines_survives_a_crash_as_well(qtbot, desk, journal, dana):
    dialog = desk.hold()
    desk.focus(dialog.page.they_line.box)
    desk.type("send the rec")
    qtbot.waitUntil(lambda: "rec" in str(journal.asides("draft/")), timeout=PAUSE_MS + 3_000)
    again = ThreadDesk(qtbot, journal, dana)

    assert again.hold().page.they_line.box.text() == "send the rec"
    for one in (again, desk):
        one.threads.they_line.box.clear()
        one.give_up()


def test_leaving_asks_and_what_stood_in_a_line_is_on_the_list(desk, dana, asker):
    dialog = desk.hold()
    desk.fill(said="Something")
    desk.focus(dialog.page.say_line.box)
    desk.type("Half thought of")
    asker.expect("choose", "Keep writing")
    desk.press("Esc", dialog)
    assert dialog.isVisible()
    assert "Half thought of" in desk.waiting(dana)
    asker.expect("choose", "Discard")
    desk.press("Esc", dialog)
    assert desk.no_dialog()
    assert not desk.over(dana)


@pytest.mark.parametrize("typed", [True, False])
def test_closed_with_the_window_it_keeps_what_is_typed(desk, journal, dana, typed):
    dialog = desk.hold()
    if typed:
        desk.fill(said="Half a sent")
    desk.focus(dialog.page.say_line.box)
    desk.type("Half thought of")
    dialog.close()

    assert desk.no_dialog()
    assert "Half thought of" in desk.waiting(dana)
    again = desk.hold()
    assert again.form.values()["said"] == ("Half a sent" if typed else None)
    again.form.give_up()
    desk.give_up()


def test_before_a_lock_what_stands_in_a_line_is_put_on_the_list(desk, dana):
    desk.focus(desk.threads.ask_line.box)
    desk.type("A day in the field")
    assert flush_all(desk.window)
    assert "A day in the field" in desk.waiting(dana)


def test_a_promise_that_cannot_be_made_stays_typed_with_the_reason(desk, dana):
    dialog = desk.hold()
    desk.add(dialog.page.they_line, "Call Skagen due:2020-01-01")

    assert dialog.page.they_line.problem.text()
    assert dialog.page.they_line.box.text() == "Call Skagen due:2020-01-01"
    dialog.commit()
    assert dialog.isVisible()
    desk.focus(dialog.page.they_line.box)
    dialog.page.they_line.box.selectAll()
    desk.type("Call Skagen due:whenever")
    dialog.commit()
    assert desk.no_dialog()
    assert desk.promises(dana)["Call Skagen due:whenever"].commitment.due is None


def test_promises_are_closed_while_you_talk(desk, journal, dana):
    builders.promise(journal, dana, "Send the recap")
    desk.hold()
    assert desk.keyboard() == "Send the recap"
    desk.press("Space")
    assert desk.promises(dana)["Send the recap"].commitment.state is CommitmentState.DONE
    assert desk.keyboard() == "Send the recap"
    desk.press("Space")
    assert desk.promises(dana)["Send the recap"].commitment.state is CommitmentState.OPEN
    desk.press("M")
    assert desk.promises(dana)["Send the recap"].commitment.state is CommitmentState.MISSED
    desk.give_up()


def test_enter_alone_does_not_end_it(desk, dana):
    dialog = desk.hold()
    for line in (dialog.page.me_line.box, dialog.form.editor("support_missing").target()):
        desk.focus(line)
        desk.type("Time")
        desk.press("Return")
        assert dialog.isVisible()
    dialog.form.give_up()
    desk.give_up()


def test_f6_goes_from_one_side_to_the_other(desk, journal, dana):
    builders.point(journal, dana, "One")
    dialog = desk.hold()
    desk.press("F6")
    assert dialog.form.editor("said").target().hasFocus()
    desk.press("F6")
    assert desk.keyboard() == "One"
    desk.give_up()


def test_a_change_from_elsewhere_shows_while_it_is_held(desk, journal, dana):
    desk.hold()
    builders.point(journal, dana, "From elsewhere", raised_by=RaisedBy.REP)
    assert desk.texts(desk.threads.asked) == ["From elsewhere"]
    desk.give_up()


def test_it_fits_on_a_small_screen(desk, journal, dana):
    for number in range(12):
        builders.point(journal, dana, f"Point {number}")
    dialog = desk.hold()
    assert dialog.minimumSizeHint().height() < 600
    screen = dialog.screen().availableSize()
    assert dialog.width() <= screen.width()
    assert dialog.height() <= screen.height()
    desk.give_up()


def test_hidden_private_text_is_read_nowhere_while_it_is_held(desk, journal, dana):
    builders.point(journal, dana, "canarypoint")
    dialog = desk.hold()
    desk.fill(said="canarysaid", reflection="canaryreflection", support_missing="canarymissing")
    desk.focus(dialog.page.me_line.box)
    desk.type("canaryline")
    veil.toggle()

    assert "canary" not in exposed()
    desk.front()
    dialog.page.me_line.box.clear()
    dialog.form.give_up()
    desk.give_up()


def test_nobody_who_is_away_or_gone_can_be_sat_down_with(desk, journal, dana):
    from app.domain import people
    from app.domain.errors import Reason, Refused

    journal.do("On leave", people.go_on_leave, dana, TODAY, today=TODAY)
    assert journal.ask(people.get, dana).status not in AT_WORK
    with pytest.raises(Refused) as refused:
        journal.do("Hold", holding.one_to_one, dana, TODAY, held_on=TODAY)
    assert refused.value.reason is Reason.ON_LEAVE
    desk.view.hold()
    assert not desk.window.findChildren(OneToOneDialog)
