"""What a metric may be, and how its definition changes."""

from datetime import timedelta

import pytest

from app.domain import metrics
from app.domain.errors import Reason, Refused
from app.domain.kinds import Better, Meaning, Nature, PeriodKind, RollUp, Unit
from app.templates import starter_metrics
from tests import builders
from tests.builders import TODAY


def refused(journal, command, *args, **words):
    with pytest.raises(Refused) as said:
        journal.do("Try", command, *args, **words)
    return said.value.reason, said.value.field


@pytest.fixture
def meetings(journal):
    return builders.metric(journal, "Meetings")


def ratio(journal, above, below, **words):
    words = {"unit": Unit.PERCENT, "roll_up": RollUp.RATIO} | words
    parts = {"numerator_id": above.id, "denominator_id": below.id}
    return builders.metric(journal, words.pop("name", "Win rate"), **parts, **words)


def test_two_metrics_do_not_share_a_name(journal, meetings):
    named = refused(journal, metrics.add, TODAY, name="  MEETINGS ")
    assert named == (Reason.SAME_METRIC, "name")
    assert refused(journal, metrics.add, TODAY, name=" ") == (Reason.EMPTY, "name")


def test_a_metric_without_a_unit_is_refused(journal):
    assert refused(journal, metrics.add, TODAY, name="Calls", unit=None) == (
        Reason.NEEDS_UNIT, "unit",
    )  # fmt: skip


def test_quality_stands_before_volume_before_results(journal):
    for nature in (Nature.RESULT, Nature.VOLUME, Nature.QUALITY):
        builders.metric(journal, nature.value, nature=nature)
    assert [one.name for one in journal.ask(metrics.listed)] == ["quality", "volume", "result"]


def test_a_ratio_needs_two_metrics_that_are_reported_alike(journal, meetings):
    wins = builders.metric(journal, "Deals won")
    monthly = builders.metric(journal, "Visits", frequency=PeriodKind.MONTH)
    rate = ratio(journal, wins, meetings)
    assert not metrics.is_entered(rate)
    assert refused(journal, metrics.change, rate.id, stage=1)[0] is Reason.RATIO_IS_NO_STAGE
    said = {"name": "Other", "unit": Unit.PERCENT, "roll_up": RollUp.RATIO}
    assert refused(journal, metrics.add, TODAY, **said, numerator_id=wins.id) == (
        Reason.RATIO_NEEDS_PARTS, "denominator_id",
    )  # fmt: skip
    parts = {"numerator_id": rate.id, "denominator_id": wins.id}
    assert refused(journal, metrics.add, TODAY, **said, **parts)[0] is Reason.RATIO_OF_RATIO
    parts = {"numerator_id": wins.id, "denominator_id": monthly.id}
    assert refused(journal, metrics.add, TODAY, **said, **parts)[0] is Reason.RATIO_PARTS_DIFFER


def test_what_others_are_computed_from_stays(journal, meetings):
    wins = builders.metric(journal, "Deals won")
    rate = ratio(journal, wins, meetings)
    assert refused(journal, metrics.retire, wins.id, TODAY)[0] is Reason.METRIC_IS_A_PART
    journal.do("Retire", metrics.retire, rate.id, TODAY)
    assert refused(journal, metrics.delete, wins.id)[0] is Reason.METRIC_IS_A_PART
    journal.do("Retire", metrics.retire, wins.id, TODAY)
    assert [one.name for one in journal.ask(metrics.listed)] == ["Meetings"]
    journal.do("Delete", metrics.delete, rate.id)
    journal.do("Delete", metrics.delete, wins.id)
    assert [one.name for one in journal.ask(metrics.listed, retired=True)] == ["Meetings"]


@pytest.mark.parametrize(
    "words", [{"frequency": PeriodKind.MONTH}, {"unit": Unit.MONEY, "meaning": Meaning.REVENUE}]
)
def test_a_part_stays_at_the_interval_of_the_other_one(journal, meetings, words):
    wins = builders.metric(journal, "Deals won")
    rate = ratio(journal, wins, meetings)
    assert refused(journal, metrics.change, wins.id, **words)[0] is Reason.METRIC_IS_A_PART
    journal.do("Delete", metrics.delete, rate.id)
    journal.do("Change", metrics.change, wins.id, **words)
    assert journal.ask(metrics.get, wins.id).frequency is PeriodKind.MONTH


def test_a_part_does_not_become_a_ratio_itself(journal, meetings):
    wins, calls = (builders.metric(journal, name) for name in ("Deals won", "Calls"))
    ratio(journal, wins, meetings)
    parts = {"numerator_id": calls.id, "denominator_id": meetings.id}
    changed = refused(journal, metrics.change, wins.id, roll_up=RollUp.RATIO, **parts)
    assert changed[0] is Reason.METRIC_IS_A_PART


def test_a_ratio_comes_back_with_what_it_is_computed_from(journal, meetings):
    wins = builders.metric(journal, "Deals won")
    rate = ratio(journal, wins, meetings)
    for one in (rate, wins):
        journal.do("Retire", metrics.retire, one.id, TODAY)
    journal.do("Back", metrics.bring_back, rate.id)
    assert {one.name for one in journal.ask(metrics.listed)} == {
        "Win rate", "Deals won", "Meetings",
    }  # fmt: skip


def test_what_a_number_is_in_cannot_change_once_it_was_reported(journal, meetings):
    journal.do("Change", metrics.change, meetings.id, unit=Unit.HOURS)
    journal.do("Change", metrics.change, meetings.id, unit=Unit.COUNT)
    builders.value(journal, builders.person(journal).id, meetings.id, TODAY, 7_000)
    assert refused(journal, metrics.change, meetings.id, unit=Unit.HOURS) == (
        Reason.METRIC_IN_USE, "unit",
    )  # fmt: skip
    journal.do("Change", metrics.change, meetings.id, name="First meetings", better=Better.DOWN)
    assert journal.ask(metrics.get, meetings.id).name == "First meetings"


@pytest.mark.parametrize(
    ("meaning", "words"),
    [
        (Meaning.REVENUE, {"unit": Unit.COUNT}),
        (Meaning.PIPELINE, {"unit": Unit.PERCENT}),
        (Meaning.FORECAST, {"unit": Unit.HOURS}),
        (Meaning.WIN_RATE, {"unit": Unit.PERCENT}),
    ],
)
def test_a_meaning_goes_with_its_unit(journal, meaning, words):
    refusal = refused(journal, metrics.add, TODAY, name="Odd", meaning=meaning, **words)
    assert refusal == (Reason.MEANING_OF_UNIT, "meaning")


def test_there_is_one_revenue_and_one_of_each_stage(journal):
    revenue = builders.metric(
        journal, "Revenue", unit=Unit.MONEY, meaning=Meaning.REVENUE, stage=2, nature=Nature.VOLUME
    )
    assert (revenue.frequency, revenue.nature) == (PeriodKind.MONTH, Nature.RESULT)
    said = {"unit": Unit.MONEY, "meaning": Meaning.REVENUE}
    assert refused(journal, metrics.add, TODAY, name="Sales", **said)[0] is Reason.SAME_MEANING
    assert refused(journal, metrics.add, TODAY, name="Calls", stage=2)[0] is Reason.SAME_STAGE
    assert refused(journal, metrics.add, TODAY, name="Calls", stage=0)[0] is Reason.NOT_POSITIVE
    builders.metric(journal, "Calls", stage=1)
    assert [one.name for one in journal.ask(metrics.stages)] == ["Calls", "Revenue"]


def test_a_definition_has_versions_and_the_old_ones_stay(journal, meetings):
    """S3-10: everybody is measured by one definition, and a change of it can be seen."""
    later, latest = TODAY + timedelta(30), TODAY + timedelta(60)
    journal.do("Define", metrics.define, meetings.id, "Any meeting", TODAY)
    journal.do("Define", metrics.define, meetings.id, "Any meeting held", TODAY)
    journal.do("Define", metrics.define, meetings.id, "First ones only", later, "Counted twice")
    journal.do("Define", metrics.define, meetings.id, "First ones only", latest)
    told = [
        (one.number, one.text, one.valid_from)
        for one in journal.ask(metrics.definitions, meetings.id)
    ]
    assert told == [(1, "Any meeting held", TODAY), (2, "First ones only", later)]
    assert journal.ask(metrics.current_definitions)[meetings.id].number == 2


def test_a_metric_moves_among_those_of_its_nature(journal):
    for name in ("A", "B", "C"):
        builders.metric(journal, name)
    last = journal.ask(metrics.listed)[2]
    journal.do("Move", metrics.move, last.id, -1)
    assert [one.name for one in journal.ask(metrics.listed)] == ["A", "C", "B"]
    journal.do("Move", metrics.move, last.id, -5)
    assert [one.name for one in journal.ask(metrics.listed)] == ["A", "C", "B"]


def test_a_usual_ratio_is_left_out_where_its_parts_are_counted_at_other_intervals(journal):
    builders.metric(journal, "First meetings", frequency=PeriodKind.MONTH)
    journal.do("Start", metrics.stock, starter_metrics(), TODAY)
    known = {one.name for one in journal.ask(metrics.listed)}
    assert "Deals won" in known
    assert "Meetings that lead to a proposal" not in known


def test_the_usual_numbers_are_put_in_once_beside_those_of_ones_own(journal):
    builders.metric(journal, "first meetings", stage=4)
    count = len(starter_metrics())
    assert journal.do("Start", metrics.stock, starter_metrics(), TODAY) == count - 1
    assert journal.do("Start", metrics.stock, starter_metrics(), TODAY) == 0
    known = {one.name: one for one in journal.ask(metrics.listed)}
    assert known["Meetings that lead to a proposal"].denominator_id == known["first meetings"].id
    assert known["Deals won"].stage is None  # its place is taken
    assert {one.metric_id for one in journal.ask(metrics.current_definitions).values()} == {
        one.id for one in known.values() if one.name != "first meetings"
    }
