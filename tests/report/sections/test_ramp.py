"""The first ninety days."""

from dataclasses import replace

from app.report.content import Checkpoint, Stage
from tests.report.samples import PROFILE, read, text


def test_steps_stand_under_their_day_done_ones_with_theirs() -> None:
    assert "By day 30 Gave the demonstration done 9 July By day 60 Leads a first talk" in text(
        PROFILE
    )


def test_the_title_never_stands_alone_at_the_foot_of_a_page() -> None:
    steps = tuple(Checkpoint("", f"Step {number};") for number in range(12))
    for goals in range(2, 8):
        content = replace(PROFILE, goals=PROFILE.goals * goals, ramp=(Stage("By day 30", steps),))
        (page,) = [
            p.extract_text() for p in read(content).pages if "The first 90" in p.extract_text()
        ]
        assert "Step 0;" in page
