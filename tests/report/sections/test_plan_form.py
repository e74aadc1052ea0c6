"""The form of a business plan as paper: its words, and its fields where its boxes are."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.report import packet
from app.report.content import (
    Cover,
    Figure,
    FormField,
    FormQuestion,
    FormTable,
    PlanForm,
    Result,
)
from tests.report.samples import FONTS, FULL

MARK = "touchline-plan 1 0123456789ab 3 2027-01-01 1"
COVER = Cover("Dana Whitfield", "Business plan form", "H1 2027", "", "", "22 November 2026", "Dana")
MARKET = FormField("section.market", "What is changing?")


def row(number, *texts):
    return tuple(
        FormField(f"line.{number}.{part}", f"{part} of line {number}", text, choices)
        for (part, choices), text in zip(
            (("account", ()), ("month", ("March 2027", "April 2027"))), texts, strict=True
        )
    )


FORM = PlanForm(
    "a4",
    COVER,
    FormField("touchline", "", MARK),
    how="Give it back to Robin by 12 December 2026.",
    figures=(Figure("Your quota", "€600,000"),),
    history=(Result("Q3 2026", "€250,000", "€260,000", "104%"),),
    asked=(FormQuestion("Market and territory", "What is changing?", MARKET),),
    tables=(
        FormTable(
            "Forecast", ("Where the business comes from.",), ("Account", "Month"), (3, 1),
            (row(1, "Skagen", "March 2027"), row(2, "", "")),
        ),
    ),
)  # fmt: skip


def opened(content):
    return PdfReader(BytesIO(packet.build(content, FONTS)))


def text_of(content):
    return "\n".join(page.extract_text() for page in opened(content).pages)


def widgets(content):
    """The fields of all pages by their whole name."""
    found = {}
    for page in opened(content).pages:
        for one in page.get("/Annots", ()):
            node = one.get_object()
            above = node.get("/Parent")
            names = [node["/T"]]
            while above is not None:
                above = above.get_object()
                names.insert(0, above["/T"])
                above = above.get("/Parent")
            found[".".join(names)] = node
    return found


def test_what_the_form_says_stands_on_it():
    text = text_of(FORM)
    for said in ("Dana Whitfield", "€600,000", "104%", "What is changing?", "Forecast"):
        assert said in text


def test_every_page_says_whose_form_it_is():
    many = replace(FORM, asked=tuple(replace(FORM.asked[0], field=FormField(f"section.n{n}", "?"))
                                     for n in range(9)))  # fmt: skip
    pages = opened(many).pages
    assert len(pages) > 2
    assert all(MARK in page.extract_text() for page in pages)


def test_the_mark_is_a_field_that_nobody_sees_or_changes():
    mark = widgets(FORM)["touchline"]
    assert mark["/V"] == MARK
    assert mark["/F"] & 2
    assert mark["/Ff"] & 1


def test_other_programs_are_asked_to_draw_what_is_typed():
    form = opened(FORM).trailer["/Root"]["/AcroForm"]
    assert form["/NeedAppearances"]


@pytest.mark.parametrize("text", ["Zażółć", "Ελληνικά", "日本語", "مرحبا", "a (b) \\ c", "\ud800x"])
def test_words_of_any_language_stand_in_a_field(text):
    asked = replace(FORM.asked[0], field=replace(MARKET, text=text))
    said = widgets(replace(FORM, asked=(asked,)))["section.market"]["/V"]
    assert said == text.replace("\ud800", "?")


def test_a_field_that_has_words_is_drawn_with_them_and_an_empty_one_is_not():
    fields = widgets(FORM)
    assert "/AP" in fields["line.1.account"]
    assert "/AP" not in fields["line.2.account"]


def test_choices_are_offered():
    month = widgets(FORM)["line.2.month"]
    assert (month["/FT"], list(month["/Opt"])) == ("/Ch", ["March 2027", "April 2027"])


def test_a_long_answer_gets_a_higher_box():
    def high(text):
        asked = replace(FORM.asked[0], field=replace(MARKET, text=text))
        rect = widgets(replace(FORM, asked=(asked,)))["section.market"]["/Rect"]
        return rect[3] - rect[1]

    assert high("word " * 400) > high("word") == high("")


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_field_lies_beyond_its_page_or_on_another(paper):
    content = replace(FORM, paper=paper)
    for page in opened(content).pages:
        rects = [
            [float(at) for at in one.get_object()["/Rect"]]
            for one in page.get("/Annots", ())
            if not one.get_object()["/F"] & 2
        ]
        for left, foot, right, top in rects:
            assert 0 < left < right < page.mediabox.width
            assert 0 < foot < top < page.mediabox.height
        for n, one in enumerate(rects):
            for other in rects[n + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0]
                assert apart or one[3] <= other[1] or other[3] <= one[1]


def test_an_answer_longer_than_a_page_is_still_a_form():
    asked = replace(FORM.asked[0], field=replace(MARKET, text="word " * 6_000))
    assert widgets(replace(FORM, asked=(asked,)))["section.market"]["/V"] == "word " * 6_000


def test_other_papers_have_no_form():
    assert "/AcroForm" not in opened(FULL).trailer["/Root"]
