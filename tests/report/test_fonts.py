"""The faces are there, differ, and line up figures."""

from pathlib import Path

import pytest

from app.report import fonts
from tests.report.samples import FONTS


@pytest.fixture(autouse=True)
def registered() -> None:
    fonts.register(FONTS)


def test_no_face_stands_in_for_another() -> None:
    faces = (fonts.TEXT, fonts.ITALIC, fonts.MEDIUM, fonts.BOLD, fonts.FIGURES)
    widths = {
        tuple(fonts.width(text, face, 10) for text in ("Whitfield", "1171")) for face in faces
    }
    assert len(widths) == len(faces)


def test_digits_of_the_figures_face_are_equally_wide() -> None:
    assert len({fonts.width(digit, fonts.FIGURES, 10) for digit in "0123456789"}) == 1


def test_registering_again_is_harmless_wherever_the_folder_is() -> None:
    before = fonts.width("again", fonts.TEXT, 10)
    fonts.register(Path("nowhere"))
    assert fonts.width("again", fonts.TEXT, 10) == before


def test_the_letters_of_european_names_and_prices_are_covered() -> None:
    needed = "ÄÖÜäöüßéèêçñøåłđőšžÁΩяЖệ–—“”’…€£¥−×✓→·½"
    assert not [char for char in needed if ord(char) not in fonts.covered()]


def test_private_codes_and_codes_beyond_the_basic_plane_are_not_covered() -> None:
    assert all(code < 0x10000 and not 0xE000 <= code <= 0xF8FF for code in fonts.covered())
