"""A form goes out with what is known and is filed as it returns; nothing is overwritten unasked."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app import plan_files
from app.domain import (
    kept_files,
    plan_actions,
    plan_forms,
    plan_lines,
    plan_sections,
    plans,
    results,
    settings,
)
from app.domain.errors import Reason, Refused
from app.domain.kinds import (
    ActionKind,
    LineSource,
    Owner,
    PeriodKind,
    PlanState,
    SectionKind,
    WordsFrom,
)
from app.domain.periods import period_of
from app.domain.plan_form import FilledForm, FormAction, FormLine, Returned
from tests import builders
from tests.builders import NEXT_HALF, TODAY

FIRST = NEXT_HALF.starts

LINE = FormLine("Skagen", amount=62_000_000, month=FIRST, source=LineSource.NEW)
FORM = FilledForm(
    sections={SectionKind.MARKET: "Two new plants", SectionKind.RISKS: "One customer"},
    lines=(LINE, FormLine("Brightwater", as_typed="amount: about 600")),
    actions=(FormAction("Call ten plants", ActionKind.PROSPECTING, FIRST),),
)
PDF = b"%PDF-1.4 as it came back"


@pytest.fixture
def dana(journal):
    return builders.person(journal).id


@pytest.fixture
def plan_id(journal, dana):
    return journal.do("Invite", plans.invite, dana, FIRST, TODAY).id


def file(journal, plan_id, form=FORM, content=PDF, take=()):
    return journal.do(
        "File", plan_forms.file, plan_id, form, TODAY,
        file_name="plan.pdf", content=content, take=take,
    )  # fmt: skip


def returned(journal, plan_id, **words):
    blank = journal.ask(plan_forms.blank, plan_id, TODAY)
    usual = {
        "file": "plan.pdf", "mark": blank.mark, "person_id": blank.person_id,
        "starts_on": blank.half.starts, "number": blank.number, "fields": {},
    }  # fmt: skip
    return Returned(**{**usual, **words})


def refusal(work, *args):
    with pytest.raises(Refused) as caught:
        work(*args)
    return caught.value.reason, caught.value.detail


def test_a_form_goes_out_with_what_is_known(journal, dana, plan_id):
    for month, actual in ((1, 24_000), (4, None), (7, 31_000)):
        quarter = period_of(PeriodKind.QUARTER, date(2026, month, 1))
        journal.do("Record", results.record, dana, quarter, quota=25_000, actual=actual)
    half = period_of(PeriodKind.HALF, FIRST)
    journal.do("Record", results.record, dana, half, quota=60_000, actual=None)
    blank = journal.ask(plan_forms.blank, plan_id, TODAY)

    assert (blank.name, blank.manager, blank.half.label) == (
        "Dana Whitfield",
        "Robin Hale",
        "H1 2027",
    )
    assert (blank.quota, blank.due_on, len(blank.months)) == (60_000, TODAY + timedelta(14), 6)
    assert [(one.period.label, one.actual) for one in blank.history] == [
        ("Q4 2025", None), ("Q1 2026", 24_000), ("Q2 2026", None), ("Q3 2026", 31_000),
    ]  # fmt: skip


def test_the_form_of_another_version_has_the_words_of_the_one_before(journal, dana):
    first = builders.business_plan(journal, dana, PlanState.AGREED)
    second = journal.do("Revise", plans.revise, first.id, "Skagen left", TODAY)
    blank = journal.ask(plan_forms.blank, second.id, TODAY)

    before = journal.ask(plans.get, first.id)
    assert blank.number == 2
    assert blank.sections == {one.section: one.text for one in before.sections}
    assert [one.amount for one in blank.lines] == [one.amount for one in before.lines]
    assert [one.text for one in blank.actions] == [one.text for one in before.actions]


def test_an_agreed_plan_has_no_form(journal, dana):
    agreed = builders.business_plan(journal, dana, PlanState.AGREED)
    reason, _ = refusal(journal.ask, plan_forms.blank, agreed.id, TODAY)
    assert reason is Reason.PLAN_IS_AGREED


def test_what_is_filed_is_the_reps_own_words_and_submitted(journal, plan_id):
    filed = file(journal, plan_id)

    found = journal.ask(plans.get, plan_id)
    assert {one.section: one.text for one in found.sections} == dict(FORM.sections)
    assert {one.words_from for one in found.sections} == {WordsFrom.FORM}
    assert [(one.account, one.amount, one.as_typed) for one in found.lines] == [
        ("Skagen", 62_000_000, ""), ("Brightwater", None, "amount: about 600"),
    ]  # fmt: skip
    assert [(one.text, one.due) for one in found.actions] == [("Call ten plants", FIRST)]
    assert (found.plan.state, found.plan.submitted_on) == (PlanState.SUBMITTED, TODAY)
    assert (filed.taken, filed.left) == (("market", "risks", "lines", "actions"), ())


def test_the_very_file_is_kept_once(journal, plan_id):
    assert not file(journal, plan_id).known
    assert file(journal, plan_id).known
    (kept,) = journal.ask(plans.get, plan_id).forms
    again = journal.ask(plan_forms.filed_before, plan_id, PDF)
    assert (kept.file_name, kept.id, again.content) == ("plan.pdf", again.id, PDF)


def test_of_a_file_that_is_too_large_only_its_words_are_kept(journal, plan_id):
    large = PDF + bytes(kept_files.MOST_KEPT)
    assert not file(journal, plan_id, content=large).kept
    found = journal.ask(plan_forms.filed_before, plan_id, large)
    assert (found.content, journal.ask(plans.get, plan_id).amount) == (b"", 62_000_000)


def test_an_empty_form_is_not_filed(journal, plan_id):
    reason, _ = refusal(file, journal, plan_id, FilledForm({}, (), ()))
    assert reason is Reason.PLAN_IS_EMPTY
    found = journal.ask(plans.get, plan_id)
    assert (found.plan.state, found.forms) == (PlanState.INVITED, ())


def test_a_form_that_returns_twice_overwrites_nothing_and_fills_what_is_empty(journal, plan_id):
    file(journal, plan_id)
    second = FilledForm(
        sections={SectionKind.MARKET: "Three plants", SectionKind.SKILLS: "Pricing"},
        lines=(replace(LINE, amount=1),),
        actions=(FormAction("Call twelve plants"),),
    )
    reading = plan_forms.beside(journal.ask(plans.get, plan_id), second)
    assert reading.differing == ("market", "lines", "actions")
    assert [(one.here, one.form) for one in reading.sections] == [
        ("Two new plants", "Three plants")
    ]
    assert [one.form and one.form.amount for one in reading.lines] == [1, None]
    assert [one.here and one.here.account for one in reading.lines] == ["Skagen", "Brightwater"]

    filed = file(journal, plan_id, second, PDF + b" again")
    found = journal.ask(plans.get, plan_id)
    assert (filed.taken, filed.left) == (("skills",), ("market", "lines", "actions"))
    assert found.text(SectionKind.MARKET) == "Two new plants"
    assert found.text(SectionKind.SKILLS) == "Pricing"
    assert (found.amount, len(found.lines), len(found.forms)) == (62_000_000, 2, 2)


def test_what_is_chosen_is_taken_from_the_form(journal, plan_id):
    file(journal, plan_id)
    second = FilledForm(
        sections={SectionKind.MARKET: "Three plants", SectionKind.RISKS: "Two customers"},
        lines=(FormLine("Norrland", amount=5), replace(LINE, amount=1)),
        actions=(),
    )
    filed = file(journal, plan_id, second, PDF + b" again", take=["market", "lines"])
    found = journal.ask(plans.get, plan_id)
    assert filed.left == ("risks",)
    assert found.text(SectionKind.MARKET) == "Three plants"
    assert found.text(SectionKind.RISKS) == "One customer"
    assert [(one.account, one.amount) for one in found.lines] == [("Norrland", 5), ("Skagen", 1)]
    assert len(found.actions) == 1


def test_a_line_that_stays_is_changed_and_not_made_anew(journal, plan_id):
    file(journal, plan_id)
    skagen, _ = journal.ask(plans.get, plan_id).lines
    file(journal, plan_id, FilledForm({}, (FormLine("New"), LINE), ()), b"2", take=["lines"])
    new, same = journal.ask(plans.get, plan_id).lines
    assert (new.account, same.id) == ("New", skagen.id)


def test_an_action_that_stays_goes_on_being_carried_out_by_its_commitment(journal, dana):
    first = builders.business_plan(journal, dana, PlanState.AGREED)
    second = journal.do("Revise", plans.revise, first.id, "Skagen left", TODAY)
    before = journal.ask(plans.get, second.id).actions
    mine = journal.do("Mine", plan_actions.change, before[0].id, owner=Owner.ME)
    said = tuple(FormAction(one.text, one.kind, FIRST) for one in reversed(before))
    file(journal, second.id, FilledForm({}, (), said), take=["actions"])

    after = {one.text: one for one in journal.ask(plans.get, second.id).actions}
    assert [after[one.text].before_id for one in before] == [one.before_id for one in before]
    assert (after[mine.text].owner, after[mine.text].due) == (Owner.ME, FIRST)


def test_a_form_is_understood_beside_what_the_plan_says(journal, plan_id):
    words = {SectionKind.MARKET: "Two plants"}
    journal.do("Write", plan_sections.write, plan_id, words, WordsFrom.TRANSCRIBED, TODAY)
    fields = {"section.market": "Three plants", "line.1.account": "Skagen", "line.1.amount": "620k"}
    reading = journal.ask(plan_forms.understood, returned(journal, plan_id, fields=fields), plan_id)

    assert reading.found.plan.id == plan_id
    assert reading.form.lines == (FormLine("Skagen", amount=62_000_000),)
    assert [(one.section, one.here, one.form) for one in reading.sections] == [
        (SectionKind.MARKET, "Two plants", "Three plants")
    ]
    assert reading.lines == ()


def test_rows_stand_beside_their_own_also_where_one_above_is_gone(journal, plan_id):
    file(journal, plan_id)
    second = FilledForm({}, (FormLine("Brightwater", amount=5), FormLine("Norrland")), ())
    reading = plan_forms.beside(journal.ask(plans.get, plan_id), second)
    assert [
        (one.here and one.here.account, one.form and one.form.account) for one in reading.lines
    ] == [("Brightwater", "Brightwater"), (None, "Norrland"), ("Skagen", None)]


def test_what_was_taken_out_of_the_form_of_another_version_is_shown_and_can_be_taken(journal, dana):
    first = builders.business_plan(journal, dana, PlanState.AGREED)
    second = journal.do("Revise", plans.revise, first.id, "Skagen left", TODAY).id
    emptied = FilledForm({SectionKind.RISKS: "None"}, (), (), bare=frozenset(["market", "lines"]))
    reading = plan_forms.beside(journal.ask(plans.get, second), emptied)
    assert reading.differing == ("market", "lines")
    assert [(one.here, one.form) for one in reading.sections] == [("Two new plants", "")]
    assert [one.form for one in reading.lines] == [None, None]

    assert file(journal, second, emptied).left == ("market", "lines")
    assert len(journal.ask(plans.get, second).lines) == 2
    file(journal, second, emptied, b"2", take=("market", "lines"))
    found = journal.ask(plans.get, second)
    assert (found.text(SectionKind.MARKET), found.lines, len(found.actions)) == ("", (), 2)


def test_what_never_stood_on_a_first_form_was_not_taken_out_of_it(journal, plan_id):
    file(journal, plan_id)
    empty = FilledForm({}, (), (), bare=frozenset(["market", "lines", "actions"]))
    assert plan_forms.beside(journal.ask(plans.get, plan_id), empty).differing == ()


def test_a_cell_that_had_no_room_for_all_of_a_text_is_no_difference(journal, plan_id):
    long = {SectionKind.MARKET: "plants " * 10_000}
    journal.do("Write", plan_sections.write, plan_id, long, WordsFrom.FORM, TODAY)
    blank = journal.ask(plan_forms.blank, plan_id, TODAY)
    reading = plan_files.read_form(plan_files.xlsx(blank), "plan.xlsx")
    found = journal.ask(plan_forms.understood, reading)
    assert 0 < len(found.form.sections[SectionKind.MARKET]) < 33_000
    assert found.differing == ()
    file(journal, plan_id, found.form)
    assert len(journal.ask(plans.get, plan_id).text(SectionKind.MARKET)) == 69_999


def test_a_form_as_it_went_out_differs_in_nothing(journal, plan_id):
    journal.do(
        "Add", plan_lines.add, plan_id, TODAY, account="Skagen", as_typed="amount: about 600"
    )
    blank = journal.ask(plan_forms.blank, plan_id, TODAY)
    same = FilledForm(blank.sections, blank.lines, blank.actions)
    assert plan_forms.beside(journal.ask(plans.get, plan_id), same).differing == ()


def test_the_form_of_another_journal_is_refused(journal, plan_id):
    reason, _ = refusal(
        journal.ask, plan_forms.understood, returned(journal, plan_id, mark="f" * 12)
    )
    assert reason is Reason.FORM_OF_ANOTHER_JOURNAL


def test_the_form_of_another_person_half_or_version_is_refused_by_name(journal, dana, plan_id):
    other = builders.person(journal, "Marcus Oyelaran").id
    theirs = journal.do("Invite", plans.invite, other, FIRST, TODAY).id
    form = returned(journal, theirs)
    assert refusal(journal.ask, plan_forms.understood, form, plan_id) == (
        Reason.FORM_OF_ANOTHER_PLAN, "Marcus Oyelaran, H1 2027, version 1",
    )  # fmt: skip
    assert journal.ask(plan_forms.understood, form, theirs).found.plan.id == theirs

    later = returned(journal, plan_id, starts_on=date(2027, 7, 1))
    assert refusal(journal.ask, plan_forms.understood, later) == (
        Reason.FORM_OF_ANOTHER_PLAN, "Dana Whitfield, H2 2027, version 1, which is no longer here",
    )  # fmt: skip
    nobody = returned(journal, plan_id, person_id=10**15)
    assert refusal(journal.ask, plan_forms.understood, nobody) == (
        Reason.FORM_OF_ANOTHER_PLAN, "somebody who is no longer here",
    )  # fmt: skip


def test_the_form_of_an_agreed_plan_is_refused(journal, dana, plan_id):
    form = returned(journal, plan_id)
    journal.do("Write", plan_sections.write, plan_id, FORM.sections, WordsFrom.TALK, TODAY)
    journal.do("Add", plan_lines.add, plan_id, TODAY, account="A", amount=1, month=FIRST)
    builders.brought(journal, plan_id, PlanState.AGREED)
    assert refusal(journal.ask, plan_forms.understood, form)[0] is Reason.PLAN_IS_AGREED
    assert refusal(file, journal, plan_id)[0] is Reason.PLAN_IS_AGREED


def test_months_follow_the_fiscal_year(own):
    own.do("Set", settings.change, fiscal_start=4)
    who = builders.person(own).id
    plan = own.do("Invite", plans.invite, who, date(2027, 4, 1), TODAY)
    months = own.ask(plan_forms.blank, plan.id, TODAY).months
    assert [one.starts.month for one in months] == [4, 5, 6, 7, 8, 9]
