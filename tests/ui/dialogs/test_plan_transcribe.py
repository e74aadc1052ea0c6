"""S3-17: a plan that came back on paper is typed in, word for word, and says so."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain import plan_sections, plans
from app.domain.kinds import SectionKind, WordsFrom
from app.ui.dialogs.plan_transcribe import TranscribeDialog
from tests import builders
from tests.builders import TODAY
from tests.ui.manager import enter, type_into

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

MARKET, RISKS = SectionKind.MARKET, SectionKind.RISKS


@pytest.fixture
def plan(journal):
    dana = builders.person(journal, "Dana Whitfield").id
    return journal.do("Invite", plans.invite, dana, date(2027, 1, 1), TODAY).id


@pytest.fixture
def dialog(qtbot, journal, window, plan):
    made = TranscribeDialog(journal, window, plan)
    made.open()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_one_types_from_heading_to_heading_and_it_is_saved(qtbot, journal, plan, dialog):
    type_into(QApplication.focusWidget(), "I closed 480,000")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    type_into(QApplication.focusWidget(), "Zwei Werke in Łódź")
    dialog.reject()
    found = journal.ask(plans.get, plan)
    assert found.text(SectionKind.LOOKING_BACK) == "I closed 480,000"
    assert found.text(MARKET) == "Zwei Werke in Łódź"
    assert {one.words_from for one in found.sections} == {WordsFrom.TRANSCRIBED}


def test_what_came_by_the_form_stays_theirs_until_it_is_typed_over(qtbot, journal, window, plan):
    words = {MARKET: "Two plants", RISKS: "Halden"}
    journal.do("Read", plan_sections.write, plan, words, WordsFrom.FORM, TODAY)
    dialog = TranscribeDialog(journal, window, plan)
    dialog.open()
    enter(dialog.form.editor("risks"), "Halden may be sold")
    dialog.reject()
    found = journal.ask(plans.get, plan)
    assert found.section(MARKET).words_from is WordsFrom.FORM
    assert found.section(RISKS).words_from is WordsFrom.TRANSCRIBED


def test_a_line_is_added_by_enter_and_the_next_can_be_typed(qtbot, journal, plan, dialog):
    for account, amount in (("Halden", "620k"), ("Kestrel", "1.2 Mio")):
        enter(dialog.line.editor("account"), account)
        enter(dialog.line.editor("amount"), amount)
        qtbot.keyClick(dialog.line.editor("amount").box, Qt.Key.Key_Return)
        assert dialog.line.editor("account").box.hasFocus()
        assert dialog.line.values()["account"] is None
    found = journal.ask(plans.get, plan)
    assert [(one.account, one.amount) for one in found.lines] == [
        ("Halden", 62_000_000),
        ("Kestrel", 120_000_000),
    ]
    assert [row.account for row in dialog.table.model.rows] == ["Halden", "Kestrel"]
    assert dialog.total.text() == "$1,820,000 in 2 lines"
    dialog.reject()


def test_a_line_that_is_wrong_stays_typed_with_the_reason(qtbot, journal, plan, dialog, asker):
    enter(dialog.line.editor("amount"), "50")
    qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    assert dialog.line.error("account")
    assert not journal.ask(plans.get, plan).lines
    asker.expect("choose", "Keep writing")
    dialog.reject()
    assert dialog.isVisible()
    enter(dialog.line.editor("account"), "Halden")
    dialog.reject()
    assert not dialog.isVisible()
    (line,) = journal.ask(plans.get, plan).lines
    assert (line.account, line.amount) == ("Halden", 5_000)
