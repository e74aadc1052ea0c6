"""The forms of reviews go out as PDF, are filled, and come back in any shape."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from app.domain.kinds import PaperSize
from app.domain.review_form import SCORES, understand
from app.exchange.errors import Unreadable
from tests.exchange import plan_forms
from tests.exchange.plan_forms import rewritten, typed_into
from tests.exchange.review_forms import (
    ANSWERED,
    FEEDBACK,
    MARK,
    OWN,
    QUESTIONS,
    UPWARD,
    form,
    pdf,
    read,
    typed,
    written,
)

BLANK = pdf()


def refusal(data):
    with pytest.raises(Unreadable) as caught:
        read(data)
    return str(caught.value)


def fields_of(writer):
    """Every field by its whole name."""
    found, waiting = {}, [(one, "") for one in writer._root_object["/AcroForm"]["/Fields"]]
    while waiting:
        one, above = waiting.pop()
        node = one.get_object()
        name = f"{above}.{node['/T']}".removeprefix(".")
        waiting += [(kid, name) for kid in node.get("/Kids", ())]
        found[name] = node
    return found


@pytest.mark.parametrize("paper", PaperSize)
def test_what_stands_on_a_form_already_is_read_back(paper):
    returned = read(pdf(written(paper=paper)))
    assert (returned.mark, returned.person_id, returned.review_id) == (MARK, 3, 41)
    assert returned.kind is OWN
    assert returned.fields == typed(ANSWERED)
    found = understand(returned, QUESTIONS)
    assert {one.position: one.said for one in found.questions if one.said.text} == ANSWERED
    assert found.problems == ()


def test_an_empty_form_says_nothing_and_knows_what_it_asks():
    returned = read(pdf(form(UPWARD)), "feedback.pdf")
    assert (returned.fields, returned.kind, returned.file) == ({}, UPWARD, "feedback.pdf")
    assert [returned.question(one.position) for one in FEEDBACK] == [
        one.question for one in FEEDBACK
    ]


def test_what_is_typed_comes_back():
    assert read(typed_into(BLANK, typed(ANSWERED))).fields == typed(ANSWERED)


def test_scores_are_offered_and_other_words_let_through():
    field = PdfReader(io.BytesIO(BLANK)).get_fields()["own.0.score"]
    assert tuple(field["/_States_"]) == SCORES
    assert field["/Ff"] & (1 << 18)  # may be typed into


def test_a_form_that_lost_what_it_asks_is_read_by_place():
    def lose(writer):
        for node in fields_of(writer).values():
            node.pop("/TU", None)

    returned = read(rewritten(typed_into(BLANK, typed(ANSWERED)), lose))
    assert returned.asked == {}
    found = understand(returned, QUESTIONS)
    assert [one.said.score for one in found.questions] == [4, None, None]
    assert found.problems == ()


def test_whose_form_it_is_stands_in_the_footer_too():
    def lose(writer):
        del fields_of(writer)["touchline"][NameObject("/V")]

    returned = read(rewritten(typed_into(BLANK, typed(ANSWERED)), lose))
    assert (returned.mark, returned.review_id, returned.kind) == (MARK, 41, OWN)


@pytest.mark.parametrize(
    "said", ["touchline-review 1 xyz 3 41 form", "touchline-review 1 ab 3 41 scan", ""]
)
def test_a_mark_that_says_what_cannot_be_gives_way_to_the_footer(said):
    def spoil(writer):
        fields_of(writer)["touchline"][NameObject("/V")] = TextStringObject(said)

    assert read(rewritten(BLANK, spoil)).review_id == 41


def test_a_flattened_form_is_told_from_one_that_is_none():
    def flatten(writer):
        writer._root_object.pop("/AcroForm")
        for page in writer.pages:
            page.pop("/Annots", None)

    assert "fields of this form are gone" in refusal(rewritten(BLANK, flatten))
    out, writer = io.BytesIO(), PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(out)
    assert "no form of a review" in refusal(out.getvalue())


def test_the_form_of_a_plan_is_none_of_a_review_and_the_other_way_round():
    assert "no form of a review" in refusal(plan_forms.pdf())
    with pytest.raises(Unreadable, match="no business plan form"):
        plan_forms.read(BLANK)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"\xff\xd8\xff\xe0 a photo", "no PDF"),
        (b"%PDF-1.7\nnothing more", "damaged"),
        (BLANK[: len(BLANK) // 3], "PDF"),
    ],
)
def test_what_is_no_form_is_refused_in_words(data, said):
    assert said in refusal(data)


def test_the_same_form_gives_the_same_bytes():
    assert pdf() == BLANK
