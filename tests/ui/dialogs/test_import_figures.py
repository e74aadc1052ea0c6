"""Importing figures, and reading the sheets that came back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from app.domain import rep_sheets
from app.domain.kinds import EnteredBy, PeriodKind, Unit
from app.domain.models import Target, Value
from app.exchange import rep_sheet
from app.exchange.figure_headings import FigureField
from app.ui.dialogs import import_figures as kind
from app.ui.dialogs.import_figures import import_figures, open_import
from app.ui.dialogs.read_sheets import open_read
from tests import builders
from tests.exchange.rep_sheets import fill, opened, saved

if TYPE_CHECKING:
    from pathlib import Path

    from app.journal import Journal
    from app.ui.dialogs.import_preview import ImportDialog
    from tests.fake_ask import FakeAsker

WEEK = date(2026, 9, 28)
CRM = (
    "Deal Owner,Reporting week,Meetings,Calls,Account\n"
    "Dana Whitfield,2026-W40,7,40,Acme\nBen Carver,2026-W40,5,,Bolt\n"
)

pytestmark = pytest.mark.usefixtures("_on_the_day")


@pytest.fixture
def numbers(journal: Journal) -> Journal:
    """A journal with two people and three metrics."""
    builders.person(journal, "Dana Whitfield")
    builders.person(journal, "Ben Carver")
    for name in ("Meetings", "Calls"):
        builders.metric(journal, name)
    builders.metric(journal, "Pipeline", unit=Unit.MONEY, frequency=PeriodKind.MONTH)
    return journal


def wait(qtbot: Any, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.busy)


def shown(qtbot: Any, journal: Journal, tmp_path: Path, text: str) -> ImportDialog:
    path = tmp_path / "export.csv"
    path.write_text(text, "utf-8")
    dialog = import_figures(journal, None, path)
    qtbot.addWidget(dialog)
    wait(qtbot, dialog)
    return dialog


def cells(dialog: ImportDialog, title: str) -> list[str]:
    model = dialog.table.model
    section = [column.title for column in model.columns].index(title)
    return [model.index(row, section).data() for row in range(model.rowCount())]


def choose(qtbot: Any, dialog: ImportDialog, heading: str, words: str) -> None:
    assert dialog.preview is not None
    index = next(c.index for c in dialog.preview.columns if c.heading == heading)
    pick(qtbot, dialog, dialog.strip.choices[index].box, words)


def pick(qtbot: Any, dialog: ImportDialog, box: Any, words: str) -> None:
    """Choose an entry of a list, as with the mouse."""
    place = box.findText(words)
    assert place >= 0
    box.setCurrentIndex(place)
    box.activated.emit(place)
    wait(qtbot, dialog)


def press(qtbot: Any, dialog: ImportDialog) -> str:
    with qtbot.waitSignal(dialog.imported) as told:
        dialog.import_button.click()
    return str(told.args[0])


def kept(journal: Journal) -> list[tuple[int, int, int | None, EnteredBy]]:
    def query(db: Any) -> list[tuple[int, int, int | None, EnteredBy]]:
        rows = db.scalars(sa.select(Value).order_by(Value.person_id, Value.metric_id))
        return [(v.person_id, v.metric_id, v.amount, v.entered_by) for v in rows]

    return journal.ask(query)


def test_a_wide_export_of_a_crm_is_imported_with_three_clicks(
    qtbot: Any, numbers: Journal, tmp_path: Path, asker: FakeAsker
) -> None:
    path = tmp_path / "crm.csv"
    path.write_text(CRM)
    asker.expect("open_file", path)
    said: list[str] = []
    dialog = open_import(None, numbers, said.append)  # one to open, one to choose the file
    qtbot.addWidget(dialog)
    wait(qtbot, dialog)
    assert cells(dialog, "What happens") == ["New", "New", "New"]
    assert cells(dialog, "Metric") == ["Meetings", "Calls", "Meetings"]
    assert cells(dialog, "Period") == ["Week of 28 September 2026"] * 3
    assert cells(dialog, "In the file") == ["7", "40", "5"]
    assert dialog.import_button.text() == "Import 3 figures"
    press(qtbot, dialog)  # and one to import
    assert said == ["3 figures recorded for 2 people"]
    assert kept(numbers) == [
        (1, 1, 7_000, EnteredBy.IMPORT),
        (1, 2, 40_000, EnteredBy.IMPORT),
        (2, 1, 5_000, EnteredBy.IMPORT),
    ]
    assert numbers.can_undo == "Figures imported"


def test_what_was_said_of_the_columns_holds_for_the_next_file(
    qtbot: Any, numbers: Journal, tmp_path: Path
) -> None:
    first = "Owner,Reporting week,Termine\nDana Whitfield,2026-W40,7\n"
    dialog = shown(qtbot, numbers, tmp_path, first)
    assert dialog.error.text() == "Say which columns hold the numbers."
    choose(qtbot, dialog, "Termine", "Meetings, target")
    choose(qtbot, dialog, "Termine", "Calls")
    press(qtbot, dialog)
    again = shown(qtbot, numbers, tmp_path, first.replace("W40,7", "W41,9"))
    assert cells(again, "Metric") == ["Calls"]
    assert again.import_button.isEnabled()
    again.reject()


def test_the_metric_of_a_whole_file_is_asked_for(
    qtbot: Any, numbers: Journal, tmp_path: Path
) -> None:
    dialog = shown(qtbot, numbers, tmp_path, "Rep,2026-W40,2026-W41\nBen Carver,1,2\n")
    assert dialog.whole.isVisible()
    assert dialog.error.text() == "Say which metric the numbers are of."
    pick(qtbot, dialog, dialog.whole.box, "Calls, target")
    assert cells(dialog, "Metric") == ["Calls, target"] * 2
    press(qtbot, dialog)
    assert numbers.ask(lambda db: list(db.scalars(sa.select(Target.amount)))) == [1_000, 2_000]


def test_several_columns_may_be_periods(qtbot: Any, numbers: Journal, tmp_path: Path) -> None:
    dialog = shown(qtbot, numbers, tmp_path, "Rep,KPI,2026-W40,2026-W41\nBen Carver,Calls,1,2\n")
    assert not dialog.whole.isVisible()
    choose(qtbot, dialog, "2026-W40", "Leave out")
    assert cells(dialog, "In the file") == ["2"]
    choose(qtbot, dialog, "2026-W40", "This period")
    assert cells(dialog, "In the file") == ["1", "2"]


def test_what_is_wrong_stands_at_its_cell_and_the_rest_is_imported(
    qtbot: Any, numbers: Journal, tmp_path: Path
) -> None:
    builders.value(numbers, 1, 1, WEEK, 5_000)
    dialog = shown(qtbot, numbers, tmp_path, CRM.replace("40,Acme", "forty,Acme"))
    assert cells(dialog, "What happens") == ["Changed", "Left out", "New"]
    assert cells(dialog, "Now") == ["5", "", ""]
    assert "Row 2, Calls: “forty” is not a number." in dialog.problems.text()
    assert press(qtbot, dialog) == "2 figures recorded for 2 people, 1 left out"


def test_nothing_new_is_nothing_to_import(qtbot: Any, numbers: Journal, tmp_path: Path) -> None:
    press(qtbot, shown(qtbot, numbers, tmp_path, CRM))
    again = shown(qtbot, numbers, tmp_path, CRM)
    assert cells(again, "What happens") == ["The same already"] * 3
    assert not again.import_button.isEnabled()


def test_every_field_has_its_words() -> None:
    assert set(kind.FIELDS) == set(FigureField)


def sheets(journal: Journal, tmp_path: Path, *values: object) -> list[Path]:
    """The returned sheets of both people, each with values of meetings from a week on."""
    paths = []
    for sheet in journal.ask(rep_sheets.gather, [1, 2], WEEK):
        book = opened(rep_sheet.build(sheet))
        fill(book.worksheets[0], "Meetings", *values)
        paths.append(tmp_path / f"{sheet.name}.xlsx")
        paths[-1].write_bytes(saved(book))
    return paths


def drop(dialog: ImportDialog, paths: list[Path]) -> bool:
    """Drag files over the dialog and let go; whether it took them."""
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (files, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, *how)
    enter.ignore()
    dialog.dragEnterEvent(enter)
    if enter.isAccepted():
        dialog.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, *how))
    return enter.isAccepted()


def test_several_returned_sheets_are_read_at_once(
    qtbot: Any, numbers: Journal, tmp_path: Path, asker: FakeAsker
) -> None:
    asker.expect("open_files", ())
    said: list[str] = []
    dialog = open_read(None, numbers, said.append)
    qtbot.addWidget(dialog)
    junk = tmp_path / "junk.txt"
    junk.write_text("nothing")
    assert drop(dialog, [*sheets(numbers, tmp_path, 7, "seven"), junk])
    wait(qtbot, dialog)
    assert not dialog.strip.isVisible()
    assert cells(dialog, "What happens") == ["Left out", "New", "Left out", "New", "Left out"]
    assert "junk.txt, row 1: This is no spreadsheet" in dialog.problems.text()
    assert "Dana Whitfield, row 5, week of 5 October 2026: “seven” is not" in dialog.problems.text()
    press(qtbot, dialog)
    assert said == ["2 figures recorded for 2 people, 3 left out"]
    assert kept(numbers) == [(who, 1, 7_000, EnteredBy.REP_SHEET) for who in (1, 2)]
    assert numbers.can_undo == "Sheets read"


def test_other_imports_take_one_file_at_a_time(
    qtbot: Any, numbers: Journal, tmp_path: Path, asker: FakeAsker
) -> None:
    asker.expect("open_file", None)
    dialog = open_import(None, numbers, lambda _words: None)
    qtbot.addWidget(dialog)
    assert not drop(dialog, sheets(numbers, tmp_path, 7))


def test_a_returned_sheet_without_news_changes_nothing(
    qtbot: Any, numbers: Journal, tmp_path: Path, asker: FakeAsker
) -> None:
    builders.value(numbers, 1, 1, WEEK, 7_000)
    builders.value(numbers, 1, 1, WEEK + timedelta(days=7), 8_000)
    asker.expect("open_files", tuple(sheets(numbers, tmp_path)[:1]))
    dialog = open_read(None, numbers, lambda _words: None)
    qtbot.addWidget(dialog)
    wait(qtbot, dialog)
    assert cells(dialog, "What happens") == ["The same already"] * 2
    assert dialog.error.text().startswith("Nothing on them is new")
