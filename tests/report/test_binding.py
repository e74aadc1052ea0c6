"""Finished packets in one pile, with room for holes, behind a password."""

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PageObject, PasswordType, PdfReader

from app.report import binding, packet
from tests.report.samples import BENCH, COVER, FONTS, MAP, PROFILE, SHEET

TWO_PAGES = packet.build(PROFILE, FONTS)
ONE_PAGE = packet.build(SHEET, FONTS)
LYING = packet.build(MAP, FONTS)
SECRET = "Łódź 7 gates"


def opened(data: bytes) -> PdfReader:
    """A document, read back."""
    return PdfReader(BytesIO(data))


def said(data: bytes) -> list[str]:
    """What each page says."""
    return [page.extract_text() for page in opened(data).pages]


def outline(data: bytes) -> list[object]:
    """The titles in the outline, those of the sections in a list below their packet's."""
    return [
        [below.title for below in one] if isinstance(one, list) else one.title
        for one in opened(data).outline
    ]


def edges(page: PageObject) -> tuple[float, float]:
    """The left and the right edge of the paper."""
    return float(page.mediabox.left), float(page.mediabox.right)


def test_each_packet_begins_on_a_sheet_of_its_own() -> None:
    assert (len(said(TWO_PAGES)), len(said(ONE_PAGE))) == (2, 1)
    pages = said(binding.bind([ONE_PAGE, TWO_PAGES, ONE_PAGE]))
    assert pages == [*said(ONE_PAGE), "", *said(TWO_PAGES), *said(ONE_PAGE), ""]


def test_a_blank_page_is_of_the_paper_of_the_one_before() -> None:
    pages = opened(binding.bind([LYING])).pages
    assert [page.mediabox for page in pages] == [pages[0].mediabox] * 2


def test_the_outline_leads_to_each_packet_and_its_sections() -> None:
    bound = binding.bind([TWO_PAGES, ONE_PAGE], ["Dana · Profile"])
    sections = [one.title for one in opened(TWO_PAGES).outline]
    named = outline(bound)
    assert named[:2] == ["Dana · Profile", sections]
    assert opened(ONE_PAGE).metadata.title in named
    reader = opened(bound)
    places = [reader.get_destination_page_number(one) for one in reader.outline[::2]]
    assert places == [0, 2]


def test_a_pile_says_what_made_it_and_nothing_else() -> None:
    of_somebody = packet.build(replace(BENCH, cover=replace(COVER, person="Canary Name")), FONTS)
    reader = opened(binding.bind([of_somebody], title="Bench"))
    assert dict(reader.metadata) == {
        "/Title": "Bench",
        "/Author": "Touchline",
        "/Creator": "Touchline",
        "/Producer": "Touchline",
    }
    assert reader.trailer["/Root"]["/Lang"] == "en"


@pytest.mark.parametrize("finish", [lambda data: binding.bind([data, data]), binding.punch])
def test_the_same_packets_give_the_same_bytes(finish) -> None:
    assert finish(TWO_PAGES) == finish(TWO_PAGES)


def test_the_holes_are_left_on_the_front_and_right_on_the_back() -> None:
    before = edges(opened(TWO_PAGES).pages[0])
    front, back = map(edges, opened(binding.punch(TWO_PAGES)).pages)
    assert front == pytest.approx([edge - binding.SHIFT for edge in before], abs=0.01)
    assert back == pytest.approx([edge + binding.SHIFT for edge in before], abs=0.01)
    assert 6 < binding.SHIFT * 25.4 / 72 < 8


def test_what_a_punched_page_says_stays_on_its_paper() -> None:
    def places(data: bytes) -> list[float]:
        found: list[float] = []
        for page in opened(data).pages:
            left, right = edges(page)

            def note(text: str, cm, tm, _font, _size, left=left, right=right) -> None:
                if text.strip():
                    found.append(cm[4] + tm[4] - left)
                    assert left < cm[4] + tm[4] < right

            page.extract_text(visitor_text=note)
        return found

    moved = [
        after - before for before, after in zip(places(TWO_PAGES), places(punched()), strict=True)
    ]
    assert {round(abs(by), 2) for by in moved} == {round(binding.SHIFT, 2)}
    assert said(punched()) == said(TWO_PAGES)
    assert outline(punched()) == outline(TWO_PAGES)


def punched() -> bytes:
    """Two pages with room for holes."""
    return packet.build(PROFILE, FONTS, punched=True)


def test_a_page_on_its_side_is_punched_at_its_top() -> None:
    (page,) = opened(binding.punch(LYING)).pages
    assert edges(page) == edges(opened(LYING).pages[0])


def test_only_who_knows_the_password_reads_a_packet() -> None:
    reader = opened(binding.protect(TWO_PAGES, SECRET))
    assert reader.is_encrypted
    assert reader.decrypt("another") == PasswordType.NOT_DECRYPTED
    assert reader.decrypt(SECRET) != PasswordType.NOT_DECRYPTED
    assert [page.extract_text() for page in reader.pages] == said(TWO_PAGES)


def test_a_password_is_the_same_however_it_was_typed() -> None:
    reader = opened(binding.protect(ONE_PAGE, "geheim\u0301"))
    assert reader.decrypt("gehei\u1e3f") != PasswordType.NOT_DECRYPTED


@pytest.mark.parametrize("password", ["", "x" * 128, "é" * 64])
def test_what_cannot_protect_is_refused(password: str) -> None:
    assert not binding.can_protect(password)
    with pytest.raises(ValueError, match="password"):
        binding.protect(ONE_PAGE, password)


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_another_program_finds_nothing_wrong(tmp_path: Path) -> None:
    path = tmp_path / "pile.pdf"
    pile = binding.punch(binding.bind([TWO_PAGES, LYING, ONE_PAGE]))
    path.write_bytes(binding.protect(pile, SECRET))
    asked = ["qpdf", f"--password={SECRET}", "--check", str(path)]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert "R = 6" in told
    assert "file encryption method: AESv3" in told
    assert "No syntax or stream encoding errors" in told
    wrong = subprocess.run(
        [*asked[:1], "--password=another", *asked[2:]], capture_output=True, check=False
    )
    assert wrong.returncode == 2
