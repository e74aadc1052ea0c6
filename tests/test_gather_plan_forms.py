"""The form of a plan as it is printed: what it asks, and what is known already."""

from dataclasses import fields, is_dataclass

import pytest

from app import gather
from app.domain import plan_sections
from app.domain.errors import Reason, Refused
from app.domain.kinds import ActionKind, LineSource, PlanState, SectionKind
from app.domain.money import CURRENCIES
from app.domain.plan_form import FormLine, every_field
from app.domain.plan_form_read import understand
from app.formats import Formats
from app.gather.plan_forms import sheet
from app.labels import label
from tests import builders
from tests.builders import NEXT_HALF, TODAY
from tests.exchange.plan_forms import HALF, MONTHS, answers, form, written

WORDING = Formats("EUR")


def texts(part):
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from texts(one)
    elif is_dataclass(part):
        for one in fields(part):
            yield from texts(getattr(part, one.name))


def in_fields(content):
    asked = [one.field for one in content.asked]
    return [*asked, *(one for table in content.tables for row in table.rows for one in row)]


def test_s4_08_the_form_asks_for_a_plan_of_ones_own():
    found = sheet(form(), WORDING)
    assert sorted(one.name for one in in_fields(found)) == sorted(every_field())
    assert [one.heading for one in found.asked] == [label(kind) for kind in SectionKind]
    assert all(one.question.endswith(("?", ".")) for one in found.asked)


def test_s4_09_it_asks_how_and_not_only_how_much():
    said = " ".join(texts(sheet(form(), WORDING)))
    for asked in (*map(label, SectionKind), *(label(kind).lower() for kind in ActionKind)):
        assert asked in said


def test_s4_10_both_ways_to_cover_the_quota_stand_side_by_side():
    figures = {one.label: (one.value, one.note) for one in sheet(form(), WORDING).figures}
    assert figures["Your quota"] == ("€600,000", "H1 2027")
    assert figures["Forecast to aim for"] == ("€1,800,000", "3.0 × the quota")
    assert figures["By your win rate of 25%"] == ("€2,400,000", "4.0 × the quota")


@pytest.mark.parametrize("win_rate", [None, 0.0])
def test_what_is_not_known_is_said_to_be(win_rate):
    figures = sheet(form(quota=None, win_rate=win_rate), WORDING).figures
    assert [one.value for one in figures][:3] == ["not set yet", "3.0 ×", "not known"]


def test_sources_months_and_kinds_are_offered_in_the_words_of_the_program():
    offered = {one.name: one.choices for one in in_fields(sheet(form(), WORDING))}
    assert offered["line.1.source"] == tuple(map(label, LineSource))
    assert offered["line.1.month"] == tuple(month.label for month in MONTHS)
    assert offered["action.1.kind"] == tuple(map(label, ActionKind))


def test_what_nobody_could_read_stands_on_the_next_form_as_it_was_typed():
    said = {one.name: one.text for one in in_fields(sheet(written(), WORDING))}
    assert (said["line.2.amount"], said["line.2.month"]) == ("about 600", "autumn")


@pytest.mark.parametrize("currency", sorted(CURRENCIES))
def test_an_amount_is_read_again_as_it_was_written(currency):
    for amount in (0, 5, 1_234, 54_000_050, 123_456_700):
        blank = form(currency=currency, lines=(FormLine("A", amount=amount),))
        said = in_fields(sheet(blank, WORDING))
        typed = next(one.text for one in said if one.name == "line.1.amount")
        returned = answers(line__1__account="A", line__1__amount=typed)
        assert understand(returned, HALF, MONTHS, currency).lines[0].amount == amount


def test_the_form_is_of_the_plan_that_is_not_agreed_yet(journal):
    dana = builders.person(journal).id
    builders.business_plan(journal, dana, PlanState.INVITED)
    found = journal.ask(gather.plan_form, dana, NEXT_HALF, WORDING, TODAY)
    assert (found.cover.person, found.cover.period) == ("Dana Whitfield", "H1 2027")
    assert found.mark.text.endswith(f" {dana} 2027-01-01 1")


def test_without_a_plan_there_is_no_form(journal):
    dana = builders.person(journal).id
    with pytest.raises(Refused) as caught:
        journal.ask(gather.plan_form, dana, NEXT_HALF, WORDING, TODAY)
    assert caught.value.reason is Reason.NOT_INVITED


def test_nothing_that_is_the_managers_own_stands_on_the_form(journal):
    dana = builders.person(journal).id
    plan = builders.business_plan(journal, dana, PlanState.SUBMITTED)
    journal.do("Note", plan_sections.note, plan.id, "Quokka beside it", TODAY)
    journal.do("Comment", plan_sections.comment, plan.id, SectionKind.MARKET, "Quokka in the talk")
    found = journal.ask(gather.plan_form, dana, NEXT_HALF, WORDING, TODAY)
    assert "Quokka" not in " ".join(texts(found))
