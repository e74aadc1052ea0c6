"""A team's packets at once: whose and which, prepared where they are not, all of them or none."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from PySide6.QtPrintSupport import QPrinter

from app.domain import people, reviews
from app.domain.kinds import PeriodKind, ReviewKind, ReviewState, Vis
from app.domain.periods import period_of
from app.domain.review_timing import Slot
from app.ui.dialogs.packet import FOR_YOU
from app.ui.dialogs.review_batch import NO_PRINTER, STOPPED, PacketsDialog
from app.ui.dialogs.review_batch_fields import APART, PRINTER, TOGETHER
from app.ui.printing import NoPrinter
from tests import builders
from tests.builders import LAST_MONTH

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.journal import Journal
    from app.ui.settings import WindowSettings
    from tests.fake_ask import FakeAsker

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]

OCTOBER = Slot(LAST_MONTH, ReviewKind.MONTHLY)
#: One word that only the manager may read, and one that the person may.
PRIVATE, SHARED = "Quokka", "Wombat"


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def who(journal: Journal) -> dict[str, int]:
    """Two whose reviews of October are prepared, and one whose is not."""
    found = {}
    for name, state in (
        ("Ben Carver", ReviewState.PLANNED),
        ("Dana Whitfield", ReviewState.READY),
        ("Ola Berg", ReviewState.HELD),
    ):
        found[name] = builders.person(journal, name, started=date(2024, 1, 1)).id
        happened = {"happened_on": LAST_MONTH.ends, "pinned": True}
        builders.note(journal, found[name], text=PRIVATE, **happened)
        builders.note(journal, found[name], text=SHARED, vis=Vis.SHAREABLE, **happened)
        builders.review(journal, found[name], state)
    return found


@pytest.fixture
def opened(
    journal: Journal, window: Any, told: list[str], settings: WindowSettings
) -> Callable[..., PacketsDialog]:
    def open_dialog(**given: Any) -> PacketsDialog:
        dialog = PacketsDialog(window, journal, told.append, settings, wanted=OCTOBER, **given)
        dialog.open()
        return dialog

    return open_dialog


def choose(dialog: PacketsDialog, **values: Any) -> None:
    for name, value in values.items():
        editor = dialog.form.editor(name)
        editor.set_value(value)
        editor.edited.emit()


def words(data: bytes, password: str = "") -> list[str]:
    reader = pypdf.PdfReader(BytesIO(data), password=password or None)
    return [page.extract_text() for page in reader.pages]


def test_everybodys_copies_come_as_one_file_each_on_a_fresh_sheet(
    qtbot: Any, journal: Journal, who: dict[str, int], opened: Any, told: list[str],
    tmp_path: Path, asker: FakeAsker, settings: WindowSettings,
) -> None:  # fmt: skip
    dialog = opened()
    assert [item.text() for item in dialog.form.editor("who").items()] == [
        *("Ben Carver · not prepared yet", "Dana Whitfield · ready", "Ola Berg · held"),
    ]
    asker.expect("save_file", tmp_path / "October.pdf")
    dialog.commit_button.click()
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert told == [f"3 packets written to {tmp_path / 'October.pdf'}."]
    assert settings.last_folder == tmp_path
    found = journal.ask(reviews.latest, who["Ben Carver"], ReviewKind.MONTHLY, LAST_MONTH.starts)
    assert found.review.state is ReviewState.PREPARING, "he was prepared on the way"
    pages = words((tmp_path / "October.pdf").read_bytes())
    starts = [
        next(number for number, page in enumerate(pages) if page.startswith(f"Copy for {name}"))
        for name in who
    ]
    assert all(number % 2 == 0 for number in starts), "each on the front of a sheet"
    everything = "\n".join(pages)
    assert everything.count(SHARED) == 3
    assert PRIVATE not in everything
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["October.pdf"]


def test_my_own_pages_are_marked_and_come_apart_from_theirs(
    qtbot: Any, who: dict[str, int], opened: Any, told: list[str], tmp_path: Path, asker: FakeAsker
) -> None:
    dialog = opened()
    assert dialog.banner.isHidden()
    choose(dialog, copy="mine", place=APART, who=(who["Dana Whitfield"], who["Ola Berg"]))
    assert not dialog.banner.isHidden()
    assert FOR_YOU in dialog.banner.sentence.text()
    asker.expect("folder", tmp_path)
    dialog.commit_button.click()
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    names = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert len(names) == 2
    assert all("manager only" in name for name in names)
    assert told == [f"2 packets written to {tmp_path}."]


def test_a_password_shuts_every_file(
    qtbot: Any, who: dict[str, int], opened: Any, told: list[str], tmp_path: Path, asker: FakeAsker
) -> None:
    dialog = opened()
    choose(dialog, place=APART, who=(who["Dana Whitfield"],), password="tea at four")
    asker.expect("folder", tmp_path)
    dialog.commit_button.click()
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    (path,) = tmp_path.glob("*.pdf")
    assert pypdf.PdfReader(path).is_encrypted
    assert SHARED in "".join(words(path.read_bytes(), "tea at four"))


def test_who_is_not_prepared_is_named_unless_they_are_to_be(
    who: dict[str, int], opened: Any
) -> None:
    dialog = opened()
    choose(dialog, prepare=False)
    dialog.commit_button.click()
    assert dialog.form.error("who").startswith("Not prepared yet: Ben Carver.")
    dialog.reject()


def test_whoever_cannot_be_prepared_is_named_and_nothing_is_written(
    qtbot: Any, journal: Journal, who: dict[str, int], opened: Any, tmp_path: Path,
    asker: FakeAsker,
) -> None:  # fmt: skip
    dialog = opened()
    found = journal.ask(reviews.latest, who["Ben Carver"], ReviewKind.MONTHLY, LAST_MONTH.starts)
    journal.do("Delete", reviews.delete, found.id)
    journal.do("Join", people.change, who["Ben Carver"], started=builders.TODAY)
    asker.expect("save_file", tmp_path / "October.pdf")
    dialog.commit_button.click()
    qtbot.waitUntil(lambda: bool(dialog.form.error("who")), timeout=20_000)
    assert dialog.form.error("who") == "Ben Carver: Ben had not joined by then."
    assert list(tmp_path.glob("*.pdf")) == []
    dialog.reject()


@pytest.mark.parametrize("place", [TOGETHER, APART])
def test_stopped_in_the_middle_it_leaves_nothing(
    qtbot: Any, who: dict[str, int], opened: Any, told: list[str], tmp_path: Path,
    asker: FakeAsker, place: str,
) -> None:  # fmt: skip
    folder = tmp_path / "packets"
    folder.mkdir()
    dialog = opened()
    choose(dialog, place=place)
    asker.expect(*("save_file", folder / "a.pdf") if place == TOGETHER else ("folder", folder))
    dialog.commit_button.click()
    qtbot.waitUntil(lambda: dialog.progress.sentence.text().startswith("Setting"), timeout=20_000)
    dialog.reject()
    assert dialog.progress.sentence.text() == STOPPED
    qtbot.waitUntil(lambda: not list(folder.iterdir()), timeout=20_000)
    assert told == []
    assert dialog.commit_button.isEnabled()
    dialog.reject()


def test_they_go_to_a_printer_without_a_file(
    qtbot: Any, who: dict[str, int], opened: Any, told: list[str], tmp_path: Path
) -> None:
    printed = tmp_path / "printed.pdf"

    def printer(_parent: Any, _paper: str, title: str) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(printed))
        made.setDocName(title)
        return made

    dialog = opened(choose=printer)
    choose(dialog, place=PRINTER, who=(who["Dana Whitfield"], who["Ola Berg"]))
    assert dialog.commit_button.text() == "Print the packets…"
    dialog.commit_button.click()
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert told == ["2 packets sent to the printer."]
    assert len(pypdf.PdfReader(printed).pages) >= 4


def test_without_a_printer_files_are_offered(who: dict[str, int], opened: Any) -> None:
    def none(*_given: Any) -> None:
        raise NoPrinter

    dialog = opened(choose=none)
    choose(dialog, place=PRINTER)
    dialog.commit_button.click()
    assert dialog.form.error("place") == NO_PRINTER
    dialog.reject()


def test_a_full_disk_or_a_folder_that_is_gone_is_told(
    qtbot: Any, who: dict[str, int], opened: Any, tmp_path: Path, asker: FakeAsker
) -> None:
    dialog = opened()
    asker.expect("save_file", tmp_path / "gone" / "a.pdf")
    dialog.commit_button.click()
    qtbot.waitUntil(lambda: bool(dialog.form.error("place")), timeout=20_000)
    assert "There is no folder" in dialog.form.error("place")
    dialog.reject()


def test_other_reviews_have_other_people(
    who: dict[str, int], opened: Any, journal: Journal
) -> None:
    quarter = period_of(PeriodKind.QUARTER, date(2026, 7, 1))
    journal.do("Join", people.change, who["Ola Berg"], started=date(2026, 10, 2))
    dialog = opened()
    choose(dialog, slot=Slot(quarter, ReviewKind.QUARTERLY))
    assert [item.text() for item in dialog.form.editor("who").items()] == [
        *("Ben Carver · not prepared yet", "Dana Whitfield · not prepared yet"),
    ]
    dialog.reject()
