"""A plan's form as a file: written anew, and had again exactly as it came back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from app import plan_files
from app.domain import plan_forms, plans
from app.domain.kinds import PlanState
from app.formats import Formats
from app.ui.dialogs.kept_file import NO_PAGES
from app.ui.dialogs.plan_paper import ReturnedFormDialog, write_form
from tests import builders
from tests.builders import TODAY

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def plan(journal):
    dana = builders.person(journal, "Dana Whitfield").id
    return builders.business_plan(journal, dana, PlanState.DRAFT).id


@pytest.fixture
def filed(journal, plan):
    """Files a form and gives what came back and the id of what was kept of it."""

    def file(name):
        blank = journal.ask(plan_forms.blank, plan, TODAY)
        as_book = name.endswith("xlsx")
        data = plan_files.xlsx(blank) if as_book else plan_files.pdf(blank, Formats("USD"))
        reading = journal.ask(plan_forms.understood, plan_files.read_form(data, name))
        how = {"file_name": name, "content": data}
        journal.do("File", plan_forms.file, plan, reading.form, TODAY, **how)
        return data, journal.ask(plans.get, plan).forms[0].id

    return file


def test_a_returned_form_is_seen_and_saved_byte_for_byte(
    qtbot, journal, window, filed, asker, tmp_path
):
    data, form = filed("Dana’s plan.pdf")
    dialog = ReturnedFormDialog(journal, window, form)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.view.pages > 1, timeout=15_000)
    asker.expect("save_file", tmp_path / "again.pdf")
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert (tmp_path / "again.pdf").read_bytes() == data
    asker.expect("save_file", tmp_path / "gone" / "again.pdf")
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert dialog.error.text()
    dialog.reject()


def test_a_workbook_has_no_pages_and_is_saved_all_the_same(
    qtbot, journal, window, filed, asker, tmp_path
):
    data, form = filed("plan.xlsx")
    dialog = ReturnedFormDialog(journal, window, form)
    dialog.open()
    assert dialog.nothing.isVisible()
    assert dialog.nothing.sentence.text() == NO_PAGES
    asker.expect("save_file", tmp_path / "again.xlsx")
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert (tmp_path / "again.xlsx").read_bytes() == data
    dialog.reject()


def test_the_form_is_written_anew_with_what_stands_in_the_plan(
    qtbot, journal, window, plan, asker, tmp_path
):
    told = []
    asker.expect("folder", tmp_path)
    write_form(window, journal, plan, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=15_000)
    (pdf,), (book,) = tmp_path.glob("*.pdf"), tmp_path.glob("*.xlsx")
    assert told == [f"The form is in {tmp_path}: {pdf.name}."]
    for path in (pdf, book):
        returned = plan_files.read_form(path.read_bytes(), path.name)
        assert returned.starts_on == date(2027, 1, 1)
        assert "Two new plants" in returned.fields.values()


def test_a_folder_that_cannot_be_written_into_is_said(
    qtbot, journal, window, plan, asker, tmp_path
):
    told = []
    asker.expect("folder", tmp_path / "gone")
    write_form(window, journal, plan, told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=15_000)
    assert told[0].startswith("The form was not written.")
