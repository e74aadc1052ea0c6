"""The foot of a review."""

from dataclasses import replace

import pytest

from app.report.content import RepMonthly, RepQuarterly, Signed
from tests.report.review_samples import MONTHLY, QUARTERLY
from tests.report.samples import text


@pytest.mark.parametrize("content", [MONTHLY, QUARTERLY])
def test_the_signature_text_is_word_for_word(content: RepMonthly | RepQuarterly) -> None:
    said = text(content)
    assert (
        "We discussed this review on ____. My signature confirms that I received it and could "
        "comment; it does not mean that I agree with every point."
    ) in said
    assert "Comment attached yes no" in said
    assert "Dana Whitfield Salesperson, signature and date" in said
    assert "Robin Calder Manager, signature and date" in said


@pytest.mark.parametrize("content", [MONTHLY, QUARTERLY])
def test_who_declined_is_said_and_who_did_nothing_is_not(
    content: RepMonthly | RepQuarterly,
) -> None:
    told = (Signed("Dana Whitfield", "declined to sign on 8 December 2026"), Signed("Robin Calder"))
    said = text(replace(content, said=replace(content.said, signed=told)))
    assert said.count("declined to sign on 8 December 2026.") == 1
    assert "Robin Calder ." not in said
