"""The recovery sheet says all that is needed to type it again, on one page."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from app import protection
from app.report import recovery_sheet
from app.storage.key import Key
from tests.report.samples import FONTS

KEY = Key(bytes(range(32)), bytes(range(100, 116)))
TEXT = protection.sheet_groups(KEY)


def pages(data):
    return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_what_is_copied_from_the_page_is_the_key(paper):
    (said,) = pages(protection.sheet_pdf(KEY, "journal", "22 November 2026", paper))
    assert protection.key_of_sheet(said) == KEY


def test_it_says_which_journal_and_key_it_is_for_and_what_to_do():
    (said,) = pages(protection.sheet_pdf(KEY, "Team northeast", "22 November 2026"))
    said = " ".join(said.split())
    for sentence in (
        "For the journal Team northeast",
        "Made 22 November 2026",
        f"Sheet code {protection.fingerprint(KEY)}",
        "without the passphrase",
        "A new passphrase needs a new sheet.",
        "Kept at",
    ):
        assert said.count(sentence) == 1, sentence


def test_a_long_name_leaves_the_rows_on_the_page():
    (said,) = pages(protection.sheet_pdf(KEY, "<b>northeast</b> & " * 200, "22 November 2026"))
    assert "<b>northeast</b> &" in said
    assert protection.key_of_sheet(said) == KEY


def test_it_prints_in_greys():
    sheet = recovery_sheet.Sheet("a4", "journal", "today", TEXT.fingerprint, TEXT.rows)
    (page,) = PdfReader(BytesIO(recovery_sheet.build(sheet, FONTS))).pages
    drawn = page.get_contents().operations
    colours = [values for values, operator in drawn if operator in (b"rg", b"RG")]
    assert colours
    assert all(max(colour) - min(colour) < 0.05 for colour in colours)


def test_the_same_sheet_gives_the_same_bytes():
    sheet = recovery_sheet.Sheet("letter", "journal", "today", TEXT.fingerprint, TEXT.rows)
    assert recovery_sheet.build(sheet, FONTS) == recovery_sheet.build(sheet, FONTS)
