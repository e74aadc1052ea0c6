"""The rate of promises kept: counted from what was due, and from nothing else."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.keeping import Kept, Promise, kept
from app.domain.kinds import CommitmentState
from tests.builders import TODAY

OPEN, DONE = CommitmentState.OPEN, CommitmentState.DONE
MISSED, DROPPED = CommitmentState.MISSED, CommitmentState.DROPPED


def day(days):
    return None if days is None else TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("state", "due", "closed", "expected"),
    [
        (OPEN, None, None, (0, 0)),
        (OPEN, 5, None, (0, 0)),
        (OPEN, 0, None, (0, 0)),
        (OPEN, -1, None, (0, 1)),
        (DONE, -3, -5, (1, 1)),
        (DONE, -3, -3, (1, 1)),
        (DONE, -3, -2, (0, 1)),
        (DONE, None, -2, (1, 1)),
        (DONE, 9, -2, (1, 1)),
        (MISSED, -3, -3, (0, 1)),
        (MISSED, 9, 0, (0, 1)),
        (MISSED, None, 0, (0, 1)),
        (DROPPED, -3, -9, (0, 0)),
        (DROPPED, -3, 0, (0, 0)),
        (DROPPED, None, 0, (0, 0)),
    ],
)
def test_each_counts_as_it_was_kept(state, due, closed, expected):
    found = kept([Promise(state, day(due), day(closed))], TODAY)
    assert (found.on_time, found.counted) == expected


def test_of_nothing_there_is_no_rate():
    assert kept([], TODAY).rate is None
    assert Kept(3, 4).rate == 0.75
    assert Kept(0, 2).rate == 0


def _promises(states=tuple(CommitmentState), earliest=-60):
    days = st.none() | st.integers(earliest, 60).map(day)
    past = st.integers(-60, 0).map(day)
    return st.builds(
        lambda state, due, closed: Promise(state, due, None if state is OPEN else closed),
        *(st.sampled_from(states), days, past),
    )


@given(st.lists(_promises(), max_size=20), _promises((OPEN,), earliest=0))
def test_one_more_that_is_not_due_yet_never_moves_the_rate(made, new):
    assert kept([*made, new], TODAY) == kept(made, TODAY)


@given(st.lists(_promises(), max_size=20), _promises((DROPPED,)))
def test_what_was_dropped_never_moves_the_rate(made, dropped):
    assert kept([*made, dropped], TODAY) == kept(made, TODAY)


@given(st.lists(_promises(), max_size=20))
def test_no_more_are_kept_than_are_counted(made):
    found = kept(made, TODAY)
    assert 0 <= found.on_time <= found.counted <= len(made)
    assert found == kept(reversed(made), TODAY)
