"""The width of text is guessed generously enough for the faces of paper."""

import string
from itertools import pairwise

import pytest

from app.report import fonts
from app.report.charts.lettering import period_labels, wide
from tests.report.samples import FONTS

fonts.register(FONTS)
_SIGNS = string.digits + string.ascii_letters + string.punctuation + " –−…€£×äÖéñ"


@pytest.mark.parametrize(("face", "bold"), [(fonts.TEXT, False), (fonts.BOLD, True)])
def test_no_sign_is_wider_than_the_guess(face: str, bold: bool) -> None:
    too_wide = [
        sign for sign in _SIGNS if fonts.width(sign, face, 7) > wide(sign, 7, bold=bold) + 0.001
    ]
    assert not too_wide


def test_what_paper_spells_as_a_code_has_room_for_it() -> None:
    assert wide("王", 7) >= fonts.width("[U+738B]", fonts.TEXT, 7)
    assert wide("\U0001f44d", 7) >= fonts.width("[U+1F44D]", fonts.TEXT, 7)


def test_labels_are_thinned_evenly_and_the_last_one_stays() -> None:
    labels = [f"{day} Jan" for day in range(10, 23)]
    shown = [label.text for label in period_labels(labels, 0, 200, 10, edge=200)]
    numbers = [labels.index(text) for text in shown]
    assert numbers[0] == 12
    assert len({before - after for before, after in pairwise(numbers)}) == 1
