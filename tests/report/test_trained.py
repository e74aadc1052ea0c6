"""The papers about the team's training, as whoever holds them meets them."""

from dataclasses import replace

import pytest

from app.report import packet
from app.report.content import Content, Paper
from app.report.sections import cover
from tests.report.samples import FONTS, read, text
from tests.report.training_samples import EMPTY, EVERY

PAPERS: tuple[Paper, ...] = ("a4", "letter", "a3")
WIDE = ("TrainingCalendar", "TrainingYear")


def called(content: Content) -> str:
    return type(content).__name__


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("content", [*EVERY, *EMPTY], ids=called)
def test_every_paper_can_be_set_on_every_size_and_is_always_the_same(
    content: Content, paper: Paper
) -> None:
    content = replace(content, paper=paper)
    assert packet.build(content, FONTS) == packet.build(content, FONTS)
    assert packet.unprintable(content, FONTS) == 0
    box = read(content).pages[0].mediabox
    assert (box.width > box.height) == (called(content) in WIDE)


@pytest.mark.parametrize("content", EVERY, ids=called)
def test_only_the_list_with_names_says_that_it_is_for_the_manager(content: Content) -> None:
    said = text(content)
    assert (cover.KEPT in said) == (called(content) == "ManagerTopicList")
    whose = "Robin Calder" if cover.KEPT in said else "the team"
    assert f"Copy for {'Priya' if called(content) == 'GiverBrief' else whose}" in said


@pytest.mark.parametrize("content", EVERY, ids=called)
def test_each_is_on_one_page(content: Content) -> None:
    assert "Page 1 of 1" in text(content)
