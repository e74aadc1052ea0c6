"""The form is filled by programs that nobody here wrote, and read back equal.

What Chromium, pdftk and poppler made of a form once is kept in ``forms``, so that reading it is
checked on every computer; where pdftk and poppler are installed, they fill a form of today, which
is among what runs long.
"""

from datetime import date

import pytest

from app.domain.kinds import ActionKind, LineSource, SectionKind
from app.exchange.errors import Unreadable
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
from tests.exchange.plan_forms import ABROAD, MARK, meant, pdf, read, written

#: What was typed into each program; Chromium's by its own keyboard, month and source too.
TYPED = {
    "section.looking_back": f"Two renewals slipped.\n{ABROAD} (50 %) <b> & \\",
    "section.help_wanted": "Ćwiczenia\n練習",
    "line.1.account": "Müller & Söhne, Αθήνα",
    "line.1.amount": "€ 540.000,00",
    "line.1.month": "March 2027",
    "line.1.source": "Referral",
    "line.2.segment": "Средний бизнес",
    "line.2.amount": "1.2 Mio",
    "line.2.month": "04/27",
    "line.2.source": "Янa сказала",
    "action.1.text": "Позвонить десяти новым клиентам",
    "action.1.kind": "Training",
    "action.1.due": "31 March 2027",
}
#: The same without Japanese: poppler puts the whole font of it into the file.
SMALLER = {
    name: text.translate(dict.fromkeys(map(ord, "日本語練習"))) for name, text in TYPED.items()
}
BY_KEYBOARD = {
    "section.looking_back": (
        "Two renewals slipped. Ελληνικά, Привет, Zażółć gęślą jaźń, 日本語, مرحبا\n"
        "And a second line"
    ),
    "section.market": "Рынок растёт",
    "line.1.account": "Müller & Söhne, Αθήνα",
    "line.1.segment": "Mid-market",
    "line.1.amount": "€ 540.000,00",
    "line.1.month": "March 2027",
    "line.1.source": "Referral",
    "line.2.account": "Ćwiczenia",
    "line.2.amount": "620k",
    "action.1.text": "Позвонить десяти новым клиентам",
    "action.1.kind": "Training",
    "action.1.due": "31 March 2027",
}


@pytest.mark.parametrize(
    ("name", "typed"),
    [("chromium.pdf", BY_KEYBOARD), ("pdftk.pdf", TYPED), ("poppler.pdf", SMALLER)],
)
def test_a_form_that_another_program_filled_is_read_as_it_was_typed(name, typed):
    returned = read(kept(name), name)
    assert said(returned.fields) == typed
    assert (returned.mark, returned.person_id, returned.number) == (MARK, 3, 1)
    assert returned.missing == ()


def test_what_was_typed_into_a_browser_is_understood():
    found = meant(read(kept("chromium.pdf")))
    assert found.sections[SectionKind.MARKET] == "Рынок растёт"
    assert [(one.account, one.amount, one.month, one.source) for one in found.lines] == [
        ("Müller & Söhne, Αθήνα", 54_000_000, date(2027, 3, 1), LineSource.REFERRAL),
        ("Ćwiczenia", 62_000_000, None, None),
    ]
    (action,) = found.actions
    assert (action.text, action.kind, action.due) == (
        "Позвонить десяти новым клиентам", ActionKind.TRAINING, date(2027, 3, 31),
    )  # fmt: skip
    assert found.problems == ()


def test_what_was_typed_and_is_no_source_is_kept():
    found = meant(read(kept("pdftk.pdf")))
    second = found.lines[1]
    assert (second.segment, second.amount, second.month) == (
        "Средний бизнес", 120_000_000, date(2027, 4, 1),
    )  # fmt: skip
    assert second.unread("source") == "Янa сказала"
    assert [one.column for one in found.problems] == ["Line 2, source"]


@pytest.mark.long
@needs_pdftk
@pytest.mark.parametrize("as_fdf", [False, True])
@pytest.mark.parametrize("options", [(), ("need_appearances",)])
def test_pdftk_fills_the_form(tmp_path, as_fdf, options):
    returned = read(by_pdftk(tmp_path, pdf(), TYPED, as_fdf=as_fdf, options=options))
    assert said(returned.fields) == TYPED
    assert returned.missing == ()


@pytest.mark.long
@needs_pdftk
def test_pdftk_changes_what_stood_on_the_form_already(tmp_path):
    before = read(pdf(written())).fields
    returned = read(by_pdftk(tmp_path, pdf(written()), TYPED))
    assert said(returned.fields) == {**before, **TYPED}


@pytest.mark.long
@needs_pdftk
def test_a_form_that_pdftk_locked_is_read_and_one_with_a_password_is_not(tmp_path):
    locked = by_pdftk(tmp_path, pdf(), TYPED, options=("encrypt_128bit", "owner_pw", "x"))
    assert said(read(locked).fields) == TYPED
    closed = by_pdftk(tmp_path, pdf(), TYPED, options=("encrypt_128bit", "user_pw", "x"))
    with pytest.raises(Unreadable, match="password"):
        read(closed)


@pytest.mark.long
@needs_pdftk
def test_a_form_that_pdftk_flattened_is_refused(tmp_path):
    with pytest.raises(Unreadable, match="fields of this form are gone"):
        read(by_pdftk(tmp_path, pdf(), TYPED, options=("flatten",)))


@pytest.mark.long
@needs_poppler
def test_poppler_fills_the_form(tmp_path):
    returned = read(by_poppler(tmp_path, pdf(), TYPED))
    assert said(returned.fields) == TYPED
    assert returned.missing == ()


@pytest.mark.long
@needs_poppler
def test_poppler_changes_what_stood_on_the_form_already(tmp_path):
    before = read(pdf(written())).fields
    assert said(read(by_poppler(tmp_path, pdf(written()), TYPED)).fields) == {**before, **TYPED}


@pytest.mark.long
@needs_qpdf
def test_the_form_is_sound(tmp_path):
    for name, data in (("blank.pdf", pdf()), ("written.pdf", pdf(written()))):
        (tmp_path / name).write_bytes(data)
        run("qpdf", "--check", tmp_path / name)


@pytest.mark.long
@needs_qpdf
@needs_pdftk
def test_a_form_that_was_squeezed_for_the_web_is_read(tmp_path):
    (tmp_path / "filled").write_bytes(by_pdftk(tmp_path, pdf(), TYPED))
    small = tmp_path / "small.pdf"
    run("qpdf", "--linearize", "--object-streams=generate", tmp_path / "filled", small)
    assert said(read(small.read_bytes()).fields) == TYPED
