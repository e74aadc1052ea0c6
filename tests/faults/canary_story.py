"""A whole story with the program's own window, told in a process of its own.

Open, add, edit, preview, save, capture, look around, hold a 1:1, search, lock, unlock, fail,
diagnose, leave drafts, quit: all of it with a canary in every word.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from datetime import datetime
from pathlib import Path

import time_machine

from tests.faults.canary_journal import MARK, NAMES

#: What is typed in the story; each has a word of its own.
TYPED = (
    *("added", "evidence", "draft", "vented", "line", "noted", "noted tag", "half", "half tag"),
    *("to say", "promised", "said", "support_missing", "reflection", "nowhere"),
)
#: What of it stays typed and is not added.
LEFT = ("draft", "line", "half", "half tag")
#: What is only looked for.
ONLY_ASKED = "nowhere"
#: What the window is told to write, which may hold what the user chose.
SAVED, DIAGNOSTICS = "from the window.pdf", "diagnostics.txt"
NOON = datetime(2026, 11, 22, 12)
#: Seconds after which the story is taken for stuck.
PATIENCE = 30


def story(journal, passphrase, out, words):
    """The exit code of the program."""
    from PySide6.QtCore import QTimer

    from app import log
    from app.main import make_journal
    from app.storage.first_look import first_look
    from app.ui import ask
    from app.ui.program import Program
    from tests.fake_ask import FakeAsker

    os.umask(0o077)
    log.watch_for_crashes()
    asker = FakeAsker()
    ask.use(asker)
    program = Program(first_look, make_journal)
    failed: list[str] = []

    steps = _play(program, asker, passphrase, Path(out), json.loads(words))
    reached = [lambda: program.window is not None]

    def go_on():
        try:
            if reached[0]():
                reached[0] = _never
                reached[0] = next(steps, _never)
        except BaseException:
            failed.append(traceback.format_exc())
            program.app.exit(3)

    watch = QTimer(interval=5, timeout=go_on)
    watch.start()
    with time_machine.travel(NOON, tick=True):
        code = program.run(Path(journal))
    if failed:
        sys.exit(failed[0])
    asker.done()
    return code


def _never():
    """What the story waits for while a step of it is under way, and when it is over."""
    return False


class Hands:
    """The hands of a manager where there is no test around them."""

    def __init__(self):
        from PySide6.QtTest import QTest

        self.keySequence, self.mouseClick, self._wait = (
            QTest.keySequence,
            QTest.mouseClick,
            QTest.qWait,
        )

    def waitUntil(self, holds):
        """Let the program go on until this holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, "it never came about"
            self._wait(5)


def _play(program, asker, passphrase, out, words):
    from tests.ui.manager import Manager

    qtbot = Hands()
    manager = Manager(qtbot, program.window)
    if passphrase:
        _unlock(manager, passphrase)
    qtbot.waitUntil(lambda: program.window.journal is not None)
    qtbot.waitUntil(program.window.team.isVisible)
    qtbot.waitUntil(lambda: len(manager.names()) == len(NAMES))
    manager.choose(NAMES[0])
    _write(manager, words)
    _print(manager, asker, out)
    _capture(manager, words)
    _look_around(manager)
    _note(manager, asker, words)
    _hold(manager, words)
    _prepare(manager)
    _search(manager, words)
    if passphrase:
        _lock(manager, passphrase)
    yield from _fail(manager, asker, words)
    _diagnose(manager, asker, out)
    _leave(manager, words)


def _unlock(manager, passphrase):
    from app.ui.lock_page import LockPage
    from tests.ui.manager import type_into

    def asks():
        return manager.window.findChild(LockPage) is not None

    manager.qtbot.waitUntil(asks)
    page = manager.window.findChild(LockPage)
    type_into(page.box.line, passphrase)
    page.unlock()


def _write(manager, words):
    """Add a statement, and change it."""
    manager.click(manager.page.strengths.action)
    manager.fill(text=words["added"], evidence=words["evidence"])
    manager.commit()
    manager.qtbot.waitUntil(manager.no_dialog)
    manager.press("Ctrl+Z")
    manager.press("Ctrl+Y")


def _print(manager, asker, out):
    from app.ui.dialogs.packet import PacketDialog

    manager.window.print_packet()
    dialog = manager.dialog(PacketDialog)
    manager.qtbot.waitUntil(lambda: dialog.data is not None)
    asker.expect("save_file", out / SAVED)
    dialog.save_button.click()
    dialog.close()
    manager.qtbot.waitUntil(manager.no_dialog)


def _capture(manager, words):
    """A note in one line, and one that stays in the line."""
    line = manager.window.top.capture
    for said, key in ((f"vent: {words['vented']}", "Return"), (f"!{words['line']}", "Esc")):
        manager.press("Ctrl+Space")
        manager.qtbot.waitUntil(line.box.hasFocus)
        manager.type(f"@{NAMES[0]} {said}")
        manager.press(key)
    assert words["line"] in line.text()
    assert words["vented"] not in line.text()


def _look_around(manager):
    """Every view of coaching, also while private text is hidden."""
    from PySide6.QtWidgets import QApplication

    from app.ui import veil
    from app.ui.tabs.coaching.tab import COMMANDS

    manager.press("Ctrl+2")
    coaching = manager.window.at_hand.coaching
    manager.qtbot.waitUntil(lambda: coaching.isAncestorOf(QApplication.focusWidget() or coaching))
    journal, *others = COMMANDS
    for hidden in (True, False):
        manager.press("F9")
        assert veil.is_on() is hidden
        for view in (*others, journal):
            manager.press(*view.keys)
            manager.qtbot.waitUntil(coaching.views[view.name].isVisible)
            manager.window.grab()
    _look_at_training(manager)
    _look_at_reviews(manager)
    _look_at_plans(manager)
    _look_at_numbers(manager)


def _look_at_training(manager):
    """Every view of the training, at the quarter under way."""
    from datetime import date

    from app.ui.tabs.training.tab import COMMANDS

    manager.press("Ctrl+3")
    manager.qtbot.waitUntil(lambda: manager.window.training.in_sight)
    tab = manager.window.training.tab
    manager.qtbot.waitUntil(tab.isVisible)
    tab.in_sight.show(date.today())
    quarter, *others = COMMANDS
    for view in (*others, quarter):
        tab.show_view(view.name)
        manager.window.grab()


def _look_at_reviews(manager):
    """Everybody's reviews, and both of one person: the closed one and the one to come."""
    from app.domain import people, reviews

    manager.press("Ctrl+4")
    manager.qtbot.waitUntil(lambda: manager.window.reviews.in_sight)
    tab = manager.window.reviews.tab
    manager.qtbot.waitUntil(tab.isVisible)
    manager.window.grab()
    who = next(row.id for row in manager.window.journal.ask(people.roster) if row.name == NAMES[0])
    for one in manager.window.journal.ask(reviews.of_person, who):
        tab.show_review(one.id)
        manager.window.grab()
    tab.show_overview()


def _look_at_plans(manager):
    """Every view of the plans, and one plan with what is noted beside it."""
    from app.domain import people, plans
    from app.ui.tabs.plans.tab import COMMANDS

    manager.press("Ctrl+5")
    manager.qtbot.waitUntil(lambda: manager.window.planning.in_sight)
    tab = manager.window.planning.tab
    who = next(row.id for row in manager.window.journal.ask(people.roster) if row.name == NAMES[0])
    tab.show_plan(manager.window.journal.ask(plans.of_person, who)[0].plan.id)
    for view in COMMANDS:
        tab.show_view(view.name)
        manager.window.grab()


def _look_at_numbers(manager):
    """Every view of the scorecard, one person's numbers and what they are told by."""
    from app.ui.tabs.scorecard.tab import COMMANDS

    manager.press("Ctrl+6")
    manager.qtbot.waitUntil(lambda: manager.window.numbers.in_sight)
    scorecard = manager.window.numbers.scorecard
    manager.qtbot.waitUntil(lambda: "grid" in scorecard.views)
    grid, *others = COMMANDS
    for view in (*others, grid):
        scorecard.show_view(view.name).enter()
        manager.window.grab()
    manager.press("Ctrl+2")


def _note(manager, asker, words):
    """A note in its dialog, and one that is kept for later."""
    feed = manager.window.at_hand.coaching.views["journal"]
    for name in ("noted", "half"):
        manager.focus(feed.list.view)
        manager.press("N")
        manager.fill(about=NAMES[0], text=words[name], tags=words[f"{name} tag"])
        if name == "noted":
            manager.commit()
        else:
            asker.expect("choose", "Keep for later")
            manager.give_up()
        manager.qtbot.waitUntil(manager.no_dialog)


def _hold(manager, words):
    """A 1:1, with what is for nobody else."""
    from app.ui.tabs.coaching.one_to_one import OneToOneDialog

    manager.click(manager.window.at_hand.coaching.hold_button)
    dialog = manager.dialog(OneToOneDialog)
    for line, name in ((dialog.page.say_line, "to say"), (dialog.page.they_line, "promised")):
        manager.focus(line.box)
        manager.type(words[name])
        manager.press("Return")
    manager.fill(**{name: words[name] for name in ("said", "support_missing", "reflection")})
    manager.press("Ctrl+Return")
    manager.qtbot.waitUntil(manager.no_dialog)


def _prepare(manager):
    """Look at the sheet for the next 1:1."""
    from app.ui.dialogs.packet import PacketDialog

    manager.click(manager.window.at_hand.coaching.views["threads"].print_button)
    dialog = manager.dialog(PacketDialog)
    manager.qtbot.waitUntil(lambda: dialog.data is not None)
    dialog.close()
    manager.qtbot.waitUntil(manager.no_dialog)


def _search(manager, words):
    """Find what was written, and open it; and look for somebody."""
    from app.ui.form_dialog import EditDialog
    from app.ui.search.dialog import SearchDialog

    manager.press("Ctrl+K")
    dialog = manager.dialog(SearchDialog)
    manager.type(words["noted"])
    assert len(dialog.found) == 1
    manager.press("Return")
    manager.qtbot.waitUntil(lambda: manager.window.findChild(EditDialog) is not None)
    assert words["noted"] in str(manager.editing().form.values())
    manager.give_up()
    manager.qtbot.waitUntil(manager.no_dialog)
    manager.press("Ctrl+K")
    manager.type(f"person:{NAMES[0]} {words['nowhere']}")
    manager.press("Esc")
    manager.qtbot.waitUntil(manager.no_dialog)


def _lock(manager, passphrase):
    window, typed = manager.window, manager.window.top.capture.text()
    window.lock()
    assert window.journal.locked
    assert MARK not in window.windowTitle().casefold()
    assert not window.top.capture.isVisible()
    _unlock(manager, passphrase)
    manager.qtbot.waitUntil(lambda: not window.journal.locked)
    assert window.top.capture.text() == typed


def _fail(manager, asker, words):
    """An error of the program and one of the database, both with the canary in their words."""
    from PySide6.QtCore import QTimer

    def no_such_column(db):
        from sqlalchemy import text

        db.execute(text(f"SELECT {words['added']}"), {"note": words["evidence"]})

    def stumble():
        canary = words["added"]
        raise RuntimeError(canary)

    def stumble_in_the_journal():
        manager.window.journal.ask(no_such_column)

    for error in (stumble, stumble_in_the_journal):
        before = len(asker.asked)
        asker.expect("choose", "Continue")
        QTimer.singleShot(0, error)
        # Outside of all that is being done: only there does an error go unheeded.
        yield lambda before=before: len(asker.asked) > before
        assert MARK not in str(asker.asked[before:]).casefold()


def _diagnose(manager, asker, out):
    from app.ui.dialogs.diagnostics import DiagnosticsDialog

    dialog = DiagnosticsDialog(manager.window.journal, manager.window)
    dialog.open()
    manager.qtbot.waitUntil(dialog.save_button.isEnabled)
    asker.expect("save_file", out / DIAGNOSTICS)
    dialog.save_button.click()
    dialog.close()
    manager.qtbot.waitUntil(manager.no_dialog)


def _leave(manager, words):
    """Close the window while something is typed that was not added yet."""
    manager.press("Ctrl+1")
    manager.click(manager.page.strengths.action)
    manager.fill(text=words["draft"])
    manager.window.close()
