"""A monthly review, set closer together."""

from dataclasses import replace

from app.report.content import TalkedMiss
from tests.report.review_samples import ANSWERS, MONTHLY
from tests.report.samples import text


def test_the_month_says_each_thing_once() -> None:
    said = text(MONTHLY)
    for sentence in (
        "Halden closed in two phases, and discovery is now a habit.",
        "New qualified meetings each week, 4 Sep to 2 Dec",
        "2.7× the quota",
        "November 2026 $165,000 $131,000 likely $168,000 2 of 3",
        "moved from 30 Nov",
        "Closing without discount",
        "Wednesday 9 December · Halden · 14:30, by phone",
        "Coached calls: 3, of 4 planned",
        ANSWERS[0].own,
        ANSWERS[0].mine,
    ):
        assert said.count(sentence) == 1, sentence


def test_each_side_is_called_by_its_name() -> None:
    said = text(MONTHLY)
    assert said.index("Dana Whitfield says") < said.index("Robin Calder says")


def test_what_was_missed_stands_on_it_too() -> None:
    missed = TalkedMiss("Prices are agreed inside", "10% was offered.", "", "", "12 November")
    assert "10% was offered." in text(
        replace(MONTHLY, said=replace(MONTHLY.said, misses=(missed,)))
    )
