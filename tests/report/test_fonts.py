"""The faces are there, differ, and line up figures."""

import re
from pathlib import Path

import pytest

from app.report import fonts
from tests.report.samples import EMPTY, FONTS, read


@pytest.fixture(autouse=True)
def registered() -> None:
    fonts.register(FONTS)


def test_no_face_stands_in_for_another() -> None:
    faces = (fonts.TEXT, fonts.ITALIC, fonts.MEDIUM, fonts.BOLD, fonts.FIGURES)
    widths = {
        tuple(fonts.width(text, face, 10) for text in ("Whitfield", "1171")) for face in faces
    }
    assert len(widths) == len(faces)


def test_a_packet_embeds_no_letter_that_it_does_not_use() -> None:
    (page,) = read(EMPTY).pages
    used = set(page.extract_text())
    for font in page["/Resources"]["/Font"].values():
        told = font.get_object()["/ToUnicode"].get_data().decode()
        embedded = {chr(int(code, 16)) for code in re.findall(r"> <([0-9A-F]{4})>\n", told)}
        assert embedded <= {*used, " ", "\0", "\N{NO-BREAK SPACE}"}


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


@pytest.mark.parametrize("face", [fonts.TEXT, fonts.BOLD, fonts.FIGURES])
@pytest.mark.parametrize("letter", ["ש", "س", "ლ", "Ֆ", "ก"])
def test_letters_of_other_scripts_have_their_own_widths(face: str, letter: str) -> None:
    assert fonts.has(ord(letter))
    assert fonts.width("i", face, 10) < fonts.width(letter, face, 10) < 14


def test_joined_letters_are_measured_as_they_are_drawn() -> None:
    assert fonts.width("لا", fonts.TEXT, 10) < fonts.width("ل", fonts.TEXT, 10) + fonts.width(
        "ا", fonts.TEXT, 10
    )


def test_a_script_that_no_face_has_is_not_covered() -> None:
    assert not fonts.has(ord("王"))
    assert not fonts.has(0x05FF)
