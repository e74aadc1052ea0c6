"""A review's form is filled by programs that nobody here wrote, and read back equal.

What they made of a form once is kept in ``forms``, so that reading it is checked on every computer;
where pdftk and poppler are installed they fill a form of today.
"""

import pytest

from app.domain.review_form import understand
from tests.exchange.other_programs import (
    by_pdftk,
    by_poppler,
    kept,
    needs_pdftk,
    needs_poppler,
    needs_qpdf,
    run,
    said,
)
from tests.exchange.plan_forms import ABROAD
from tests.exchange.review_forms import (
    ANSWERED,
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

TYPED = {
    "own.0.answer": f"Two renewals slipped.\n{ABROAD} (50 %) <b> & \\",
    "own.0.score": "4",
    "own.1.answer": "Ćwiczenia\n練習",
    "own.1.score": "3 of 5",
    "own.2.answer": "Позвонить десяти новым клиентам",
}
#: What was typed into Chromium by its own keyboard, one score typed and one chosen.
BY_KEYBOARD = {
    "own.0.answer": f"Two renewals slipped. {ABROAD}\nAnd a second line",
    "own.0.score": "4 of 5",
    "own.1.answer": "Ćwiczenia",
    "own.1.score": "3",
}


@pytest.mark.parametrize(
    ("name", "values", "scores"),
    [
        ("review-chromium.pdf", BY_KEYBOARD, [4, 3, None]),
        ("review-pdftk.pdf", TYPED, [4, 3, None]),
    ],
)
def test_a_form_that_another_program_filled_is_read_as_it_was_typed(name, values, scores):
    returned = read(kept(name), name)
    assert said(returned.fields) == values
    assert (returned.mark, returned.person_id, returned.review_id) == (MARK, 3, 41)
    found = understand(returned, QUESTIONS)
    assert [one.said.score for one in found.questions] == scores
    assert [one.said.text for one in found.questions] == [
        values.get(f"own.{one.position}.answer", "") for one in QUESTIONS
    ]
    assert found.problems == ()


@pytest.mark.long
@needs_pdftk
@pytest.mark.parametrize("as_fdf", [False, True])
@pytest.mark.parametrize("options", [(), ("need_appearances",)])
def test_pdftk_fills_the_form(tmp_path, as_fdf, options):
    returned = read(by_pdftk(tmp_path, pdf(), TYPED, as_fdf=as_fdf, options=options))
    assert said(returned.fields) == TYPED
    assert [returned.question(one.position) for one in QUESTIONS] == [
        one.question for one in QUESTIONS
    ]


@pytest.mark.long
@needs_pdftk
def test_pdftk_changes_what_stood_on_the_form_already(tmp_path):
    values = {"own.1.answer": "Ćwiczenia", "own.0.score": "5"}
    returned = read(by_pdftk(tmp_path, pdf(written()), values))
    assert said(returned.fields) == {**typed(ANSWERED), **values}


@pytest.mark.long
@needs_pdftk
@needs_qpdf
def test_feedback_that_was_squeezed_for_the_web_is_read(tmp_path):
    values = {"upward.0.answer": ABROAD, "upward.1.score": "2"}
    (tmp_path / "filled").write_bytes(by_pdftk(tmp_path, pdf(form(UPWARD)), values))
    small = tmp_path / "small.pdf"
    run("qpdf", "--linearize", "--object-streams=generate", tmp_path / "filled", small)
    returned = read(small.read_bytes())
    assert (said(returned.fields), returned.kind) == (values, UPWARD)


@pytest.mark.long
@needs_poppler
def test_poppler_fills_the_form(tmp_path):
    returned = read(by_poppler(tmp_path, pdf(), TYPED))
    assert said(returned.fields) == TYPED
    assert returned.kind is OWN


@pytest.mark.long
@needs_qpdf
def test_the_forms_are_sound(tmp_path):
    every = {"own.pdf": form(), "written.pdf": written(), "feedback.pdf": form(UPWARD)}
    for name, blank in every.items():
        (tmp_path / name).write_bytes(pdf(blank))
        run("qpdf", "--check", tmp_path / name)
