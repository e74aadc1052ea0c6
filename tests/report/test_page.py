"""Paper size, header, footer, document properties and outline."""

from dataclasses import replace

import pytest

from app.report import packet
from app.report.content import Goal, Paper
from tests.report.samples import COVER, EMPTY, FULL, MANAGER, read, review

LONG = review(goals=tuple(Goal(f"Goal {number}", "aim") for number in range(60)))


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_paper_is_the_one_asked_for(paper: Paper, size: tuple[int, int]) -> None:
    box = read(replace(FULL, paper=paper)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_every_page_says_its_number_whose_copy_it_is_and_the_snapshot() -> None:
    reader = read(LONG)
    total = len(reader.pages)
    assert total > 3
    for number, page in enumerate(reader.pages, 1):
        said = " ".join(page.extract_text().split())
        assert said.count(f"Page {number} of {total}") == 1
        foot = "Copy for Dana Whitfield · made 22 November 2026 · snapshot"
        assert said.count(f"{foot} {packet.snapshot(LONG)}") == 1


def test_later_pages_say_person_kind_and_period_on_top() -> None:
    first, *rest = [page.extract_text() for page in read(LONG).pages]
    assert "Quarterly review · Q3 2026 · prepared" in first
    assert all("Dana Whitfield" in said for said in rest)
    assert all("Quarterly review · Q3 2026" in said for said in rest)


def test_properties_name_the_kind_of_document_and_nobody() -> None:
    reader = read(replace(MANAGER, cover=replace(COVER, person="Canary Name")))
    assert reader.metadata is not None
    assert reader.metadata.title == "Quarterly review Q3 2026"
    assert "Canary" not in str(dict(reader.metadata))
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_the_document_is_in_its_language_which_no_page_shows() -> None:
    abroad = replace(MANAGER, cover=replace(MANAGER.cover, language="en-GB"))
    reader = read(abroad)
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert [page.extract_text() for page in reader.pages] == [
        page.extract_text() for page in read(MANAGER).pages
    ]


def test_names_from_the_right_stand_in_header_and_footer() -> None:
    reader = read(replace(LONG, cover=replace(COVER, person="דנה כהן", copy_for="ليلى الأمين")))
    for page in reader.pages[1:]:
        said = page.extract_text()
        assert "דנה כהן" in said
        assert "ليلى الأمين" in said


def test_the_outline_lists_the_sections_in_order() -> None:
    titles = [entry["/Title"] for entry in read(FULL).outline]
    assert titles == [
        "Strengths",
        "Working on",
        "What you do well, and what matters to you",
        "Results against quota",
        "Skills",
        "Growth goals",
        "Next steps",
        "Signatures",
    ]


def test_the_outline_leads_to_the_page_of_the_section() -> None:
    reader = read(LONG)
    signatures = reader.outline[-1]
    assert reader.get_destination_page_number(signatures) == len(reader.pages) - 1


def test_every_face_is_embedded() -> None:
    for page in read(MANAGER).pages:
        for font in page["/Resources"]["/Font"].values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]


def test_names_too_long_for_header_and_footer_are_cut() -> None:
    long = replace(COVER, person="Very Long Name " * 13, copy_for="Very Long Name " * 13)
    reader = read(replace(LONG, cover=long))
    last = " ".join(reader.pages[-1].extract_text().split())
    assert last.count("…") == 2
    assert f"Page {len(reader.pages)} of {len(reader.pages)}" in last


def test_an_empty_packet_is_one_page() -> None:
    assert len(read(EMPTY).pages) == 1
