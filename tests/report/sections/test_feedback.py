"""Feedback in its four parts."""

from dataclasses import replace

from app.report.content import Feedback, ToDeliver
from tests.report.coaching_samples import HEARD, MANAGER_PREP
from tests.report.samples import text


def to_give(feedback: Feedback) -> str:
    """What a sheet for a 1:1 says with ``feedback`` to give."""
    return text(replace(MANAGER_PREP, feedback=(ToDeliver(feedback),)))


def test_each_part_stands_beside_its_name() -> None:
    """S3-06: situation, behaviour, effect, next time."""
    assert (
        "Situation Halden call Behaviour Asked three questions in a row "
        "Effect The buyer opened up Next time Again"
    ) in to_give(HEARD)


def test_a_part_that_is_empty_is_left_out() -> None:
    said = to_give(replace(HEARD, situation="", next_time="  "))
    assert "Behaviour Asked three questions in a row Effect The buyer opened up" in said
    assert "Situation" not in said
    assert "Next time" not in said
