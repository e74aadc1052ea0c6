"""The manager's own page of a plan."""

from dataclasses import replace

from tests.report.plan_samples import MANAGER, PLAN
from tests.report.samples import text


def test_notes_stand_beside_the_words_that_they_are_about() -> None:
    said = text(MANAGER)
    assert "The whole plan 23 June 2026 Tired of the road." in said
    assert said.index("Three weeks for a price.") < said.index("Ask twice.")
    assert said.index("Tired of the road.") < said.index("Two new plants.")


def test_what_is_missing_is_said_with_whether_it_can_be_done_with_integrity() -> None:
    said = text(MANAGER)
    assert "Missing: signatures: 2. It can be carried out with integrity." in said
    done = text(replace(MANAGER, missing=(), integrity=""))
    assert "Missing" not in done


def test_both_bars_and_private_comments_are_there() -> None:
    said = text(MANAGER)
    assert "1 / win rate 5×: not met" in said
    assert "Bluffs. private" in said
    assert "August 2026 12 days late $70,000 not reported" in said


def test_the_drift_begins_with_what_was_agreed() -> None:
    said = text(MANAGER)
    assert said.index("3 July 2026 $2,000,000") < said.index("5 August 2026 $1,500,000")
    alone = text(replace(MANAGER, drift=MANAGER.drift[:1]))
    assert "What was expected" not in alone


def test_an_agreement_that_is_not_shared_yet_says_so() -> None:
    shared = replace(MANAGER, agreement_private=False, months=())
    assert text(replace(MANAGER, months=())).count("private") == text(shared).count("private") + 1


def test_none_of_it_is_on_the_shared_copy() -> None:
    said = text(PLAN)
    for part in ("Ask twice", "Tired of the road", "Bluffs", "integrity", "Missing", "$1,500,000"):
        assert part not in said
