"""F9 over the Team tab: every private text of a person is hidden, all that is shareable is not.

The window is that of the program; what is private says so with a word that stands nowhere else.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QDialog

from app.domain import agreements, areas, bench, facts, goals, people
from app.domain.kinds import NEVER_SHAREABLE, Autonomy, FactKind, PeriodKind, Status, Vis, Voice
from app.domain.periods import period_of
from app.ui import veil
from app.ui.editors import Text
from app.ui.tabs.team.map_grid import MapGrid
from app.ui.tabs.team.page import TIMELINE
from app.ui.tabs.team.shell import BENCH, SKILLS_MAP
from tests import builders
from tests.ui.exposed import exposed

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.long

TODAY = builders.TODAY
SECRET, OPEN = "code 1234", "plain words"
#: Figures are equally wide: what is hidden must look the same with these.
OTHER = "code 4321"


class Story:
    """A person of whom everything that can be private is, beside something that is shareable."""

    def __init__(self, journal):
        self.journal = journal
        self.person = builders.person(journal, "Dana Whitfield", may_leave_by=TODAY).id
        self.facts = [self.fact(kind).id for kind in FactKind]
        for kind in set(FactKind) - NEVER_SHAREABLE:
            builders.fact(journal, self.person, f"{OPEN} {kind}", kind=kind, vis=Vis.SHAREABLE)
        retired = self.fact(FactKind.STRENGTH)
        journal.do("Retire", facts.retire, retired.id, TODAY)
        self.facts.append(retired.id)
        self.skill = builders.skill(journal).id
        for days, level in ((120, 2), (3, 4)):
            self.rate(level, days)
        self.goal = builders.goal(
            journal, self.person, SECRET, self.skill, why=SECRET, weakness_id=self.weakness
        ).id
        self.step = journal.do("Step", goals.add_checkpoint, self.goal, TODAY, SECRET).id
        aim = {"vis": Vis.SHAREABLE, "set_on": TODAY}
        self.open_goal = builders.goal(journal, self.person, f"{OPEN} goal", **aim).id
        self.agree(SECRET)
        settled = (self.person, SECRET, Autonomy.TOLD, TODAY)
        self.area = journal.do("Settle", areas.settle, *settled).id
        self.put_on_bench()

    @property
    def weakness(self):
        """The statement that the goal answers."""
        return self.facts[list(FactKind).index(FactKind.WEAKNESS)]

    @property
    def half(self):
        """The half-year of the agreement."""
        return period_of(PeriodKind.HALF, TODAY, 1).starts

    def fact(self, kind):
        """A private statement."""
        said = {"kind": kind, "evidence": SECRET, "vis": Vis.PRIVATE}
        return builders.fact(self.journal, self.person, SECRET, **said)

    def rate(self, level, days):
        """Both voices, both private."""
        for voice in (Voice.MANAGER, Voice.SELF):
            builders.rating(
                self.journal,
                self.person,
                self.skill,
                level if voice is Voice.MANAGER else level - 1,
                days_ago=days,
                voice=voice,
                justification=SECRET,
                vis=Vis.PRIVATE,
            )

    def agree(self, words):
        """What the two promise each other."""
        promises = {"mine": words, "theirs": words}
        self.journal.do("Agree", agreements.write, self.person, self.half, TODAY, **promises)

    def put_on_bench(self):
        """A candidate with a score."""
        named = {"status": Status.CANDIDATE, "found_through": SECRET}
        candidate = builders.person(self.journal, SECRET, **named)
        must = self.journal.do("Must-have", bench.add_must_have, SECRET)
        self.journal.do("Score", bench.assess, candidate.id, {must.id: (4, SECRET)})

    def reword(self, words):
        """Say everything private on the page in other words."""
        do = self.journal.do
        for fact in self.facts:
            do("Amend", facts.amend, fact, TODAY, text=words, evidence=words)
        do("Amend", goals.amend, self.goal, None, outcome=words, why=words)
        do("Amend", goals.change_checkpoint, self.step, TODAY, words)
        do("Change", areas.change, self.area, since=TODAY, name=words)
        self.agree(words)


@pytest.fixture
def story(journal):
    return Story(journal)


@pytest.fixture
def manager(story, open_window):
    made = open_window(story.journal)
    made.window.resize(1280, 900)
    made.choose("Dana Whitfield")
    return made


def settle():
    """Let layouts and what was deferred come to rest."""
    for _ in range(5):
        QApplication.processEvents()


@contextmanager
def open_dialog(manager, act, *about) -> Iterator[QDialog]:
    """A dialog that ``act`` opens, closed without an answer afterwards."""
    act(*about)
    settle()
    dialog = [one for one in manager.window.findChildren(QDialog) if one.isVisible()][-1]
    yield dialog
    if hasattr(dialog, "form"):
        dialog.form.give_up()
    dialog.done(0)
    settle()


def dialogs(manager, story):
    """Every dialog of the tab that holds private text."""
    acts, partner = manager.window.team.acts, manager.window.team.acts.partner
    return [
        *((acts.open_fact, fact) for fact in story.facts),
        (acts.open_goal, story.goal),
        (acts.help_weakness, story.weakness),
        (acts.skills.history, story.skill),
        (partner.agreement, story.half),
        (partner.area, story.area),
        (manager.page.explain_growth,),
    ]


def texts_of(dialog):
    """The boxes for several lines in a dialog, with what each holds."""
    return {box: box.value() for box in dialog.findChildren(Text)}


def test_a_page_keeps_its_secrets_and_says_the_rest(manager, story):
    manager.page.profile.retired.action.click()
    settle()
    before = exposed()
    assert before.count(SECRET) > 20

    veil.toggle()
    during = exposed()

    assert SECRET not in during
    assert "May leave by" not in during
    assert "level 4" not in during
    assert "told" not in during.lower().split()
    for kind in set(FactKind) - NEVER_SHAREABLE:
        assert f"{OPEN} {kind}" in during
    assert f"{OPEN} goal" in during
    assert "Dana Whitfield" in during
    assert "noted today" in during

    veil.toggle()
    settle()

    assert exposed() == before


def test_it_stays_hidden_when_the_page_is_filled_anew(manager, story):
    veil.toggle()
    builders.fact(story.journal, story.person, f"{SECRET} anew")
    story.reword(f"{SECRET} again")
    settle()

    assert SECRET not in exposed()

    veil.toggle()

    assert f"{SECRET} anew" in exposed()
    assert f"{SECRET} again" in exposed()


def test_no_pixel_of_a_page_depends_on_the_words(manager, story):
    seen = {}
    for hidden in (False, True):
        if hidden:
            veil.toggle()
        for words in (SECRET, OTHER):
            story.reword(words)
            manager.window.status.clear()
            settle()
            seen[hidden, words] = manager.page.profile.widget().grab().toImage()

    assert seen[False, SECRET] != seen[False, OTHER]
    assert seen[True, SECRET] == seen[True, OTHER]


def test_a_timeline_keeps_its_secrets(manager, story):
    names = [manager.page.sections.tabText(n) for n in range(manager.page.sections.count())]
    manager.page.sections.setCurrentIndex(names.index(TIMELINE))
    settle()
    before, seen = exposed(), manager.page.timeline.grab().toImage()
    assert SECRET in before

    veil.toggle()

    assert SECRET not in exposed()
    assert OPEN in exposed()
    hidden = manager.page.timeline.grab().toImage()
    story.reword(OTHER)
    settle()
    assert manager.page.timeline.grab().toImage() == hidden

    story.reword(SECRET)
    veil.toggle()
    settle()

    assert exposed().count(SECRET) == before.count(SECRET)
    assert manager.page.timeline.grab().toImage() == seen


def test_the_map_shows_only_levels_that_are_shared(manager, story):
    shared = builders.skill(story.journal, "Closing").id
    builders.rating(story.journal, story.person, shared, 3)
    manager.window.team_shell.show_view(SKILLS_MAP)
    settle()
    assert "Dana Whitfield, Discovery: level 4 of 5" in exposed()

    veil.toggle()
    assert "Dana Whitfield, Discovery: private" in exposed()
    assert "level 4" not in exposed()
    assert "Dana Whitfield, Closing: level 3 of 5" in exposed()

    grid = manager.window.findChild(MapGrid)
    hidden = grid.grab().toImage()
    builders.rating(
        story.journal, story.person, story.skill, 5, vis=Vis.PRIVATE, justification="Better"
    )
    settle()
    assert grid.grab().toImage() == hidden

    veil.toggle()

    assert "Dana Whitfield, Discovery: level 5 of 5" in exposed()


def test_the_bench_is_wholly_hidden_and_what_is_typed_there_is_kept(manager, story):
    manager.window.team_shell.show_view(BENCH)
    settle()
    before = exposed()
    assert SECRET in before
    found = manager.window.team_shell._views[BENCH].card.form.editor("found_through")
    found.box.setFocus()
    found.box.setText("somebody")
    found.box.textEdited.emit("somebody")

    veil.toggle()

    assert SECRET not in exposed()
    assert "may leave" not in exposed().lower()
    assert veil.IN_PLACE in exposed()

    veil.toggle()
    settle()

    assert SECRET in exposed()
    assert found.value() == "somebody"
    candidate = next(row for row in story.journal.ask(people.roster) if row.name == SECRET)
    assert story.journal.ask(people.get, candidate.id).found_through == "somebody"


def test_dialogs_that_are_open_hide_what_they_hold_and_give_it_back(manager, story):
    for act, *about in dialogs(manager, story):
        with open_dialog(manager, act, *about) as dialog:
            before, held = exposed(), texts_of(dialog)

            veil.toggle()
            assert SECRET not in exposed(), dialog.windowTitle()

            veil.toggle()
            settle()
            assert exposed() == before, dialog.windowTitle()
            assert texts_of(dialog) == held


def test_dialogs_that_are_opened_later_hide_what_they_hold(manager, story):
    veil.toggle()
    for act, *about in dialogs(manager, story):
        with open_dialog(manager, act, *about) as dialog:
            assert SECRET not in exposed(), dialog.windowTitle()


def test_what_somebody_may_leave_by_is_hidden_in_their_details(manager, story):
    veil.toggle()
    with open_dialog(manager, manager.window.team.acts.edit) as dialog:
        held = dialog.form.editor("may_leave_by")
        shown = held.box.displayText()
        assert held.value() == date(2026, 11, 22)
        assert not any(figure in shown for figure in "0123456789")
        assert "Dana Whitfield" in exposed()


def test_rating_hides_what_was_said_before(manager, story):
    veil.toggle()
    with open_dialog(manager, manager.window.team.acts.skills.rate, story.skill) as dialog:
        assert not dialog.ladder.marks
        assert "my view" not in dialog.ladder.accessibleDescription()

        veil.toggle()

        assert dialog.ladder.marks
        assert "my view" in dialog.ladder.accessibleDescription()


def test_a_statement_is_written_unseen_and_stored(manager, story):
    veil.toggle()
    manager.window.team.acts.add_fact((FactKind.PERSONAL,))
    settle()
    manager.type(f"{SECRET} typed")
    assert SECRET not in exposed()

    manager.commit()
    settle()

    found = story.journal.ask(facts.of_person, story.person)
    assert f"{SECRET} typed" in [fact.text for fact in found]
    assert SECRET not in exposed()


@pytest.mark.parametrize("copy", ["mine", "shared"])
def test_only_the_copy_for_oneself_is_covered(manager, story, qtbot, copy):
    manager.window.print_packet()
    dialog = manager.dialog(QDialog)
    (dialog.choices.my_page if copy == "mine" else dialog.choices.rep_copy).setChecked(True)
    qtbot.waitUntil(lambda: dialog.data is not None, timeout=20_000)
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.view)

    veil.toggle()

    assert dialog.view.isVisible() == (copy == "shared")
    assert dialog.hidden.isVisible() == (copy == "mine")

    veil.toggle()

    assert dialog.view.isVisible()
    dialog.reject()
