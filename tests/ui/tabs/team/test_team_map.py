"""S2-12: know all this when bringing everyone into one team. The skills map shows who stands where,
the holes, and who could teach whom; it leaves as a table of levels only.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from app.domain import people, skills
from app.domain.kinds import FactKind, SkillFamily
from app.ui import theme
from app.ui.focus import Focus
from app.ui.tabs.team.map_rows import Order
from app.ui.tabs.team.team_map import TeamMapView
from tests import builders

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def team(journal):
    """Three people, and skills of two families of which one is a hole."""
    ann, bo, cy = (
        builders.person(journal, name, territory=where).id
        for name, where in (("Ann Moss", "North"), ("Bo Lindt", "South"), ("Cy Dorn", "North"))
    )
    ask = builders.skill(journal, "Questions").id
    close = builders.skill(journal, "Asking for it", SkillFamily.CLOSING).id
    builders.skill(journal, "Quiet closing", SkillFamily.CLOSING)
    builders.rating(journal, ann, ask, 5)
    builders.rating(journal, bo, ask, 2)
    builders.rating(journal, bo, close, 3)
    builders.goal(journal, cy, "Ask better", ask)
    journal.people, journal.skills = (ann, bo, cy), (ask, close)
    return journal


@pytest.fixture
def see(qtbot):
    """Opens the map of a journal's team."""

    def open_map(journal):
        view = TeamMapView(journal, Focus())
        view.focus.setParent(view)
        journal.on_change = view.tell
        qtbot.addWidget(view)
        qtbot.addWidget(view.side)
        view.resize(860, 600)
        with qtbot.waitExposed(view):
            view.show()
        view.side.resize(290, 600)
        view.side.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        return view

    return open_map


def table(view):
    """The map as it reads, heads first."""
    model = view.grid.levels
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    head = [model.headerData(column, across) for column in range(model.columnCount())]
    rows = [
        [model.headerData(row, down), *(model.index(row, c).data() for c in range(len(head)))]
        for row in range(model.rowCount())
    ]
    return [head, *rows]


def said(view):
    return [(note.title, note.detail) for note in view.side.model.rows if not note.heading]


def test_levels_stand_by_family_and_not_rated_is_blank(see, team):
    assert table(see(team)) == [
        ["Ann", "Bo", "Cy"],
        ["Questions", "5", "2", ""],
        ["Asking for it", "", "3", ""],
        ["Quiet closing", "", "", ""],
    ]


def test_holes_and_lessons_stand_at_the_side_those_with_a_goal_first(see, team):
    assert said(see(team)) == [
        ("Asking for it", "nearest: Bo, level 3"),
        ("Not rated yet (1)", "Quiet closing"),
        ("Questions", "Ann could teach Cy, who set a goal in it; also Bo"),
    ]


def test_a_new_rating_fills_the_hole_at_once_and_undo_opens_it_again(see, team):
    view = see(team)
    builders.rating(team, team.people[0], team.skills[1], 4)
    assert table(view)[2] == ["Asking for it", "4", "3", ""]
    assert view.head.facts.text() == "3 people · 3 skills · 1 hole"
    team.undo()
    assert view.head.facts.text() == "3 people · 3 skills · 2 holes"


def test_order_and_filters_leave_what_is_wanted(see, team):
    view = see(team)
    view.order.setCurrentIndex(list(Order).index(Order.HOLES))
    assert [row[0] for row in table(view)[1:]] == ["Asking for it", "Quiet closing", "Questions"]
    view.order.setCurrentIndex(list(Order).index(Order.NAME))
    assert [row[0] for row in table(view)[1:]] == ["Asking for it", "Questions", "Quiet closing"]
    view.skills_filter.setText("closing")
    view.people_filter.setText("north")
    assert table(view) == [["Ann", "Cy"], ["Asking for it", "", ""], ["Quiet closing", "", ""]]
    view.skills_filter.clear()
    view.only_holes.setChecked(True)
    assert len(table(view)) == 3
    view.people_filter.setText("nobody")
    assert view.nothing_left.isVisible()
    view.nothing_left.action.click()
    assert len(table(view)) == 4
    assert view.grid.hasFocus()


def test_arrows_enter_and_shift_enter_rate_and_show_the_history(qtbot, see, team):
    view = see(team)
    view.take_focus()
    ann, bo, _ = team.people
    ask, close = team.skills
    with qtbot.waitSignal(view.rating_wanted) as told:
        qtbot.keyClick(view.grid, Qt.Key.Key_Return)
    assert told.args == [ann, ask]
    qtbot.keyClick(view.grid, Qt.Key.Key_Right)
    qtbot.keyClick(view.grid, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.history_wanted) as told:
        qtbot.keyClick(view.grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert told.args == [bo, close]


def test_typing_finds_a_skill_and_a_note_leads_to_its_row(qtbot, see, team):
    view = see(team)
    view.take_focus()
    qtbot.keyClick(view.grid, "q")
    assert view.grid.currentIndex().row() == 2
    view.skills_filter.setText("quiet")
    view.side.select(team.skills[1])
    qtbot.keyClick(view.side.view, Qt.Key.Key_Return)
    assert view.grid.current == (team.people[0], team.skills[1])
    assert view.grid.hasFocus()
    assert not view.skills_filter.text()


def test_the_cell_in_focus_stays_through_a_change(see, team):
    view = see(team)
    view.grid.setCurrentIndex(view.grid.levels.index(1, 1))
    before = view.grid.current
    builders.person(team, "Aaron First")
    builders.skill(team, "Alpha")
    assert view.grid.current == before
    team.do("Delete", people.delete, before[0])
    assert view.grid.current is not None


def test_a_menu_offers_the_cells_acts(qtbot, see, team):
    view = see(team)
    at = view.grid.visualRect(view.grid.levels.index(1, 1)).center()
    view.grid.customContextMenuRequested.emit(at)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [one.text() for one in menu.actions() if one.text()] == [
        *("Rate…", "History…", "Open the page of Bo Lindt")
    ]
    with qtbot.waitSignal(view.person_wanted) as told:
        menu.actions()[-1].trigger()
    menu.close()
    assert told.args == [team.people[1]]


def test_copy_takes_what_is_selected_or_all_that_is_in_sight(qtbot, see, team):
    view = see(team)
    view.take_focus()
    qtbot.keySequence(view.grid, "Ctrl+C")
    lines = QApplication.clipboard().text().split("\n")
    assert lines[:2] == ["Family\tSkill\tAnn\tBo\tCy", "Discovery\tQuestions\t5\t2\t"]
    qtbot.keyClick(view.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keySequence(view.grid, "Ctrl+C")
    assert QApplication.clipboard().text() == ("Family\tSkill\tAnn\tBo\nDiscovery\tQuestions\t5\t2")


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_the_exported_map_holds_levels_and_nothing_private(
    qtbot, see, team, asker, tmp_path, ending
):
    ann = team.people[0]
    builders.fact(team, ann, "Interrupts under stress", kind=FactKind.WEAKNESS)
    builders.rating(team, ann, team.skills[1], 1, justification="Froze in front of the board")
    view, path = see(team), tmp_path / f"map{ending}"
    asker.expect("save_file", path)
    with qtbot.waitSignal(view.said) as told:
        view.export.save(ending)
    assert told.args == [f"Exported to map{ending}."]
    from app.exchange.tables import read_table

    found = read_table(path.read_bytes(), path.name)
    assert found.header == ("Family", "Skill", "Ann", "Bo", "Cy")
    words = " ".join(str(cell) for row in found.rows for cell in row.cells)
    assert "Asking for it" in words
    assert "Froze" not in words
    assert "Interrupts" not in words


def test_a_folder_that_is_gone_is_said_in_words(qtbot, see, team, asker, tmp_path):
    view = see(team)
    asker.expect("save_file", tmp_path / "gone" / "map.csv").expect("ok")
    view.export.save(".csv")
    qtbot.waitUntil(lambda: len(asker.asked) == 2)
    assert "There is no folder" in asker.asked[1][1]


def test_an_empty_map_teaches_step_by_step(qtbot, see, journal):
    view = see(journal)
    assert view.nobody.isVisible()
    assert not view.print_button.isVisible()
    with qtbot.waitSignal(view.add_person_wanted):
        view.nobody.action.click()
    builders.person(journal, "Ann Moss")
    assert view.no_skills.isVisible()
    view.no_skills.action.click()
    assert len(table(view)) == len(journal.ask(skills.every)) + 1
    assert view.head.facts.text().endswith("nothing rated yet")


def test_many_people_stand_upright_and_are_reached_by_keys(qtbot, qapp, see, journal):
    def fill(db):
        one_step = builders.InOneStep(db)
        ids = [builders.person(one_step, f"Person {n} Ångström-Featherstone").id for n in range(40)]
        what = [builders.skill(one_step, f"Skill {n}").id for n in range(30)]
        for who in ids[::3]:
            builders.rating(one_step, who, what[who % 30], 1 + who % 5)

    journal.do("Fill", fill)
    view = see(journal)
    view.take_focus()
    assert view.grid.horizontalHeader().height() > 60
    qtbot.keySequence(view.grid, "Ctrl+End")
    assert view.grid.currentIndex().row() == 29
    assert view.grid.horizontalScrollBar().value() == view.grid.horizontalScrollBar().maximum()
    light = view.grab().toImage()
    theme.apply(qapp, "dark")
    assert view.grab().toImage() != light
    theme.apply(qapp, "light")


def test_every_cell_says_itself_and_names_are_never_markup(see, team):
    team.do("Rename", people.change, team.people[0], name="<b>Ann</b> Moss")
    model = see(team).grid.levels
    spoken = model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Bo Lindt, Questions: level 2 of 5"
    names = [model.index(0, c).data(Qt.ItemDataRole.ToolTipRole) for c in range(3)]
    assert any("&lt;b&gt;Ann" in name for name in names)
