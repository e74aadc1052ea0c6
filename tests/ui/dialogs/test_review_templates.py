"""Templates for reviews: at most five sections, weights, and what is asked about the manager."""

import pytest

from app.domain import review_templates
from app.domain.kinds import FormKind
from app.ui.dialogs.review_questions import NOT_POINTS
from app.ui.dialogs.review_templates import ReviewTemplatesDialog
from tests.ui.manager import enter

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def front(host, manager, own):
    """The dialog over a journal that had no templates."""
    dialog = ReviewTemplatesDialog(host, own)
    dialog.open()
    return manager, dialog


def every(own):
    return {one.name: one for one in own.ask(review_templates.every)}


def test_a_journal_without_any_begins_with_the_usual_ones(front, own):
    _, dialog = front
    assert {one.kind for one in every(own).values()} == set(FormKind)
    assert all(len(one.questions) <= 5 for one in every(own).values())
    assert dialog.list.model.rowCount() == len(every(own))


def test_sections_are_typed_moved_and_taken_out_by_keys_and_saved(front, own):
    manager, dialog = front
    monthly = next(one for one in every(own).values() if one.kind is FormKind.MONTHLY)
    dialog.list.select(monthly.id)
    rows = dialog.form.editor("questions")
    count = len(monthly.questions)
    manager.press("Return", rows.rows[-1].mine)
    assert len(rows.rows) == count + 1
    said = ("Courage", "What did you dare?", "", "20")
    for box, text in zip(rows.rows[-1].boxes, said, strict=True):
        manager.focus(box)
        manager.type(text)
    manager.press("Ctrl+Up", rows.rows[-1].section)
    dialog.form.flush()
    asked = every(own)[monthly.name].questions
    assert (asked[-2].section, asked[-2].weight) == ("Courage", 20)
    for box in rows.rows[-2].boxes[:3]:
        box.clear()
    manager.press("Backspace", rows.rows[-2].section)
    dialog.form.flush()
    assert every(own)[monthly.name].questions == monthly.questions


def test_a_sixth_section_cannot_be_added(front, own):
    manager, dialog = front
    rows = dialog.form.editor("questions")
    while rows.add_link.isVisibleTo(rows):
        manager.click(rows.add_link)
    assert len(rows.rows) == 5
    manager.press("Return", rows.rows[-1].section)
    assert len(rows.rows) == 5
    dialog.form.give_up()


@pytest.mark.parametrize(("weight", "said"), [("much", NOT_POINTS), ("0", "above 0")])
def test_what_is_wrong_with_a_weight_stands_over_the_sections(front, own, weight, said):
    manager, dialog = front
    manager.click(dialog.add_button)
    asking = manager.dialog()
    enter(asking.form.editor("name"), "Short")
    enter(asking.form.editor("kind"), "Monthly review")
    rows = asking.form.editor("questions")
    for box, text in zip(rows.rows[0].boxes, ("Results", "What?", "Seen?", weight), strict=True):
        manager.focus(box)
        manager.type(text)
    manager.commit()
    assert said in asking.form.error("questions")
    asking.form.give_up()
    manager.give_up()
    assert "Short" not in every(own)


def test_feedback_for_me_asks_only_them(front, own):
    _, dialog = front
    upward = next(one for one in every(own).values() if one.kind is FormKind.UPWARD)
    dialog.list.select(upward.id)
    row = dialog.form.editor("questions").rows[0]
    assert row.theirs.isVisible()
    assert not row.mine.isVisible()
    assert not row.weight.isVisible()


def test_a_template_is_deleted_and_comes_back_by_the_line_at_the_foot(front, own):
    manager, dialog = front
    names = set(every(own))
    manager.focus(dialog.list.view)
    manager.press("Del")
    assert len(every(own)) == len(names) - 1
    manager.click(dialog.status.action)
    assert set(every(own)) == names
