"""A scorecard's drawings say in greys what they say in colour, by the shapes of their marks."""

import re
from dataclasses import replace

import pytest

from app.report.content import (
    Content,
    NumberLine,
    Reading,
    RepScorecard,
    Series,
    TeamCell,
    TeamLine,
)
from tests.report.number_samples import LINE, SCORECARD, team
from tests.report.samples import read

_LETTERS = re.compile(rb"\bBT\b.*?\bET\b", re.DOTALL)
_COLOURS = re.compile(rb"(?:[\d.]+ )+(?:rg|RG|g|G|k|K)\b")

MET = (Reading("week 45", "5", 5.0, 4.0), Reading("week 46", "4", 4.0, 4.0))
#: What may be told of the last period, each besides the others.
TOLD = {
    "met": MET,
    "missed": (MET[0], replace(MET[1], missed=True)),
    "not reported": (MET[0], replace(MET[1], value=None)),
    "nothing": (MET[0], replace(MET[1], value=0.0)),
    "without a target": tuple(replace(one, target=None) for one in MET),
    "within a range": tuple(replace(one, upper=6.0) for one in MET),
}


def marks(content: Content) -> bytes:
    """What is drawn on the pages but letters, as if there were one ink."""
    drawn = b"".join(page.get_contents().get_data() for page in read(content).pages)
    return _COLOURS.sub(b"", _LETTERS.sub(b"", drawn))


def small(readings: tuple[Reading, ...]) -> RepScorecard:
    """A scorecard with one number, drawn as small as a word."""
    line: NumberLine = replace(LINE, history=readings)
    block = replace(SCORECARD.blocks[-1], lines=(line,))
    return replace(SCORECARD, index=None, blocks=(block,), charts=())


def large(readings: tuple[Reading, ...]) -> RepScorecard:
    """A scorecard with one number over time."""
    return replace(SCORECARD, index=None, charts=(Series("First meetings", readings),))


@pytest.mark.parametrize("scorecard", [small, large])
def test_what_is_drawn_is_told_apart_without_colours(scorecard) -> None:
    drawn = {what: marks(scorecard(readings)) for what, readings in TOLD.items()}
    assert len({*drawn.values()}) == len(TOLD)


@pytest.mark.parametrize("scorecard", [small, large])
def test_letters_and_colours_are_no_marks(scorecard) -> None:
    """Other words in the same places leave the drawing as it is."""
    said = tuple(replace(one, text=f"{one.text}!") for one in MET)
    assert marks(scorecard(said)) == marks(scorecard(MET))


def test_how_somebody_stands_in_the_teams_table_is_told_apart_without_colours() -> None:
    def stand(mark) -> bytes:
        cell = TeamCell("7", mark)
        return marks(replace(team(1, 1), lines=(TeamLine("Dana", (cell,)),)))

    assert len({stand("off_track"), stand("slipping"), stand("")}) == 3
