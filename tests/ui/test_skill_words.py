"""S0-08, S1-30: what changed and how two views compare, in words that say it without a colour."""

import pytest

from app.domain.kinds import Voice
from app.domain.person_page import person_page
from app.ui.skill_words import (
    change_tone,
    change_words,
    gap_tone,
    gap_words,
    standing_in_words,
)
from tests import builders


@pytest.mark.parametrize(
    ("gap", "said", "tone"),
    [
        (None, "", "muted"),
        (0, "you see it alike", "muted"),
        (1, "they see themselves 1 level higher", "muted"),
        (-1, "they see themselves 1 level lower", "muted"),
        (3, "they see themselves 3 levels higher", "amber"),
        (-2, "they see themselves 2 levels lower", "amber"),
    ],
)
def test_the_gap_between_two_views(gap, said, tone):
    assert (gap_words(gap), gap_tone(gap)) == (said, tone)


@pytest.mark.parametrize(
    ("levels", "said", "tone"),
    [
        ((3, 3), "as 90 days ago", "muted"),
        ((2, 4), "up 2 in 90 days", "accent"),
        ((4, 3), "down 1 in 90 days", "amber"),
        ((None, 3), "", "muted"),
    ],
)
def test_the_change_of_a_level(journal, levels, said, tone):
    dana, skill = builders.person(journal).id, builders.skill(journal).id
    for level, days in zip(levels, (120, 10), strict=True):
        if level is not None:
            why = {"days_ago": days, "justification": "Seen twice"}
            builders.rating(journal, dana, skill, level, **why)

    standing = journal.ask(person_page, dana, builders.TODAY).standings[0]

    assert change_words(standing) == said
    assert change_tone(standing.change) == tone


def test_one_sentence_for_the_ear(journal):
    dana, skill = builders.person(journal).id, builders.skill(journal).id
    builders.rating(journal, dana, skill, 3)
    alone = journal.ask(person_page, dana, builders.TODAY).standings[0]
    builders.rating(journal, dana, skill, 5, voice=Voice.SELF)
    both = journal.ask(person_page, dana, builders.TODAY).standings[0]

    assert standing_in_words(alone) == ("Discovery, my view level 3 of 5, their own view not rated")
    assert standing_in_words(both).endswith(
        "their own view level 5 of 5, they see themselves 2 levels higher"
    )
