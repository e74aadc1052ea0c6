"""The packet on screen, on paper and in a file: what is seen is what leaves."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from reportlab.lib.pagesizes import A3, A4, LETTER

from app import agreeing, journal_file
from app.domain import (
    agreements,
    lifts,
    packets,
    people,
    plan_sections,
    plans,
    settings,
    training_gaps,
)
from app.domain.kinds import (
    Certainty,
    FactKind,
    PaperSize,
    PeriodKind,
    PlanState,
    ReviewState,
    Status,
    Vis,
)
from app.domain.periods import period_of
from app.formats import Formats
from app.report import fonts
from app.ui import ask
from app.ui.dialogs.packet import FOR_YOU, PacketDialog
from app.ui.printing import NoPrinter
from tests import builders
from tests.fake_ask import FakeAsker

pytestmark = pytest.mark.long


RESOURCES = Path(__file__).parents[3] / "resources"
CANARY = "Quokka"


class Remembering(FakeAsker):
    """Also keeps which file was suggested."""

    suggested = Path()

    def save_file(self, parent, title, filters, suggested):
        self.suggested = suggested
        return super().save_file(parent, title, filters, suggested)


@pytest.fixture
def asker():
    fake = Remembering()
    before = ask.use(fake)
    yield fake
    ask.use(before)
    fake.done()


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def open_packet(qtbot, journal, dana, window, today):
    """Opens the dialog and waits for its pages."""

    def open_it(wait=True, resources=RESOURCES, who=dana, **options):
        dialog = PacketDialog(journal, who, window, resources, today=today, **options)
        dialog.open()
        if wait:
            shown(qtbot, dialog)
        return dialog

    return open_it


def shown(qtbot, dialog):
    qtbot.waitUntil(lambda: dialog.data is not None)


def text(dialog):
    """All words of what is shown."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(dialog.data)).pages)


def choose(editor, value):
    """Choose a value as a user does, from the list."""
    box = editor.box
    position = [box.itemText(number) for number in range(box.count())].index(value)
    box.setCurrentIndex(position)
    box.activated.emit(position)


def quarters(dialog):
    """Where the quarter is chosen."""
    return dialog.choices.period_editor(PeriodKind.QUARTER)


def share(journal, dana, words="Asks why"):
    return builders.fact(journal, dana, words, vis=Vis.SHAREABLE)


def warning(dialog):
    return "" if dialog.banner.isHidden() else dialog.banner.sentence.text()


def test_it_shows_the_reps_copy_of_the_quarter_that_ended_last(journal, dana, open_packet):
    share(journal, dana)
    dialog = open_packet()
    assert dialog.stack.currentWidget() is dialog.view
    assert dialog.tools.place.text().startswith("Page 1 of ")
    assert "Asks why" in text(dialog)
    assert "Q3 2026" in text(dialog)
    assert warning(dialog) == ""
    assert dialog.print_button.isEnabled()


def test_the_quarter_under_way_comes_first_once_it_has_figures(journal, dana, open_packet):
    builders.result(journal, dana, builders.quarter(), 100_00, 90_00)
    dialog = open_packet()
    assert dialog.choices.period == builders.quarter()
    assert quarters(dialog).box.count() == 9  # the next one is there to plan for
    assert "Q4 2026" in text(dialog)


def test_a_quota_alone_does_not_make_a_quarter_ready(journal, dana, open_packet):
    builders.result(journal, dana, builders.quarter(), 100_00, None)
    assert open_packet(wait=False).choices.period.label == "Q3 2026"


@pytest.fixture
def candid(journal, dana):
    """Dana with private statements of every kind beside a shareable one."""
    share(journal, dana)
    for kind in FactKind:
        builders.fact(journal, dana, f"{CANARY} {kind}", kind=kind, evidence=CANARY)
    builders.fact(journal, dana, f"{CANARY} hunch", certainty=Certainty.HUNCH)
    builders.goal(journal, dana, f"{CANARY} goal", why=CANARY)
    skill = builders.skill(journal, f"{CANARY} skill")
    builders.rating(journal, dana, skill.id, 2, justification=CANARY, vis=Vis.PRIVATE)


@pytest.mark.usefixtures("candid")
def test_private_text_never_reaches_the_reps_copy(qtbot, open_packet, asker, tmp_path):
    dialog = open_packet()
    dialog.choices.my_page.setChecked(True)
    shown(qtbot, dialog)
    assert CANARY in text(dialog)
    dialog.choices.rep_copy.setChecked(True)
    assert dialog.data is None
    assert dialog.view.pages == 0
    shown(qtbot, dialog)
    asker.expect("save_file", tmp_path / "rep.pdf")
    dialog.save()
    written = PdfReader(tmp_path / "rep.pdf")
    assert CANARY not in text(dialog)
    assert CANARY not in "".join(page.extract_text() for page in written.pages)
    assert CANARY not in str(written.metadata) + str(written.outline)
    assert CANARY.encode() not in dialog.data


def test_my_private_page_says_whom_it_is_for_from_the_start(qtbot, open_packet, asker):
    dialog = open_packet()
    dialog.choices.my_page.setChecked(True)
    assert warning(dialog) == FOR_YOU
    shown(qtbot, dialog)
    assert warning(dialog) == FOR_YOU
    asker.expect("save_file")
    dialog.save()
    assert asker.suggested.name == ("Dana Whitfield - Quarterly review Q3 2026 - manager only.pdf")


def test_nothing_shareable_is_said_over_the_pages(open_packet):
    dialog = open_packet()
    assert warning(dialog) == "Nothing is shareable yet: mark what Dana may see."


def test_figures_alone_are_said_to_be_all(journal, dana, open_packet):
    builders.result(journal, dana, builders.quarter(), 100_00, 90_00)
    dialog = open_packet()
    assert warning(dialog).startswith("Nothing but the numbers is shareable yet")


def test_what_no_font_has_is_counted(journal, dana, open_packet):
    share(journal, dana, "Cheerful \N{GRINNING FACE}")
    dialog = open_packet()
    assert warning(dialog) == "1 character has no printed form and is shown by its code."


def test_paper_is_chosen_for_this_packet_only(qtbot, journal, dana, open_packet):
    dialog = open_packet()
    assert page_width(dialog) == pytest.approx(A4[0], abs=1)
    choose(dialog.choices.paper, "US Letter")
    shown(qtbot, dialog)
    assert page_width(dialog) == pytest.approx(LETTER[0], abs=1)
    assert journal.ask(settings.current).paper is PaperSize.A4


def page_width(dialog):
    return float(PdfReader(BytesIO(dialog.data)).pages[0].mediabox.width)


def test_the_journals_paper_is_where_it_starts(journal, open_packet):
    journal.do("Settings changed", settings.change, paper=PaperSize.LETTER)
    assert page_width(open_packet()) == pytest.approx(LETTER[0], abs=1)


def test_the_last_of_quick_choices_is_what_is_shown(qtbot, open_packet):
    dialog = open_packet(wait=False)
    for label in ("Q1 2026", "Q2 2026", "Q4 2025"):
        choose(quarters(dialog), label)
    assert dialog.stack.currentWidget() is dialog.busy
    assert not dialog.print_button.isEnabled()
    assert not dialog.save_button.isEnabled()
    shown(qtbot, dialog)
    assert "Q4 2025" in text(dialog)


def test_a_missing_font_is_said_and_can_be_tried_again(qtbot, open_packet, monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "_covered", frozenset())
    dialog = open_packet(wait=False, resources=tmp_path)
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.failed)
    assert "missing" in dialog.failed.sentence.text()
    assert not dialog.print_button.isEnabled()
    shutil.copytree(RESOURCES / "fonts", tmp_path / "fonts")
    qtbot.mouseClick(dialog.failed.action, Qt.MouseButton.LeftButton)
    shown(qtbot, dialog)
    assert dialog.stack.currentWidget() is dialog.view


def test_a_journal_that_cannot_be_read_is_said_and_tried_again(qtbot, journal, open_packet):
    dialog = open_packet()
    away = journal.path.rename(journal.path.with_name("away.db"))
    choose(quarters(dialog), "Q2 2026")
    assert dialog.stack.currentWidget() is dialog.failed
    assert "journal" in dialog.failed.sentence.text()
    assert dialog.data is None
    away.rename(journal.path)
    dialog.failed.action.click()
    shown(qtbot, dialog)
    assert "Q2 2026" in text(dialog)


def test_what_is_saved_is_what_is_shown(open_packet, asker, tmp_path):
    dialog = open_packet()
    target = tmp_path / "Dana.pdf"
    target.write_bytes(b"an older one")
    asker.expect("save_file", target)
    dialog.save_button.click()
    assert target.read_bytes() == dialog.data
    assert asker.suggested.name == "Dana Whitfield - Quarterly review Q3 2026.pdf"
    assert dialog.state.text() == f"Saved as Dana.pdf in {tmp_path}."


def test_a_name_that_is_no_file_name_is_made_one(journal, dana, open_packet, asker):
    journal.do("Details changed", people.change, dana, name='Dana "../<b>&" Whitfield')
    dialog = open_packet()
    asker.expect("save_file")
    dialog.save()
    assert asker.suggested.name == "Dana -..--b-&- Whitfield - Quarterly review Q3 2026.pdf"


def test_a_place_that_cannot_be_written_is_said_and_another_tried(open_packet, asker, tmp_path):
    dialog = open_packet()
    asker.expect("save_file", tmp_path / "gone" / "Dana.pdf")
    asker.expect("save_file", tmp_path / "Dana.pdf")
    dialog.save()
    assert dialog.error.text() == f"There is no folder {tmp_path / 'gone'}."
    dialog.save()
    assert dialog.error.text() == ""
    assert (tmp_path / "Dana.pdf").read_bytes() == dialog.data


def test_the_printer_gets_the_pages_that_are_shown(qtbot, journal, dana, open_packet, printer):
    share(journal, dana)
    asked = []
    dialog = open_packet(choose=lambda *about: asked.append(about[1:]) or printer)
    dialog.print_button.click()
    qtbot.waitUntil(lambda: dialog.state.text() == "Sent to the printer.")
    assert asked == [(PaperSize.A4, "Quarterly review Q3 2026")]
    pages = PdfReader(printer.outputFileName()).pages
    assert len(pages) == dialog.view.pages
    assert float(pages[0].mediabox.width) == pytest.approx(A4[0], abs=1)
    assert dialog.choices.rep_copy.isEnabled()
    assert dialog.print_button.text() == "Print…"


def test_what_stands_in_a_form_already_is_shown_and_printed(
    qtbot, journal, dana, open_packet, printer
):
    review = builders.review(journal, dana, ReviewState.READY)
    dialog = open_packet(
        choose=lambda *about: printer, kind="review_form", which=review.id, copy="blank"
    )
    assert "Both mills called back" in dialog.view.page_text()
    assert PdfReader(BytesIO(dialog.data)).get_fields(), "what is saved can still be filled in"
    dialog.print_button.click()
    qtbot.waitUntil(lambda: dialog.state.text() == "Sent to the printer.")


def test_backing_out_of_the_printers_dialog_changes_nothing(open_packet):
    dialog = open_packet(choose=lambda *about: None)
    dialog.print_pages()
    assert dialog.state.text() == ""
    assert dialog.print_button.text() == "Print…"


def test_printing_can_be_stopped(qtbot, open_packet, printer):
    dialog = open_packet(choose=lambda *about: printer)
    dialog.print_pages()
    assert not dialog.choices.my_page.isEnabled()
    assert dialog.print_button.text() == "Stop printing"
    dialog.print_pages()
    assert dialog.state.text() == "Printing was stopped."
    assert dialog.choices.my_page.isEnabled()


def test_without_a_printer_saving_is_offered(open_packet, asker, tmp_path):
    def none_there(*about):
        raise NoPrinter

    dialog = open_packet(choose=none_there)
    asker.expect("choose", "Save as PDF…").expect("save_file", tmp_path / "Dana.pdf")
    dialog.print_pages()
    assert asker.asked[0][1].startswith("There is no printer on this computer.")
    assert (tmp_path / "Dana.pdf").read_bytes() == dialog.data


@pytest.mark.qt_log_ignore("QPdfEngine", "QPainter")
def test_a_printer_that_takes_nothing_is_said_and_saving_offered(
    qtbot, open_packet, printer, asker, tmp_path
):
    printer.setOutputFileName(str(tmp_path / "gone" / "paper.pdf"))
    dialog = open_packet(choose=lambda *about: printer)
    asker.expect("choose", "Not now")
    dialog.print_pages()
    qtbot.waitUntil(lambda: not asker.script)
    assert asker.asked[0][1].startswith("The printer did not take the pages.")
    assert dialog.print_button.isEnabled()


def test_enter_in_the_find_line_does_not_print(qtbot, open_packet):
    asked = []
    dialog = open_packet(choose=lambda *about: asked.append(about))
    qtbot.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    dialog.tools.line.setText("Dana")
    qtbot.keyClick(dialog.tools.line, Qt.Key.Key_Return)
    assert asked == []
    dialog.print_button.setFocus()
    qtbot.keyClick(dialog.print_button, Qt.Key.Key_Return)
    assert len(asked) == 1


def test_escape_leaves_the_find_line_first_and_then_the_dialog(qtbot, open_packet):
    dialog = open_packet()
    dialog.tools.start_find()
    qtbot.keyClick(dialog.tools.line, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog.view, Qt.Key.Key_Escape)


def test_closing_ends_what_is_under_way(qtbot, open_packet, printer):
    dialog = open_packet(wait=False)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    dialog = open_packet(choose=lambda *about: printer)
    dialog.print_pages()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()


def test_a_journal_for_reading_only_prints_as_well(qtbot, journal, dana, window, today):
    share(journal, dana)
    reading = journal_file.open_journal(journal.path, read_only=True)
    dialog = PacketDialog(reading, dana, window, RESOURCES, today=today)
    shown(qtbot, dialog)
    assert "Asks why" in text(dialog)
    dialog.reject()
    reading.close()


# Other kinds


def test_one_chooses_what_to_print_and_only_what_applies_is_shown(
    qtbot, journal, dana, open_packet
):
    share(journal, dana)
    dialog = open_packet()
    assert [dialog.choices.kind.box.itemText(n) for n in range(5)] == [
        *("Quarterly review", "Monthly review", "Self-assessment"),
        *("Feedback form", "Profile"),
    ]
    choose(dialog.choices.kind, "Profile")
    shown(qtbot, dialog)
    assert "Profile" in text(dialog)
    assert "Asks why" in text(dialog)
    assert not quarters(dialog).isVisible()
    assert not dialog.choices.blank.isVisible()
    assert dialog.head.facts.text() == "Profile"


@pytest.mark.usefixtures("candid")
def test_a_profile_keeps_private_text_on_my_copy(qtbot, open_packet, asker):
    dialog = open_packet(kind="profile")
    assert CANARY not in text(dialog)
    assert CANARY.encode() not in dialog.data
    dialog.choices.my_page.setChecked(True)
    shown(qtbot, dialog)
    assert CANARY in text(dialog)
    assert warning(dialog) == FOR_YOU
    asker.expect("save_file")
    dialog.save()
    assert asker.suggested.name == "Dana Whitfield - Profile - manager only.pdf"


def test_an_agreement_is_printed_as_written_or_blank(qtbot, journal, dana, open_packet, today):
    """S2-16: the sheet to sign."""
    half = period_of(PeriodKind.HALF, today)
    said = {"mine": "An hour a week", "vis": Vis.SHAREABLE}
    journal.do("Agree", agreements.write, dana, half.starts, today, **said)
    dialog = open_packet(kind="agreement")
    assert dialog.choices.period == half
    assert "An hour a week" in text(dialog)
    assert warning(dialog) == ""
    dialog.choices.blank.setChecked(True)
    shown(qtbot, dialog)
    assert "An hour a week" not in text(dialog)
    assert warning(dialog) == ""
    choose(dialog.choices.kind, "Profile")
    shown(qtbot, dialog)
    assert dialog.choices.rep_copy.isChecked()  # a profile has no blank copy
    assert "An hour a week" in text(dialog)


def test_a_private_agreement_is_said_to_be_missing(journal, dana, open_packet, today):
    half = period_of(PeriodKind.HALF, today)
    journal.do("Agree", agreements.write, dana, half.starts, today, mine=CANARY)
    dialog = open_packet(kind="agreement")
    assert CANARY not in text(dialog)
    assert warning(dialog).startswith("Nothing shareable is written for this half-year")


def test_a_candidates_profile_comes_first(journal, dana, open_packet):
    journal.do("Change", people.change, dana, status=Status.CANDIDATE)
    assert open_packet(wait=False).choices.kind.value().name == "Profile"


@pytest.fixture
def rated(journal, dana):
    """Dana rated once in private."""
    builders.rating(journal, dana, builders.skill(journal).id, 4, vis=Vis.PRIVATE)


@pytest.mark.usefixtures("rated")
def test_the_map_and_the_bench_are_about_the_team(qtbot, open_packet, asker):
    """S2-12 and S4-06: on paper."""
    dialog = open_packet(who=None)
    assert warning(dialog).startswith("No level is shareable yet")
    assert "Copy for the team" in text(dialog)
    dialog.choices.my_page.setChecked(True)
    shown(qtbot, dialog)
    assert "Discovery" in text(dialog)
    assert warning(dialog) == FOR_YOU
    choose(dialog.choices.kind, "Bench")
    assert not dialog.choices.rep_copy.isVisible()
    shown(qtbot, dialog)
    assert "Nobody is on the bench." in text(dialog)
    assert warning(dialog) == FOR_YOU
    asker.expect("save_file")
    dialog.save()
    assert asker.suggested.name == "The team - Bench - manager only.pdf"


@pytest.mark.usefixtures("rated")
def test_a_map_is_printed_on_its_side(qtbot, open_packet, printer):
    dialog = open_packet(who=None, choose=lambda *about: printer)
    dialog.print_pages()
    qtbot.waitUntil(lambda: dialog.state.text() == "Sent to the printer.")
    box = PdfReader(printer.outputFileName()).pages[0].mediabox
    assert float(box.width) == pytest.approx(A4[1], abs=1)


def test_a_lift_is_the_usual_one_until_another_is_chosen(journal, open_packet):
    kept = {"name": "Two levers", "starts_on": builders.TODAY, "percent": 150}
    scenario = journal.do("Keep", lifts.save, **kept)
    dialog = open_packet(who=None, kind="lift")
    assert dialog.choices.which == 0
    assert dialog.choices.mine
    dialog.reject()
    dialog = open_packet(who=None, kind="lift", which=scenario.id)
    assert "Lift: Two levers" in text(dialog)


def test_a_shared_plan_that_is_not_there_is_said_before_it_is_handed_over(
    journal, dana, open_packet
):
    builders.improvement_plan(journal, dana, aim=CANARY)
    dialog = open_packet(kind="improvement")
    assert "No improvement plan is shareable" in warning(dialog)
    assert CANARY not in text(dialog)


def test_a_grid_is_for_the_weeks_ahead(open_packet):
    dialog = open_packet(kind="tracking")
    assert dialog.choices.copy == "blank"
    assert "Q1 2027" in [quarters(dialog).box.itemText(n) for n in range(9)]


def test_one_chooses_among_a_persons_plans_and_my_copy_alone_has_my_notes(
    qtbot, journal, dana, open_packet
):
    first = builders.business_plan(journal, dana)
    journal.do("Note", plan_sections.note, first.id, CANARY, builders.TODAY)
    draft = journal.do("Revise", plans.revise, first.id, "Skagen went", builders.TODAY)
    dialog = open_packet(kind="plan", which=first.id)
    which = dialog.choices.which_editor("plan")
    assert [which.box.itemText(place) for place in range(2)] == [
        "H1 2027, agreed",
        "H1 2027, version 2, draft",
    ]
    assert dialog.choices.which == first.id
    assert "Agreed on 22 November 2026" in text(dialog)
    assert CANARY not in text(dialog)
    choose(which, "H1 2027, version 2, draft")
    shown(qtbot, dialog)
    assert "Version 2, in place of version 1" in text(dialog)
    assert dialog.choices.which == draft.id
    choose(which, "H1 2027, agreed")
    dialog.choices.my_page.click()
    shown(qtbot, dialog)
    assert CANARY in text(dialog)
    assert warning(dialog) == FOR_YOU


def test_a_reprint_is_the_file_that_was_kept_and_the_other_paper_is_set_anew(
    journal, dana, open_packet, qtbot
):
    reviewed = builders.business_plan(journal, dana, PlanState.REVIEWED)
    terms = (reviewed.id, builders.TODAY, builders.TODAY, Formats("USD"))
    journal.do_final("Agree", agreeing.agree, *terms)
    pages = journal.ask(packets.kept, reviewed.id, "plan", "rep", "a4")
    journal.do("Rename", people.change, dana, name="Dana Hale")
    dialog = open_packet(kind="plan", which=reviewed.id)
    assert dialog.data == pages
    choose(dialog.choices.paper, "US Letter")
    shown(qtbot, dialog)
    assert "Dana Hale" in text(dialog)


def test_somebody_without_a_plan_gets_a_page_that_says_so(open_packet):
    assert "has no business plan yet" in warning(open_packet(kind="plan"))


def test_the_teams_plans_are_for_me_and_of_a_half_year(open_packet):
    dialog = open_packet(who=None, kind="team_plans")
    assert dialog.choices.mine
    assert dialog.choices.period.label == "H2 2026"
    assert "Who covers how much" in text(dialog)


# The papers about training


def options(editor):
    return [editor.box.itemText(number) for number in range(editor.box.count())]


def test_only_the_wall_calendar_is_offered_on_a3(qtbot, journal, open_packet):
    """S4-11: large enough for a wall; other papers keep to what the journal may be set to."""
    builders.training_plan(journal, count=12)
    dialog = open_packet(who=None, kind="training_calendar", quarter=builders.NEXT_QUARTER)
    assert dialog.choices.period == builders.NEXT_QUARTER
    assert options(dialog.choices.paper) == ["A4", "US Letter", "A3"]
    choose(dialog.choices.paper, "A3")
    shown(qtbot, dialog)
    assert page_width(dialog) == pytest.approx(A3[1], abs=1)
    assert text(dialog).count("Qualifying on pain") == 12
    choose(dialog.choices.kind, "Topics waiting")
    shown(qtbot, dialog)
    assert options(dialog.choices.paper) == ["A4", "US Letter"]
    assert page_width(dialog) == pytest.approx(A4[0], abs=1)
    choose(dialog.choices.kind, "Training calendar")
    assert dialog.choices.paper.value() == PaperSize.A4


def test_the_wall_calendar_of_a_draft_is_not_handed_out_unwarned(journal, open_packet):
    plan = builders.training_plan(journal)
    opened = {"who": None, "kind": "training_calendar", "quarter": builders.NEXT_QUARTER}
    assert warning(open_packet(**opened)).endswith("publish it first.")
    journal.do("Publish", training_gaps.publish, plan.id, builders.TODAY)
    assert warning(open_packet(**opened)) == ""


def test_a_sheet_of_a_session_starts_with_the_one_that_is_asked_for(qtbot, journal, open_packet):
    plan = builders.training_plan(journal, count=2)
    later = builders.training(journal, plan.id, builders.NEXT_QUARTER.ends, topic="Pricing")
    dialog = open_packet(who=None, kind="giver_brief", which=later.id)
    which = dialog.choices.which_editor("training")
    assert options(which) == [
        *("31 Mar, Pricing", "7 Jan, Qualifying on pain", "14 Jan, Qualifying on pain"),
    ]
    assert "Pricing" in text(dialog)
    choose(dialog.choices.kind, "Attendance sheet")
    shown(qtbot, dialog)
    assert "Signature" in text(dialog)
    assert dialog.choices.rep_copy.isHidden()


def test_without_a_session_a_sheet_of_one_says_that_there_is_none(open_packet):
    dialog = open_packet(wait=False, who=None, kind="attendance_sheet")
    assert dialog.stack.currentWidget() is dialog.failed


def test_the_printer_is_asked_for_the_paper_that_is_shown(qtbot, journal, open_packet):
    asked = []
    builders.training_plan(journal)
    dialog = open_packet(
        who=None, kind="training_calendar", choose=lambda *about: asked.append(about[1])
    )
    choose(dialog.choices.paper, "A3")
    shown(qtbot, dialog)
    dialog.print_button.click()
    assert asked == ["a3"]
