"""The score over all counts each section by its weight, of those that are used."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Reason, Refused
from app.domain.kinds import Voice
from app.domain.review_scores import SCORES, Overall, insist_on_score, overall


@dataclass(frozen=True)
class Section:
    weight: int
    own_score: int | None = None
    my_score: int | None = None


def test_each_section_counts_by_its_weight():
    sections = [Section(60, 5, 4), Section(40, 2, 4)]
    assert overall(sections, Voice.SELF) == Overall((60 * 5 + 40 * 2) / 100, 100, 100)
    assert overall(sections, Voice.MANAGER) == Overall(4.0, 100, 100)


def test_what_is_not_scored_makes_the_rest_count_for_all():
    sections = [Section(50, 4), Section(30), Section(20, 2)]
    assert overall(sections, Voice.SELF) == Overall((50 * 4 + 20 * 2) / 70, 70, 100)


@pytest.mark.parametrize("sections", [[], [Section(70), Section(30)], [Section(0, 5, 5)]])
def test_nothing_that_counts_gives_no_score(sections):
    for voice in Voice:
        found = overall(sections, voice)
        assert (found.value, found.based_on) == (None, 0)


def test_a_section_without_weight_changes_nothing():
    assert overall([Section(10, 3), Section(0, 5)], Voice.SELF) == Overall(3.0, 10, 10)


sections = st.lists(
    st.builds(
        Section,
        st.integers(0, 100),
        st.none() | st.integers(1, 5),
        st.none() | st.integers(1, 5),
    ),
    max_size=5,
)


@given(sections, st.integers(2, 9))
def test_the_score_lies_between_those_given_and_only_shares_of_weight_matter(found, times):
    score = overall(found, Voice.SELF)
    given_scores = [one.own_score for one in found if one.own_score and one.weight]
    assert 0 <= score.based_on <= score.of
    assert (score.value is None) is (not given_scores)
    if score.value is not None:
        assert min(given_scores) <= score.value <= max(given_scores)
        heavier = [Section(one.weight * times, one.own_score) for one in found]
        assert overall(heavier, Voice.SELF).value == pytest.approx(score.value)


@pytest.mark.parametrize("score", [0, 6, -1])
def test_a_score_is_from_one_to_five(score):
    with pytest.raises(Refused) as caught:
        insist_on_score(score, "my_score")
    assert (caught.value.reason, caught.value.field) == (Reason.SCORE_OUT_OF_RANGE, "my_score")


def test_a_score_may_be_missing():
    assert [insist_on_score(one, "my_score") for one in (None, *SCORES)] == [None, *SCORES]
