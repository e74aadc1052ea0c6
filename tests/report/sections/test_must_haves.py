"""Candidates and what they must bring."""

from dataclasses import replace

from app.report.content import Candidate, Score
from app.report.sections.must_haves import NOBODY
from tests.report.samples import BENCH, text


def test_each_candidate_stands_with_every_must_have_scored_or_not() -> None:
    """S4-06: the bench sheet."""
    scores = (Score("Listens first", 4, "Took notes"), Score("Keeps promises"))
    said = text(replace(BENCH, candidates=(Candidate("Noor", "known", "1 of 2 scored", scores),)))
    assert "Noor 1 of 2 scored known Listens first 4 Took notes Keeps promises not rated" in said


def test_an_empty_bench_says_so() -> None:
    assert NOBODY in text(replace(BENCH, candidates=()))


def test_a_long_bench_is_printed_to_its_end() -> None:
    many = tuple(replace(BENCH.candidates[0], name=f"Candidate {n};") for n in range(40))
    assert text(replace(BENCH, candidates=many)).count("Candidate ") == 40
