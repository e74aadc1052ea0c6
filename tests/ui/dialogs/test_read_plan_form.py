"""S3-17: a returned form is read beside its page, and filed as the rep's own words."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app import journal_file, plan_files
from app.domain import plan_forms, plan_lines, plan_sections, plans
from app.domain.kinds import PlanState, SectionKind, WordsFrom
from app.domain.plan_form import FormLine
from app.formats import Formats
from app.ui.dialogs.read_form import FILE
from app.ui.dialogs.read_plan_form import INVITATION, ReadPlanFormDialog
from app.ui.dialogs.read_plan_parts import KEEP, TAKE
from app.ui.dialogs.read_plan_words import UNREAD
from tests import builders
from tests.builders import TODAY
from tests.ui.dialogs.form_reading import drop, instead, opened, said
from tests.ui.manager import enter

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

JANUARY, MARCH = date(2027, 1, 1), date(2027, 3, 1)
MARKET, RISKS = SectionKind.MARKET, SectionKind.RISKS
SAID = {MARKET: "Two plants, in Łódź and Αθήνα", RISKS: "Halden may be sold"}
LINES = (
    FormLine("Halden", amount=62_000_000, month=MARCH),
    FormLine(segment="Retail"),
)
FORMATS = Formats("USD")


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


@pytest.fixture
def plan(journal, dana):
    return journal.do("Invite", plans.invite, dana, JANUARY, TODAY - timedelta(days=9)).id


@pytest.fixture
def form(journal, tmp_path):
    """Writes the form of a plan as it comes back, and says where it is."""

    def write(plan_id, name="plan.pdf", **said):
        said.setdefault("sections", SAID)
        said.setdefault("lines", LINES)
        filled = replace(journal.ask(plan_forms.blank, plan_id, TODAY), **said)
        path = tmp_path / name
        as_book = path.suffix == ".xlsx"
        path.write_bytes(plan_files.xlsx(filled) if as_book else plan_files.pdf(filled, FORMATS))
        return path

    return write


@pytest.fixture
def read(qtbot, window, journal):
    """Opens the dialog over a file, and waits until it was read."""

    def open_it(path=None, plan_id=None, of=journal):
        return opened(qtbot, ReadPlanFormDialog(of, window, plan_id), path)

    return open_it


@pytest.mark.parametrize("name", ["plan.pdf", "plan.xlsx"])
def test_a_form_is_shown_beside_its_page_and_filed(qtbot, journal, plan, form, read, name):
    dialog = read(form(plan, name))
    assert dialog.head.title.text() == "Dana’s plan for H1 2027, version 1"
    assert dialog.head.facts.text() == f"{name} · 2 sections, 2 lines"
    shown = said(dialog.understood)
    assert SAID[MARKET] in shown
    assert "Halden · $620,000 · March 2027" in shown
    assert "Retail · not known yet" in shown
    assert dialog.view.isVisible() == name.endswith("pdf")
    assert journal.ask(plans.get, plan).plan.state is PlanState.INVITED, "nothing is filed yet"
    qtbot.mouseClick(dialog.file_button, Qt.MouseButton.LeftButton)
    found = journal.ask(plans.get, plan)
    assert found.plan.state is PlanState.SUBMITTED
    assert found.section(MARKET).words_from is WordsFrom.FORM
    assert (found.text(MARKET), found.text(RISKS)) == tuple(SAID.values())
    assert [line.amount for line in found.lines] == [62_000_000, None]
    assert dialog.told == [
        "Filed as Dana’s own words: Market and territory, Risks, Forecast lines."
    ]
    kept = journal.ask(plan_forms.kept, found.forms[0].id)
    assert kept.file_name == name
    journal.undo()
    assert not journal.ask(plans.get, plan).forms


def test_what_differs_stands_side_by_side_and_stays_unless_it_is_taken(
    qtbot, journal, plan, form, read
):
    here = {MARKET: "What I heard", RISKS: "None"}
    journal.do("Write", plan_sections.write, plan, here, WordsFrom.TALK, TODAY)
    journal.do("Add", plan_lines.add, plan, TODAY, account="Halden", amount=50_000_000)
    dialog = read(form(plan), plan)
    beside = {one.part: one for one in dialog.understood.beside}
    assert list(beside) == ["market", "risks", "lines"]
    assert "What I heard" in said(beside["market"])
    assert SAID[MARKET] in said(beside["market"])
    assert {one.choice.box.currentText() for one in beside.values()} == {KEEP}
    assert beside["market"].choice.box.hasFocus(), "one begins with the first choice"
    enter(beside["risks"].choice, TAKE)
    qtbot.mouseClick(dialog.file_button, Qt.MouseButton.LeftButton)
    found = journal.ask(plans.get, plan)
    assert found.text(MARKET) == "What I heard"
    assert found.text(RISKS) == SAID[RISKS]
    assert [line.amount for line in found.lines] == [50_000_000]
    assert dialog.told == [
        "Filed as Dana’s own words: Risks. Left as it stood: Market and territory, Forecast lines."
    ]


def test_what_nobody_could_read_is_flagged_and_kept_with_its_line(journal, plan, form, read, qtbot):
    line = FormLine("Kestrel", as_typed="amount: about 600; month: March 2031")
    dialog = read(form(plan, lines=(line,)), plan)
    assert dialog.understood.problems.isVisible()
    assert "“about 600” is not an amount." in said(dialog.understood.problems)
    assert UNREAD in said(dialog.understood.lines), "the very line is marked"
    assert dialog.head.facts.text().endswith("2 not understood")
    qtbot.mouseClick(dialog.file_button, Qt.MouseButton.LeftButton)
    (kept,) = journal.ask(plans.get, plan).lines
    assert "about 600" in kept.as_typed


def test_the_very_file_twice_says_so_and_is_kept_once(qtbot, journal, plan, form, read):
    path = form(plan)
    qtbot.mouseClick(read(path).file_button, Qt.MouseButton.LeftButton)
    again = read(path)
    assert "This very file was filed 22 Nov already." in again.promise.text()
    qtbot.mouseClick(again.file_button, Qt.MouseButton.LeftButton)
    assert len(journal.ask(plans.get, plan).forms) == 1


def test_the_form_of_another_person_is_read_for_the_plan_that_it_is_of(
    qtbot, journal, plan, form, read
):
    marcus = builders.person(journal, "Marcus Bell").id
    other = journal.do("Invite", plans.invite, marcus, JANUARY, TODAY).id
    dialog = read(form(other), plan)
    assert "Marcus Bell, H1 2027, version 1" in instead(dialog)
    qtbot.mouseClick(dialog.notice.action, Qt.MouseButton.LeftButton)
    assert dialog.head.title.text() == "Marcus’s plan for H1 2027, version 1"
    assert not instead(dialog)


def test_the_form_of_another_journal_is_turned_away(journal, plan, form, read):
    path = form(plan, mark="abcdef123456")
    dialog = read(path, plan)
    assert instead(dialog).startswith("This form was made by another journal.")
    assert not dialog.file_button.isVisible()


def test_a_form_for_a_version_that_is_not_here_has_no_other_way_than_another_file(
    journal, plan, form, read
):
    dialog = read(form(plan, number=7), plan)
    assert "version 7, which is no longer here" in instead(dialog)
    assert dialog.notice.action.text() == "Choose another file…"


def test_the_form_of_an_agreed_plan_is_turned_away(qtbot, own, window, tmp_path):
    dana = builders.person(own, "Dana Whitfield").id
    plan = builders.business_plan(own, dana, PlanState.REVIEWED).id
    path = tmp_path / "late.xlsx"
    path.write_bytes(plan_files.xlsx(own.ask(plan_forms.blank, plan, TODAY)))
    own.do_final("Agree", plans.agree, plan, TODAY, TODAY)
    dialog = ReadPlanFormDialog(own, window, plan)
    dialog.open()
    dialog.load(path)
    qtbot.waitUntil(lambda: "another version" in instead(dialog))
    dialog.reject()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.pdf", b"", "The file is empty."),
        ("letter.pdf", b"Dear Robin", "no PDF"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj", "damaged"),
        ("book.xlsx", b"PK\x03\x04junk", "spreadsheet"),
    ],
)
def test_a_file_that_is_no_form_says_so_and_offers_another(
    qtbot, journal, plan, form, read, asker, tmp_path, name, data, words
):
    path = tmp_path / name
    path.write_bytes(data)
    dialog = read(path, plan)
    assert words in instead(dialog)
    asker.expect("open_file", form(plan))
    qtbot.mouseClick(dialog.notice.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog.busy and not instead(dialog), timeout=15_000)
    assert dialog.file_button.text() == FILE


def test_a_file_that_is_gone_says_so(read, plan):
    dialog = read(Path("nowhere.pdf"), plan)
    assert instead(dialog) == "nowhere.pdf is no longer there."


def test_a_form_is_dropped_on_it(qtbot, plan, form, read):
    dialog = read(plan_id=plan)
    assert instead(dialog) == INVITATION
    drop(dialog, form(plan))
    qtbot.waitUntil(lambda: not dialog.busy and not instead(dialog), timeout=15_000)


def test_a_journal_for_reading_only_shows_it_and_files_nothing(journal, plan, form, read):
    path = form(plan)
    reading = journal_file.open_journal(journal.path, read_only=True)
    dialog = read(path, plan, of=reading)
    assert not dialog.file_button.isEnabled()
    assert dialog.error.text() == "This journal is open for reading only."
    dialog.reject()
    reading.close()
