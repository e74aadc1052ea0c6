from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app import journal_file, paths
from app.domain.errors import Fault, JournalFault
from app.main import make_journal
from app.storage.first_look import first_look
from app.ui import neighbour
from app.ui.dialogs.first_run import FirstRun
from app.ui.program import Program
from tests import builders

OPEN, NEW, QUIT = "Open another journal…", "New journal…", "Quit"
#: A program that does not come to an end is ended after this long, in milliseconds.
PATIENCE = 10_000


@pytest.fixture
def program(qapp, asker):
    made = Program(first_look, make_journal)
    yield made
    if made.window is not None:
        made.window.close()
        made.window.deleteLater()
    made.reporter.unhook()
    QApplication.processEvents()


@pytest.fixture
def default():
    return make(paths.default_journal(), "Dana Whitfield")


def make(path, *names):
    journal = journal_file.create(path, manager="Robin Hale", company=path.stem, currency="USD")
    for name in names:
        builders.person(journal, name)
    journal.close()
    return path


def run(program, *steps, **how):
    """Run the program; at each journal that opens, do the next step; close after the last.

    Returns its exit code and the titles of the windows in the order they were opened.
    """
    left, titles, seen = list(steps), [], set()

    def go_on():
        window = program.window
        if window is None or window.journal is None or id(window) in seen:
            return
        seen.add(id(window))
        titles.append(window.windowTitle().removesuffix(" – Touchline"))
        if left:
            left.pop(0)(window)
        else:
            window.close()

    watch = QTimer(interval=5, timeout=go_on)
    watch.start()
    end = QTimer(singleShot=True, interval=PATIENCE, timeout=lambda: QApplication.exit(99))
    end.start()
    code = program.run(how.pop("asked_for", None), **how)
    watch.stop()
    end.stop()
    return code, titles


def fill_in(name, start="empty"):
    """Answer the first run's dialog when it opens."""

    def answer():
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, FirstRun):
            QTimer.singleShot(5, answer)
            return
        if not name:
            dialog.reject()
            return
        dialog.form.editor("manager").set_value(name)
        dialog.cards[start].setChecked(True)
        dialog.commit()

    QTimer.singleShot(0, answer)


def spoil(path):
    path.write_bytes(path.read_bytes()[:4096] + bytes(20_000))


def test_the_default_journal_opens_and_is_the_next_one(program, default):
    assert run(program) == (0, ["journal"])
    assert program.settings.last_journal == default


def test_the_journal_of_last_time_opens(program, default, tmp_path):
    program.settings.last_journal = make(tmp_path / "team.db")

    assert run(program) == (0, ["team"])


def test_one_that_is_gone_gives_way_to_the_default(program, default, tmp_path):
    program.settings.last_journal = tmp_path / "gone.db"

    assert run(program) == (0, ["journal"])


def test_a_journal_by_name_is_not_remembered_when_told_so(program, default, tmp_path):
    team = make(tmp_path / "team.db")

    assert run(program, asked_for=team, remember=False) == (0, ["team"])
    assert program.settings.last_journal is None


def test_a_journal_by_name_that_is_missing_is_said_on_the_command_line(program, tmp_path):
    with pytest.raises(JournalFault) as fault:
        program.run(tmp_path / "none.db")

    assert fault.value.fault is Fault.MISSING


def test_without_a_journal_the_first_run_makes_one(program):
    fill_in("Robin Hale")

    code, titles = run(program)

    assert (code, titles) == (0, ["Robin Hale"])
    assert paths.default_journal().exists()


def test_the_sample_team_is_there_after_the_first_run(program):
    fill_in("Robin Hale", "sample")
    people = []

    def look(window):
        people.extend(window.team_shell.roster.list.model.rows)
        window.close()

    run(program, look)

    assert len(people) >= 9
    assert date.today() >= max(row.last_held for row in people if row.last_held)


def test_giving_up_the_first_run_ends_the_program(program):
    fill_in("")

    assert run(program) == (1, [])
    assert not paths.default_journal().exists()


@pytest.mark.parametrize("content", [b"", b"not a journal at all" * 100])
def test_a_default_that_is_no_journal_offers_ways_on(program, asker, content):
    paths.default_journal().write_bytes(content)
    asker.expect("choose", QUIT)

    assert run(program) == (1, [])
    assert asker.asked[0][1].startswith("This journal cannot be opened.\n")
    assert str(paths.default_journal()) in asker.asked[0][1]
    assert paths.default_journal().read_bytes() == content


def test_from_a_damaged_default_to_another_journal(program, default, asker, tmp_path):
    default.write_bytes(b"damaged")
    team = make(tmp_path / "team.db")
    asker.expect("choose", OPEN).expect("open_file", team)

    assert run(program) == (0, ["team"])
    assert program.settings.last_journal == team


def test_from_a_damaged_default_to_a_new_journal_beside_it(program, default, asker):
    default.write_bytes(b"damaged")
    asker.expect("choose", NEW)
    fill_in("Robin Hale")

    assert run(program) == (0, ["Robin Hale"])
    assert default.read_bytes() == b"damaged"
    assert default.with_name("journal-2.db").exists()


def test_another_choice_that_cannot_be_opened_either_asks_again(program, default, asker, tmp_path):
    default.write_bytes(b"damaged")
    (tmp_path / "photo.db").write_bytes(b"jpeg" * 1000)
    asker.expect("choose", OPEN).expect("open_file", tmp_path / "photo.db").expect("ok")
    asker.expect("choose", OPEN).expect("open_file", None).expect("choose", QUIT)

    assert run(program) == (1, [])
    assert "photo.db" in asker.asked[2][1]


def test_damage_found_once_the_window_is_there_offers_ways_on(program, default, asker):
    spoil(default)
    asker.expect("choose", QUIT)

    code, titles = run(program)

    assert (code, titles) == (1, [])
    assert "damaged" in asker.asked[0][1]


def test_another_journal_takes_the_windows_place(program, default, asker, tmp_path):
    team = make(tmp_path / "team.db", "Ben Carver")
    asker.expect("open_file", team)
    heights = []

    def open_team(window):
        window.resize(window.width(), 640)
        window.open_wanted.emit()
        heights.append(program.window.height())

    assert run(program, open_team) == (0, ["journal", "team"])
    assert program.settings.last_journal == team
    assert heights == [640]
    journal_file.open_journal(default).close()  # its lock is free again


def test_no_other_journal_chosen_leaves_everything(program, default, asker):
    asker.expect("open_file", None)

    def open_nothing(window):
        window.open_wanted.emit()
        assert program.window is window
        window.close()

    assert run(program, open_nothing) == (0, ["journal"])


def test_a_new_journal_from_the_window(program, default):
    def make_new(window):
        fill_in("Kim Novak")
        window.new_wanted.emit()

    assert run(program, make_new) == (0, ["journal", "Kim Novak"])
    assert program.settings.last_journal == default.with_name("journal-2.db")


def test_a_second_start_brings_the_first_window_to_the_front(program, default):
    heard = []

    def call(window):
        window.showMinimized()
        heard.append(neighbour.call(default))
        QTimer.singleShot(0, lambda: wait_for(window))

    def wait_for(window):
        if window.isMinimized():
            QTimer.singleShot(5, lambda: wait_for(window))
        else:
            window.close()

    assert run(program, call)[0] == 0
    assert heard == [True]


def test_a_journal_that_is_open_elsewhere_is_not_opened_twice(program, default):
    lock = journal_file.Lock(default)
    lock.take()
    try:
        with pytest.raises(JournalFault) as fault:
            program.run(default)
    finally:
        lock.release()

    assert fault.value.fault is Fault.IN_USE


def test_a_refusal_nobody_caught_is_said_in_words(program, default, asker):
    asker.expect("ok")

    def fail(window):
        QTimer.singleShot(0, raise_fault)
        QTimer.singleShot(50, window.close)

    def raise_fault():
        raise JournalFault(Fault.DISK_FULL, "x")

    assert run(program, fail)[0] == 0
    assert asker.asked == [
        (
            "ok",
            "That could not be done.\nThe disk is full. Free some space and try again; "
            "nothing is lost.",
        )
    ]
