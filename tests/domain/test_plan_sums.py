"""What forecast lines come to, whichever way they are put together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import plan_sums
from app.domain.kinds import LineSource
from app.domain.plan_sums import Share

JANUARY, FEBRUARY, MARCH = (date(2027, month, 1) for month in (1, 2, 3))


@dataclass(frozen=True)
class Line:
    segment: str = ""
    amount: int | None = None
    month: date | None = None
    source: LineSource | None = None


lines = st.lists(
    st.builds(
        Line,
        st.sampled_from(["", "Retail", "RETAIL", "Öfen", "Ofen", "Energy"]),
        st.none() | st.integers(0, 10**9),
        st.sampled_from([None, JANUARY, FEBRUARY, MARCH]),
        st.none() | st.sampled_from(LineSource),
    ),
    max_size=20,
)


@pytest.mark.parametrize(
    ("amounts", "total"),
    [((), None), ((None,), None), ((None, 0), 0), ((5, None, 7), 12)],
)
def test_what_is_not_known_yet_is_not_zero(amounts, total):
    assert plan_sums.total(Line(amount=amount) for amount in amounts) == total


def test_a_month_without_lines_is_there_and_one_not_known_stands_last():
    found = plan_sums.by_month(
        [Line(amount=5, month=MARCH), Line(amount=15, month=MARCH), Line(amount=20), Line()],
        [JANUARY, FEBRUARY, MARCH],
    )
    assert list(found) == [JANUARY, FEBRUARY, MARCH, None]
    assert found[JANUARY] == Share(None, 0, 0, None)
    assert found[MARCH] == Share(20, 2, 0, 0.5)
    assert found[None] == Share(20, 2, 1, 0.5)


def test_segments_come_the_greatest_first_under_the_first_spelling():
    found = plan_sums.by_segment(
        [Line("Retail", 10), Line("", 90), Line("énergie", 30), Line("RETAIL", 40), Line("Énergie")]
    )
    assert [(name, share.amount) for name, share in found.items()] == [
        ("Retail", 50),
        ("énergie", 30),
        ("", 90),
    ]
    assert (found["énergie"].lines, found["énergie"].unknown) == (2, 1)


def test_a_source_that_nobody_named_stands_last():
    found = plan_sums.by_source(
        [Line(amount=90), Line(amount=1, source=LineSource.NEW), Line(source=LineSource.RENEWAL)]
    )
    assert list(found) == [LineSource.NEW, LineSource.RENEWAL, None]
    assert found[LineSource.RENEWAL].amount is None


def test_lines_that_come_to_nothing_have_no_shares():
    found = plan_sums.by_source([Line(amount=0, source=LineSource.NEW)])
    assert found[LineSource.NEW] == Share(0, 1, 0, None)


@given(lines)
def test_whichever_way_they_are_put_together_they_come_to_the_same(of):
    by_month = plan_sums.by_month(of, [JANUARY, FEBRUARY, MARCH])
    for found in (by_month, plan_sums.by_segment(of), plan_sums.by_source(of)):
        shares = list(found.values())
        assert sum(share.lines for share in shares) == len(of)
        assert sum(share.amount or 0 for share in shares) == (plan_sums.total(of) or 0)
        known = [share.of_all for share in shares if share.of_all is not None]
        assert not known or sum(known) == pytest.approx(1)
