"""What a number says of itself: against its target, and as something to talk about."""

import pytest

from app.domain.aims import Aim
from app.domain.figures import Figure
from app.domain.kinds import Better, EnteredBy, PeriodKind, Unit
from app.domain.models import Metric
from app.domain.periods import period_of
from app.formats import Formats
from app.ui.tabs.scorecard.grid_words import figure_words, short_aim, talk_words
from tests.builders import TODAY

FORMATS = Formats("USD")
WEEK = period_of(PeriodKind.WEEK, TODAY)


@pytest.mark.parametrize(
    ("better", "aim", "short", "talk"),
    [
        (Better.UP, Aim(10_000), "≥ 10 days", "Pace: 6 days of 10 days in week 47"),
        (
            Better.DOWN,
            Aim(5_000),
            "≤ 5 days",
            "Pace: 6 days, should be 5 days or less, in week 47",
        ),
        (
            Better.RANGE,
            Aim(2_000, 5_000),
            "2 days to 5 days",
            "Pace: 6 days, should be 2 days to 5 days, in week 47",
        ),
    ],
)
def test_a_missed_number_is_worded_by_its_direction(better, aim, short, talk):
    metric = Metric(name="Pace", unit=Unit.DAYS, better=better)
    figure = Figure(amount=6_000, aim=aim, hit=False, reported=1)
    plain = talk_words(metric, figure, WEEK, FORMATS).replace("\N{NO-BREAK SPACE}", " ")
    assert plain == talk
    assert short_aim(aim, metric, FORMATS).replace("\N{NO-BREAK SPACE}", " ") == short


def test_missing_is_never_worded_as_zero():
    metric = Metric(name="Calls", unit=Unit.COUNT)
    assert figure_words(Figure(), metric, FORMATS) == "not reported"
    zero = Figure(amount=0, reported=1, entered_by=EnteredBy.IMPORT)
    assert figure_words(zero, metric, FORMATS) == "0, no target, imported"
    some = Figure(amount=8_000, reported=8, parts=13)
    assert figure_words(some, metric, FORMATS) == "8, no target, 8 of 13 reported"
