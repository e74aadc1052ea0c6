"""Packets say what they said, on as many pages, and look as they looked."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from tests.report import review_samples
from tests.report.goldens import FOLDER, PACKETS, kept, seen

#: The faces of one program draw a hair wider than those of another: so much of 255 is the same.
_ON_AVERAGE, _IN_ONE_FIELD = 2.0, 40

NAMES = [
    pytest.param(name, marks=pytest.mark.long) if name.endswith("-long") else name
    for name in PACKETS
]


@pytest.mark.parametrize("name", NAMES)
def test_a_packet_is_what_it_was(name: str, qapp: QApplication) -> None:
    """Text, number of pages and pictures; ``tests.report.goldens`` says how they are kept anew."""
    now, before = seen(PACKETS[name]), kept(name)
    assert len(now.text) == len(before.text)
    assert now.text == before.text
    assert now.grey.keys() == before.grey.keys()
    for page, grey in now.grey.items():
        apart = [abs(one - two) for one, two in zip(grey, before.grey[page], strict=True)]
        assert sum(apart) / len(apart) < _ON_AVERAGE, page
        assert max(apart) < _IN_ONE_FIELD, page


def test_nothing_is_kept_of_which_there_is_no_packet() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(PACKETS)


def test_the_comparison_would_notice_a_table_that_is_gone(qapp: QApplication) -> None:
    whole = seen(PACKETS["team-a4"]).grey[0]
    less = seen(replace(review_samples.TEAM, results=())).grey[0]
    apart = [abs(one - two) for one, two in zip(whole, less, strict=True)]
    assert sum(apart) / len(apart) > _ON_AVERAGE
